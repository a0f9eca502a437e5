"""Levels as lines: a level against its ramp, growth over the baseline, times shared."""

from collections.abc import Sequence

import plotly.graph_objects as go

from plancom.charts.frame import (
    HEADROOM,
    OVERLAY,
    baseline_line,
    escape,
    figure,
    key,
    label,
    missing_bands,
    month_axis,
    value_axis,
    value_text,
)
from plancom.charts.tables import MonthPoint, complete
from plancom.charts.theme import Look, Properties, palette
from plancom.language import dates, numbers


def actual_traces(
    points: Sequence[MonthPoint], look: Look, *, percent: bool = False, colour: str = "", symbol: str = "circle"
) -> list[Properties]:
    """The actual line: covered months filled, provisional ones hollow at the end of a dotted stretch, gaps where none is."""
    tone = colour or palette(look).actual
    names = [dates.month(point.month) for point in points]
    texts = [value_text(point.actual, percent=percent) for point in points]
    provisional = [point.state == "provisional" for point in points]
    covered = [p.actual if p.state == "covered" else None for p in points]
    traces: list[Properties] = [
        {
            "type": "scatter",
            "name": "Real",
            "mode": "lines+markers",
            "x": names,
            "y": covered,
            "connectgaps": False,
            "line": {"color": tone, "width": 3},
            "marker": {"symbol": symbol, "size": 8 if len(points) <= 27 else 5, "color": tone},  # noqa: PLR2004 - two years
            "customdata": texts,
            "hovertemplate": "Real: <b>%{customdata}</b><extra></extra>",
            "cliponaxis": False,
        }
    ]
    if not any(provisional):
        return traces
    linked = [
        point.actual if flag or (point.state == "covered" and any(provisional[max(0, i - 1) : i + 2])) else None
        for i, (point, flag) in enumerate(zip(points, provisional, strict=True))
    ]
    traces.append(
        {
            "type": "scatter",
            "name": "Hacia lo provisional",
            "mode": "lines",
            "x": names,
            "y": linked,
            "line": {"color": tone, "width": 2, "dash": "dot"},
            "hoverinfo": "skip",
        }
    )
    traces.append(
        {
            "type": "scatter",
            "name": "Provisional",
            "mode": "markers",
            "x": names,
            "y": [point.actual if flag else None for point, flag in zip(points, provisional, strict=True)],
            "marker": {"symbol": f"{symbol}-open", "size": 11, "color": tone, "line": {"width": 2.5, "color": tone}},
            "customdata": texts,
            "hovertemplate": "Provisional: <b>%{customdata}</b><extra></extra>",
            "cliponaxis": False,
        }
    )
    return traces


def expected_trace(points: Sequence[MonthPoint], look: Look, *, percent: bool = False) -> Properties:
    """What was expected: always the dark dashed line."""
    return {
        "type": "scatter",
        "name": "Esperado",
        "mode": "lines",
        "x": [dates.month(point.month) for point in points],
        "y": [point.expected for point in points],
        "connectgaps": False,
        "line": {"color": palette(look).goal, "width": 2, "dash": "dash"},
        "customdata": [value_text(point.expected, percent=percent) for point in points],
        "hovertemplate": "Esperado: %{customdata}<extra></extra>",
    }


def target_trace(months: Sequence[str], values: Sequence[float], texts: Sequence[str], look: Look) -> Properties:
    """Targets: always a dark diamond."""
    return {
        "type": "scatter",
        "name": "Meta",
        "mode": "markers",
        "x": list(months),
        "y": list(values),
        "marker": {"symbol": "diamond", "size": 13, "color": palette(look).goal},
        "customdata": list(texts),
        "hovertemplate": "Meta: <b>%{customdata}</b><extra></extra>",
        "cliponaxis": False,
    }


