"""Writing of a task's changes: kept, or refused with the reason, while everything typed stays where it is.

The widgets of a task's forms bear a round in their keys. A change that is kept begins the next round, and with it empty fields.
"""

from collections.abc import Callable, Sequence

import streamlit as st
from sqlalchemy.exc import DatabaseError

from plancom.charts.status import TASK_STATES
from plancom.indicators.task_history import difference
from plancom.language import dates
from plancom.plan import Task
from plancom.store.schema import unreachable
from plancom.store.task_changes import TaskChangedError, TaskError, TaskVersion
from plancom.store.task_details import TaskDetails
from plancom.store.task_evidence import EvidenceError
from plancom.ui.cache import Office
from plancom.ui.sections import plain
from plancom.ui.tasks import kept, version_now


def key_of(task: str, part: str) -> str:
    """The key of a widget in this round of the task's forms."""
    return f"task-{task}-{st.session_state.get(f'task-round-{task}', 0)}-{part}"


def begin(office: Office, task: str, form: str, values: dict[str, object]) -> None:
    """Fills a form that was just opened, and remembers which lines of the task its reader has seen."""
    if any(key_of(task, part) not in st.session_state for part in values):
        for part, value in values.items():
            st.session_state[key_of(task, part)] = value
        st.session_state[key_of(task, f"{form}-seen")] = version_now(office, task)


def typed(task: str, part: str) -> str:
    """What stands in a text field."""
    return str(st.session_state.get(key_of(task, part)) or "")


def write(office: Office, task: Task, form: str, change: Callable[[TaskVersion], str]) -> None:
    """Calls `change` with the version that was seen; it keeps the change and says what was done."""
    told, seen = key_of(task.id, "told"), key_of(task.id, f"{form}-seen")
    try:
        done = change(st.session_state[seen])
    except TaskChangedError as error:
        st.session_state[seen] = error.now
        st.session_state[told] = "\n\n".join([str(error), *_said(office, task, error)])
        st.rerun()
    except (TaskError, EvidenceError) as error:
        st.error(plain(str(error)), icon=":material/block:")
    except DatabaseError as error:
        st.error(f"No se pudo guardar; nada cambió. {unreachable(error)}", icon="⚠️")
    else:
        st.session_state[f"task-done-{task.id}"] = done
        st.session_state[f"task-round-{task.id}"] = st.session_state.get(f"task-round-{task.id}", 0) + 1
        st.rerun()


def told_section(task: str) -> None:
    """What somebody else changed meanwhile, until this round's change is kept."""
    if text := st.session_state.get(key_of(task, "told")):
        st.warning(plain(str(text)), icon=":material/group:")


def done_section(task: str) -> None:
    """What was kept last, once."""
    if text := st.session_state.pop(f"task-done-{task}", None):
        st.success(plain(str(text)), icon=":material/check_circle:")


def _said(office: Office, task: Task, error: TaskChangedError) -> Sequence[str]:
    """What the others wrote, a sentence each."""
    found = [
        f"{one.author or 'Otra persona'}: {TASK_STATES[one.state]} desde el {dates.date(one.day)}. «{one.comment}»"
        for one in error.states
    ]
    new = {one.id for one in error.details}
    known = [one for one in kept(office).details.get(task.id, ()) if one.id not in new]
    before = known[-1] if known else TaskDetails(task.id)
    for version in error.details:
        what = difference(office.plan, task, before, version) or f"«{version.comment}»"
        found.append(f"{version.author or 'Otra persona'}: {what}")
        before = version
    return found
