"""What charts share: the frame, the key line and the bands of missing months."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import plotly.graph_objects as go

from plancom.charts.day_strip import KEY
from plancom.charts.direct_labels import BAND, DirectLabel, Spot
from plancom.charts.scene import below, beside
from plancom.charts.tables import MonthPoint
from plancom.charts.text_size import in_lines
from plancom.charts.theme import SMALL, Look, Properties, palette, template
from plancom.html import plotly_text
from plancom.language import dates, numbers
from plancom.language.translation import Language, language, later, tr

KEY_LINE = 18  # px of a line of the key
KEY_WIDTH = 248  # px that a card on a telephone leaves beside the axis
SLIDE_WIDTH = 500  # px that a slide leaves
UNIT = 14  # px of the measure's name
NO_DATA = later("sin datos")  # said with `tr`
_NO_DECIMAL = re.compile(r"[.,]0(?=\u00a0?%)")


def value_text(value: float | None, *, percent: bool = False, decimals: int | None = None) -> str:
    """A value as people read it: «45,3 %», «1,87», «11.020», «–»; with the indicator's own `decimals` where they are known."""
    return _value_text(value, percent, decimals, language())


@lru_cache(maxsize=8192)
def _value_text(value: float | None, percent: bool, decimals: int | None, _spoken: Language) -> str:  # noqa: FBT001 - what is kept is found by it
    """Kept: writing numbers is most of what a chart costs."""
    if percent:
        return numbers.percent(value)
    return numbers.short(value) if decimals is None else numbers.number(value, decimals)


def target_text(value: float | None, *, percent: bool = False, decimals: int | None = None) -> str:
    """A target as the plan says it: «20 %», not «20,0 %»."""
    return without_zero(value_text(value, percent=percent, decimals=decimals))


def without_zero(text: str) -> str:
    """A percentage without a decimal that says nothing: «20 %» for «20,0 %»."""
    return _NO_DECIMAL.sub("", text)


def figure(data: list[Properties], layout: Properties, look: Look) -> go.Figure:
    """A figure in the look. Plotly's validation (0.7 ms a trace) is left to the tests, which validate every chart."""
    whole = {"template": template(look), "height": 360} | layout | _room(layout)
    return go.Figure(data=data, layout=whole, skip_invalid=False, _validate=False)


def _room(layout: Properties) -> Properties:
    """The margins that the axes' words need. Left to find them itself, plotly draws a chart two or three times; it is left to where no
    axis of values keeps the first month's words from the edge.
    """
    across = {name: axis for name, axis in layout.items() if re.fullmatch(r"xaxis\d*", name)}
    values = [axis for name, axis in layout.items() if re.fullmatch(r"yaxis\d*", name) and axis.get("ticktext")]
    if not values:
        return {name: axis | {"automargin": True} for name, axis in across.items()}
    room = {"l": max(map(beside, values)), "b": max(map(below, across.values()), default=0.0)}
    return {"margin": room | layout.get("margin", {})}


def key(
    look: Look, entries: Sequence[tuple[str, str, str]], unit: str = "", lift: int = 0, *, width: float = KEY_WIDTH
) -> tuple[list[Properties], int]:
    """What stands above the plot: its `unit`, then what each mark is; and the top margin that it needs.

    `entries` are (glyph, colour, words). Lines break where they would be wider than `width`. `lift` leaves room below, in px.
    """
    colours = palette(look)
    said = [f'<span style="color:{colour}">{glyph}</span> {words}' for glyph, colour, words in entries]
    texts = list(in_lines(said, SMALL, width=width))
    if unit:
        wrapped = in_lines(plotly_text(unit[:1].upper() + unit[1:]).split(" "), UNIT, between=" ", width=width)
        texts = [f'<span style="color:{colours.ink};font-size:{UNIT}px">{line}</span>' for line in wrapped] + texts
    annotation: Properties = {
        "name": KEY,
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


def missing_bands(points: Sequence[MonthPoint], look: Look, axes: tuple[str, str] = ("x", "y9")) -> list[Properties]:
    """The hatched bands over months without data."""
    flags = [point.state == "missing" for point in points]
    if not any(flags):
        return []
    names = [dates.month(point.month) for point, flag in zip(points, flags, strict=True) if flag]
    band: Properties = {
        "type": "bar",
        "name": tr("Sin datos"),
        "x": names,
        "y": [1] * len(names),
        "width": 1,
        "xaxis": axes[0],
        "yaxis": axes[1],
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}, "pattern": hatching(look)},
        "hovertemplate": f"{tr(NO_DATA)}<extra></extra>",
    }
    return [band]


def hatching(look: Look) -> Properties:
    """The pattern of what is not known."""
    return {"shape": "/", "fgcolor": palette(look).hatch, "size": 7, "solidity": 0.18, "fillmode": "overlay"}


def missing_words(points: Sequence[MonthPoint], axis: Properties, look: Look) -> list[DirectLabel]:
    """The words «sin datos» of the longest band and of those that have room; upright where the band is narrow. `axis` is that of values.

    Of the months that are last, under the target's own label, it says since when: «sin datos desde oct 2019».
    """
    found = list(runs(point.state == "missing" for point in points))
    longest = max(found, key=lambda run: run[1] - run[0], default=None)
    return [
        band_words(
            (first + last) / 2, axis, look, _no_data(points, first, last), upright=last - first + 1 < len(points) / 4
        )
        for first, last in found
        if (last - first + 1) * 16 >= len(points) or (first, last) == longest
    ]


def _no_data(points: Sequence[MonthPoint], first: int, last: int) -> str:
    is_last = first > 0 and last == len(points) - 1
    return tr("sin datos desde {month}", month=dates.month(points[first].month)) if is_last else tr(NO_DATA)


def band_words(x: float | str, axis: Properties, look: Look, words: str = "", *, upright: bool) -> DirectLabel:
    """«sin datos», or other `words`, in the middle of a band."""
    said = words or tr(NO_DATA)
    low, high = axis["range"]
    colours = palette(look)

    def height(spot: Spot) -> float:
        return float({"top": high, "bottom": low, "middle": (low + high) / 2}[spot.yanchor])

    return DirectLabel(
        x, height, said, colours.soft, BAND, ("╱╱", colours.soft, said), size=SMALL, upright=upright, more={"bgcolor": colours.paper}
    )  # fmt: skip


OVERLAY: Properties = {"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True}
