"""What charts share: the frame, direct labels, the key line and the bands of missing months."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Literal

import plotly.graph_objects as go

from plancom.charts.colours import see_through
from plancom.charts.tables import MonthPoint
from plancom.charts.theme import SMALL, Look, Properties, palette, template
from plancom.html import plotly_text
from plancom.language import dates, numbers
from plancom.language.translation import Language, language, later, tr

LABEL = 15  # px of the figures beside their marks
KEY_LINE = 18  # px of a line of the key
KEY_WIDTH = 48  # characters that fit a phone's width
NO_DATA = later("sin datos")  # said with `tr`
_NO_DECIMAL = re.compile(r"[.,]0(?=\u00a0?%)")


def value_text(value: float | None, *, percent: bool = False) -> str:
    """A value as people read it: «45,3 %», «1,87», «11.020», «–»."""
    return _value_text(value, percent, language())


@lru_cache(maxsize=8192)
def _value_text(value: float | None, percent: bool, _spoken: Language) -> str:  # noqa: FBT001 - what is kept is found by it
    """Kept: writing numbers is most of what a chart costs."""
    return numbers.percent(value) if percent else numbers.short(value)


def target_text(value: float | None, *, percent: bool = False) -> str:
    """A target as the plan says it: «20 %», not «20,0 %»."""
    return without_zero(value_text(value, percent=percent))


def without_zero(text: str) -> str:
    """A percentage without a decimal that says nothing: «20 %» for «20,0 %»."""
    return _NO_DECIMAL.sub("", text)


def figure(data: list[Properties], layout: Properties, look: Look) -> go.Figure:
    """A figure in the look. Plotly's validation (0.7 ms a trace) is left to the tests, which validate every chart."""
    whole = {"template": template(look), "height": 360} | layout
    return go.Figure(data=data, layout=whole, skip_invalid=False, _validate=False)


def label(
    look: Look,
    x: float,
    y: float,
    text: str,
    *,
    colour: str,
    place: float = 0.5,
    side: Literal["above", "below"] = "above",
    shift: int = 7,
) -> Properties:
    """A direct label at (`x`, `y`), `place` (0 left … 1 right) of the way along the plot.

    Above its mark it grows to the left, below to the right, so that a rising line does not cross it; never outside the plot.
    """
    left = place < 0.25 or (side == "below" and place < 0.83)  # noqa: PLR2004 - where a phone has room
    return {
        "x": x,
        "y": y,
        "xref": "x",
        "yref": "y",
        "text": text,
        "showarrow": False,
        "xanchor": "left" if left else "right",
        "yanchor": "bottom" if side == "above" else "top",
        "xshift": -8 if left else 8,
        "yshift": shift if side == "above" else -shift,
        "font": {"size": LABEL, "color": colour},
        "bgcolor": see_through(palette(look).paper, 0.75),
        "borderpad": 1,
    }


def key(
    look: Look, entries: Sequence[tuple[str, str, str]], unit: str = "", lift: int = 0
) -> tuple[list[Properties], int]:
    """What stands above the plot: its `unit`, then what each mark is; and the top margin that it needs.

    `entries` are (glyph, colour, words). Lines break where a phone would cut them. `lift` leaves room below, in px.
    """
    colours = palette(look)
    lines: list[list[str]] = []
    room = 0
    for glyph, colour, words in entries:
        size = len(words) + 5
        if not lines or size > room:
            lines.append([])
            room = KEY_WIDTH
        lines[-1].append(f'<span style="color:{colour}">{glyph}</span> {words}')
        room -= size
    texts = ["   ".join(line) for line in lines]
    if unit:
        texts.insert(
            0, f'<span style="color:{colours.ink};font-size:14px">{plotly_text(unit[:1].upper() + unit[1:])}</span>'
        )
    annotation: Properties = {
        "x": 0,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "xshift": -2,
        "yshift": 6 + lift,
        "showarrow": False,
        "text": "<br>".join(texts),
        "font": {"size": SMALL, "color": colours.soft},
    }
    return ([annotation] if texts else []), 16 + lift + KEY_LINE * len(texts)


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
        "name": tr("Sin datos"),
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
        "hovertemplate": f"{tr(NO_DATA)}<extra></extra>",
    }
    found = list(runs(flags))
    longest = max(found, key=lambda run: run[1] - run[0])
    words = [
        {
            "x": (first + last) / 2,
            "y": 0.97,
            "yanchor": "top",
            "xref": axes[0],
            "yref": axes[1],
            "text": tr(NO_DATA),
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
