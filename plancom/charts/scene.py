"""What a plot draws at each of the sizes in which it may be drawn: its lines, marks and bars, in px.

A chart does not know how wide the browser will draw it: what is computed of its plot holds a row for each of `WIDTHS`, or of a slide's
sizes.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plancom.charts.text_size import text_size
from plancom.charts.theme import SMALL, Properties

WIDTHS = (318, 352, 400, 480, 620, 900, 1800)
"""Widths in px of a chart, from a card on a telephone to a projector."""
SLIDES = ((620, 290), (655, 410), (900, 560))
"""Widths and heights of a slide's chart, in the px of the screen: slides enlarge every length by one factor."""
BESIDE = 26  # px beside the axis' own words, which plotly leaves
UNDER_PLOT, LINE_OF_MONTHS = 17, 19  # px under the plot besides its axis' words, and of each line of these
BELOW = UNDER_PLOT + 2 * LINE_OF_MONTHS  # px under the plot, for two lines of months
OVER_SLIDE = (52, 70)  # px over a slide's plot, for the lines of the key: the fewest, the most
MARGIN = 6  # px to the right of a plot that belong to it: those of every chart's margin

Numbers = NDArray[np.float64]


Sides = tuple[Numbers, Numbers, Numbers, Numbers]


@dataclass(frozen=True)
class Scene:
    """What labels must keep clear of, in the axes' own units; marks have their half size in px.

    `lines` has x, y, x, y of each stretch and `bars` left, bottom, right, top; `marks` x, y and half a mark's size.
    `plots` has the plot's width and height in px at each size, `room` the px to its right in which labels may stand too.
    """

    x: tuple[float, float]
    y: tuple[float, float]
    lines: Numbers
    marks: Numbers
    bars: Numbers
    plots: Numbers
    room: float = 0.0
    straight: int = 0
    """How many of `lines`, the first, are straight ones across the whole plot, which no thin line from a label to its point crosses."""

    def across(self, x: Numbers | float) -> Numbers:
        """Px from the plot's left, a row per size."""
        share = (np.atleast_1d(np.asarray(x, dtype=float)) - self.x[0]) / ((self.x[1] - self.x[0]) or 1.0)
        return np.asarray(self.plots[:, :1] * share[None, :])

    def down(self, y: Numbers | float) -> Numbers:
        """Px from the plot's top, a row per size."""
        share = 1 - (np.atleast_1d(np.asarray(y, dtype=float)) - self.y[0]) / ((self.y[1] - self.y[0]) or 1.0)
        return np.asarray(self.plots[:, 1:] * share[None, :])

    @cached_property
    def ends(self) -> Sides:
        """Of every stretch of line, x and y of its ends in px: a row per size."""
        lines = self.lines
        return self.across(lines[:, 0]), self.down(lines[:, 1]), self.across(lines[:, 2]), self.down(lines[:, 3])

    @cached_property
    def sides(self) -> Sides:
        """Of every mark and bar, its left, top, right and bottom in px: a row per size."""
        x, y, half = self.across(self.marks[:, 0]), self.down(self.marks[:, 1]), self.marks[:, 2]
        bars = self.bars
        marks = (x - half, y - half, x + half, y + half)
        boxes = (self.across(bars[:, 0]), self.down(bars[:, 3]), self.across(bars[:, 2]), self.down(bars[:, 1]))
        left, top, right, bottom = (np.concatenate(pair, axis=1) for pair in zip(marks, boxes, strict=True))
        return left, top, right, bottom


def beside(axis: Properties) -> float:
    """Px that the words of an axis of values take to the left of the plot."""
    return BESIDE + max((text_size(text, SMALL)[0] for text in axis.get("ticktext") or ("",)), default=0.0)


def below(axis: Properties) -> float:
    """Px that the words of an axis of months take under the plot."""
    lines = max((text.count("<br>") + 1 for text in axis.get("ticktext") or ()), default=0)
    return UNDER_PLOT + LINE_OF_MONTHS * lines if lines else 0.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """In what sizes a plot is drawn: `plot` px high at every width of a screen; or as high as a `slide` leaves it, where what stands
    `around` it besides its key and its months takes its room.
    """

    plot: float
    slide: bool = False
    around: float = 0.0

    def plots(self, axis: Properties, right: float = 8) -> Numbers:
        """Width and height in px, a row per size. `axis` is that of values, `right` the margin to the right."""
        left = beside(axis)
        sizes: list[tuple[float, float]] = [(width, self.plot) for width in WIDTHS]
        if self.slide:
            sizes = [(width, high - self.around - over - BELOW) for width, high in SLIDES for over in OVER_SLIDE]
        return np.asarray([(width - left - right, high) for width, high in sizes], dtype=float)


