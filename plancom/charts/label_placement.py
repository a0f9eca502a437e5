"""Label placement: where the words beside a chart's marks stand, so that none lies on a line, a mark, another label or an edge.

A chart does not know how wide it will be drawn: a place is taken only where it is free at every size of `WIDTHS` and on a slide.
Labels that find no such place are handed back; their chart says them in its key. Those that belong to the ends of several lines
stand in a column to the right of the plot (`end_column`), which no line enters.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from plancom.charts.text_size import text_size
from plancom.charts.theme import Properties

LABEL = 15  # px of the figures beside their marks
WIDTHS = (318, 352, 400, 480, 620, 900, 1800)
"""Widths in px for which a place must hold: from a card on a telephone to a projector."""
SLIDES = ((620, 290), (655, 410), (900, 560))
"""Widths and heights of a slide's chart, in the px of the screen: slides enlarge every length by one factor."""
BESIDE = 26  # px beside the axis' own words, which plotly leaves
BELOW = 55  # px under the plot, for two lines of months
OVER_SLIDE = (52, 70)  # px over a slide's plot, for the lines of the key: the fewest, the most
PAD = 2  # px that plotly leaves around a label's words
MARGIN = 6  # px to the right of a plot that belong to it: those of every chart's margin
LEADING = 2  # px of a line of words above its letters and below them
OVERHANG = 4  # px that a label's box may stand over the plot's upper edge: its letters do not
FAR = 20  # px from which a thin line leads from a label to its point
ROOM = 2  # px between a label and anything else
TRIED = 2000  # combinations after which the least important label is given up

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spot:
    """One way to stand beside a point: the label's own corner that is held, and how far off, in px to the right and upwards."""

    xanchor: Literal["left", "center", "right"]
    yanchor: Literal["top", "middle", "bottom"]
    right: float
    up: float


def _spots(*near: Spot) -> tuple[Spot, ...]:
    """`near`, then ever further above and below."""
    sides: tuple[tuple[Literal["left", "center", "right"], float], ...] = (("center", 0), ("right", 8), ("left", -8))
    far = [
        Spot(side, "bottom" if up > 0 else "top", right, up)
        for away in (24, 42, 62)
        for up in (away, -away)
        for side, right in sides
    ]
    return *near, *far


RIGHT = Spot("left", "middle", 9, 0)
UPPER_RIGHT, LOWER_RIGHT = Spot("left", "bottom", 6, 4), Spot("left", "top", 6, -4)
UPPER_LEFT, LOWER_LEFT = Spot("right", "bottom", 8, 7), Spot("right", "top", 8, -7)
STEEP_LEFT = Spot("right", "bottom", -1, 4)
OVER, UNDER = Spot("center", "bottom", 0, 8), Spot("center", "top", 0, -8)
ABOVE_RIGHTWARDS, BELOW_RIGHTWARDS = Spot("left", "bottom", -8, 7), Spot("left", "top", -8, -7)
LEFT = Spot("right", "middle", -10, 0)
LAST = _spots(
    RIGHT, UPPER_RIGHT, LOWER_RIGHT, UPPER_LEFT, BELOW_RIGHTWARDS, OVER, UNDER, ABOVE_RIGHTWARDS, LOWER_LEFT, LEFT
)
"""Of a line's last value: to its right, where the months ahead leave room."""
ASIDE = _spots(UPPER_LEFT, STEEP_LEFT, BELOW_RIGHTWARDS, OVER, UNDER, ABOVE_RIGHTWARDS, LOWER_LEFT, RIGHT, LEFT)
"""Of a point in the middle of a rising line."""
END = _spots(Spot("right", "bottom", 8, 9), Spot("right", "top", 8, -9), Spot("right", "middle", -12, 0))
"""Of a mark at the plot's right edge."""
BAND = (Spot("center", "top", 0, -4), Spot("center", "bottom", 0, 4), Spot("center", "middle", 0, 0))
"""Of words within a band from top to bottom: given as those at its top (`up` < 0), at its foot, in its middle."""


