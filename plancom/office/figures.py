"""Figures: what an office's records come to under one view, each computed once."""

from dataclasses import replace
from functools import cached_property

from plancom.indicators.closed_months import of_indicator, with_names
from plancom.indicators.damaged_figures import damaged_months
from plancom.indicators.freshness import Freshness, freshness
from plancom.indicators.measured_months import MeasuredMonths, measured_months
from plancom.indicators.overview import indicator_progress
from plancom.indicators.plan_years import GoalYears, plan_years
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import TrajectoryPoint, trajectory
from plancom.indicators.view import View
from plancom.office.office import Office


class Figures:
    """Every figure of an `office` under a `view`; figures are named as in the plan, parts with a point: «daily_posts.facebook»."""

    def __init__(self, office: Office, view: View) -> None:
        self.office, self.view = office, view
        self._progress: dict[str, list[Progress]] = {}
        self._trajectories: dict[str, list[TrajectoryPoint]] = {}
        self._months: dict[str, MeasuredMonths] = {}

    @cached_property
    def all(self) -> list[Progress]:
        """Every indicator in the plan's order, each followed by its parts."""
        return [figure for indicator in self.view.plan.indicators for figure in self.of(indicator.id)]

    @cached_property
    def years(self) -> tuple[GoalYears, ...]:
        """Every goal and its parts over all the plan's years, whichever of them is in view."""
        return plan_years(self.view, [figures.all for figures in self._by_year])

    def years_of(self, figure_id: str) -> GoalYears:
        """One of them, for which the others are not computed. Raises LookupError for a goal that the plan does not have."""
        indicator_id = figure_id.partition(".")[0]
        for goal in plan_years(self.view, [figures.of(indicator_id) for figures in self._by_year]):
            if goal.id == figure_id:
                return goal
        raise LookupError(figure_id)

    @cached_property
    def _by_year(self) -> list["Figures"]:
        """The figures of each plan year from the first, as if it were in view."""
        years = range(1, self.view.plan.years + 1)
        return [Figures(self.office, replace(self.view, plan_year=year)) for year in years]

    @cached_property
    def freshness(self) -> list[Freshness]:
        """What there is of each series that the plan counts, month by month until the cut-off."""
        return freshness(self.view.plan, self.office.coverage, self.view.as_of)

    def of(self, indicator_id: str) -> list[Progress]:
        """One indicator, followed by its parts. Raises KeyError for one that the plan does not have."""
        if indicator_id not in self._progress:
            indicator = self.view.plan.indicator(indicator_id)
            found = indicator_progress(
                self.view, indicator, self.office.counts, self.office.tasks.states, self.office.tasks.due
            )
            self._progress[indicator_id] = [self._with_reserves(figure) for figure in found]
        return self._progress[indicator_id]

    def _with_reserves(self, figure: Progress) -> Progress:
        """A figure with what moved in its closed months, and with which are damaged, of the year that it shows and of those that its baseline is of."""
        until, calendar = self.view.as_of, self.view.plan.calendar
        mine = [
            one
            for one in of_indicator(self.office.restatements, figure.indicator, figure.series)
            if one.month.last <= until
        ]
        years = {figure.plan_year, 0} if figure.indicator.baseline.source == "measured" else {figure.plan_year}
        shown = [one for one in mine if calendar.year_of(one.month) in years]
        damaged = damaged_months(
            self.office.damages, figure.indicator, figure.series, years=years, calendar=calendar, until=until
        )
        return replace(figure, restatements=with_names(shown, self.view.plan), damaged=damaged)

    def trajectory(self, figure_id: str) -> list[TrajectoryPoint]:
        """An indicator, or a part of one, month by month. Raises KeyError for one that the plan does not have."""
        if figure_id not in self._trajectories:
            self._trajectories[figure_id] = trajectory(
                self.view, figure_id, self.office.counts, self.office.tasks.states, self.office.tasks.due
            )
        return self._trajectories[figure_id]

    def months(self, figure_id: str) -> MeasuredMonths:
        """What was measured of an indicator, or of a part of one, in each month. Raises KeyError for one that the plan does not have."""
        if figure_id not in self._months:
            indicator_id, _, series = figure_id.partition(".")
            read = self.view.read(self.view.plan.indicator(indicator_id))
            self._months[figure_id] = measured_months(read, self.office.counts, series or None)
        return self._months[figure_id]
