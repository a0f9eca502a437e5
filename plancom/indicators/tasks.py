"""The plan's own tasks as an indicator: of those that were not cancelled, the share that is done (docs/computation.md §4)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from plancom.indicators.goals import Goal
from plancom.indicators.milestone_progress import Milestone
from plancom.indicators.progress import Progress, progress
from plancom.indicators.view import View
from plancom.language.translation import tr
from plancom.plan import Indicator, Month, Plan, Task
from plancom.store.plans.task_states import CLOSED, State, TaskState

NONE_REGISTERED: Mapping[str, dt.date] = MappingProxyType({})


def due_day(plan: Plan, task: Task, due: Mapping[str, dt.date]) -> dt.date:
    """The day by which a task should be done: the one that the office registered (`due`, by task), else the last of its plan year."""
    return due.get(task.id) or plan.calendar.last_day(task.year)


def _late(
    plan: Plan,
    tasks: Sequence[Task],
    states: Mapping[str, Sequence[TaskState]],
    day: dt.date,
    due: Mapping[str, dt.date],
) -> int:
    """How many of `tasks` are not closed by a day on which they were due."""
    open_ones = [task for task in tasks if _state(states.get(task.id, ()), day) not in CLOSED]
    return sum(1 for task in open_ones if due_day(plan, task, due) <= day)


def task_progress(
    view: View,
    indicator: Indicator,
    states: Mapping[str, Sequence[TaskState]],
    strategy: str | None = None,
    due: Mapping[str, dt.date] = NONE_REGISTERED,
) -> Progress:
    """The share of the plan's tasks (or of one strategy's) that are done by the cut-off, and of those that are due by then.

    A cancelled task is asked of nobody: it counts neither as done nor as to be done. Where all are cancelled there is no share.
    `due` are the days that the office registered, by task.
    """
    month = Month.of(view.as_of + dt.timedelta(days=1)) - 1  # the last month that had ended
    year = view.plan_year or min(max(1, view.plan.calendar.year_of(month)), view.plan.years)
    last_day = min(view.as_of, view.plan.calendar.last_day(year))
    if not indicator.kind.counts_tasks:
        return _milestone_progress(view, indicator, states, year, due)
    tasks = tasks_asked(view.plan, states, year, last_day, strategy)
    said = [
        one for task in _planned(view.plan, year, strategy) for one in states.get(task.id, ()) if one.day <= last_day
    ]
    done = sum(1 for task in tasks if _state(states.get(task.id, ()), last_day) == "done")
    elapsed = sum(1 for m in view.plan.calendar.months(year) if m.last <= view.as_of)
    baseline = indicator.baseline.value
    target = Goal(indicator, view.plan.calendar, baseline).target(year)
    actual = done / len(tasks) if said and tasks and elapsed else None
    figure = progress(
        view,
        indicator,
        series=strategy,
        plan_year=year,
        months_elapsed=elapsed,
        months_missing=(),
        data_through=max((one.day for one in said), default=None),
        baseline=baseline,
        baseline_estimated=False,
        target=target,
        expected=_expected(view.plan, tasks, target, last_day, due) if actual is not None else None,
        actual=actual,
    )
    late = _late(view.plan, tasks, states, last_day, due)
    # Nobody gave a level: tasks are counted from none that is done. Nobody said a state, and yet a day has passed: that is late, not unknown.
    figure = replace(figure, baseline_assumed=True, tasks_overdue=late)
    if late and actual is None and figure.has_goal:
        figure = replace(figure, status="off_track")
    return (
        figure
        if strategy is None
        else replace(figure, name=tr("Tareas de {name}", name=view.plan.strategy(strategy).name))
    )


def _milestone_progress(
    view: View,
    indicator: Indicator,
    states: Mapping[str, Sequence[TaskState]],
    year: int,
    due: Mapping[str, dt.date],
) -> Progress:
    """Whether the one task of `indicator` is done by the cut-off: 1 or 0, and nothing of it before the plan year begins.

    It is promised in the plan year in which it is due, and in no other: the others have no target.
    """
    last_day = min(view.as_of, view.plan.calendar.last_day(year))
    found = milestone_of(view.plan, indicator, states, last_day, due)
    months = view.plan.calendar.months(year)
    has_begun = months[0].first <= view.as_of and not found.is_cancelled
    changes = [one.day for one in states.get(indicator.task, ()) if one.day <= last_day]
    is_its_year = view.plan.calendar.year_of(Month.of(found.due)) == year
    figure = progress(
        view,
        indicator,
        series=None,
        plan_year=year,
        months_elapsed=sum(1 for month in months if month.last <= view.as_of),
        months_missing=(),
        data_through=max(changes, default=None),
        baseline=None,
        baseline_estimated=False,
        target=1.0,
        expected=float(found.due <= last_day) if has_begun else None,
        actual=float(found.is_done) if has_begun else None,
    )
    return replace(
        figure,
        milestone=found,
        target=1.0 if is_its_year else None,
        attainment=None,
        pace=None,
        progress=None,
        provisional=figure.provisional and not found.is_done,
    )


def milestone_of(
    plan: Plan,
    indicator: Indicator,
    states: Mapping[str, Sequence[TaskState]],
    day: dt.date,
    due: Mapping[str, dt.date],
) -> Milestone:
    """Where the task of `indicator` stands on `day`."""
    (task,) = (task for strategy in plan.strategies for task in strategy.tasks if task.id == indicator.task)
    said = [one for one in states.get(task.id, ()) if one.day <= day]
    now = said[-1].state if said else "pending"
    since = None
    for change in reversed(said):
        if change.state != "done":
            break
        since = change.day
    return Milestone(due_day(plan, task, due), day, since, is_cancelled=now == "cancelled")


def task_expectations(
    view: View,
    indicator: Indicator,
    states: Mapping[str, Sequence[TaskState]],
    year: int,
    *,
    strategy: str | None = None,
    due: Mapping[str, dt.date] = NONE_REGISTERED,
) -> dict[Month, float | None]:
    """The share that should be done by the end of each month of plan year `year`, as far as it is known at the cut-off."""
    found: dict[Month, float | None] = {}
    if not indicator.kind.counts_tasks:
        by = milestone_of(view.plan, indicator, states, view.as_of, due).due
        return {month: float(by <= month.last) for month in view.plan.calendar.months(year)}
    target = Goal(indicator, view.plan.calendar, indicator.baseline.value).target(year)
    for month in view.plan.calendar.months(year):
        asked = tasks_asked(view.plan, states, year, min(month.last, view.as_of), strategy)
        found[month] = _expected(view.plan, asked, target, month.last, due)
    return found


def tasks_asked(
    plan: Plan, states: Mapping[str, Sequence[TaskState]], year: int, day: dt.date, strategy: str | None = None
) -> list[Task]:
    """The tasks that the plan asks for by the end of `year`, without those that are cancelled on `day`."""
    return [task for task in _planned(plan, year, strategy) if _state(states.get(task.id, ()), day) != "cancelled"]


def _planned(plan: Plan, year: int, strategy: str | None) -> list[Task]:
    return [t for s in plan.strategies if strategy in {None, s.id} for t in s.tasks if t.year <= year]


def _state(states: Sequence[TaskState], day: dt.date) -> State:
    """The state last said by `day`; pending where none was."""
    said = [one.state for one in states if one.day <= day]
    return said[-1] if said else "pending"


def _expected(
    plan: Plan, tasks: Sequence[Task], target: float | None, day: dt.date, due: Mapping[str, dt.date]
) -> float | None:
    """The target's part that the tasks due by `day` make; None without a target or tasks."""
    if target is None or not tasks:
        return None
    return target * sum(1 for task in tasks if due_day(plan, task, due) <= day) / len(tasks)
