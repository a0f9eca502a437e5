"""A slide in miniature, as SVG: its large figure, the run of its chart, the rows of its table; enough to know it again in a list."""

from collections.abc import Iterator, Sequence

import htpy as h

from plancom.charts.goal_charts import GoalChart
from plancom.charts.theme import Look, Palette, palette
from plancom.charts.year_charts import YearsChart
from plancom.html import Element, html_of
from plancom.reports.deck import Slide

WIDTH, HEIGHT = 96, 54
LEFT, TOP, RIGHT, BOTTOM = 8.0, 22.0, 88.0, 48.0
"""Where what the slide shows is drawn."""
ROWS = 4  # of a table or a list that are drawn
FIGURE = 15  # px of the large figure's letters, at most
FEW = 4  # letters of a figure that has that size

Values = Sequence[float | None]


def thumbnail(slide: Slide, look: Look) -> str:
    """The SVG as text, on paper of the page's own shade: a white one would glare out of a dark list."""
    colours = palette(look)
    drawing = h.svg(
        xmlns="http://www.w3.org/2000/svg", width=WIDTH, height=HEIGHT, viewBox=f"0 0 {WIDTH} {HEIGHT}", aria_hidden="true"
    )  # fmt: skip
    paper = h.rect(x="0.5", y="0.5", width=WIDTH - 1, height=HEIGHT - 1, fill=colours.paper, stroke=colours.grid)
    band = h.rect(width=WIDTH, height=16 if slide.kind == "title" else 3, fill=colours.actual)
    return html_of(drawing[paper, band, list(_head(slide, colours)), list(_body(slide, colours))])


def _head(slide: Slide, colours: Palette) -> Iterator[Element]:
    """The large figure, and the headline as a grey line beside it."""
    begin = LEFT
    if slide.facts:
        text = slide.facts[0].text
        size = FIGURE * min(1.0, FEW / len(text)) if text else FIGURE
        yield h.text(
            x=f"{LEFT:g}", y=17, font_size=f"{size:.1f}", font_weight=700, font_family="sans-serif", fill=colours.actual
        )[text]
        begin = LEFT + 36
    if slide.kind != "title":
        yield _stroke(begin, RIGHT, 10, colours.soft, 3)


def _body(slide: Slide, colours: Palette) -> Iterator[Element]:
    chart = slide.chart
    if isinstance(chart, GoalChart):
        yield from _lines([p.expected for p in chart.drawn], [p.actual for p in chart.drawn], colours)
    elif isinstance(chart, YearsChart) and chart.months:
        yield from _lines([p.expected for p in chart.months], [p.actual for p in chart.months], colours)
    elif isinstance(chart, YearsChart):
        yield from _bars(chart.actuals, chart.targets, colours)
    else:
        rows = sum(len(table.rows) for table in slide.tables) or len(slide.points)
        for row in range(min(ROWS, rows)):
            y = TOP + 2 + row * 7
            yield _stroke(LEFT, LEFT + 34, y, colours.muted, 2.5)
            if slide.tables:
                yield _stroke(RIGHT - 22, RIGHT, y, colours.pale, 2.5)


def _lines(expected: Values, actual: Values, colours: Palette) -> Iterator[Element]:
    top = max([value for value in (*expected, *actual) if value is not None], default=0.0) or 1.0
    step = (RIGHT - LEFT) / max(1, len(actual) - 1)
    yield _stroke(LEFT, RIGHT, BOTTOM, colours.grid, 1)
    for values, colour, width in ((expected, colours.goal, 1), (actual, colours.actual, 2)):
        places = [
            f"{LEFT + i * step:.1f},{_height(value, top):.1f}" for i, value in enumerate(values) if value is not None
        ]
        if places:
            yield h.polyline(points=" ".join(places), fill="none", stroke=colour, stroke_width=f"{width:g}")


def _bars(actuals: Values, targets: Values, colours: Palette) -> Iterator[Element]:
    top = max([value for value in (*actuals, *targets) if value is not None], default=0.0) or 1.0
    wide = (RIGHT - LEFT) / max(1, len(actuals))
    yield _stroke(LEFT, RIGHT, BOTTOM, colours.grid, 1)
    for place, (actual, target) in enumerate(zip(actuals, targets, strict=True)):
        left = LEFT + place * wide
        if actual is not None:
            high = _height(actual, top)
            yield h.rect(
                x=f"{left + 4:.1f}",
                y=f"{high:.1f}",
                width=f"{wide - 8:.1f}",
                height=f"{BOTTOM - high:.1f}",
                fill=colours.actual,
            )
        if target is not None:
            yield _stroke(left + 2, left + wide - 2, _height(target, top), colours.goal, 1.5)


def _height(value: float, top: float) -> float:
    return BOTTOM - max(0.0, value) / top * (BOTTOM - TOP)


def _stroke(left: float, right: float, y: float, colour: str, width: float) -> Element:
    return h.line(
        x1=f"{left:.1f}", x2=f"{right:.1f}", y1=f"{y:.1f}", y2=f"{y:.1f}", stroke=colour, stroke_width=f"{width:g}"
    )
