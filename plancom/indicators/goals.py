"""Goals: what was promised for each plan year, and where its trajectory says we should be (docs/computation.md §4)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancom.indicators.measured_months import MeasuredMonths
from plancom.indicators.view import Status
from plancom.plan import Indicator, Month, Plan, PlanCalendar
from plancom.plan.calendar import MONTHS_PER_YEAR

ESTIMATED_FROM = 6  # covered months of year 0 from which a baseline may be scaled to twelve (docs/computation.md §4)


@dataclass(frozen=True)
class Goal:
    """An indicator's goal with its baseline in place.

    `baseline_assumed` where nothing was measured or given, and the plan file says what to count from. `shares` are the twelve months' shares of a year's target: the baseline year's own seasons, else a twelfth each.
    """

    indicator: Indicator
    calendar: PlanCalendar
    baseline: float | None
    baseline_estimated: bool = False
    baseline_assumed: bool = False
    shares: tuple[float, ...] = (1 / MONTHS_PER_YEAR,) * MONTHS_PER_YEAR

    def target(self, year: int) -> float | None:
        """What is promised for `year`, or for each period of it: what the office set, else what the plan says; None without a target or its baseline."""
        if year in self.indicator.decided.targets:
            return self.indicator.decided.targets[year]
        factor = self.indicator.targets.factor(year)
        if self.indicator.targets.of == "absolute" or factor is None:
            return factor
        if self.baseline is None:
            return None
        promised = factor * self.baseline
        return min(1.0, promised) if self.indicator.kind.is_share else promised  # no share is more than all

    def share(self, month: Month) -> float:
        """The month's share of the target of its plan year, or of its period."""
        if not self.indicator.period.is_year:
            return 1 / self.indicator.period.months
        return self.shares[(month.ordinal - self.calendar.start.ordinal) % MONTHS_PER_YEAR]

    def expected(self, year: int, counted: Sequence[Month]) -> float | None:
        """Where we should be in plan year `year` when the months `counted` count; None without a target.

        A flow expects each counted month's share of the target; a level goes in a straight line from the target of the year
        before (in year 1, from the baseline) by a twelfth for each counted month.
        """
        target = self.target(year)
        if target is None:
            return None
        if self.indicator.kind.adds_up:
            return target * sum(self.share(month) for month in counted)
        start = self.start(year, target)
        return start + (target - start) * len(counted) / MONTHS_PER_YEAR

    def start(self, year: int, target: float) -> float:
        """The level from which the way to `target` begins: the baseline in year 1, then the target of the year before.

        So many a day, from a level that nobody knows, are asked from the first day on: «4 al día» is no climb from 0.
        """
        if year == 1 and self.baseline is None and self.indicator.kind.per_day:
            return target
        return self.indicator.direction.start(self.baseline if year == 1 else self.target(year - 1), target)


def goal_of(plan: Plan, indicator: Indicator, months: MeasuredMonths, as_of: dt.date) -> Goal:
    """The goal of a measured indicator, its baseline typed by the office, given by the plan, or covered by `as_of`."""
    typed = indicator.decided.baseline
    if typed is not None:
        measured = _measured_goal(plan, indicator, months, as_of)
        return replace(measured, baseline=typed.value, baseline_estimated=typed.estimated, baseline_assumed=False)
    if indicator.baseline.source == "given":
        return Goal(indicator, plan.calendar, indicator.baseline.value)
    return _measured_goal(plan, indicator, months, as_of)


def _measured_goal(plan: Plan, indicator: Indicator, months: MeasuredMonths, as_of: dt.date) -> Goal:
    year_0 = plan.calendar.months(0)
    covered = [month for month in year_0 if month in months.covered and month.last <= as_of]
    otherwise = indicator.baseline.otherwise
    nothing = Goal(indicator, plan.calendar, otherwise, baseline_assumed=otherwise is not None)
    if len(covered) < ESTIMATED_FROM:
        return nothing
    estimated = len(covered) < MONTHS_PER_YEAR
    values = [months.value(month) for month in covered]
    total = sum(values)
    if indicator.kind.has_denominator:
        share = divided(total, sum(months.denominator(month) for month in covered))
        return (
            replace(nothing, baseline_estimated=estimated)
            if share is None
            else Goal(indicator, plan.calendar, share, estimated)
        )
    scaled = total * MONTHS_PER_YEAR / len(covered) if estimated else total
    if indicator.kind.per_day:
        return Goal(indicator, plan.calendar, indicator.kind.value(scaled, 0.0, plan.calendar.days(0)), estimated)
    if not indicator.period.is_year:
        return Goal(indicator, plan.calendar, scaled / indicator.period.per_year, estimated)
    if indicator.seasonality == "baseline" and not estimated and total > 0:
        return Goal(indicator, plan.calendar, scaled, shares=tuple(value / total for value in values))
    return Goal(indicator, plan.calendar, scaled, estimated)


def actual_of(indicator: Indicator, months: MeasuredMonths, in_year: Sequence[Month]) -> float | None:
    """What happened over `in_year`, the covered complete months of the plan year; None without any."""
    if not in_year:
        return None
    counted = indicator.kind.counted(in_year)
    whole = sum(months.denominator(month) for month in counted) if indicator.kind.has_denominator else 0.0
    return indicator.kind.value(sum(map(months.value, counted)), whole, sum(month.days for month in counted))


def status_of(indicator: Indicator, actual: float | None, expected: float | None, target: float | None) -> Status:
    """The verdict, by pace (docs/computation.md §4): half-open bands without gaps. Three times nothing is no target, and what is lost is off track at any pace."""
    if actual is None:
        return "no_data"
    if target is None or expected is None or not indicator.direction.is_goal(target):
        return "no_target"
    if is_lost(indicator, actual, target):
        return "off_track"
    pace = indicator.direction.pace(actual, expected)
    if pace is None:
        return "on_track"
    if pace >= indicator.thresholds.on_track:
        return "on_track"
    return "at_risk" if pace >= indicator.thresholds.at_risk else "off_track"


def is_lost(indicator: Indicator, actual: float, target: float) -> bool:
    """Whether a total has passed the most that its year (or its quarter or month) allows: what is still to come can only add to it."""
    direction = indicator.direction
    return indicator.kind.adds_up and direction.settled(reached=direction.reaches(actual, target)) is False


def divided(numerator: float, denominator: float) -> float | None:
    """A quotient; None where there is nothing to divide by."""
    return numerator / denominator if denominator else None
