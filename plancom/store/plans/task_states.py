"""States of the plan's tasks: each change is a new line with its day, author and comment."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Connection

from plancom.access import acts
from plancom.store.office.documents import Documents
from plancom.store.tables import task_states as table

State = Literal["pending", "in_progress", "done", "postponed", "cancelled"]
Standing = Literal["pending", "in_progress", "done", "postponed", "cancelled", "delivered", "unsaid"]
"""A task's state; of one of which none was said, whether something was `delivered` for it."""
STATES: tuple[State, ...] = get_args(State)
CLOSED: frozenset[State] = frozenset({"done", "cancelled"})
"""States in which nothing is left to be done."""


@dataclass(frozen=True)
class TaskState:
    """A task was in `state` from `day` on. `id` and `created_at` (UTC) are those of the line that says so."""

    task: str
    state: State
    day: dt.date
    comment: str
    author: str
    id: int = 0
    created_at: dt.datetime | None = None


STATE_CHANGES: Documents[TaskState] = Documents(
    acts.WRITE_TASK, table, ("plan", "task"),
    parse=lambda row: TaskState(**{name: value for name, value in row.items() if name != "plan"}),
    fields=lambda one: {"state": one.state, "day": one.day, "comment": one.comment},
)  # fmt: skip


def states(connection: Connection, plan: str, task: str | None = None) -> Mapping[str, Sequence[TaskState]]:
    """Every change of state by task of a plan (or of one task), the oldest first; of one day, the one written last counts last."""
    written = STATE_CHANGES.histories(connection, plan, *([] if task is None else [task]))
    return {name: sorted(changes, key=lambda one: (one.day, one.id)) for name, changes in written.items()}
