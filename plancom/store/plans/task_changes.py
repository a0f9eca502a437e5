"""Changes of a task as people make them: checked against the plan, and refused where somebody else changed it meanwhile."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine

from plancom.access import acts
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.store.db.engine import writing
from plancom.store.office.documents import Document, require_newest
from plancom.store.plans.task_details import DETAILS, TaskDetails
from plancom.store.plans.task_evidence import NewFile, add_evidence, checked_file, checked_link
from plancom.store.plans.task_states import STATE_CHANGES, TaskState

MAX_COMMENT, MAX_LINE = 5000, 200
MAX_MEDIA, MAX_FILES = 20, 5


class TaskError(ValueError):
    """What was typed of a task cannot be kept; the message says why, and how to mend it."""


@dataclass(frozen=True)
class TaskVersion:
    """The newest lines of a task: two people who see the same ones see the same task."""

    state: int = 0
    details: int = 0


def version_of(connection: Connection, plan: str, task: str) -> TaskVersion:
    """The version of a plan's task as of now."""
    states, details = _documents(connection, plan, task, None)
    return TaskVersion(states.number, details.number)


def version_after(seen: TaskVersion, since: Iterable[TaskState | TaskDetails]) -> TaskVersion:
    """The version that a task came to after the one that was seen, by what was written `since`."""
    states = [one.id for one in since if isinstance(one, TaskState)]
    details = [one.id for one in since if isinstance(one, TaskDetails)]
    return TaskVersion(max(states, default=seen.state), max(details, default=seen.details))


def record_state(
    engine: Engine, plan: Plan, change: TaskState, *, today: dt.date, now: dt.datetime,
    files: Sequence[NewFile] = (), link: str = "", seen: TaskVersion | None = None,
) -> int:  # fmt: skip
    """Keeps a state with its comment and evidence, all or nothing; the change's number.

    Raises TaskError for an unknown task, an empty or too long comment, and a day before the plan or in the future; EvidenceError;
    and OutdatedError where `seen` is no longer the task's version.
    """
    comment, author = _comment(change.comment, needed=True), _line(change.author, tr("El nombre"))
    _known(plan, change.task)
    if change.day > today:
        raise TaskError(tr("La fecha no puede estar en el futuro: hoy es {today}.", today=dates.date(today)))
    if change.day < plan.start:
        raise TaskError(
            tr("La fecha no puede ser anterior al plan, que empezó el {start}.", start=dates.date(plan.start))
        )
    if len(files) > MAX_FILES:
        raise TaskError(tr("Son demasiados archivos: suba hasta {max_files} por cambio.", max_files=MAX_FILES))
    checked, address = [checked_file(file) for file in files], checked_link(link)
    with writing(engine, acts.WRITE_TASK) as connection:
        states, _details = _documents(connection, plan.id, change.task, seen)
        written = states.append(connection, replace(change, comment=comment, author=author), now)
        add_evidence(connection, written.id, checked, address)
    return written.id


def record_details(
    engine: Engine, plan: Plan, version: TaskDetails, *, now: dt.datetime, seen: TaskVersion | None = None
) -> int:
    """Keeps a version of what is known of a task; its number, 0 where it says what the last one said and nothing is kept.

    Raises TaskError for an unknown task, a due date outside the plan and texts that are too long; OutdatedError where `seen` is no longer
    the task's version.
    """
    _known(plan, version.task)
    version = _checked(plan, version)
    with writing(engine, acts.WRITE_TASK) as connection:
        _states, details = _documents(connection, plan.id, version.task, seen)
        written = details.add(connection, version, now)
    return written.id if written else 0


def _checked(plan: Plan, version: TaskDetails) -> TaskDetails:
    last = plan.calendar.last_day(plan.years)
    if version.due is not None and version.due < plan.start:
        raise TaskError(
            tr("La fecha límite no puede ser anterior al plan, que empieza el {start}.", start=dates.date(plan.start))
        )
    if version.due is not None and version.due > last:
        raise TaskError(
            tr("La fecha límite no puede ser posterior al plan, que termina el {last}.", last=dates.date(last))
        )
    media = version.media
    if media is not None:
        media = tuple(dict.fromkeys(filter(None, (_line(one, tr("Cada medio")) for one in media))))
        if len(media) > MAX_MEDIA:
            raise TaskError(tr("Son demasiados medios: escriba hasta {max_media}.", max_media=MAX_MEDIA))
    return replace(
        version,
        responsible=_line(version.responsible, tr("El responsable")),
        media=media,
        audience=_line(version.audience, tr("El grupo de interés")),
        comment=_comment(version.comment, needed=False),
        author=_line(version.author, tr("El nombre")),
    )


def _documents(
    connection: Connection, plan: str, task: str, seen: TaskVersion | None
) -> tuple[Document[TaskState], Document[TaskDetails]]:
    """A task's states and details, which are one document to who writes in them. Raises OutdatedError."""
    states, details = STATE_CHANGES.document(connection, plan, task), DETAILS.document(connection, plan, task)
    if seen is not None:
        require_newest((states, seen.state), (details, seen.details))
    return states, details


def _known(plan: Plan, task: str) -> None:
    known = [one.id for strategy in plan.strategies for one in strategy.tasks]
    if task not in known:
        raise TaskError(tr("La tarea «{task}» no está en el plan. Las hay: {known}.", task=task, known=listed(known)))


def _comment(text: str, *, needed: bool) -> str:
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if needed and not text:
        raise TaskError(tr("Escriba un comentario: qué se hizo, o qué falta."))
    if len(text) > MAX_COMMENT:
        raise TaskError(
            tr(
                "El comentario es demasiado largo: use {max_comment} caracteres o menos.",
                max_comment=number(MAX_COMMENT),
            )
        )
    return text


def _line(text: str, what: str) -> str:
    text = " ".join(text.replace("\x00", "").split())
    if len(text) > MAX_LINE:
        raise TaskError(
            tr("{what} es demasiado largo: use {max_line} caracteres o menos.", what=what, max_line=MAX_LINE)
        )
    return text