@dataclass(frozen=True, slots=True)
class OneSize:
    """The plot of a drawing that is never drawn in another size: `width` and `height` in the px in which labels are `LABEL` px high."""

    width: float
    height: float

    def plots(self, axis: Properties, right: float = 8) -> Numbers:  # noqa: ARG002 - as Sizes
        """Its width without the margin to the right, and its height."""
        return np.asarray([(self.width - right, self.height)], dtype=float)


def scene(
    data: Iterable[Properties],
    xaxis: Properties,
    yaxis: Properties,
    plots: Numbers,
    *,
    shapes: Sequence[Properties] = (),
    room: float = MARGIN,
) -> Scene:
    """What the traces and straight lines of one panel draw. Bands over months without data are no obstacle."""
    places = {name: float(i) for i, name in enumerate(xaxis.get("categoryarray") or ())}
    x_range, y_range = (along(xaxis["range"][0]), along(xaxis["range"][1])), tuple(yaxis["range"])
    lines = [_straight(shape, x_range, y_range) for shape in shapes]
    marks: list[tuple[float, ...]] = []
    bars: list[tuple[float, ...]] = []
    for trace in data:
        if trace.get("yaxis", "y").startswith("y9") or trace.get("width") == 1:
            continue
        points = _points(trace, places)
        if trace["type"] == "bar":
            bars += _bars(trace, points)
        else:
            lines += _stretches(trace, points)
            marks += _symbols(trace, points)
    return Scene(
        x_range, y_range, np.asarray(lines, dtype=float).reshape(-1, 4), np.asarray(marks, dtype=float).reshape(-1, 3),
        np.asarray(bars, dtype=float).reshape(-1, 4), plots, room, len(shapes),
    )  # fmt: skip


Point = tuple[float, float] | None


def _points(trace: Properties, places: Mapping[str, float]) -> list[Point]:
    """Where a trace has its values; None where it has none, or none on this axis."""
    return [
        None if y is None or (places and isinstance(x, str) and x not in places) else (along(x, places), float(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]


def _stretches(trace: Properties, points: Sequence[Point]) -> list[tuple[float, ...]]:
    drawn = "lines" in trace["mode"] and trace["line"].get("width", 2) > 0
    return [(*a, *b) for a, b in pairwise(points) if a and b] if drawn else []


def _symbols(trace: Properties, points: Sequence[Point]) -> list[tuple[float, ...]]:
    if "markers" not in trace["mode"]:
        return []
    size = trace["marker"].get("size", 6)
    each = size if isinstance(size, list) else [size] * len(points)
    return [(*point, own / 2) for point, own in zip(points, each, strict=True) if point]


def _straight(shape: Properties, x_range: Sequence[float], y_range: Sequence[float]) -> tuple[float, ...]:
    """A line of the layout: x, y, x, y."""
    x, y = (
        [
            ends[int(shape[f"{axis}{n}"])] if shape.get(f"{axis}ref") == "paper" else along(shape[f"{axis}{n}"])
            for n in (0, 1)
        ]
        for axis, ends in (("x", x_range), ("y", y_range))
    )
    return x[0], y[0], x[1], y[1]


def along(x: float | str, months: Mapping[str, float] | None = None) -> float:
    """A place on the axis as a number: a month's index, or a day counted in days."""
    if not isinstance(x, str):
        return float(x)
    if months and x in months:
        return months[x]
    return dt.datetime.fromisoformat(x).replace(tzinfo=dt.UTC).timestamp() / 86400


def _bars(trace: Properties, points: Sequence[Any]) -> list[tuple[float, ...]]:
    bases = trace.get("base") or [0.0] * len(points)
    width = trace.get("width", 0.75)
    found: list[tuple[float, ...]] = []
    for point, base in zip(points, bases, strict=True):
        if point and base is not None:
            first = point[0] + trace.get("offset", -width / 2)
            found.append((first, base, first + width, base + point[1]))
    return found
