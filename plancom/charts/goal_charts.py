"""The one chart of an indicator's plan year: its table, its words and its drawing, on screen as in every report."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plancom.charts.alternatives import alt_text
from plancom.charts.data_tables import data_table
from plancom.charts.lines import goal_line
from plancom.charts.tables import MonthPoint, running
from plancom.charts.theme import Look
from plancom.charts.totals import cumulative, press_cumulative
from plancom.charts.trajectories import monthly, to_date, without_year_ago
from plancom.indicators import sentences
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.language.translation import tr


@dataclass(frozen=True)
class GoalChart:
    """An indicator's plan year: a flow as a running total against what was expected, a level against its ramp.

    `months` are each month's own values; `drawn` what the chart shows: running totals of a flow, a level as it is. Shares are
    0–1 where `percent`. `noun` names what is counted, "" for shares; `unit` is written above the axis.
    """

    title: str
    months: tuple[MonthPoint, ...]
    drawn: tuple[MonthPoint, ...]
    is_flow: bool
    baseline_is_given: bool
    target: float | None
    baseline: float | None
    unit: str
    noun: str
    percent: bool

    @property
    def alt(self) -> str:
        """The chart in one sentence, for those who do not see it."""
        return alt_text(self.title, self.drawn, unit=self.noun, percent=self.percent, target=self.target)

    @property
    def table(self) -> pd.DataFrame:
        """What the chart shows, a row per month, every value as text."""
        return data_table(self.drawn, percent=self.percent)

    @property
    def marked_baseline(self) -> float | None:
        """The level of the baseline's thin line; None where a running total has nothing to compare with it."""
        return self.baseline if self.baseline_is_given or not self.is_flow else None

    @property
    def says_something(self) -> bool:
        """Something was measured, or the way to the target is known. A flat line at zero, or one that stops short of the target
        because no month counts, would only mislead.
        """
        expected = self.drawn[-1].expected if self.drawn else None
        whole = bool(self.target) and expected is not None and math.isclose(expected, self.target or 0.0)
        return whole or any(point.actual is not None for point in self.drawn)

    def figure(self, look: Look) -> go.Figure:
        """The drawing for the screen."""
        if not self.is_flow:
            return goal_line(
                self.drawn, target=self.target, unit=self.unit, percent=self.percent, look=look, baseline=self.baseline
            )
        if self.baseline_is_given:
            return press_cumulative(self.months, target=self.target, baseline=self.baseline, look=look, unit=self.unit)
        return cumulative(self.months, target=self.target, unit=self.unit, look=look)


def goal_chart(figure: Progress, points: Sequence[TrajectoryPoint]) -> GoalChart:
    """The chart of `figure`, whose plan year's months are `points`."""
    indicator = figure.indicator
    percent = sentences.is_share(indicator)
    is_flow = indicator.kind.adds_up
    months = to_date(points) if percent else monthly(points)
    return GoalChart(
        title=tr("{name}, año {plan_year}", name=figure.name, plan_year=figure.plan_year),
        months=tuple(months),
        drawn=running(months) if is_flow else tuple(without_year_ago(months)),
        is_flow=is_flow,
        baseline_is_given=indicator.baseline.source == "given",
        target=figure.target,
        baseline=figure.baseline,
        unit=tr("{noun} en lo que va del año", noun=indicator.noun[1]) if is_flow else indicator.unit,
        noun="" if percent else indicator.noun[1],
        percent=percent,
    )
