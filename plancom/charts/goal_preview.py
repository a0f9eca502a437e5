"""A goal that is being written: the office's own months, and the way that it would ask for through all the plan's years."""

from dataclasses import dataclass

import plotly.graph_objects as go

from plancom.charts.alternatives import alt_text
from plancom.charts.lines import goal_line
from plancom.charts.tables import MonthPoint
from plancom.charts.theme import Look
from plancom.charts.trajectories import monthly, without_year_ago
from plancom.indicators.measured_months import Measured
from plancom.indicators.trajectory import points
from plancom.indicators.view import View
from plancom.language.translation import tr

MOST_YEARS_BEFORE = 6


@dataclass(frozen=True)
class GoalPreview:
    """Every month from the year before the plan (from the first with data, where that is earlier) to the plan's last, in the goal's unit."""

    months: tuple[MonthPoint, ...]
    unit: str
    noun: str
    percent: bool
    baseline: float | None
    decimals: int | None

    @property
    def target(self) -> float | None:
        """What is asked of the last month."""
        return self.months[-1].expected

    def figure(self, look: Look) -> go.Figure:
        """The drawing."""
        return goal_line(
            self.months, target=self.target, unit=self.unit, percent=self.percent, decimals=self.decimals, look=look, baseline=self.baseline,
        )  # fmt: skip

    def alt(self, title: str) -> str:
        """The drawing in one sentence, for those who do not see it."""
        return alt_text(title, self.months, unit=self.noun, percent=self.percent, target=self.target)


def goal_preview(view: View, measured: Measured, baseline: float | None) -> GoalPreview:
    """The months of `measured` under a plan that need not be in force; `baseline` is a level's."""
    indicator, calendar = measured.indicator, view.plan.calendar
    years = [calendar.year_of(month) for month in measured.usable(view.as_of)]
    first = max(min([0, *years]), -MOST_YEARS_BEFORE)
    drawn = [point for year in range(first, view.plan.years + 1) for point in points(view, measured, year)]
    unit = tr("{noun} por mes", noun=indicator.noun[1]) if indicator.kind.adds_up else indicator.unit
    return GoalPreview(
        months=tuple(without_year_ago(monthly(drawn))),
        unit=unit,
        noun="" if indicator.kind.is_share else indicator.noun[1],
        percent=indicator.kind.is_share,
        baseline=None if indicator.kind.adds_up else baseline,
        decimals=indicator.kind.decimals,
    )
