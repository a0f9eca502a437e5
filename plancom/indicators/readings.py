"""Readings side by side: what each way to read a sentence of the plan would mean for the office's own figures."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plancom.indicators.goals import goal_of
from plancom.indicators.measured_months import measured_months
from plancom.indicators.overview import indicator_progress
from plancom.indicators.progress import Progress
from plancom.indicators.tasks import NONE_REGISTERED
from plancom.indicators.view import View
from plancom.plan import Indicator, Reading, ReadingOption
from plancom.store.figures.counts import Counts
from plancom.store.plans.task_states import TaskState


@dataclass(frozen=True)
class ReadingFigures:
    """What one option of a reading gives: the yearly `targets` (None where there is none) and today's `progress`."""

    option: ReadingOption
    in_force: bool
    targets: tuple[float | None, ...]
    progress: Progress


def side_by_side(
    view: View,
    indicator: Indicator,
    reading: Reading,
    counts: Counts,
    tasks: Mapping[str, Sequence[TaskState]],
    *,
    due: Mapping[str, dt.date] = NONE_REGISTERED,
) -> list[ReadingFigures]:
    """Every option of `reading`, the one in force first, the indicator's other readings staying as they are."""
    in_force = indicator.in_force(view.chosen(indicator))
    others = [option.id for option in in_force if option.id not in {one.id for one in reading.options}]
    result = []
    for option in reading.options:
        chosen = {**(view.readings or {}), indicator.id: (*others, option.id)}
        seen = replace(view, readings=chosen)
        result.append(
            ReadingFigures(
                option,
                option in in_force,
                yearly_targets(seen, indicator, counts),
                indicator_progress(seen, indicator, counts, tasks, due)[0],
            )
        )
    return sorted(result, key=lambda one: not one.in_force)


def yearly_targets(view: View, indicator: Indicator, counts: Counts) -> tuple[float | None, ...]:
    """The target of each plan year under the readings in force."""
    read = view.read(indicator)
    years = range(1, view.plan.years + 1)
    if read.kind.of_tasks:
        return tuple(1.0 if read.targets.factor(year) is not None else None for year in years)  # of a milestone too
    goal = goal_of(view.plan, read, measured_months(read, counts), view.as_of)
    return tuple(goal.target(year) for year in years)


def baselines(view: View, counts: Counts) -> dict[str, float | None]:
    """The baseline in force of each indicator."""
    found: dict[str, float | None] = {}
    for indicator in view.plan.indicators:
        read = view.read(indicator)
        if read.kind.of_tasks:
            found[indicator.id] = read.baseline.value
        else:
            found[indicator.id] = goal_of(view.plan, read, measured_months(read, counts), view.as_of).baseline
    return found