@dataclass(frozen=True, slots=True)
class DirectLabel:
    """Words that belong to the point (`x`, `y`) of the axes (`x` an index of months, or a day); `entry` is how the key says them where
    they find no place; `of` is what it is a figure of (`charts.marks`).

    A `y` that is a function gives the height of each spot: words in a band may stand at its top or at its foot.
    """

    x: float | str
    y: float | Callable[[Spot], float]
    text: str
    colour: str
    spots: tuple[Spot, ...]
    entry: tuple[str, str, str]
    size: int = LABEL
    upright: bool = False
    of: str = ""
    more: Properties = field(default_factory=dict)

    def height(self, spot: Spot) -> float:
        """Where on the axis the label is held in a spot."""
        return self.y(spot) if callable(self.y) else self.y

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height in px, with the room around its words."""
        width, height = text_size(self.text, self.size)
        width, height = (height, width) if self.upright else (width, height)
        return width + 2 * PAD, height + 2 * PAD


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

    def across(self, x: Numbers | float) -> Numbers:
        """Px from the plot's left, a row per size."""
        share = (np.atleast_1d(np.asarray(x, dtype=float)) - self.x[0]) / ((self.x[1] - self.x[0]) or 1.0)
        return np.asarray(self.plots[:, :1] * share[None, :])

    def down(self, y: Numbers | float) -> Numbers:
        """Px from the plot's top, a row per size."""
        share = 1 - (np.atleast_1d(np.asarray(y, dtype=float)) - self.y[0]) / ((self.y[1] - self.y[0]) or 1.0)
        return np.asarray(self.plots[:, 1:] * share[None, :])


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
        left = BESIDE + max((text_size(text, 13)[0] for text in axis.get("ticktext") or ("",)), default=0.0)
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
        np.asarray(bars, dtype=float).reshape(-1, 4), plots, room,
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


def placed(labels: Sequence[DirectLabel], clear_of: Scene) -> tuple[list[Properties], list[DirectLabel]]:
    """Annotations for as many of `labels` as find a place, and those that find none. The first are the most important."""
    shapes = [(_boxes(label, clear_of), _leaders(label, clear_of)) for label in labels]
    free = [np.flatnonzero(_free(boxes, clear_of)) for boxes, _ in shapes]
    chosen = _choice([(boxes[spots], leaders[spots]) for (boxes, leaders), spots in zip(shapes, free, strict=True)])
    chosen = [None if spot is None else int(spots[spot]) for spot, spots in zip(chosen, free, strict=True)]
    notes = [
        _annotation(label, label.spots[spot]) for label, spot in zip(labels, chosen, strict=True) if spot is not None
    ]
    return notes, [label for label, spot in zip(labels, chosen, strict=True) if spot is None]


def _annotation(label: DirectLabel, spot: Spot) -> Properties:
    led = abs(spot.up) > FAR
    aside: Properties = {"showarrow": False, "xshift": spot.right, "yshift": spot.up}
    if led:
        aside = {
            "showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": label.colour, "standoff": 7, "ax": spot.right, "ay": -spot.up,
        }  # fmt: skip
    return {
        "x": label.x,
        "y": label.height(spot),
        "xref": "x",
        "yref": "y",
        "text": label.text,
        **aside,
        "xanchor": spot.xanchor,
        "yanchor": spot.yanchor,
        "textangle": -90 if label.upright else 0,
        "font": {"size": label.size, "color": label.colour},
        "borderpad": 1,
    } | label.more


_ACROSS = {"left": 0.0, "center": 0.5, "right": 1.0}
_DOWN = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


WORDS = np.asarray([PAD, PAD + LEADING, -PAD, -PAD - LEADING])
"""From a label's box to its letters."""


def _boxes(label: DirectLabel, clear_of: Scene) -> Numbers:
    """Left, top, right and bottom in px of each spot (rows) at each size (columns)."""
    width, height = label.extent
    x = clear_of.across(along(label.x))[:, 0]
    found = []
    for spot in label.spots:
        y = clear_of.down(label.height(spot))[:, 0]
        left = x + spot.right - width * _ACROSS[spot.xanchor]
        top = y - spot.up - height * _DOWN[spot.yanchor]
        found.append(np.stack([left, top, left + width, top + height], axis=-1))
    return np.asarray(found)


def _leaders(label: DirectLabel, clear_of: Scene) -> Numbers:
    """Start and end in px of the thin line that leads from each far spot (rows) to its point at each size; nan where none does."""
    x = clear_of.across(along(label.x))[:, 0]
    found = []
    for spot in label.spots:
        y = clear_of.down(label.height(spot))[:, 0]
        line = np.stack([x, y, x + spot.right, y - spot.up], axis=-1)
        found.append(line if abs(spot.up) > FAR else np.full_like(line, np.nan))
    return np.asarray(found)


