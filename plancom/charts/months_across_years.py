"""A goal's own months over several years: what each brought, and what was, or would be, asked of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from plancom.charts.alternatives import alt_text
from plancom.charts.axes import value_axis
from plancom.charts.frame import baseline_line, value_text
from plancom.charts.marks import actual_traces, direct_labels, expected_trace, line_key
from plancom.charts.month_figure import month_figure
from plancom.charts.tables import MonthPoint, complete
from plancom.charts.theme import Look, palette
from plancom.charts.trajectories import monthly, without_year_ago
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.language.translation import tr
from plancom.plan import Indicator


@dataclass(frozen=True)
class MonthsAcrossYears:
    """The months of a goal in its unit; `baseline` is a level's, and `breaks_are` says what their breaks are, where not of measurement alone."""

    months: tuple[MonthPoint, ...]
    indicator: Indicator
    baseline: float | None = None
    breaks_are: str = ""

    @property
    def unit(self) -> str:
        """What is written above the axis."""
        is_flow = self.indicator.kind.adds_up
        return tr("{noun} por mes", noun=self.indicator.noun[1]) if is_flow else self.indicator.unit

    def figure(self, look: Look) -> go.Figure:
        """The drawing: each month beside what is asked of it, without the mark of a year's target, which no month is."""
        months, kind, words = complete(self.months), self.indicator.kind, self.indicator.direction.words
        percent, decimals = kind.is_share, kind.decimals
        axis = value_axis([self.baseline, *(p.actual for p in months), *(p.expected for p in months)], percent=percent)
        data = [
            expected_trace(months, look, percent=percent, decimals=decimals, words=words),
            *actual_traces(months, look, percent=percent, decimals=decimals),
        ]
        entries, shapes = line_key(months, look, words), []
        if self.baseline is not None:
            written = value_text(self.baseline, percent=percent, decimals=decimals)
            entries.append(("┈┈", palette(look).muted, tr("línea base {value_text}", value_text=written)))
            shapes.append(baseline_line(look, self.baseline))
        labels = direct_labels(months, look, target=None, percent=percent, decimals=decimals, words=words)
        return month_figure(
            months, data, axis, look, entries=entries, unit=self.unit, labels=labels, shapes=shapes, breaks_are=self.breaks_are,
        )  # fmt: skip

    def alt(self, title: str) -> str:
        """The drawing in one sentence, for those who do not see it."""
        percent = self.indicator.kind.is_share
        unit = "" if percent else self.indicator.noun[1]
        return alt_text(title, self.months, unit=unit, percent=percent, decimals=self.indicator.kind.decimals)


def months_across_plans(
    points: Sequence[TrajectoryPoint], indicator: Indicator, changes: Sequence[tuple[dt.date, str]]
) -> MonthsAcrossYears:
    """The months of `points`, with the days on which another plan began among their breaks."""
    marked = [
        replace(one, breaks=(*one.breaks, *(change for change in changes if change[0].replace(day=1) == one.month)))
        for one in _drawn(points)
    ]
    return MonthsAcrossYears(tuple(marked), indicator, breaks_are=tr("cambio de meta o de medición"))


def months_of_draft(
    points: Sequence[TrajectoryPoint], indicator: Indicator, baseline: float | None
) -> MonthsAcrossYears:
    """The months of a goal that is being written; `baseline` is shown of a level."""
    return MonthsAcrossYears(tuple(_drawn(points)), indicator, None if indicator.kind.adds_up else baseline)


def _drawn(points: Sequence[TrajectoryPoint]) -> list[MonthPoint]:
    return without_year_ago(monthly(points))
