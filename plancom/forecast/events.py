"""Events: what the office did, and when: its activities, and the plan's tasks on the day they were done."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from plancom.language.translation import tr
from plancom.plan import Plan, word
from plancom.store.plans.task_states import TaskState


@dataclass(frozen=True)
class Event:
    """Something done on a day. `name` is short («Folletos»), `detail` says what; `quantity` only of activities."""

    day: dt.date
    name: str
    detail: str = ""
    quantity: float | None = None
    strategy: str = ""
    kind: Literal["activity", "task"] = "activity"


def events_of(plan: Plan, activities: pd.DataFrame, states: Mapping[str, Sequence[TaskState]]) -> tuple[Event, ...]:
    """All events, by day; activities of one medium on one day are one event, their quantities added.

    `activities` is `store.figures.queries.activity_list`.
    """
    found = [*_activities(plan, activities), *_tasks(plan, states)]
    return tuple(sorted(found, key=lambda event: (event.day, event.name)))


def _activities(plan: Plan, activities: pd.DataFrame) -> Iterator[Event]:
    for labels, rows in activities.groupby(["day", "medium"], sort=True):
        day, medium = labels if isinstance(labels, tuple) else (labels, "")
        details = dict.fromkeys(str(text) for text in rows["description"] if text)
        strategies = {str(text) for text in rows["strategy"] if text}
        yield Event(
            pd.Timestamp(str(day)).date(),
            word(plan, str(medium)) or tr("Actividad"),
            "; ".join(details),
            float(rows["quantity"].sum()),
            strategies.pop() if len(strategies) == 1 else "",
        )


def _tasks(plan: Plan, states: Mapping[str, Sequence[TaskState]]) -> Iterator[Event]:
    for strategy in plan.strategies:
        for task in strategy.tasks:
            done = _done(states.get(task.id, ()))
            if done is not None:
                yield Event(done, task.name, tr("Tarea del plan, hecha"), None, strategy.id, "task")


def _done(changes: Sequence[TaskState]) -> dt.date | None:
    """The day since which the task has been done; None while it is not."""
    if not changes or changes[-1].state != "done":
        return None
    day = changes[-1].day
    for change in reversed(changes):
        if change.state != "done":
            break
        day = change.day
    return day


def others_near(event: Event, events: Sequence[Event], days: int) -> tuple[Event, ...]:
    """The other events less than `days` days before or after `event`: what they did cannot be told apart."""
    return tuple(other for other in events if other != event and abs((other.day - event.day).days) < days)