def _free(boxes: Numbers, clear_of: Scene) -> NDArray[np.bool_]:
    """Which spots are free at every size."""
    left, top, right, bottom = (boxes[..., i] for i in range(4))
    width, height = clear_of.plots[:, 0], clear_of.plots[:, 1]
    inside = (left >= -ROOM) & (top >= -OVERHANG) & (right <= width + clear_of.room + PAD) & (bottom <= height)
    hit = ~inside
    edges = boxes[:, :, None, :] + np.asarray([-ROOM, -ROOM, ROOM, ROOM]) + WORDS
    if len(clear_of.lines):
        ends = [clear_of.across(clear_of.lines[:, 0]), clear_of.down(clear_of.lines[:, 1]), clear_of.across(clear_of.lines[:, 2]), clear_of.down(clear_of.lines[:, 3])]  # fmt: skip
        hit |= _crossed(edges, ends).any(axis=2)
    if len(clear_of.marks):
        x, y, half = clear_of.across(clear_of.marks[:, 0]), clear_of.down(clear_of.marks[:, 1]), clear_of.marks[:, 2]
        hit |= _met(edges, x - half, y - half, x + half, y + half).any(axis=2)
    if len(clear_of.bars):
        sides = [clear_of.across(clear_of.bars[:, 0]), clear_of.down(clear_of.bars[:, 3]), clear_of.across(clear_of.bars[:, 2]), clear_of.down(clear_of.bars[:, 1])]  # fmt: skip
        hit |= _met(edges, *sides).any(axis=2)
    return np.asarray(~hit.any(axis=1))


def _met(edges: Numbers, left: Numbers, top: Numbers, right: Numbers, bottom: Numbers) -> NDArray[np.bool_]:
    return np.asarray(
        (edges[..., 0] < right) & (edges[..., 2] > left) & (edges[..., 1] < bottom) & (edges[..., 3] > top)
    )


def _crossed(edges: Numbers, ends: Sequence[Numbers]) -> NDArray[np.bool_]:
    """Which stretches pass through which boxes (Liang and Barsky, «A new concept and method for line clipping», 1984)."""
    x, y, x_end, y_end = ends
    first, last = np.zeros(()), np.ones(())
    for start, way, low, high in (
        (x, x_end - x, edges[..., 0], edges[..., 2]),
        (y, y_end - y, edges[..., 1], edges[..., 3]),
    ):
        step = np.where(np.abs(way) < 1e-9, 1e-9, way)  # noqa: PLR2004 - upright or level
        one, other = (low - start) / step, (high - start) / step
        first, last = np.maximum(first, np.minimum(one, other)), np.minimum(last, np.maximum(one, other))
    return np.asarray(first < last)


Shapes = tuple[Numbers, Numbers]
"""A label's boxes and leading lines: a row for each spot where it is free, a column for each size."""


def _choice(shapes: Sequence[Shapes]) -> list[int | None]:
    """The spot of each label: the first combination, by preference, in which no two meet; the last labels are given up first."""
    apart = {(i, j): ~_disturb(shapes[i], shapes[j]) for i in range(len(shapes)) for j in range(i)}
    wanted = [i for i, (boxes, _) in enumerate(shapes) if len(boxes)]
    while wanted:
        found = _combination([len(boxes) for boxes, _ in shapes], apart, wanted)
        if found is not None:
            return [found.get(i) for i in range(len(shapes))]
        wanted.pop()
    return [None] * len(shapes)


Apart = Mapping[tuple[int, int], NDArray[np.bool_]]
"""Of two labels, by their numbers, the higher first: which of their spots leave one another alone."""


def _combination(spots: Sequence[int], apart: Apart, wanted: Sequence[int]) -> dict[int, int] | None:
    chosen: dict[int, int] = {}
    return chosen if _chosen(spots, apart, wanted, chosen, iter(range(TRIED))) else None


def _chosen(
    spots: Sequence[int], apart: Apart, wanted: Sequence[int], chosen: dict[int, int], tries: Iterator[int]
) -> bool:
    """Whether the rest of `wanted` find spots beside those `chosen`, which then has them."""
    if not wanted:
        return True
    here, *rest = wanted
    for spot in range(spots[here]):
        if next(tries, None) is None:
            return False
        if all(apart[here, other][spot, taken] for other, taken in chosen.items()):
            chosen[here] = spot
            if _chosen(spots, apart, rest, chosen, tries):
                return True
            del chosen[here]
    return False


