"""Levels as lines: a level against its ramp, growth over the baseline, times shared."""

from collections.abc import Sequence
from typing import Literal

import plotly.graph_objects as go

from plancom.charts.axes import month_axis, value_axis
from plancom.charts.break_marks import break_lines, break_words
from plancom.charts.frame import (
    OVERLAY,
    baseline_line,
    figure,
    key,
    label,
    missing_bands,
    target_text,
    value_text,
    without_zero,
)
from plancom.charts.marks import (
    actual_traces,
    direct_labels,
    expected_trace,
    last_known,
    line_key,
    target_trace,
    without_target,
)
from plancom.charts.tables import MonthPoint, complete
from plancom.charts.theme import Look, palette
from plancom.language import dates, numbers
from plancom.language.translation import later, tr


def goal_line(
    points: Sequence[MonthPoint],
    *,
    target: float | None,
    unit: str,
    percent: bool = False,
    look: Look,
    baseline: float | None = None,
) -> go.Figure:
    """A level (posts per day, adoption to date) against its ramp, ending in the year's target.

    `points` is one plan year (or more) in order, `actual` and `expected` in `unit`, or shares 0–1 where `percent`; `target` is
    that of the last month. Provisional months are hollow, missing ones a gap under a hatched band. `baseline` adds a thin
    line at the level before the plan.
    """
    months = complete(points)
    colours = palette(look)
    axis = value_axis([target, baseline, *(p.actual for p in months), *(p.expected for p in months)], percent=percent)
    bands, words = missing_bands(months, look)
    data = [*bands, expected_trace(months, look, percent=percent), *actual_traces(months, look, percent=percent)]
    if target is not None and months:
        text = target_text(target, percent=percent)
        data.append(target_trace([dates.month(months[-1].month)], [target], [text], look))
    entries = line_key(months, look) + ([without_target(look)] if target is None else [])
    shapes = break_lines(months, look)
    if baseline is not None:
        entries.append(
            ("┈┈", colours.muted, tr("línea base {value_text}", value_text=value_text(baseline, percent=percent)))
        )
        shapes.append(baseline_line(look, baseline))
    line, top = key(look, entries, unit)
    labels = direct_labels(months, look, target=target, top=axis["range"][1], percent=percent)
    layout = {
        "xaxis": month_axis([p.month for p in months]),
        "yaxis": axis,
        "yaxis9": OVERLAY,
        "annotations": [*line, *words, *break_words(months, look), *labels],
        "shapes": shapes,
        "margin": {"t": top},
    }
    return figure(data, layout, look)


def growth_line(
    points: Sequence[MonthPoint],
    *,
    look: Look,
    target: float | None = None,
    unit: str = later("crecimiento sobre la línea base"),
) -> go.Figure:
    """Growth over the same month of the baseline year: `actual` and `expected` are shares (0.153 is +15,3 %); `target` too."""
    months = complete(points)
    colours = palette(look)
    axis = value_axis([target, *(p.actual for p in months), *(p.expected for p in months)], percent=True, signed=True)
    bands, words = missing_bands(months, look)
    data = [*bands, expected_trace(months, look, percent=True), *actual_traces(months, look, percent=True)]
    for trace in data:
        if "customdata" in trace:
            trace["customdata"] = [_signed(value) for value in trace["y"]]
    labels = []
    last = last_known(months)
    if last is not None:
        actual, expected = months[last].actual or 0.0, months[last].expected
        place = last / max(1, len(months) - 1)
        under = expected is not None and actual < expected
        text = f"<b>{_signed(actual)}</b>"
        side: Literal["above", "below"] = "below" if under else "above"
        labels.append(label(look, last, actual, text, colour=colours.actual, place=place, side=side))
    if target is not None and months:
        written = without_zero(_signed(target))
        data.append(target_trace([dates.month(months[-1].month)], [target], [written], look))
        text = f"<b>{tr('Meta {target}', target=written)}</b>"
        labels.append(label(look, len(months) - 1, target, text, colour=colours.goal, place=1, shift=12))
    line, top = key(look, line_key(months, look), tr(unit))
    layout = {
        "xaxis": month_axis([p.month for p in months]) | {"showline": False},
        "yaxis": axis | {"zeroline": True, "zerolinecolor": colours.ink, "zerolinewidth": 1.5},
        "yaxis9": OVERLAY,
        "annotations": [*line, *words, *break_words(months, look), *labels],
        "shapes": break_lines(months, look),
        "margin": {"t": top},
    }
    return figure(data, layout, look)


def _signed(share: float | None) -> str:
    return numbers.MISSING if share is None else numbers.with_percent(numbers.signed(share * 100, 1))


def shares_line(
    points: Sequence[MonthPoint], *, look: Look, unit: str = later("veces compartidas por mes")
) -> go.Figure:
    """How many times the month's posts were shared (`actual`, a count); a companion figure, without a goal."""
    months = complete(points)
    axis = value_axis([p.actual for p in months], least=1)
    bands, words = missing_bands(months, look)
    line, top = key(look, line_key(months, look), tr(unit))
    layout = {
        "height": 300,
        "xaxis": month_axis([p.month for p in months]),
        "yaxis": axis,
        "yaxis9": OVERLAY,
        "annotations": [*line, *words, *direct_labels(months, look, target=None, top=axis["range"][1])],
        "margin": {"t": top},
    }
    return figure([*bands, *actual_traces(months, look)], layout, look)
