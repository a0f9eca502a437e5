"""The one chart of an indicator's plan year: its table, its words and its drawing, on screen as in every report."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go

from plancom.charts.alternatives import alt_text
from plancom.charts.axes import month_axis, value_axis
from plancom.charts.data_tables import data_table
from plancom.charts.direct_labels import DirectLabel, Spot
from plancom.charts.event_marks import EventMark, around, marked, numbered, with_marks
from plancom.charts.frame import baseline_line
from plancom.charts.label_placement import PanelLabels, labelled, placed
from plancom.charts.lines import goal_line
from plancom.charts.marks import (
    actual_traces,
    baseline_label,
    baseline_trace,
    direct_labels,
    expected_trace,
    target_trace,
)
from plancom.charts.scene import OneSize, along, scene
from plancom.charts.tables import MonthPoint, known_until, running
from plancom.charts.text_size import bare
from plancom.charts.theme import Look, Properties
from plancom.charts.totals import cumulative, press_cumulative
from plancom.charts.trajectories import monthly, to_date, without_year_ago
from plancom.indicators import baseline_sentences
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan import Indicator, written_amounts
from plancom.plan.directions import HIGHER, DirectionWords

ROOM_AT_END = 40.0  # px to the right of a native chart's plot into which a label of the last month may reach


@dataclass(frozen=True, slots=True)
class NativeLabel:
    """A label of a chart that PowerPoint or Excel draws: of which month, its words, and where it stands."""

    index: int
    text: str
    spot: Spot


@dataclass(frozen=True)
class GoalChart:
    """An indicator's plan year: a flow as a running total against what was expected, a level against its ramp.

    What is to be reached in each quarter or month is no running total of the year: it begins anew with each of them.
    `months` are each month's own values; `drawn` what the chart shows: running totals of a flow, a level as it is. Shares are
    0–1 where `percent`. `noun` names what is counted, "" for shares; `unit` is written above the axis; `marks` are what is to be
    known of some of its days.
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
    marks: tuple[EventMark, ...] = ()
    decimals: int | None = None
    words: DirectionWords = HIGHER.words  # of the goal's direction
    is_state: bool = False  # done or not: there is nothing to draw
    climbs_by_day: bool = False  # what is expected follows the tasks' due days, not the months that count

    @property
    def alt(self) -> str:
        """The chart in one sentence, for those who do not see it."""
        return alt_text(
            self.title, self.drawn, unit=self.noun, percent=self.percent, target=self.target, decimals=self.decimals
        )

    @property
    def table(self) -> pd.DataFrame:
        """What the chart shows, a row per month, every value as text in the goal's unit: the months of `data_table`, with `COLUMN` of
        `event_marks` where there are marks.
        """
        return with_marks(data_table(self.drawn, percent=self.percent, words=self.words), self.marks)

    @property
    def numbered(self) -> list[tuple[int, str, str]]:
        """Its marks, for drawings that are not the figure: (index of the month, number, words)."""
        return numbered(self.marks, [point.month for point in self.drawn])

    @property
    def baselines(self) -> list[float | None]:
        """The baseline by month: a level all along; of what adds up, what its year came to, where this one ends; [] where unknown."""
        if self.marked_baseline is None or not self.drawn:
            return []
        before: list[float | None] = [None if self.is_flow else self.marked_baseline] * (len(self.drawn) - 1)
        return [*before, self.marked_baseline]

    @property
    def marked_baseline(self) -> float | None:
        """The baseline's level, or what its year came to; None where a running total has nothing to compare with it."""
        return self.baseline if self.baseline_is_given or not self.is_flow else None

    @property
    def known_until(self) -> int:
        """How many months stand before those without data in which its year ends: over these a running total's expected line is paler."""
        return known_until(self.drawn) if self.is_flow else len(self.drawn)

    @property
    def says_something(self) -> bool:
        """Something was measured, or the way to the target is known. A flat line at zero, or one that stops short of the target
        because no month counts, would only mislead.
        """
        if self.is_state:
            return False
        expected = self.drawn[-1].expected if self.drawn else None
        whole = bool(self.target) and expected is not None and math.isclose(expected, self.target or 0.0)
        return whole or any(point.actual is not None for point in self.drawn)

    @property
    def axis(self) -> Properties:
        """The axis of values."""
        values = [v for p in self.drawn for v in (p.actual, p.expected)]
        least = 1 if self.is_flow else 0
        return value_axis([self.target, self.marked_baseline, *values], percent=self.percent, least=least)

    def labelled(self, look: Look, room: OneSize) -> PanelLabels:
        """Where its direct labels stand in a drawing of one size."""
        labels, ends = self._labels(look)
        data, axes, shapes = self._scene(look)
        return labelled(labels, ends, data, axes, room, shapes=shapes, look=look)

    def labels_among(self, look: Look, room: OneSize, spots: Sequence[Spot]) -> dict[str, NativeLabel]:
        """The same for a drawing that knows only some `spots`, by what they are figures of; one that has no place there is left out,
        for such a chart stands beside its figures.
        """
        labels, ends = self._labels(look)
        data, (xaxis, yaxis), shapes = self._scene(look)
        free = scene(data, xaxis, yaxis, room.plots(yaxis), shapes=shapes, room=ROOM_AT_END)
        offered = [replace(one, spots=tuple(spots)) for one in [*ends, *labels]]
        notes, _ = placed(offered, free)
        stood = {note["text"]: (note["xanchor"], note["yanchor"], note["xshift"]) for note in notes}
        return {
            one.of: NativeLabel(int(along(one.x)), bare(one.text), spot)
            for one in offered
            for spot in spots
            if stood.get(one.text) == (spot.xanchor, spot.yanchor, spot.right)
        }

    def _labels(self, look: Look) -> tuple[list[DirectLabel], list[DirectLabel]]:
        labels, ends = direct_labels(
            self.drawn, look, target=self.target, percent=self.percent, decimals=self.decimals, words=self.words
        )
        if self.marked_baseline is not None and self.is_flow and self.drawn:
            ends.append(baseline_label(len(self.drawn) - 1, self.marked_baseline, look))
        return labels, ends

    def _scene(self, look: Look) -> tuple[list[Properties], tuple[Properties, Properties], list[Properties]]:
        """Its traces, axes and straight lines."""
        data = [expected_trace(self.drawn, look, words=self.words), *actual_traces(self.drawn, look)]
        names = [dates.month(point.month) for point in self.drawn]
        if self.target is not None and names:
            data.append(target_trace([names[-1]], [self.target], [""], look))
        base = self.marked_baseline
        if base is not None and self.is_flow and names:
            data.append(baseline_trace(names[-1], base, look))
        shapes = [baseline_line(look, base)] if base is not None and not self.is_flow else []
        return data, (month_axis([point.month for point in self.drawn]), self.axis), shapes

    def figure(self, look: Look, *, slide: bool = False) -> go.Figure:
        """The drawing for the screen, or for a slide."""
        drawn = self._figure(look, slide=slide, around=around(self.numbered)) if slide else self._figure(look)
        if self.marks:
            marked(drawn, self.marks, look, slide=slide)
        return drawn

    def _figure(self, look: Look, **slide: float) -> go.Figure:
        if not self.is_flow:
            return goal_line(
                self.drawn,
                target=self.target,
                unit=self.unit,
                percent=self.percent,
                decimals=self.decimals,
                look=look,
                baseline=self.baseline,
                words=self.words,
                climbs_by_day=self.climbs_by_day,
                **slide,
            )
        if self.baseline_is_given:
            return press_cumulative(
                self.months,
                target=self.target,
                baseline=self.baseline,
                look=look,
                unit=self.unit,
                words=self.words,
                **slide,
            )
        return cumulative(self.months, target=self.target, unit=self.unit, look=look, words=self.words, **slide)


