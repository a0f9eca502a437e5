"""Goals across plans: what several plans count alike is one long line, on which each plan asks for its own."""

import datetime as dt
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from plancom.indicators.measured_months import MeasuredMonths, measured_months
from plancom.indicators.plan_years import PlanYear
from plancom.indicators.trajectory import TrajectoryPoint, points
from plancom.indicators.view import View
from plancom.language.translation import tr
from plancom.office.figures import Figures
from plancom.office.office import Office
from plancom.plan import Indicator, Month, Plan, Plans
from plancom.plan.calendar import MONTHS_PER_YEAR
from plancom.plan.written_amounts import amount_text

YEARS_BEFORE_THE_FIRST = 6
"""Years before the first plan that are drawn beside all of the others: they show where it began, and more would leave its months no room."""


@dataclass(frozen=True)
class PlanGoal:
    """A goal of one plan, read as the office decided, in the office that has this plan."""

    office: Office
    view: View
    indicator: Indicator

    @property
    def plan(self) -> Plan:
        """The plan whose goal it is."""
        return self.view.plan

    @cached_property
    def measured(self) -> MeasuredMonths:
        """What was measured of it."""
        return measured_months(self.indicator, self.office.counts)

    @property
    def counts_the_same(self) -> tuple[object, ...]:
        """What tells goals that count the same from others: what, of whom, and how months make the figure."""
        one = self.indicator
        return (
            one.kind.id,
            one.dataset,
            one.measure,
            one.add,
            one.denominator,
            frozenset(one.series),
            frozenset(one.among),
        )

    @cached_property
    def years(self) -> tuple[PlanYear, ...]:
        """What each year of its plan promised and brought."""
        return Figures(self.office, self.view).years_of(self.indicator.id).years


@dataclass(frozen=True)
class GoalAcrossPlans:
    """What one or several plans count alike, in the order of the plans; named as the newest of them does."""

    goals: tuple[PlanGoal, ...]
    plans: Plans

    @property
    def newest(self) -> PlanGoal:
        """The goal of the plan that starts last."""
        return self.goals[-1]

    @property
    def points(self) -> list[TrajectoryPoint]:
        """Every month from the first that was measured (or the year before the first plan) to the last plan's end; each has what the plan in force then asks."""
        return [point for _, point in self._months]

    @cached_property
    def _months(self) -> list[tuple[PlanGoal, TrajectoryPoint]]:
        """The same with whose goal each month is."""
        found: dict[Month, tuple[PlanGoal, TrajectoryPoint]] = {}
        for number, goal in enumerate(self.goals):
            for year in range(self._first_year(goal, number), goal.plan.years + 1):
                for point in points(goal.view, goal.measured, year):
                    if self._is_of(goal, point.month, year, found):
                        found[point.month] = (goal, point)
        return [found[month] for month in sorted(found)]

    def _is_of(self, goal: PlanGoal, month: Month, year: int, found: Container[Month]) -> bool:
        """Whether a month is drawn with this goal: of the year before a plan only those that no other plan asked something of."""
        if year < 1:
            return month not in found
        return self.plans.at(month.first).id in {goal.plan.id, *self._without(goal)}

    def _first_year(self, goal: PlanGoal, number: int) -> int:
        """From which of its plan's years its months are drawn: up to the plan before, or to the first that was measured."""
        calendar = goal.plan.calendar
        months = goal.measured.usable(goal.view.as_of)
        if number:
            gap = Month.of(goal.plan.start).ordinal - Month.of(self.goals[number - 1].plan.last_day).ordinal - 1
            return -(max(gap, 0) // MONTHS_PER_YEAR) if gap > 0 else 1
        return max(min([0, *(calendar.year_of(month) for month in months)]), -YEARS_BEFORE_THE_FIRST)

    def _without(self, goal: PlanGoal) -> set[str]:
        """The plans that count no such thing: on their days the goal of another that lies on them still stands."""
        return {plan.id for plan in self.plans.all} - {one.plan.id for one in self.goals} - {goal.plan.id}

    @property
    def changes(self) -> list[tuple[dt.date, str]]:
        """The first day on which another plan asks for its own, and what: «plan 2022–2025: 9.000 el primer año»."""
        found: list[tuple[dt.date, str]] = []
        asking: PlanGoal | None = None
        for goal, point in self._months:
            if point.month.first < goal.plan.start or goal is asking:
                continue
            if asking is not None:
                found.append((point.month.first, _asked(goal, point.month)))
            asking = goal
        return found


def _asked(goal: PlanGoal, month: Month) -> str:
    """Which plan asks from this month on, and what of its year."""
    year = next(one for one in goal.years if one.last >= month.first)
    return tr(
        "plan {period}: {target} en su año {year}",
        period=goal.plan.period, target=amount_text(goal.indicator, year.target), year=year.plan_year,
    )  # fmt: skip


def goals_across_plans(offices: Sequence[Office], plans: Plans, as_of: dt.date) -> list[GoalAcrossPlans]:
    """Every goal that is measured with data, those of the newest plan first; `offices` has one for each of the `plans`, in their order."""
    together: dict[tuple[object, ...], list[PlanGoal]] = {}
    for office in offices:
        view = View(office.plan, as_of)
        for indicator in office.plan.indicators:
            if not indicator.kind.of_tasks:
                goal = PlanGoal(office, view, view.read(indicator))
                alike = together.setdefault(goal.counts_the_same, [])
                if any(
                    one.plan.id == office.plan.id for one in alike
                ):  # a second one of the same plan has a line of its own
                    alike = together.setdefault((*goal.counts_the_same, indicator.id), [])
                alike.append(goal)
    found = [GoalAcrossPlans(tuple(goals), plans) for goals in together.values()]
    return sorted(found, key=lambda one: -one.newest.plan.start.toordinal())