def _disturb(one: Shapes, other: Shapes) -> NDArray[np.bool_]:
    """Which spots of one label (rows) and of another (columns) meet at some size, or meet the line that leads to the other."""
    (boxes, leaders), (others, other_leaders) = ((a[:, None], b[:, None]) for a, b in (one, other))
    others, other_leaders = others.swapaxes(0, 1), other_leaders.swapaxes(0, 1)
    met = _met(boxes, *(others[..., i] for i in range(4)))
    met |= _crossed(boxes + WORDS, [other_leaders[..., i] for i in range(4)])
    met |= _crossed(others + WORDS, [leaders[..., i] for i in range(4)])
    return np.asarray(met.any(axis=-1))


@dataclass(frozen=True)
class Labelled:
    """The labels of a chart's panel: its annotations, what the key has to say in their stead, and the margin to the right."""

    notes: list[Properties]
    entries: list[tuple[str, str, str]]
    right: float


def labelled(
    labels: Sequence[DirectLabel],
    ends: Sequence[DirectLabel],
    data: Sequence[Properties],
    axes: tuple[Properties, Properties],
    sizes: Sizes | OneSize,
    *,
    shapes: Sequence[Properties] = (),
    right: float = 8,
) -> Labelled:
    """Places the `labels` of one panel, and those of its lines' `ends`: one beside its mark, several in a column to the right.

    `axes` are the panel's own, `right` the least margin.
    """
    xaxis, yaxis = axes
    lowest = float(sizes.plots(yaxis)[:, 1].min())

    def variant(column: Sequence[DirectLabel]) -> Labelled:
        written, wide = end_column(
            [(one.height(one.spots[0]), _narrow(one.text), one.colour) for one in column], yaxis, height=lowest
        )
        plots = sizes.plots(yaxis, max(right, wide))
        beside = [] if column else list(ends)
        notes, left_over = placed([*beside, *labels], scene(data, xaxis, yaxis, plots, shapes=shapes))
        return Labelled([*written, *notes], [one.entry for one in left_over], max(right, wide))

    if len(ends) > 1:
        return variant(ends)
    alone = variant(())
    if not ends or not alone.entries:
        return alone
    return min(alone, variant(ends), key=lambda one: len(one.entries))


def _narrow(text: str) -> str:
    """Words in a column, one under the other where they are long."""
    return text.replace(" ", "<br>", 1) if len(text) > NARROW and " " in text else text


NARROW = 14  # characters, markup included


def end_column(
    ends: Sequence[tuple[float, str, str]], yaxis: Properties, *, height: float, size: int = LABEL - 1
) -> tuple[list[Properties], float]:
    """Labels to the right of the plot's edge, each at its value as far as the others leave it room; and the margin they need.

    `ends` are (value, words, colour); `height` is that of the lowest plot in px: in a higher one they stand further apart.
    """
    if not ends:
        return [], 0.0
    low, high = yaxis["range"]
    order = sorted(ends, key=lambda one: -one[0])
    wide = max(text_size(words, size)[0] for _, words, _ in order)
    heights = [text_size(words, size)[1] for _, words, _ in order]
    wished = [(high - value) / ((high - low) or 1.0) * height for value, _, _ in order]
    stood = apart(wished, heights, height)
    notes = [
        {
            "x": 1, "xref": "paper", "xanchor": "left", "xshift": EDGE, "y": value, "yref": "y", "yanchor": "middle", "yshift": round(wish - stand, 1),
            "showarrow": False, "align": "left", "text": words, "font": {"size": size, "color": colour},
        }
        for (value, words, colour), wish, stand in zip(order, wished, stood, strict=True)
    ]  # fmt: skip
    return notes, EDGE + wide + 2 * PAD


EDGE = 11  # px from the plot's edge: the last month's mark reaches over it


def apart(wished: Sequence[float], sizes: Sequence[float], length: float) -> list[float]:
    """Middles as near to `wished` (in order) as things of these `sizes` allow that do not touch and stay between 0 and `length`."""
    stood: list[float] = []
    floor = 0.0
    for wish, size in zip(wished, sizes, strict=True):
        stood.append(max(wish, floor + size / 2))
        floor = stood[-1] + size / 2 + ROOM
    ceiling = length
    for i in range(len(stood) - 1, -1, -1):
        stood[i] = min(stood[i], ceiling - sizes[i] / 2)
        ceiling = stood[i] - sizes[i] / 2 - ROOM
    return stood
