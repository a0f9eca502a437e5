"""States of the plan's tasks: each change is a new line with its day, author and comment."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Connection, Engine, insert, select

from plancom.store.engine import writing
from plancom.store.tables import task_states
from plancom.store.versions import advance

State = Literal["pending", "in_progress", "done"]
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True)
class TaskState:
    """A task was in `state` from `day` on."""

    task: str
    state: State
    day: dt.date
    comment: str
    author: str


def states(connection: Connection) -> Mapping[str, Sequence[TaskState]]:
    """Every change of state by task, the oldest first; of one day, the last said counts last."""
    c = task_states.c
    query = select(c.task, c.state, c.day, c.comment, c.author).order_by(c.day, c.id)
    found: dict[str, list[TaskState]] = {}
    for row in connection.execute(query):
        found.setdefault(row.task, []).append(TaskState(row.task, row.state, row.day, row.comment, row.author))
    return found


def set_state(engine: Engine, task: TaskState, now: dt.datetime) -> None:
    """Records that a task changed its state."""
    with writing(engine) as connection:
        connection.execute(
            insert(task_states).values(
                task=task.task, state=task.state, day=task.day, comment=task.comment, author=task.author, created_at=now
            )
        )
        advance(connection)
