"""Progress: one indicator against its goal, as of a date (docs/computation.md §4)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancom.indicators.breaks import breaks_of, warning
from plancom.indicators.closed_months import Restatement
from plancom.indicators.goals import Goal, actual_of, goal_of, is_lost, status_of
from plancom.indicators.measured_months import MeasuredMonths
from plancom.indicators.milestone_progress import Milestone
from plancom.indicators.partial_months import PartialMonth
from plancom.indicators.periods import PeriodFigure
from plancom.indicators.view import Status, View
from plancom.plan import Indicator, Month, Plan, ReadingOption
from plancom.plan.calendar import MONTHS_PER_YEAR
from plancom.store.office.breaks import Break


@dataclass(frozen=True)
class Progress:
    """An indicator's figures as of a date, in full precision; None where a figure does not exist.

    `breaks` are the changes of how it is measured, `warning` what they mean for these figures, in words; `restatements` what moved
    in months of it that the office had closed, `damaged` the months of which rows are damaged in the database;
    `judged_by` the parts whose status it has, where the sum's own would be another.
    `last_month` is the last that is counted; `months_partial` are those of the year of which some days are known but not all, with how
    many; `is_to_come` where the year begins after the cut-off. `baseline_assumed` where nobody measured or gave a baseline, and the
    plan file says from which level to count instead. `milestone`: of a figure that is done or not. `tasks_overdue`: of the plan's tasks, how many
    should be done by now and are not, whether or not anybody said so.
    `counted` are the months that the figure speaks of: those of the plan year, or, of a goal for each quarter or month, of the newest of these, in
    which the target, the status and what is needed are; `periods` are then all of the year that have begun.
    `parts_missing` are the names of the parts (networks, outlets) without which months are missing that another part has whole.
    """

    id: str
    name: str
    short: str
    indicator: Indicator
    series: str | None
    plan_year: int
    months_elapsed: int
    months_missing: tuple[Month, ...]
    data_through: dt.date | None
    options: tuple[ReadingOption, ...]
    baseline: float | None
    baseline_estimated: bool
    target: float | None
    expected_to_date: float | None
    actual_to_date: float | None
    attainment: float | None
    pace: float | None
    progress: float | None
    status: Status
    provisional: bool
    needed_per_month: float | None
    projection: None = None
    breaks: tuple[Break, ...] = ()
    warning: str = ""
    judged_by: tuple[str, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    damaged: tuple[Month, ...] = ()
    last_month: Month | None = None
    months_partial: tuple[PartialMonth, ...] = ()
    is_to_come: bool = False
    baseline_assumed: bool = False
    milestone: Milestone | None = None
    tasks_overdue: int = 0
    counted: tuple[Month, ...] = ()
    periods: tuple[PeriodFigure, ...] = ()
    parts_missing: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether every month of the plan year has ended, those without data too: what is missing is then behind, and not ahead."""
        return self.months_elapsed + len(self.months_missing) >= MONTHS_PER_YEAR

    @property
    def is_partial(self) -> bool:
        """Whether there is no complete month yet, and yet some days."""
        return self.actual_to_date is None and not self.months_elapsed and bool(self.months_partial)

    @property
    def has_goal(self) -> bool:
        """Whether its year has a target that asks for something."""
        return self.indicator.direction.is_goal(self.target)

    @property
    def is_reached(self) -> bool:
        """Whether what there is reaches the year's target."""
        return self.actual_to_date is not None and self.has_goal and self.reaches(self.actual_to_date)

    @property
    def is_lost(self) -> bool:
        """Whether it has passed the most that its target allows, which nothing still to come makes up for."""
        return (
            self.actual_to_date is not None
            and self.target is not None
            and is_lost(self.indicator, self.actual_to_date, self.target)
        )

    def reaches(self, value: float) -> bool:
        """Whether `value` reaches the year's target; a year without one is reached by nothing."""
        return self.target is not None and self.indicator.direction.reaches(value, self.target)

    @property
    def reading(self) -> tuple[str, ...]:
        """The ids of the options in force."""
        return tuple(option.id for option in self.options)

    @property
    def months_left(self) -> int:
        """Months of the plan year, or of the period in view, that are not counted yet."""
        period = self.indicator.period
        return period.months - (self.months_elapsed if period.is_year else len(self.counted))

    @property
    def can_be_supposed(self) -> bool:
        """Whether the months left of its year may bring more or less, and something is known that they add to."""
        return self.actual_to_date is not None and self.milestone is None and self.indicator.period.is_year


def against_goal(view: View, indicator: Indicator, months: MeasuredMonths, series: str | None = None) -> Progress:
    """One measured indicator (or one `series` of it) against its goal."""
    goal = goal_of(view.plan, indicator, months, view.as_of)
    usable = months.usable(view.as_of)
    year = view.plan_year or current_year(view.plan, usable)
    in_year = [month for month in usable if view.plan.calendar.year_of(month) == year]
    period = indicator.period
    in_view = period.newest(view.plan.calendar, in_year) if in_year else []
    in_year_0 = [month for month in usable if view.plan.calendar.year_of(month) == 0]
    breaks = breaks_of(months)
    is_measured = indicator.baseline.source == "measured"
    missing = missing_months(view, months, year)
    figure = progress(
        view,
        indicator,
        series=series,
        plan_year=year,
        months_elapsed=len(in_year),
        months_missing=missing,
        data_through=months.through(view.as_of),
        baseline=goal.baseline,
        baseline_estimated=goal.baseline_estimated,
        target=goal.target(year),
        expected=goal.expected(year, in_view) if in_view else None,
        actual=actual_of(indicator, months, in_view),
        counted=in_view,
    )
    counted = indicator.kind.counted(in_view)
    return replace(
        figure,
        breaks=breaks,
        warning=warning(breaks, in_year_0 if is_measured else (), counted),
        last_month=in_year[-1] if in_year else None,
        months_partial=partial_months(view, months, year),
        baseline_assumed=goal.baseline_assumed,
        periods=() if period.is_year else _periods(view, goal, months, year),
        parts_missing=_parts_missing(view, months, missing),
    )


