"""What stands where in a drawn chart: boxes of its words, its lines and its marks in px at one size, and which of them overlap.

Made from the finished figure alone, so that nothing of how labels were placed is taken on trust. How plotly lays a figure out (its
automatic margins, the room around an annotation) was measured in Chromium with plotly 6; widths of words come from the font's table.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Any

import plotly.graph_objects as go

from plancom.charts.label_placement import GROUNDED
from plancom.charts.text_size import text_size

SIZES = {"390": 326, "390, wide": 358, "1366, two abreast": 480, "1366": 1010, "1920": 1560}
"""Widths of a chart in px: in a card and on the page of a telephone, in half a page, on a laptop and on a projector."""
SLIDES = {"slide": (655, 410), "slide with a table": (655, 300)}
"""Width and height of a slide's chart, in the px of the screen: slides enlarge every length by one factor."""
AROUND = 26  # px that plotly leaves beside the tick labels of an axis that makes its own room
UNDER = 21  # px that it leaves around those below
PAD = 2  # px around an annotation's words
LEADING = 2  # px of a line of words above its letters and below them
TOUCH = 0.5  # px that do not count

Box = tuple[float, float, float, float]  # left, top, right, bottom
Segment = tuple[float, float, float, float]


@dataclass
class Drawing:
    """A figure at one size. `labels` have their words, `lines` and `marks` the name of their trace.

    Lines `behind` everything disturb the `bare` labels alone: the others have a ground of their own. The `grounded` ones may stand
    in one of the `bars`, whole between its foot and its top.
    """

    width: float
    height: float
    labels: list[tuple[str, Box]] = field(default_factory=list)
    ticks: list[tuple[str, Box]] = field(default_factory=list)
    lines: list[tuple[str, Segment]] = field(default_factory=list)
    marks: list[tuple[str, Box]] = field(default_factory=list)
    leaders: list[tuple[str, Segment]] = field(default_factory=list)
    behind: list[tuple[str, Segment]] = field(default_factory=list)
    bare: list[tuple[str, Box]] = field(default_factory=list)
    grounded: set[str] = field(default_factory=set)
    bars: set[str] = field(default_factory=set)

    def overlaps(self) -> list[str]:
        """Every pair that overlaps, in words; labels that leave the picture too."""
        found = [
            f"label–label: {a} / {b}" for (a, one), (b, other) in combinations(self.labels, 2) if _meet(one, other)
        ]
        found += [f"label–months: {a} / {b}" for a, one in self.labels for b, other in self.ticks if _meet(one, other)]
        found += [
            f"months–months: {a} / {b}" for (a, one), (b, other) in combinations(self.ticks, 2) if _meet(one, other, 2)
        ]
        found += [f"label–line: {a} / {b}" for a, one in self.labels for b, line in self.lines if _crosses(line, one)]
        found += [f"label–line: {a} / {b}" for a, one in self.bare for b, line in self.behind if _crosses(line, one)]
        found += [
            f"label–line: {a} / the line of {b}"
            for a, one in self.labels
            for b, line in self.leaders
            if a != b and _crosses(line, one)
        ]
        found += [
            f"label–mark: {a} / {b}"
            for a, one in self.labels
            for b, other in self.marks
            if _meet(one, other) and not (a in self.grounded and b in self.bars and _between(one, other))
        ]
        found += [
            f"label–edge: {a}"
            for a, (left, top, right, bottom) in self.labels
            if left < -TOUCH or top < -TOUCH or right > self.width + TOUCH or bottom > self.height + TOUCH
        ]
        return list(dict.fromkeys(found))


def drawing(figure: go.Figure, width: float, height: float | None = None) -> Drawing:
    """Where everything of `figure` stands when it is `width` px wide."""
    source = figure.to_plotly_json()
    layout = source["layout"]
    default = (
        layout["template"].to_plotly_json() if hasattr(layout["template"], "to_plotly_json") else layout["template"]
    )
    default = default["layout"]
    found = Drawing(width, height or layout["height"])
    plot = _Plot(layout, default, found)
    for trace in source["data"]:
        _trace(trace, plot, found)
    for shape in layout.get("shapes", ()):
        if shape.get("type") == "line":
            behind = shape.get("layer") == "below"
            (found.behind if behind else found.lines).append(("shape", plot.segment(shape)))
    for note in layout.get("annotations", ()):
        if note.get("text"):
            found.labels.append((note["text"], plot.note(note)))
            if "bgcolor" in note:
                found.grounded.add(note["text"])
            if "bgcolor" not in note or note.get("name") == GROUNDED:
                found.bare.append(found.labels[-1])
        if note.get("showarrow"):
            x, y = plot.place(note, note["x"], note["y"])
            found.leaders.append((note["text"], (x, y, x + note["ax"], y + note["ay"])))
    return found


