"""Trajectory: an indicator month by month, what happened against what was expected."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from plancom.indicators.breaks import between, breaks_of
from plancom.indicators.goals import Goal, actual_of, goal_of
from plancom.indicators.measured_months import MeasuredMonths, measured_months
from plancom.indicators.progress import current_year
from plancom.indicators.tasks import NONE_REGISTERED, task_expectations, task_progress
from plancom.indicators.view import View
from plancom.plan import Indicator, Month
from plancom.plan.calendar import MONTHS_PER_YEAR
from plancom.store.figures.counts import Counts
from plancom.store.office.breaks import Break
from plancom.store.plans.task_states import TaskState

State = Literal["covered", "provisional", "missing", "future"]


@dataclass(frozen=True, slots=True)
class TrajectoryPoint:
    """One month of an indicator, in its unit.

    `actual` and `expected` are the month's own; `actual_to_date` and `expected_to_date` run from the first month of the plan year, or of the
    period in which the goal is to be reached (for a daily rate they are the month's level). `expected_to_date` of a year's total counts every
    month up to this one, missing or not. A level, and a period's total, climb by the months that count alone, so that at the last of them they
    are the indicator's own figure: a month without data before it is no step (docs/computation.md §4).
    `breaks` begin in the month; because of `not_comparable` the month a year before is not alike, and `year_ago` is None.
    `state`: `covered`, `provisional` (some of its days are known), `missing`, or `future`.
    """

    month: Month
    actual: float | None
    expected: float | None
    actual_to_date: float | None
    expected_to_date: float | None
    year_ago: float | None
    state: State
    breaks: tuple[Break, ...] = ()
    not_comparable: Break | None = None


def trajectory(
    view: View,
    indicator_id: str,
    counts: Counts,
    tasks: Mapping[str, Sequence[TaskState]],
    due: Mapping[str, dt.date] = NONE_REGISTERED,
) -> list[TrajectoryPoint]:
    """The twelve months of the plan year in view. Raises KeyError for an indicator (or part of one) that does not exist."""
    name, _, series = indicator_id.partition(".")
    indicator = view.read(view.plan.indicator(name))
    parts = [strategy.id for strategy in view.plan.strategies] if indicator.kind.of_tasks else indicator.series
    if series and series not in parts:
        raise KeyError(indicator_id)
    if indicator.kind.of_tasks:
        return _task_trajectory(view, indicator, tasks, series or None, due)
    months = measured_months(indicator, counts, series or None)
    year = view.plan_year or current_year(view.plan, months.usable(view.as_of))
    return points(view, months, year)


def points(view: View, months: MeasuredMonths, year: int, *, by_calendar: bool = False) -> list[TrajectoryPoint]:
    """The twelve months of plan year `year`; `by_calendar` a level climbs by every month, as where years stand beside each other."""
    goal = goal_of(view.plan, months.indicator, months, view.as_of)
    in_year, length = view.plan.calendar.months(year), months.indicator.period.months
    breaks = breaks_of(months)
    states = [state_of(months, month, view.as_of) for month in in_year]
    counting = frozenset(in_year) if by_calendar else _counting(in_year, states)
    result = []
    for index, (month, state) in enumerate(zip(in_year, states, strict=True)):
        before = month - MONTHS_PER_YEAR
        over = between(breaks, before, month)
        span = in_year[index - index % length : index + 1]  # of the year, or of the period that the month is in
        result.append(
            TrajectoryPoint(
                month,
                value_of(months, month, view.as_of, state),
                _expected_in(goal, year, month, [one for one in in_year[: index + 1] if one in counting]),
                _actual_to(months, span, view.as_of) if state == "covered" else None,
                _expected_to(goal, year, span, counting),
                None if over else value_of(months, before, view.as_of, state_of(months, before, view.as_of)),
                state,
                tuple(one for one in breaks if Month.of(one.day) == month),
                over,
            )
        )
    return result


def _actual_to(months: MeasuredMonths, span: Sequence[Month], as_of: dt.date) -> float | None:
    """What there is by the last month of `span`, of those that are covered."""
    return actual_of(months.indicator, months, [one for one in span if state_of(months, one, as_of) == "covered"])


def state_of(months: MeasuredMonths, month: Month, as_of: dt.date) -> State:
    """Whether the month is known whole, in part, or not, as of a date."""
    if month.first > as_of:
        return "future"
    if month in months.covered and month.last <= as_of:
        return "covered"
    return "provisional" if months.has_rows(month) or months.days_known(month, as_of) else "missing"


def value_of(months: MeasuredMonths, month: Month, as_of: dt.date, state: State) -> float | None:
    """The month's own value: per day for a daily rate, a quotient for a ratio; of a provisional month, its days up to `as_of`."""
    if state in {"missing", "future"}:
        return None
    indicator = months.indicator
    if state == "covered":
        return actual_of(indicator, months, [month])
    total = months.value_until(month, as_of)
    if total is None:
        return None
    whole = months.denominator(month) if indicator.kind.has_denominator else 0.0
    return indicator.kind.value(total, whole, (min(as_of, month.last) - month.first).days + 1)


def _counting(in_year: Sequence[Month], states: Sequence[State]) -> frozenset[Month]:
    """The months by which a level climbs: those that are covered, and all after the last of them."""
    last = max((index for index, state in enumerate(states) if state == "covered"), default=-1)
    return frozenset(
        month
        for index, (month, state) in enumerate(zip(in_year, states, strict=True))
        if state == "covered" or index > last
    )


def _expected_in(goal: Goal, year: int, month: Month, counting: Sequence[Month]) -> float | None:
    """What the month itself should bring: its share of a flow, or the level that it should reach after the `counting` ones."""
    return goal.expected(year, [month] if goal.indicator.kind.adds_up else counting)


def _expected_to(goal: Goal, year: int, span: Sequence[Month], counting: frozenset[Month]) -> float | None:
    """What there should be by the last month of `span`, which begins with the year, or with the period that it is in."""
    is_total = goal.indicator.kind.adds_up and goal.indicator.period.is_year
    return goal.expected(year, span if is_total else [month for month in span if month in counting])


def _task_trajectory(
    view: View,
    indicator: Indicator,
    tasks: Mapping[str, Sequence[TaskState]],
    strategy: str | None,
    due: Mapping[str, dt.date],
) -> list[TrajectoryPoint]:
    year = task_progress(view, indicator, tasks, strategy, due).plan_year
    result = []
    for month, expected in task_expectations(view, indicator, tasks, year, strategy=strategy, due=due).items():
        figure = task_progress(View(view.plan, month.last, year), indicator, tasks, strategy, due)
        actual = figure.actual_to_date if month.last <= view.as_of else None
        state: State = "future" if month.first > view.as_of else "covered" if actual is not None else "missing"
        result.append(TrajectoryPoint(month, actual, expected, actual, expected, None, state))
    return result
