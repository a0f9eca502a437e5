"""A goal across plans: all of its months on one line, what each plan asked for beside it, and a mark where another plan begins."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from plancom.charts.axes import value_axis
from plancom.charts.marks import actual_traces, direct_labels, expected_trace, line_key
from plancom.charts.month_figure import month_figure
from plancom.charts.tables import MonthPoint, complete
from plancom.charts.theme import Look
from plancom.charts.trajectories import monthly, without_year_ago
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.language.translation import tr
from plancom.plan import Indicator


@dataclass(frozen=True)
class AcrossPlansChart:
    """The months of a goal in its unit, with where it began to be measured another way, or another plan began, among their breaks."""

    months: tuple[MonthPoint, ...]
    indicator: Indicator

    @property
    def unit(self) -> str:
        """What is written above the axis."""
        is_flow = self.indicator.kind.adds_up
        return tr("{noun} por mes", noun=self.indicator.noun[1]) if is_flow else self.indicator.unit

    def figure(self, look: Look) -> go.Figure:
        """The drawing."""
        months, kind, words = complete(self.months), self.indicator.kind, self.indicator.direction.words
        axis = value_axis([*(p.actual for p in months), *(p.expected for p in months)], percent=kind.is_share)
        data = [
            expected_trace(months, look, percent=kind.is_share, decimals=kind.decimals, words=words),
            *actual_traces(months, look, percent=kind.is_share, decimals=kind.decimals),
        ]
        labels = direct_labels(months, look, target=None, percent=kind.is_share, decimals=kind.decimals, words=words)
        return month_figure(
            months, data, axis, look, entries=line_key(months, look, words), unit=self.unit, labels=labels, breaks_are=tr("cambio de meta o de medición"),
        )  # fmt: skip


def across_plans_chart(
    points: Sequence[TrajectoryPoint], indicator: Indicator, changes: Sequence[tuple[dt.date, str]]
) -> AcrossPlansChart:
    """The line of `points`, with the days on which another plan began."""
    months = without_year_ago(monthly(points))
    marked = [
        replace(one, breaks=(*one.breaks, *(change for change in changes if change[0].replace(day=1) == one.month)))
        for one in months
    ]
    return AcrossPlansChart(tuple(marked), indicator)
