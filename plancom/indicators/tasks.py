"""The plan's own tasks as an indicator: of those that were not cancelled, the share that is done (docs/computation.md §4)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plancom.indicators.goals import Goal
from plancom.indicators.progress import Progress, progress
from plancom.indicators.view import View
from plancom.language.translation import tr
from plancom.plan import Indicator, Month, Task
from plancom.plan.calendar import MONTHS_PER_YEAR
from plancom.store.office.task_states import TaskState


def task_progress(
    view: View, indicator: Indicator, states: Mapping[str, Sequence[TaskState]], strategy: str | None = None
) -> Progress:
    """The share of the plan's tasks (or of one strategy's) that are done by the cut-off.

    A cancelled task is asked of nobody: it counts neither as done nor as to be done. Where all are cancelled there is no share.
    """
    month = Month.of(view.as_of + dt.timedelta(days=1)) - 1  # the last month that had ended
    year = view.plan_year or min(max(1, view.plan.calendar.year_of(month)), view.plan.years)
    last_day = min(view.as_of, view.plan.calendar.last_day(year))
    tasks = [t for s in view.plan.strategies if strategy in {None, s.id} for t in s.tasks if t.year <= year]
    said = {task.id: [s for s in states.get(task.id, ()) if s.day <= last_day] for task in tasks}
    known = any(said.values())
    tasks = [t for t in tasks if not said[t.id] or said[t.id][-1].state != "cancelled"]
    done = sum(1 for t in tasks if said[t.id] and said[t.id][-1].state == "done")
    elapsed = sum(1 for m in view.plan.calendar.months(year) if m.last <= view.as_of)
    baseline = indicator.baseline.value
    target = Goal(indicator, view.plan.calendar, baseline).target(year)
    actual = done / len(tasks) if known and tasks and elapsed else None
    start = _due_before(tasks, year)
    expected = None if target is None or not elapsed else start + (target - start) * elapsed / MONTHS_PER_YEAR
    figure = progress(
        view,
        indicator,
        series=strategy,
        plan_year=year,
        months_elapsed=elapsed,
        months_missing=(),
        data_through=max((s[-1].day for s in said.values() if s), default=None),
        baseline=baseline,
        baseline_estimated=False,
        target=target,
        expected=expected if actual is not None else None,
        actual=actual,
    )
    return (
        figure
        if strategy is None
        else replace(figure, name=tr("Tareas de {name}", name=view.plan.strategy(strategy).name))
    )


def _due_before(tasks: Sequence[Task], year: int) -> float:
    """The share of the tasks due by `year` that were due before it: what should be done when the year begins."""
    return sum(1 for task in tasks if task.year < year) / len(tasks) if tasks else 0.0