class _Plot:
    """The plot's place, and its axes."""

    def __init__(self, layout: dict[str, Any], default: dict[str, Any], found: Drawing) -> None:
        self.layout, self.default = layout, default
        margin = default["margin"] | layout.get("margin", {})
        rows = [name for name in layout if name.startswith("yaxis") and layout[name].get("visible", True)]
        texts = [t for name in rows for t in layout[name].get("ticktext") or ()]
        left = max([margin["l"], *([max(text_size(t, 13)[0] for t in texts) / 1.04 + AROUND] if texts else [])])
        below = [name for name in layout if name.startswith("xaxis") and self._labelled(name)]
        under = max((text_size(t, 13)[1] for name in below for t in layout[name].get("ticktext") or ()), default=0)
        bottom = max(margin["b"], under + UNDER if under else 0)
        self.x, self.y = left, margin["t"]
        self.w, self.h = found.width - left - margin["r"], found.height - margin["t"] - bottom
        for name in below:
            axis = layout[name]
            shown = list(zip(axis.get("tickvals") or (), axis.get("ticktext") or (), strict=True))
            if len(shown) >= 8 and found.width < 440:
                shown = shown[::2]
            for value, text in shown:
                w, h = text_size(text, 13)
                middle = self.across(value, name)
                found.ticks.append(
                    (text, (middle - w / 2, self.y + self.h + 4, middle + w / 2, self.y + self.h + 4 + h))
                )

    def _labelled(self, name: str) -> bool:
        axis = self.layout[name]
        return bool(axis.get("visible", True) and axis.get("showticklabels", True))

    def across(self, value: Any, axis: str) -> float:
        return self.x + self._share(value, self.layout[axis]) * self.w

    def up(self, value: float, axis: str) -> float:
        own = self.layout[axis]
        low, high = (
            self.layout.get("yaxis" + own["overlaying"][1:], own).get("domain", (0, 1))
            if "overlaying" in own
            else own.get("domain", (0, 1))
        )
        share = low + self._share(value, own) * (high - low)
        return self.y + (1 - share) * self.h

    def _share(self, value: Any, axis: dict[str, Any]) -> float:
        first, last = axis["range"]
        return (_number(value, axis) - _number(first, {})) / (_number(last, {}) - _number(first, {}) or 1)

    def place(self, thing: dict[str, Any], x: Any, y: Any) -> tuple[float, float]:
        xref, yref = thing.get("xref", "x"), thing.get("yref", "y")
        left = self.x + x * self.w if xref == "paper" else self.across(x, "xaxis" + xref[1:])
        top = self.y + (1 - y) * self.h if yref == "paper" else self.up(y, "yaxis" + yref[1:])
        return left, top

    def segment(self, shape: dict[str, Any]) -> Segment:
        return *self.place(shape, shape["x0"], shape["y0"]), *self.place(shape, shape["x1"], shape["y1"])

    def note(self, note: dict[str, Any]) -> Box:
        x, y = self.place(note, note["x"], note["y"])
        w, h = text_size(note["text"], note.get("font", {}).get("size", 14))
        if note.get("textangle"):
            w, h = h, w
        pad = note.get("borderpad", 1) + 1
        w, h = w + 2 * pad, h + 2 * pad
        x, y = x + note.get("xshift", 0) + note.get("ax", 0), y - note.get("yshift", 0) + note.get("ay", 0)
        left = x - w * {"left": 0, "center": 0.5, "right": 1}[note.get("xanchor", "center")]
        top = y - h * {"top": 0, "middle": 0.5, "bottom": 1}[note.get("yanchor", "middle")]
        return left + pad, top + pad + LEADING, left + w - pad, top + h - pad - LEADING


