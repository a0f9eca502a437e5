"""States of the plan's tasks: each change is a new line with its day, author and comment."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Connection, insert, select

from plancom.store.tables import task_states

State = Literal["pending", "in_progress", "done", "postponed", "cancelled"]
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


def states(connection: Connection, task: str | None = None) -> Mapping[str, Sequence[TaskState]]:
    """Every change of state by task (or of one task), the oldest first; of one day, the last said counts last."""
    c = task_states.c
    query = select(c.task, c.state, c.day, c.comment, c.author, c.id, c.created_at).order_by(c.day, c.id)
    if task is not None:
        query = query.where(c.task == task)
    found: dict[str, list[TaskState]] = {}
    for row in connection.execute(query):
        found.setdefault(row.task, []).append(TaskState(*row))
    return found


def add_state(connection: Connection, task: TaskState, now: dt.datetime) -> int:
    """Adds the line; its number."""
    values = {"task": task.task, "state": task.state, "day": task.day, "comment": task.comment, "author": task.author}
    result = connection.execute(insert(task_states).values(**values, created_at=now))
    return int((result.inserted_primary_key or (0,))[0])
