"""Label placement: which of its spots each label gets, so that none lies on a line, a mark, another label or an edge.

A place is taken only where it is free at every size of the scene. Labels that find no such place are handed back; their chart says them
in its key. Those that belong to the ends of several lines stand in a column to the right of the plot.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from plancom.charts.direct_labels import PAD, DirectLabel, Spot
from plancom.charts.end_columns import end_column, narrow
from plancom.charts.scene import Numbers, OneSize, Scene, Sizes, along, scene
from plancom.charts.theme import Look, Properties, palette

LEADING = 2  # px of a line of words above its letters and below them
OVERHANG = 4  # px that a label's box may stand over the plot's upper edge: its letters do not
FAR = 20  # px from which a thin line leads from a label to its point
STANDOFF = 7  # px between a point and the thin line from it
ROOM = 2  # px between a label and anything else
GROUNDED = "direct-label"
"""The name of words that stand on a ground of their own, which hides the grid; what is drawn they keep clear of all the same."""
TRIED = 2000  # combinations after which the least important label is given up


def placed(labels: Sequence[DirectLabel], clear_of: Scene) -> tuple[list[Properties], list[DirectLabel]]:
    """Annotations for as many of `labels` as find a place, and those that find none. The first are the most important."""
    shapes = [_shapes(label, clear_of) for label in labels]
    free = [_free(boxes, leaders, clear_of) for boxes, leaders in shapes]
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
            "showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": label.colour, "standoff": STANDOFF, "ax": spot.right, "ay": -spot.up,
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
AROUND = np.asarray([-ROOM, -ROOM, ROOM, ROOM]) + WORDS
"""From a label's box to what must be free around its letters."""

Shapes = tuple[Numbers, Numbers]
"""A label's boxes (left, top, right, bottom) and the thin lines that lead to its point (x, y, x, y; nan where none does): a row for
each spot, a column for each size."""


def _shapes(label: DirectLabel, clear_of: Scene) -> Shapes:
    right, up, across, down, far = _offsets(label.spots)
    width, height = label.extent
    x = clear_of.across(along(label.x)).T
    y = clear_of.down(np.asarray([label.height(spot) for spot in label.spots])).T
    left, top = np.broadcast_arrays(x + right - width * across, y - up - height * down)
    boxes = np.stack([left, top, left + width, top + height], axis=-1)
    leaders = np.full_like(boxes, np.nan)
    leaders[far] = np.stack(np.broadcast_arrays(x, y, x + right, y - up), axis=-1)[far]
    return boxes, leaders


@cache
def _offsets(spots: tuple[Spot, ...]) -> tuple[Numbers, Numbers, Numbers, Numbers, NDArray[np.bool_]]:
    """Px to the right and up of each spot, the share of the label's width and height left of it and above it, in columns; and which lead."""
    found = [(spot.right, spot.up, _ACROSS[spot.xanchor], _DOWN[spot.yanchor]) for spot in spots]
    right, up, across, down = np.asarray(found, dtype=float).reshape(-1, 4).T[..., None]
    return right, up, across, down, np.abs(up[:, 0]) > FAR


def _free(boxes: Numbers, leaders: Numbers, clear_of: Scene) -> NDArray[np.intp]:
    """The spots that are free at every size."""
    left, top, right, bottom = (boxes[..., i] for i in range(4))
    width, height = clear_of.plots[:, 0], clear_of.plots[:, 1]
    inside = (left >= -ROOM) & (top >= -OVERHANG) & (right <= width + clear_of.room + PAD) & (bottom <= height)
    free = np.flatnonzero(inside.all(axis=1))  # what follows costs more
    edges = boxes[free, :, None, :] + AROUND
    hit = _met(edges, *clear_of.sides).any(axis=(1, 2)) | _crossed(edges, clear_of.ends).any(axis=(1, 2))
    across = _crossed(_led(leaders[free])[:, :, None, :], [side[:, : clear_of.straight] for side in clear_of.ends])
    return np.asarray(free[~(hit | across.any(axis=(1, 2)))])


def _led(leaders: Numbers) -> Numbers:
    """The boxes around the thin lines to labels, without their first px beside the point, which may itself lie on a line."""
    x, y, x_end, y_end = (leaders[..., i] for i in range(4))
    y = y + np.sign(y_end - y) * STANDOFF
    return np.stack([np.minimum(x, x_end), np.minimum(y, y_end), np.maximum(x, x_end), np.maximum(y, y_end)], axis=-1)


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
class PanelLabels:
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
    look: Look | None = None,
) -> PanelLabels:
    """Places the `labels` of one panel, and those of its lines' `ends`: one beside its mark, several (or one that has no room there) in a
    column to the right.

    `axes` are the panel's own, `right` the least margin. With a `look`, the words stand on its paper: no line of the grid passes
    through them.
    """
    xaxis, yaxis = axes
    lowest = float(sizes.plots(yaxis)[:, 1].min())

    def variant(column: Sequence[DirectLabel]) -> PanelLabels:
        written, wide = end_column(
            [(one.height(one.spots[0]), narrow(one.text), one.colour) for one in column], yaxis, height=lowest
        )
        plots = sizes.plots(yaxis, max(right, wide))
        beside = [] if column else list(ends)
        notes, left_over = placed([*beside, *labels], scene(data, xaxis, yaxis, plots, shapes=shapes))
        if look is not None:
            notes = [{"bgcolor": palette(look).paper, "name": GROUNDED, **note} for note in notes]
        return PanelLabels([*written, *notes], [one.entry for one in left_over], max(right, wide))

    if len(ends) > 1:
        return variant(ends)
    alone = variant(())
    if not ends or not (alone.entries or _led_away(alone, ends)):
        return alone
    return min(alone, variant(ends), key=lambda one: (len(one.entries), _led_away(one, ends)))


def _led_away(found: PanelLabels, ends: Sequence[DirectLabel]) -> bool:
    """Whether an end of a line, in a plot too low for its words above or below it, stands far from it at the end of a thin line."""
    words = {one.text for one in ends}
    return any(note["showarrow"] and note["text"] in words for note in found.notes)
