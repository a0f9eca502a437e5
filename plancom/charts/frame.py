"""What charts share: the frame, the month axis, the value axis, direct labels, the key line and the bands of missing months."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from html import escape as escape_html
from itertools import groupby
from typing import Literal

import plotly.graph_objects as go

from plancom.charts.tables import MonthPoint
from plancom.charts.theme import SMALL, Look, Properties, palette, template
from plancom.language import dates, numbers

KEY_LINE = 22  # px of a line of the key
KEY_WIDTH = 46  # characters that fit a phone's width
HEADROOM = 1.16  # of the highest value, for labels above it
NO_DATA = "sin datos"


def escape(text: object) -> str:
    """`text` as plotly shows it letter by letter: its texts are a small HTML."""
    return escape_html(str(text), quote=False)


def value_text(value: float | None, *, percent: bool = False) -> str:
    """A value as people read it: «45,3 %», «1,87», «11.020», «–»."""
    return numbers.percent(value) if percent else numbers.short(value)


def figure(data: list[Properties], layout: Properties, look: Look) -> go.Figure:
    """A figure in the look. Plotly's validation (0.7 ms a trace) is left to the tests, which validate every chart."""
    whole = {"template": template(look), "height": 360} | layout
    return go.Figure(data=data, layout=whole, skip_invalid=False, _validate=False)


def month_axis(months: Sequence[dt.date]) -> Properties:
    """A category axis of «sep 2018», labelled «ene», «feb», … with the year under January and under the first label."""
    names = [dates.month(month) for month in months]
    step = 1 if len(months) <= 13 else 3 if len(months) <= 27 else 12  # noqa: PLR2004 - a year, two years, more
    shown = [i for i, month in enumerate(months) if (month.month - 1) % step == 0]
    texts = []
    for place, i in enumerate(shown):
        word = dates.MONTHS_SHORT[months[i].month - 1]
        year = place == 0 or months[i].month == 1
        texts.append(f"{word}<br>{months[i].year}" if year else word)
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": names,
        "range": [-0.6, len(names) - 0.4],
        "tickmode": "array",
        "tickvals": [names[i] for i in shown],
        "ticktext": texts,
    }


def value_axis(values: Iterable[float | None], *, percent: bool = False, signed: bool = False) -> Properties:
    """An axis from 0 (or below, where values are) with round steps, each tick written in es-CO."""
    known = [value for value in values if value is not None and math.isfinite(value)]
    top, bottom = max([0.0, *known]), min([0.0, *known])
    if top == bottom:
        top = 1.0
    step = _round_step((top - bottom) / 4)
    size = step * 100 if percent else step
    decimals = max(0, -math.floor(math.log10(size) + 1e-9)) + (size / 10 ** math.floor(math.log10(size)) == 2.5)  # noqa: PLR2004
    decimals = 0 if size >= 1 and float(size).is_integer() else decimals
    first, last = math.ceil(bottom / step - 1e-9), math.floor(top * HEADROOM / step + 1e-9)
    ticks = [i * step for i in range(first, last + 1)]
    write = numbers.signed if signed else numbers.number
    texts = [f"{write(t * 100, decimals)}{numbers.NBSP}%" if percent else write(t, decimals) for t in ticks]
    return {
        "range": [bottom * HEADROOM, top * HEADROOM],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": texts,
    }


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(nice * power for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough * 0.999)


def label(
    look: Look,
    x: float,
    y: float,
    text: str,
    *,
    colour: str,
    place: float = 0.5,
    side: Literal["above", "below"] = "above",
    shift: int = 8,
) -> Properties:
    """A direct label at (`x`, `y`); `place` (0 left … 1 right of the plot) decides where the text grows, never outside."""
    anchor = "left" if place < 0.2 else "right" if place > 0.75 else "center"  # noqa: PLR2004 - fifths of the width
    return {
        "x": x,
        "y": y,
        "xref": "x",
        "yref": "y",
        "text": text,
        "showarrow": False,
        "xanchor": anchor,
        "yanchor": "bottom" if side == "above" else "top",
        "xshift": {"left": -8, "right": 8, "center": 0}[anchor],
        "yshift": shift if side == "above" else -shift,
        "font": {"size": 14, "color": colour},
        "bgcolor": palette(look).paper,
        "opacity": 0.94,
        "borderpad": 1,
    }


def key(look: Look, entries: Sequence[tuple[str, str, str]], unit: str = "") -> tuple[list[Properties], int]:
    """The line above the plot that says what each mark is, and the top margin that it needs.

    `entries` are (glyph, colour, words); `unit` closes the line. It breaks where a phone would cut it.
    """
    colours = palette(look)
    items = [
        (len(words) + 2, f'<span style="color:{colour}">{glyph}</span> {words}') for glyph, colour, words in entries
    ]
    if unit:
        items.append((len(unit), f"<i>{escape(unit)}</i>"))
    lines: list[list[str]] = [[]]
    room = KEY_WIDTH
    for size, text in items:
        if lines[-1] and size + 3 > room:
            lines.append([])
            room = KEY_WIDTH
        lines[-1].append(text)
        room -= size + 3
    text = "<br>".join("   ".join(line) for line in lines)
    annotation: Properties = {
        "x": 0,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "yshift": 6,
        "showarrow": False,
        "text": text,
        "font": {"size": SMALL, "color": colours.soft},
    }
    return ([annotation] if entries or unit else []), 14 + KEY_LINE * len(lines)


def baseline_line(look: Look, baseline: float) -> Properties:
    """The level before the plan: a thin dotted line behind everything."""
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": baseline,
        "y1": baseline,
        "layer": "below",
        "line": {"color": palette(look).muted, "width": 1.5, "dash": "dot"},
    }


def runs(flags: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """The first and last index of each run of True."""
    for flag, group in groupby(enumerate(flags), key=lambda pair: pair[1]):
        if flag:
            places = [place for place, _ in group]
            yield places[0], places[-1]


def missing_bands(
    points: Sequence[MonthPoint], look: Look, axes: tuple[str, str] = ("x", "y9")
) -> tuple[list[Properties], list[Properties]]:
    """The hatched bands over months without data, and their words «sin datos» (upright where the band is narrow)."""
    flags = [point.state == "missing" for point in points]
    if not any(flags):
        return [], []
    colours = palette(look)
    names = [dates.month(point.month) for point, flag in zip(points, flags, strict=True) if flag]
    band: Properties = {
        "type": "bar",
        "name": "Sin datos",
        "x": names,
        "y": [1] * len(names),
        "width": 1,
        "xaxis": axes[0],
        "yaxis": axes[1],
        "marker": {
            "color": "rgba(0,0,0,0)",
            "line": {"width": 0},
            "pattern": {"shape": "/", "fgcolor": colours.hatch, "size": 7, "solidity": 0.18, "fillmode": "overlay"},
        },
        "hovertemplate": f"{NO_DATA}<extra></extra>",
    }
    found = list(runs(flags))
    longest = max(found, key=lambda run: run[1] - run[0])
    words = [
        {
            "x": (first + last) / 2,
            "y": 0.5,
            "xref": axes[0],
            "yref": axes[1],
            "text": NO_DATA,
            "textangle": 0 if last - first + 1 >= len(points) / 4 else -90,
            "showarrow": False,
            "font": {"size": SMALL, "color": colours.soft},
            "bgcolor": colours.paper,
            "borderpad": 2,
        }
        for first, last in found
        if (last - first + 1) * 16 >= len(points) or (first, last) == longest
    ]
    return [band], words


OVERLAY: Properties = {"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True}
