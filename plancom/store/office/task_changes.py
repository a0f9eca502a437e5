"""Changes of a task as people make them: checked against the plan, and refused where somebody else changed it meanwhile."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine

from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.store.db.data_version import advance
from plancom.store.db.engine import writing
from plancom.store.office.task_details import TaskDetails, add_details, details
from plancom.store.office.task_evidence import NewFile, add_evidence, checked_file, checked_link
from plancom.store.office.task_states import TaskState, add_state, states

MAX_COMMENT, MAX_LINE = 5000, 200
MAX_MEDIA, MAX_FILES = 20, 5


class TaskError(ValueError):
    """What was typed of a task cannot be kept; the message says why, and how to mend it."""


@dataclass(frozen=True)
class TaskVersion:
    """The newest lines of a task: two people who see the same ones see the same task."""

    state: int = 0
    details: int = 0


class TaskChangedError(TaskError):
    """Somebody else changed the task since `version` was read: `states` and `details` are what they said, `now` the version."""

    def __init__(self, now: TaskVersion, said: Sequence[TaskState], versions: Sequence[TaskDetails]) -> None:
        authors = [*(one.author for one in said), *(one.author for one in versions)]
        names = dict.fromkeys(author or tr("otra persona") for author in authors)
        super().__init__(
            tr(
                "Mientras usted escribía, {names} cambió esta tarea. No se guardó nada todavía, y lo que usted escribió sigue aquí. Mire el cambio y vuelva a guardar si el suyo sigue valiendo.",
                names=listed(names),
            )
            if len(names) == 1
            else tr(
                "Mientras usted escribía, {names} cambiaron esta tarea. No se guardó nada todavía, y lo que usted escribió sigue aquí. Mire el cambio y vuelva a guardar si el suyo sigue valiendo.",
                names=listed(names),
            )
        )
        self.now, self.states, self.details = now, said, versions


def version_of(connection: Connection, task: str) -> TaskVersion:
    """The task's version as of now."""
    said, versions = states(connection, task).get(task, ()), details(connection, task).get(task, ())
    return TaskVersion(max((s.id for s in said), default=0), max((v.id for v in versions), default=0))


def record_state(
    engine: Engine, plan: Plan, said: TaskState, *, today: dt.date, now: dt.datetime,
    files: Sequence[NewFile] = (), link: str = "", seen: TaskVersion | None = None,
) -> int:  # fmt: skip
    """Keeps a state with its comment and evidence, all or nothing; the change's number.

    Raises TaskError for an unknown task, an empty or too long comment, and a day before the plan or in the future; EvidenceError;
    and TaskChangedError where `seen` is no longer the task's version.
    """
    said = replace(said, comment=_comment(said.comment, needed=True), author=_line(said.author, tr("El nombre")))
    _known(plan, said.task)
    if said.day > today:
        raise TaskError(tr("La fecha no puede estar en el futuro: hoy es {today}.", today=dates.date(today)))
    if said.day < plan.start:
        raise TaskError(
            tr("La fecha no puede ser anterior al plan, que empezó el {start}.", start=dates.date(plan.start))
        )
    if len(files) > MAX_FILES:
        raise TaskError(tr("Son demasiados archivos: suba hasta {max_files} por cambio.", max_files=MAX_FILES))
    checked, address = [checked_file(file) for file in files], checked_link(link)
    with writing(engine) as connection:
        _unchanged(connection, said.task, seen)
        change = add_state(connection, said, now)
        add_evidence(connection, change, checked, address)
        advance(connection)
    return change


def record_details(
    engine: Engine, plan: Plan, version: TaskDetails, *, now: dt.datetime, seen: TaskVersion | None = None
) -> int:
    """Keeps a version of what is known of a task; its number, 0 where it says what the last one said and nothing is kept.

    Raises TaskError for an unknown task, a due date outside the plan and texts that are too long; TaskChangedError where `seen` is no
    longer the task's version.
    """
    _known(plan, version.task)
    version = _checked(plan, version)
    with writing(engine) as connection:
        _unchanged(connection, version.task, seen)
        before = details(connection, version.task).get(version.task, (TaskDetails(version.task),))[-1]
        if before.said == version.said and not version.comment:
            return 0
        number = add_details(connection, version, now)
        advance(connection)
    return number


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


def _unchanged(connection: Connection, task: str, seen: TaskVersion | None) -> None:
    if seen is None:
        return
    now = version_of(connection, task)
    if now != seen:
        said = [one for one in states(connection, task).get(task, ()) if one.id > seen.state]
        versions = [one for one in details(connection, task).get(task, ()) if one.id > seen.details]
        raise TaskChangedError(now, said, versions)


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
