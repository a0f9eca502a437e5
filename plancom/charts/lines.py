"""Levels as lines: a level against its ramp, growth over the baseline, times shared."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from plancom.charts.axes import value_axis
from plancom.charts.frame import baseline_line, target_text, value_text, without_zero
from plancom.charts.marks import actual_traces, direct_labels, expected_trace, line_key, target_trace, without_target
from plancom.charts.month_figure import PLOT, month_figure
from plancom.charts.tables import MonthPoint, complete, skips
from plancom.charts.theme import Look, palette
from plancom.language import dates, numbers
from plancom.language.translation import later, tr
from plancom.plan.directions import HIGHER, DirectionWords


def goal_line(
    points: Sequence[MonthPoint],
    *,
    target: float | None,
    unit: str,
    percent: bool = False,
    decimals: int | None = None,
    look: Look,
    baseline: float | None = None,
    words: DirectionWords = HIGHER.words,
    climbs_by_day: bool = False,
    **slide: Any,
) -> go.Figure:
    """A level (posts per day, adoption to date) against its ramp, ending in the year's target.

    `points` is one plan year (or more) in order, `actual` and `expected` in `unit`, or shares 0–1 where `percent`; `target` is
    that of the last month. Provisional months are hollow, missing ones a gap under a hatched band. Values are written with so many `decimals`. `baseline` adds a thin
    line at the level before the plan; `words` are those of the goal's direction; what is expected `climbs_by_day` where it does not wait for months without data; `slide` is what `month_figure` knows of slides.
    """
    months = complete(points)
    colours = palette(look)
    axis = value_axis([target, baseline, *(p.actual for p in months), *(p.expected for p in months)], percent=percent)
    data = [
        expected_trace(months, look, percent=percent, decimals=decimals, words=words),
        *actual_traces(months, look, percent=percent, decimals=decimals),
    ]
    if target is not None and months:
        text = target_text(target, percent=percent, decimals=decimals)
        data.append(target_trace([dates.month(months[-1].month)], [target], [text], look))
    entries = line_key(months, look, words, skipping=not climbs_by_day and skips(months)) + (
        [without_target(look)] if target is None else []
    )
    if baseline is not None:
        entries.append(
            (
                "┈┈",
                colours.muted,
                tr("línea base {value_text}", value_text=value_text(baseline, percent=percent, decimals=decimals)),
            )
        )
    return month_figure(
        months, data, axis, look, entries=entries, unit=unit,
        labels=direct_labels(months, look, target=target, percent=percent, decimals=decimals, words=words),
        shapes=[] if baseline is None else [baseline_line(look, baseline)], **slide,
    )  # fmt: skip


def growth_line(
    points: Sequence[MonthPoint],
    *,
    look: Look,
    target: float | None = None,
    unit: str = later("crecimiento sobre la línea base"),
) -> go.Figure:
    """Growth over the same month of the baseline year: `actual` and `expected` are shares (0.153 is +15,3 %); `target` too."""
    months = complete(points)
    axis = value_axis([target, *(p.actual for p in months), *(p.expected for p in months)], percent=True, signed=True)
    data = [expected_trace(months, look, percent=True), *actual_traces(months, look, percent=True)]
    for trace in data:
        if "customdata" in trace:
            trace["customdata"] = [_signed(value) for value in trace["y"]]
    if target is not None and months:
        data.append(target_trace([dates.month(months[-1].month)], [target], [without_zero(_signed(target))], look))
    zero = {"zeroline": True, "zerolinecolor": palette(look).ink, "zerolinewidth": 1.5}
    return month_figure(
        months, data, axis | zero, look, entries=line_key(months, look), unit=tr(unit),
        labels=direct_labels(months, look, target=target, write=_signed), axis_look={"showline": False},
    )  # fmt: skip


def _signed(share: float | None) -> str:
    return numbers.MISSING if share is None else numbers.with_percent(numbers.signed(share * 100, 1))


def shares_line(
    points: Sequence[MonthPoint], *, look: Look, unit: str = later("veces compartidas por mes")
) -> go.Figure:
    """How many times the month's posts were shared (`actual`, a count); a companion figure, without a goal."""
    months = [replace(point, expected=None) for point in complete(points)]
    return month_figure(
        months, actual_traces(months, look), value_axis([p.actual for p in months], least=1), look,
        entries=line_key(months, look), unit=tr(unit), labels=direct_labels(months, look, target=None), plot=PLOT * 0.75,
    )  # fmt: skip