def _number(value: Any, axis: dict[str, Any]) -> float:
    if isinstance(value, str):
        names = axis.get("categoryarray")
        if names is not None and value in list(names):
            return float(list(names).index(value))
        moment = dt.datetime.fromisoformat(value)
        return moment.timestamp() if moment.tzinfo else moment.replace(tzinfo=dt.UTC).timestamp()
    return float(value)


def _trace(trace: dict[str, Any], plot: _Plot, found: Drawing) -> None:
    name = trace.get("name", "")
    xaxis, yaxis = "xaxis" + trace.get("xaxis", "x")[1:], "yaxis" + trace.get("yaxis", "y")[1:]
    if trace["type"] == "scatter":
        points = [
            None if y is None else (plot.across(x, xaxis), plot.up(y, yaxis))
            for x, y in zip(trace["x"], trace["y"], strict=True)
        ]
        if "lines" in trace["mode"] and trace.get("line", {}).get("width", 2) > 0:
            found.lines += [(name, (*a, *b)) for a, b in pairwise(points) if a and b]
        if (
            "markers" in trace["mode"] and name != "Día"
        ):  # a day's dot is texture: hundreds of them lie under everything
            sizes = trace["marker"].get("size", 6)
            each = sizes if isinstance(sizes, list | tuple) else [sizes] * len(points)
            for point, size in zip(points, each, strict=True):
                if point and size:
                    found.marks.append(
                        (name, (point[0] - size / 2, point[1] - size / 2, point[0] + size / 2, point[1] + size / 2))
                    )
        if "text" in trace["mode"]:
            for point, text in zip(points, trace["text"], strict=True):
                if point and text:
                    w, h = text_size(text, trace["textfont"]["size"])
                    top = point[1] - (h if trace.get("textposition") == "top center" else h / 2)
                    left = point[0] - w / 2
                    found.labels.append((text, (left, top + LEADING, left + w, top + h - LEADING)))
    if trace["type"] == "bar" and yaxis != "yaxis9" and name != "Sin datos":
        found.bars.add(name)
        found.marks += [(name, box) for box in _bars(trace, plot, xaxis, yaxis)]


def _bars(trace: dict[str, Any], plot: _Plot, xaxis: str, yaxis: str) -> Iterator[Box]:
    count = len(trace["x"])
    bases = trace.get("base")
    bases = list(bases) if isinstance(bases, list | tuple) else [bases or 0] * count
    width = trace.get("width", 1 - plot.layout.get("bargap", plot.default["bargap"]))
    for x, y, base in zip(trace["x"], trace["y"], bases, strict=True):
        if x is None or y is None or base is None:
            continue
        if trace.get("orientation") == "h":
            ends = sorted((plot.across(base, xaxis), plot.across(base + x, xaxis)))
            sides = sorted((plot.up(y - width / 2, yaxis), plot.up(y + width / 2, yaxis)))
            yield ends[0], sides[0], ends[1], sides[1]
            continue
        middle = _number(x, plot.layout[xaxis])
        start = middle + trace["offset"] if "offset" in trace else middle - width / 2
        sides = sorted((plot.up(base, yaxis), plot.up(base + y, yaxis)))
        yield plot.across(start, xaxis), sides[0], plot.across(start + width, xaxis), sides[1]


def _meet(one: Box, other: Box, room: float = 0) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > TOUCH - room
        and min(one[3], other[3]) - max(one[1], other[1]) > TOUCH
    )


def _between(one: Box, bar: Box) -> bool:
    """Whether a box stands in a bar, between its foot and its top, and in its middle."""
    middles = abs((one[0] + one[2]) / 2 - (bar[0] + bar[2]) / 2)
    return one[1] >= bar[1] and one[3] <= bar[3] and middles < 1


def _crosses(line: Segment, box: Box) -> bool:
    """Whether a line passes through a box (Liang and Barsky, 1984)."""
    x0, y0, x1, y1 = line
    left, top, right, bottom = box[0] + TOUCH, box[1] + TOUCH, box[2] - TOUCH, box[3] - TOUCH
    first, last = 0.0, 1.0
    for start, way, low, high in ((x0, x1 - x0, left, right), (y0, y1 - y0, top, bottom)):
        if way == 0:
            if not low < start < high:
                return False
            continue
        a, b = sorted(((low - start) / way, (high - start) / way))
        first, last = max(first, a), min(last, b)
    return first < last
