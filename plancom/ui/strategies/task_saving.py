"""Writing of a task's changes: kept, or refused with the reason, while everything typed stays where it is.

The widgets of a form bear a round in their keys. A change that is kept begins the form's next round, and with it empty fields; what
was typed in the task's other form stays.
"""

from collections.abc import Callable, Sequence
from typing import Literal, get_args

import streamlit as st
from sqlalchemy.exc import DatabaseError

from plancom.charts.status import TASK_STATES
from plancom.indicators.task_history import difference
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Task
from plancom.store.db.schema import unreachable
from plancom.store.office.documents import OutdatedError
from plancom.store.plans.task_changes import TaskError, TaskVersion, version_after
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_evidence import EvidenceError
from plancom.store.plans.task_states import TaskState
from plancom.ui.elements.messages import authors_of
from plancom.ui.elements.sections import plain
from plancom.ui.state.tasks import version_now

Form = Literal["progress", "details"]


def key_of(task: str, form: Form, part: str) -> str:
    """The key of a widget in this round of the task's form."""
    return f"task-{task}-{form}-{st.session_state.get(_round(task, form), 0)}-{part}"


def open_key(task: str) -> str:
    """The key of what is open under a task."""
    return f"task-{task}-open"


def close_written(task: str) -> None:
    """Closes the form whose change was just kept; before what is open is drawn."""
    if written := st.session_state.pop(f"task-{task}-written", None):
        st.session_state[open_key(task)] = [
            part for part in st.session_state.get(open_key(task), ()) if part != written
        ]


def _round(task: str, form: Form) -> str:
    return f"task-{task}-{form}-round"


def begin(office: Office, task: str, form: Form, values: dict[str, object]) -> None:
    """Fills a form that was just opened, and remembers which lines of the task its reader has seen."""
    if any(key_of(task, form, part) not in st.session_state for part in values):
        for part, value in values.items():
            st.session_state[key_of(task, form, part)] = value
        st.session_state[key_of(task, form, "seen")] = version_now(office, task)
        st.session_state.pop(key_of(task, form, "told"), None)


def typed(task: str, form: Form, part: str) -> str:
    """What stands in a text field."""
    return str(st.session_state.get(key_of(task, form, part)) or "")


def write(office: Office, task: Task, form: Form, change: Callable[[TaskVersion], tuple[str, TaskVersion]]) -> None:
    """Calls `change` with the version that was seen; it keeps the change, and gives what was done and the version that it makes."""
    key = key_of(task.id, form, "seen")
    seen: TaskVersion = st.session_state[key]
    try:
        done, now = change(seen)
    except OutdatedError as error:
        st.session_state[key] = version_after(seen, error.since)
        sentences = [_meanwhile(error), *_changes(office, task, error)]
        st.session_state[key_of(task.id, form, "told")] = "\n\n".join(sentences)
        st.rerun()
    except (TaskError, EvidenceError) as error:
        st.error(plain(str(error)), icon=":material/block:")
    except DatabaseError as error:
        st.error(tr("No se pudo guardar; nada cambió. {unreachable}", unreachable=unreachable(error)), icon="⚠️")
    else:
        for other in get_args(Form):  # a form beside it that saw the same knows of this change: it is its reader's own
            if st.session_state.get(key_of(task.id, other, "seen")) == seen:
                st.session_state[key_of(task.id, other, "seen")] = now
        st.session_state[f"task-{task.id}-done"] = done
        st.session_state[f"task-{task.id}-written"] = form
        st.session_state[_round(task.id, form)] = st.session_state.get(_round(task.id, form), 0) + 1
        st.rerun()


def told_section(task: str, form: Form) -> None:
    """What somebody else changed meanwhile, until the form's change is kept."""
    place = st.empty()  # always there: what comes after keeps its place in the page, and with it what is typed in it
    if text := st.session_state.get(key_of(task, form, "told")):
        place.warning(plain(str(text)), icon=":material/group:")


def done_section(task: str) -> None:
    """What was kept last, once; and in sight, for the card is another's height now and may be in another group, where nobody looks."""
    place = st.empty()
    if text := st.session_state.pop(f"task-{task}-done", None):
        st.toast(tr("Listo: quedó guardado en la tarea."), icon=":material/check_circle:")
        place.success(plain(str(text)), icon=":material/check_circle:")


def _meanwhile(error: OutdatedError) -> str:
    return (
        tr(
            "Mientras usted escribía, {names} cambió esta tarea. No se guardó nada todavía, y lo que usted escribió sigue aquí. Mire el cambio y vuelva a guardar si el suyo sigue valiendo.",
            names=authors_of(error),
        )
        if len(error.authors) == 1
        else tr(
            "Mientras usted escribía, {names} cambiaron esta tarea. No se guardó nada todavía, y lo que usted escribió sigue aquí. Mire el cambio y vuelva a guardar si el suyo sigue valiendo.",
            names=authors_of(error),
        )
    )


def _changes(office: Office, task: Task, error: OutdatedError) -> Sequence[str]:
    """What the others wrote, a sentence each."""
    details = [one for one in error.since if isinstance(one, TaskDetails)]
    sentences = [
        tr(
            "{who}: {state} desde el {day}. «{comment}»",
            who=one.author or tr("Otra persona"),
            state=tr(TASK_STATES[one.state]),
            day=dates.date(one.day),
            comment=one.comment,
        )
        for one in error.since
        if isinstance(one, TaskState)
    ]
    new = {one.id for one in details}
    known = [one for one in office.tasks.details.get(task.id, ()) if one.id not in new]
    before = known[-1] if known else TaskDetails(task.id)
    for version in details:
        what = difference(office.plan, task, before, version) or tr("«{comment}»", comment=version.comment)
        who = version.author or tr("Otra persona")
        sentences.append(f"{who}: {what}")
        before = version
    return sentences