def goal_chart(figure: Progress, points: Sequence[TrajectoryPoint], marks: Sequence[EventMark] = ()) -> GoalChart:
    """The chart of `figure`, whose plan year's months are `points`, with `marks` of some of its days."""
    indicator = figure.indicator
    percent = written_amounts.is_share(indicator)
    is_flow = indicator.kind.adds_up and indicator.period.is_year
    months = to_date(points) if percent or not indicator.period.is_year else monthly(points)
    return GoalChart(
        title=tr("{name}, año {plan_year}", name=figure.name, plan_year=figure.plan_year),
        months=tuple(months),
        drawn=running(months) if is_flow else tuple(without_year_ago(months)),
        is_flow=is_flow,
        baseline_is_given=indicator.baseline.source == "given",
        target=figure.target,
        baseline=None if baseline_sentences.without_baseline(figure) else figure.baseline,
        unit=axis_unit(indicator),
        noun="" if percent else indicator.noun[1],
        percent=percent,
        decimals=indicator.kind.decimals,
        marks=tuple(marks),
        words=indicator.direction.words,
        is_state=figure.milestone is not None,
        climbs_by_day=indicator.kind.of_tasks,
    )


def axis_unit(indicator: Indicator) -> str:
    """What is written above the axis of a goal's year."""
    unit = tr("{noun} en lo que va del año", noun=indicator.noun[1]) if indicator.kind.adds_up else indicator.unit
    if not indicator.period.is_year:
        unit = tr("{noun} en el {period}", noun=indicator.noun[1], period=tr(indicator.period.noun[0]))
    return tr(indicator.direction.words.unit, unit=unit)
