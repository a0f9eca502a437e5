"""A goal that is being written: the office's own months, and the way that it would ask for through all the plan's years."""

from dataclasses import dataclass

import plotly.graph_objects as go

from plancom.charts.alternatives import alt_text
from plancom.charts.axes import value_axis
from plancom.charts.frame import baseline_line, value_text
from plancom.charts.marks import actual_traces, direct_labels, expected_trace, line_key
from plancom.charts.month_figure import month_figure
from plancom.charts.tables import MonthPoint, complete
from plancom.charts.theme import Look, palette
from plancom.charts.trajectories import monthly, without_year_ago
from plancom.indicators.measured_months import Measured
from plancom.indicators.trajectory import points
from plancom.indicators.view import View
from plancom.language.translation import tr
from plancom.plan.directions import DirectionWords

MOST_YEARS_BEFORE = 12


@dataclass(frozen=True)
class GoalPreview:
    """Every month from the year before the plan (from the first with data, where that is earlier) to the plan's last, in the goal's unit."""

    months: tuple[MonthPoint, ...]
    unit: str
    noun: str
    percent: bool
    baseline: float | None
    decimals: int | None
    words: DirectionWords

    def figure(self, look: Look) -> go.Figure:
        """The drawing: each month beside what would be asked of it, without the mark of a year's target, which no month is."""
        months = complete(self.months)
        percent, decimals = self.percent, self.decimals
        axis = value_axis(
            [self.baseline, *(p.actual for p in months), *(p.expected for p in months)], percent=self.percent
        )
        data = [
            expected_trace(months, look, percent=percent, decimals=decimals),
            *actual_traces(months, look, percent=percent, decimals=decimals),
        ]
        entries, shapes = line_key(months, look, self.words), []
        if self.baseline is not None:
            entries.append(
                (
                    "┈┈",
                    palette(look).muted,
                    tr(
                        "línea base {value_text}",
                        value_text=value_text(self.baseline, percent=percent, decimals=decimals),
                    ),
                )
            )
            shapes.append(baseline_line(look, self.baseline))
        return month_figure(
            months, data, axis, look, entries=entries, unit=self.unit, labels=direct_labels(months, look, target=None, percent=percent, decimals=decimals), shapes=shapes,
        )  # fmt: skip

    def alt(self, title: str) -> str:
        """The drawing in one sentence, for those who do not see it."""
        return alt_text(title, self.months, unit=self.noun, percent=self.percent, target=None)


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
        words=indicator.direction.words,
    )