def direct_labels(
    points: Sequence[MonthPoint],
    look: Look,
    *,
    target: float | None,
    top: float,
    percent: bool = False,
    no_target: str = "",
) -> list[Properties]:
    """The last actual value, what was expected then, and the target, each beside its mark and clear of the others."""
    colours = palette(look)
    count = len(points)
    last = max((i for i, p in enumerate(points) if p.actual is not None and p.state == "covered"), default=None)
    if last is None:
        last = max((i for i, p in enumerate(points) if p.actual is not None), default=None)
    labels = []
    lift = 8
    if last is not None:
        actual, expected = points[last].actual or 0.0, points[last].expected
        place = last / max(1, count - 1)
        under = expected is not None and actual < expected
        bold = f"<b>{value_text(actual, percent=percent)}</b>"
        labels.append(
            label(look, last, actual, bold, colour=colours.actual, place=place, side="below" if under else "above")
        )
        ends_in_target = last == count - 1 and target is not None
        if expected is not None and not ends_in_target:
            words = f"esperado {value_text(expected, percent=percent)}"
            labels.append(
                label(
                    look,
                    last,
                    expected,
                    words,
                    colour=colours.goal,
                    place=place,
                    side="above" if under else "below",
                )
            )
        highest = max(actual, expected or 0.0)
        if target is not None and place > 0.6 and abs(target - highest) < top * 0.16:  # noqa: PLR2004 - a label's size
            lift = 30
    if target is not None:
        words = f"<b>Meta {value_text(target, percent=percent)}</b>"
        labels.append(label(look, count - 1, target, words, colour=colours.goal, place=1, shift=lift + 4))
    elif no_target:
        labels.append(
            label(look, count - 1, top / HEADROOM, no_target, colour=colours.soft, place=1, side="below", shift=0)
        )
    return labels


def line_key(points: Sequence[MonthPoint], look: Look) -> list[tuple[str, str, str]]:
    """The key's entries for the marks that `points` make appear."""
    colours = palette(look)
    entries = [("●", colours.actual, "real")]
    if any(point.state == "provisional" for point in points):
        entries.append(("○", colours.actual, "provisional"))
    if any(point.expected is not None for point in points):
        entries.append(("╌╌", colours.goal, "esperado"))
    return entries


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
        text = value_text(target, percent=percent)
        data.append(target_trace([dates.month(months[-1].month)], [target], [text], look))
    entries = line_key(months, look)
    shapes = []
    if baseline is not None:
        entries.append(("┈┈", colours.muted, f"línea base {value_text(baseline, percent=percent)}"))
        shapes.append(baseline_line(look, baseline))
    line, top = key(look, entries, unit)
    labels = direct_labels(
        months, look, target=target, top=axis["range"][1], percent=percent, no_target="Sin meta para este año"
    )
    layout = {
        "xaxis": month_axis([p.month for p in months]),
        "yaxis": axis,
        "yaxis9": OVERLAY,
        "annotations": [*line, *words, *labels],
        "shapes": shapes,
        "margin": {"t": top},
    }
    return figure(data, layout, look)


def growth_line(
    points: Sequence[MonthPoint],
    *,
    look: Look,
    target: float | None = None,
    unit: str = "crecimiento sobre la línea base",
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
    last = max((i for i, p in enumerate(months) if p.actual is not None and p.state == "covered"), default=None)
    if last is not None:
        actual = months[last].actual or 0.0
        expected = months[last].expected
        labels.append(
            label(
                look,
                last,
                actual,
                f"<b>{_signed(actual)}</b>",
                colour=colours.actual,
                place=last / max(1, len(months) - 1),
                side="below" if expected is not None and actual < expected else "above",
            )
        )
    if target is not None and months:
        data.append(target_trace([dates.month(months[-1].month)], [target], [_signed(target)], look))
        labels.append(
            label(
                look, len(months) - 1, target, f"<b>Meta {_signed(target)}</b>", colour=colours.goal, place=1, shift=12
            )
        )
    line, top = key(look, line_key(months, look), unit)
    layout = {
        "xaxis": month_axis([p.month for p in months]) | {"showline": False},
        "yaxis": axis | {"zeroline": True, "zerolinecolor": colours.ink, "zerolinewidth": 1.5},
        "yaxis9": OVERLAY,
        "annotations": [*line, *words, *labels],
        "margin": {"t": top},
    }
    return figure(data, layout, look)


def _signed(share: float | None) -> str:
    return numbers.MISSING if share is None else f"{numbers.signed(share * 100, 1)}{numbers.NBSP}%"


def shares_line(points: Sequence[MonthPoint], *, look: Look, unit: str = "veces compartidas por mes") -> go.Figure:
    """How many times the month's posts were shared (`actual`, a count); a companion figure, without a goal."""
    months = complete(points)
    axis = value_axis([p.actual for p in months])
    bands, words = missing_bands(months, look)
    line, top = key(look, line_key(months, look), escape(unit))
    layout = {
        "height": 300,
        "xaxis": month_axis([p.month for p in months]),
        "yaxis": axis,
        "yaxis9": OVERLAY,
        "annotations": [*line, *words, *direct_labels(months, look, target=None, top=axis["range"][1])],
        "margin": {"t": top},
    }
    return figure([*bands, *actual_traces(months, look)], layout, look)
