"""The plans in force: those of files, and those that the office put in force itself, which stand above a file of the same id."""

import datetime as dt

from sqlalchemy import Connection, Engine

from plancom import clock, settings
from plancom.access import acts
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.plan import Plan, Plans, load, parsed, plans_in
from plancom.services import plan_drafts
from plancom.store.db.engine import writing
from plancom.store.imports import plan_changes
from plancom.store.office.documents import require_newest
from plancom.store.office.plan_versions import PLAN_VERSIONS, PlanVersion, in_force


class PlanDecisionError(ValueError):
    """A plan that cannot be put in force or withdrawn; the message says in Spanish why."""


def plans_in_force(connection: Connection, spoken: str) -> Plans:
    """Every plan in force, in the language `spoken` where it has been translated. Raises PlanError."""
    kept = tuple((one.plan, one.text) for one in in_force(connection).values())
    return plans_in(settings.plan_paths(), spoken, kept)


def put_in_force(
    engine: Engine,
    text: str,
    *,
    name: str,
    day: dt.date,
    act: str,
    author: str,
    now: dt.datetime,
    seen: int | None = None,
    draft: str = "",
) -> tuple[Plan, PlanVersion | None]:
    """Keeps the plan of a file's `text` and puts it in force from now on; None where it is in force already, to the letter.

    Rows are told apart by it in the same transaction, and the `draft` that it was is closed. `seen` is the version that its author had
    before their eyes. Raises PlanError, PlanDecisionError without an act or an author, OutdatedError, and ClosedDraftError.
    """
    plan = parsed(text, name)
    if not act.strip():
        raise PlanDecisionError(
            tr("Escriba el acta o el documento por el que rige el plan: es lo que se le preguntará.")
        )
    if not author.strip():
        raise PlanDecisionError(tr("Escriba quién lo pone en vigor: queda en el registro."))
    if day > clock.local(now, plan).date():
        raise PlanDecisionError(tr("El acta no puede ser de un día que no ha llegado: {day}.", day=dates.date(day)))
    version = PlanVersion(plan.id, "in_force", text, day=day, act=act.strip(), author=author)
    with writing(engine, acts.PUT_PLAN_IN_FORCE) as connection:
        document = PLAN_VERSIONS.document(connection, plan.id)
        require_newest((document, seen))
        if draft:
            plan_drafts.close(connection, draft, text, author=author, now=now)
        written = document.add(connection, version, now)
        plan_changes.follow(connection, plan)
    return plan, written


def withdraw(engine: Engine, plan_id: str, *, reason: str, author: str, now: dt.datetime) -> PlanVersion:
    """Takes a plan that was put in force out again; its versions stay. Raises PlanDecisionError."""
    if not reason.strip():
        raise PlanDecisionError(tr("Escriba por qué deja de regir: es lo que se le responderá a quien pregunte."))
    with writing(engine, acts.PUT_PLAN_IN_FORCE) as connection:
        document = PLAN_VERSIONS.document(connection, plan_id)
        newest = document.newest
        if newest is None or newest.state != "in_force":
            raise PlanDecisionError(
                tr(
                    "Ningún plan «{plan_id}» se puso en vigor desde aquí; los de archivos se quitan con su archivo.",
                    plan_id=plan_id,
                )
            )
        version = PlanVersion(plan_id, "withdrawn", newest.text, newest.day, newest.act, reason.strip(), author)
        return document.append(connection, version, now)


def text_of(connection: Connection, plan_id: str) -> str:
    """The text of a plan in force, to the byte. Raises LookupError for one that is not, and PlanError."""
    if kept := in_force(connection).get(plan_id):
        return kept.text
    for path in settings.plan_paths():
        if load(path).id == plan_id:
            return path.read_bytes().decode("utf-8")
    raise LookupError(plan_id)


def overlapping(plans: Plans, plan: Plan) -> list[Plan]:
    """The other plans that share days with `plan`: on those the one that starts last is shown."""
    return [one for one in plans.all if one.id != plan.id and one.start <= plan.last_day and plan.start <= one.last_day]


def contents(plan: Plan) -> dict[str, str]:
    """How many `strategies`, `tasks` and `goals` a plan has, in words: «2 estrategias», «1 tarea», «6 metas»."""
    return {
        "strategies": counted(len(plan.strategies), "estrategia", "estrategias"),
        "tasks": counted(sum(len(one.tasks) for one in plan.strategies), "tarea", "tareas"),
        "goals": counted(len(plan.indicators), "meta", "metas"),
    }
