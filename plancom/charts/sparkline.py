"""A small trend as inline SVG, for the overview's cards: no plotly, no script, colours of the page around it."""

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h

from plancom.charts.frame import runs, value_text
from plancom.charts.tables import MonthPoint, complete
from plancom.charts.theme import Look, palette
from plancom.html import Element, html_of
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import later, tr

MARGIN = 5.0
SHARE = 0.09  # of the height: room for the dot where a large picture is shown small


@dataclass(frozen=True, slots=True)
class _Plane:
    """A picture of `width` × `height` on which so many `months` stand, and values from `bottom` to `top`."""

    width: int
    height: int
    months: int
    bottom: float
    top: float

    def spot(self, i: int, value: float) -> str:
        """Where a month's value stands, as SVG writes it."""
        edge = max(MARGIN, self.height * SHARE)
        step = (self.width - 2 * edge) / max(1, self.months - 1)
        span = (self.top - self.bottom) or 1.0
        high = (value - self.bottom) / span * (self.height - 2 * edge)
        return f"{edge + i * step:.1f},{self.height - edge - high:.1f}"

    def ways(self, values: Sequence[float | None]) -> list[list[str]]:
        """The spots of each run of months with a value."""
        known = runs(value is not None for value in values)
        return [[self.spot(i, values[i] or 0.0) for i in range(first, last + 1)] for first, last in known]


def sparkline(
    points: Sequence[MonthPoint],
    *,
    look: Look,
    width: int = 220,
    height: int = 56,
    title: str = later("Tendencia"),
    percent: bool = False,
) -> str:
    """The SVG as text. `st.html` strips it from a page (Streamlit 1.67): `plancom.html.trend` makes an image of it.

    Actual (solid, the accent) against expected (dashed, `currentColor`), a dot at the last value, gaps where months miss.

    It stretches to any box without thickening. The CSS variables `--plancom-accent` and `--plancom-paper` override the look's. `title` opens the text that a screen reader says.
    """
    months = complete(points)
    known = [v for p in months for v in (p.actual, p.expected) if v is not None]
    plane = _Plane(width, height, len(months), min([*known, 0.0]), max([*known, 0.0]))
    colour = f"var(--plancom-accent, {palette(look).actual})"
    parts = [h.title[_spoken(months, tr(title), percent=percent)]]
    parts += [
        _line(spots, "currentColor", "1.5", stroke_opacity="0.75", stroke_dasharray="4 3")
        for spots in plane.ways([p.expected for p in months])
    ]
    ways = plane.ways([p.actual for p in months])
    for spots in ways:
        if len(spots) > 1:
            parts.append(_line(spots, colour, "2.5", stroke_linecap="round", stroke_linejoin="round"))
        else:  # a line needs two months
            parts.append(_dot(spots[0], 4, colour))
    if ways:
        parts.append(_dot(ways[-1][-1], 9, colour))
        final = [p for p in months if p.actual is not None][-1]
        if final.state == "provisional":
            parts.append(_dot(ways[-1][-1], 5, f"var(--plancom-paper, {palette(look).paper})"))
    drawing = h.svg(
        xmlns="http://www.w3.org/2000/svg", role="img", width=width, height=height, viewBox=f"0 0 {width} {height}",
        preserveAspectRatio="none", style="max-width:100%",
    )  # fmt: skip
    return html_of(drawing[parts])


def _line(spots: Sequence[str], colour: str, width: str, **stroke: str) -> Element:
    return h.polyline(
        points=" ".join(spots),
        fill="none",
        stroke=colour,
        stroke_width=width,
        vector_effect="non-scaling-stroke",
        **stroke,
    )


def _dot(spot: str, size: int, colour: str) -> Element:
    """A dot that stays round when the card stretches the image: a line of no length with round ends."""
    return h.path(
        d=f"M{spot}h0", fill="none", stroke=colour, stroke_width=size, stroke_linecap="round", vector_effect="non-scaling-stroke"
    )  # fmt: skip


def _spoken(months: Sequence[MonthPoint], title: str, *, percent: bool) -> str:
    known = [p for p in months if p.actual is not None]
    if not known:
        return tr("{title}: sin datos.", title=title)
    first, last = known[0], known[-1]
    parts = [
        tr("{value} en {month}", value=value_text(one.actual, percent=percent), month=dates.month(one.month))
        for one in ([first] if first is last else [first, last])
    ]
    words = f"{title}: {', '.join(parts)}"
    if last.expected is not None:
        words += tr("; se esperaba {value_text}", value_text=value_text(last.expected, percent=percent))
    gaps = [dates.month(p.month) for p in months if p.state == "missing"]
    return words + (tr("; sin datos en {gaps}.", gaps=listed(gaps)) if gaps else ".")
