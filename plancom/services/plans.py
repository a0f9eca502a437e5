"""The plans in force: those of files, and those that the office put in force itself, which stand above a file of the same id."""

import datetime as dt
from dataclasses import replace

from sqlalchemy import Connection, Engine

from plancom import clock, settings
from plancom.access import acts
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import SOURCE, tr
from plancom.plan import Plan, Plans, load, plan_from_text, plans_in
from plancom.plan.institution_change import with_institution_of
from plancom.plan.plan_text import PlanText
from plancom.plan.plans import Kept
from plancom.services import plan_drafts
from plancom.store.db.engine import writing
from plancom.store.imports import plan_changes
from plancom.store.office.documents import require_newest
from plancom.store.plans.plan_versions import PLAN_VERSIONS, PlanVersion, in_force


class PlanDecisionError(ValueError):
    """A plan that cannot be put in force or withdrawn; the message says in Spanish why."""


def plans_in_force(connection: Connection, spoken: str) -> Plans:
    """Every plan in force, in the language `spoken` where it has been translated. Raises PlanError."""
    return plans_with(kept_plans(connection), spoken)


def kept_plans(connection: Connection) -> Kept:
    """The plans that the office put in force itself."""
    return tuple((one.plan, one.text) for one in in_force(connection).values())


def plans_with(kept: Kept, spoken: str) -> Plans:
    """The plans that are `kept` and those of the files, in the language `spoken`. Raises PlanError."""
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
    for_others: bool = False,
) -> tuple[Plan, PlanVersion | None]:
    """Keeps the plan of a file's `text` and puts it in force from now on; None where it is in force already, to the letter.

    Rows are told apart by it in the same transaction, and the `draft` that it was is closed. `for_others` has its institution in the other
    plans too, each a version by the same act. `seen` is the version that its author had
    before their eyes. Raises PlanError, PlanDecisionError without an act or an author, OutdatedError, and ClosedDraftError.
    """
    plan = plan_from_text(text, name)
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
        others = _others(connection, plan, text) if for_others else []
        written = document.add(connection, version, now)
        plan_changes.follow(connection, plan)
        for other, other_text in others:
            PLAN_VERSIONS.document(connection, other.id).add(
                connection, replace(version, plan=other.id, text=other_text), now
            )
            plan_changes.follow(connection, other)
    return plan, written


def _others(connection: Connection, plan: Plan, text: str) -> list[tuple[Plan, str]]:
    """The other plans with the institution of `plan`, those that it changes. Raises PlanDecisionError where one makes no sense with it."""
    found = []
    for one in plans_in_force(connection, SOURCE).all:
        if one.id == plan.id:
            continue
        before = text_of(connection, one.id)
        after = with_institution_of(PlanText.taken_in(before, one.id), PlanText.taken_in(text, plan.id))
        other, faults = after.checked
        if other is None or faults:
            raise PlanDecisionError(
                tr(
                    "La entidad no se puede cambiar en «{name}»: {reason} No se puso nada en vigor.",
                    name=one.name,
                    reason=faults[0].reason,
                )
            )
        if other.institution != plan_from_text(before, one.id).institution:
            found.append((other, after.text))
    return found


def of_another_institution(connection: Connection, plan: Plan, text: str) -> list[Plan]:
    """The other plans in force whose institution is not as in the `text` of `plan`. Raises PlanDecisionError and PlanError."""
    return [one for one, _ in _others(connection, plan, text)]


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