def _periods(view: View, goal: Goal, months: MeasuredMonths, year: int) -> tuple[PeriodFigure, ...]:
    """What became of each period of plan year `year` that has begun by the cut-off."""
    usable, target = set(months.usable(view.as_of)), goal.target(year)
    found = []
    for span in goal.indicator.period.in_year(view.plan.calendar, year):
        if span[0].first > view.as_of:
            break
        counted = tuple(month for month in span if month in usable)
        actual = actual_of(goal.indicator, months, counted)
        reached = None
        if actual is not None and target is not None and goal.indicator.direction.is_goal(target):
            reached = goal.indicator.direction.reaches(actual, target)
            if len(counted) < len(span):  # what is missing can add to it
                reached = goal.indicator.direction.settled(reached=reached)
        found.append(PeriodFigure(span, counted, actual, target, reached, span[-1].last <= view.as_of))
    return tuple(found)


def current_year(plan: Plan, usable: Sequence[Month]) -> int:
    """The plan year of the last complete covered month within the plan; year 1 when there is none (docs/computation.md §2)."""
    return min(plan.years, max(1, plan.calendar.year_of(usable[-1]))) if usable else 1


def missing_months(view: View, months: MeasuredMonths, year: int) -> tuple[Month, ...]:
    """The months of plan year `year` that had ended by the cut-off and are not covered."""
    return tuple(m for m in view.plan.calendar.months(year) if m.last <= view.as_of and m not in months.covered)


def _parts_missing(view: View, months: MeasuredMonths, missing: Sequence[Month]) -> tuple[str, ...]:
    """The names of the parts that lack one of the `missing` months of which another part is whole."""
    dataset = months.indicator.dataset
    if dataset is None or len(months.series) == 1:
        return ()
    whole = {one: months.counts.covered(dataset, one, months.indicator.measure) for one in months.series}
    in_part = [month for month in missing if any(month in known for known in whole.values())]
    names = {part.id: part.name for part in view.plan.institution.among(dataset)}
    return tuple(names.get(one, one) for one in months.series if any(month not in whole[one] for month in in_part))


def partial_months(view: View, months: MeasuredMonths, year: int) -> tuple[PartialMonth, ...]:
    """The months of plan year `year` that had begun by the cut-off and of which some days are known but not all."""
    open_ones = [
        month
        for month in view.plan.calendar.months(year)
        if month.first <= view.as_of and not (month in months.covered and month.last <= view.as_of)
    ]
    known = [PartialMonth.until(month, months.days_known(month, view.as_of), view.as_of) for month in open_ones]
    return tuple(one for one in known if one.days)


def progress(
    view: View,
    indicator: Indicator,
    *,
    series: str | None,
    plan_year: int,
    months_elapsed: int,
    months_missing: tuple[Month, ...],
    data_through: dt.date | None,
    baseline: float | None,
    baseline_estimated: bool,
    target: float | None,
    expected: float | None,
    actual: float | None,
    counted: Sequence[Month] = (),
) -> Progress:
    """The figures that follow from actual, expected and target."""
    is_flow, direction = indicator.kind.adds_up, indicator.direction
    change = None if target is None or baseline is None else target - baseline
    period = indicator.period
    left = period.months - (months_elapsed if period.is_year else len(counted))
    part = next((one for one in view.plan.institution.among(indicator.dataset) if one.id == series), None)
    return Progress(
        id=indicator.id if series is None else f"{indicator.id}.{series}",
        name=indicator.name if part is None else f"{indicator.name}: {part.name}",
        short=indicator.short if part is None else part.name,
        indicator=indicator,
        series=series,
        plan_year=plan_year,
        months_elapsed=months_elapsed,
        months_missing=months_missing,
        data_through=data_through,
        options=view.plan.indicator(indicator.id).in_force(view.chosen(indicator)),
        baseline=baseline,
        baseline_estimated=baseline_estimated,
        target=target,
        expected_to_date=expected,
        actual_to_date=actual,
        attainment=None
        if actual is None or target is None
        else direction.attainment(actual, target, expected, adds_up=is_flow),
        pace=None if actual is None or expected is None else direction.pace(actual, expected),
        progress=None if is_flow or actual is None or not change else (actual - (baseline or 0.0)) / change,
        status=status_of(indicator, actual, expected, target),
        provisional=left > 0,
        is_to_come=view.plan.calendar.months(plan_year)[0].first > view.as_of,
        needed_per_month=(target - actual) / left
        if is_flow and target is not None and actual is not None and left
        else None,
        counted=tuple(counted),
    )
