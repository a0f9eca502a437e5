"""What happened to a task: its changes of state, with their evidence, between its changes of responsible, dates, media and audience."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plancom.language import dates
from plancom.language.numbers import MISSING
from plancom.language.translation import tr
from plancom.plan import Plan, Task, word
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_evidence import Evidence
from plancom.store.plans.task_states import State, TaskState


@dataclass(frozen=True)
class TaskChange:
    """One change. `state` and `day` are those of a change of state, `what` the sentences of a change of anything else."""

    at: dt.datetime | None  # UTC
    author: str
    comment: str
    state: State | None = None
    day: dt.date | None = None
    what: str = ""
    evidence: tuple[Evidence, ...] = ()


def task_history(
    plan: Plan,
    task: Task,
    states: Sequence[TaskState],
    versions: Sequence[TaskDetails],
    evidence: Mapping[int, Sequence[Evidence]],
) -> tuple[TaskChange, ...]:
    """Every change of one task whatever day it counts from, the last one written first."""
    found = [
        TaskChange(
            one.created_at, one.author, one.comment, one.state, one.day, evidence=tuple(evidence.get(one.id, ()))
        )
        for one in sorted(states, key=lambda one: one.id)
    ]
    before = TaskDetails(task.id)
    for version in versions:
        what = difference(plan, task, before, version)
        found.append(TaskChange(version.created_at, version.author, version.comment, what=what))
        before = version
    found.sort(key=lambda change: change.at or dt.datetime.min)  # noqa: DTZ901 - naive UTC, as it is kept
    return tuple(reversed(found))


def difference(plan: Plan, task: Task, before: TaskDetails, after: TaskDetails) -> str:
    """What `after` says otherwise than `before`: «Responsable: Prensa. Fecha límite: 30/06/2018 (antes, 31/12/2018).»"""
    due = plan.calendar.last_day(task.year)
    pairs = (
        (tr("Responsable"), before.responsible, after.responsible),
        (tr("Fecha límite"), dates.date(before.due or due), dates.date(after.due or due)),
        (tr("Medios"), _media(plan, task, before), _media(plan, task, after)),
        (tr("Grupo de interés"), before.audience, after.audience),
    )
    return " ".join(_changed(name, old, new or MISSING) for name, old, new in pairs if old != new)


def _changed(name: str, old: str, new: str) -> str:
    return tr("{name}: {new} (antes, {old}).", name=name, new=new, old=old) if old else f"{name}: {new}."


def _media(plan: Plan, task: Task, details: TaskDetails) -> str:
    return ", ".join(word(plan, medium) for medium in (task.media if details.media is None else details.media))
