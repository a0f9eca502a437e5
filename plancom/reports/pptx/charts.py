"""Native PowerPoint charts of an indicator's year: the same marks as on the screen, editable, with their data inside."""

from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.util import Pt

from plancom.charts import marks
from plancom.charts.axes import month_ticks
from plancom.charts.direct_labels import Spot
from plancom.charts.goal_charts import GoalChart, NativeLabel
from plancom.charts.scene import OneSize
from plancom.charts.theme import Look
from plancom.charts.year_charts import YearsChart
from plancom.reports.pptx.native_charts import (
    BASELINE,
    EXPECTED,
    LABEL,
    NOTES,
    PROVISIONAL,
    REAL,
    TARGET,
    add_label,
    draw_line,
    fade,
    native,
    set_axes,
)
from plancom.reports.pptx.style import FONT, SMALL, Colours, rgb
from plancom.reports.pptx.year_charts import add_years

OF = {
    REAL: marks.ACTUAL,
    PROVISIONAL: marks.ACTUAL,
    EXPECTED: marks.EXPECTED,
    TARGET: marks.TARGET,
    BASELINE: marks.BASELINE,
}
"""What the label of each line is a figure of."""
DOT = 96 * 15 / (LABEL * 96 / 72)  # px of an inch, in those in which a label is as large as on the screen
BESIDE, AROUND, NAMES = 60, 70, 20  # px that the axis of values takes; legend and months; the words of notes
OFF = 5  # px between a mark and the words above or below it: LibreOffice's, who writes nearer than PowerPoint
NATIVE = (
    Spot("left", "middle", 9, 0),
    Spot("center", "bottom", 0, OFF),
    Spot("center", "top", 0, -OFF),
    Spot("right", "middle", -10, 0),
)
ASIDE = 0.06  # of the width, by which a label is moved off a rising line
POSITIONS = {
    ("left", "middle"): XL_LABEL_POSITION.RIGHT, ("right", "middle"): XL_LABEL_POSITION.LEFT,
    ("center", "bottom"): XL_LABEL_POSITION.ABOVE, ("center", "top"): XL_LABEL_POSITION.BELOW,
}  # fmt: skip
"""A place beside a mark, as PowerPoint calls it."""


def add_chart(
    slide: Any, chart: GoalChart | YearsChart, place: tuple[float, float, float, float], colours: Colours
) -> None:
    """`chart` as a native line chart at `place` (left, top, width, height in inches), with its alternative text."""
    if isinstance(chart, YearsChart):
        add_years(slide, chart, place, colours)
        return
    _, words = month_ticks([point.month for point in chart.drawn])
    series = chart_series(chart)
    drawn = native(slide, chart, [word.replace("<br>", " ") for word in words], series, place=place, colours=colours)
    set_axes(drawn, chart.axis, colours, percent=chart.percent)
    lines = dict(zip(series, drawn.plots[0].series, strict=True))
    for name, line in lines.items():
        draw_line(name, line, colours)
    if EXPECTED in lines:
        fade(lines[EXPECTED], chart.known_until, colours)
    _, _, width, height = place
    room = OneSize(width * DOT - BESIDE, height * DOT - AROUND - NAMES * bool(chart.numbered))
    _labels(lines, chart.labels_among(Look(), room, _spots(room.width)), room.width, colours)
    _notes(drawn, chart, lines.get(NOTES), colours)


def _spots(width: float) -> tuple[Spot, ...]:
    """The places that PowerPoint knows, and those above and below moved sideways off a rising line."""
    aside = width * ASIDE
    return (*NATIVE, Spot("center", "bottom", -aside, OFF), Spot("center", "top", aside, -OFF))


def chart_series(chart: GoalChart) -> dict[str, list[float | None]]:
    """The chart's lines by name (said with `tr`), a value per month; None is a gap. Lines that would be empty are left out."""
    months = chart.drawn
    none: list[float | None] = [None] * len(months)
    found: dict[str, list[float | None]] = {
        BASELINE: chart.baselines,
        EXPECTED: [point.expected for point in months],
        REAL: [point.actual if point.state == "covered" else None for point in months],
        PROVISIONAL: [point.actual if point.state == "provisional" else None for point in months],
        TARGET: [*none[:-1], chart.target] if months else [],
        NOTES: _at_the_top(chart),
    }
    return {
        name: values for name, values in found.items() if name == REAL or any(value is not None for value in values)
    }


def _at_the_top(chart: GoalChart) -> list[float | None]:
    """A point above each month that a note is of, to bear its number."""
    marked, top = {index for index, _, _ in chart.numbered}, float(chart.axis["range"][1])
    return [top if i in marked else None for i in range(len(chart.drawn))]


def _labels(lines: dict[str, Any], labels: dict[str, NativeLabel], width: float, colours: Colours) -> None:
    """The last real value, what was expected then, and the target, written beside their marks where there is room."""
    for name, line in lines.items():
        label = labels.get(OF.get(name, ""))
        if label is None or (name == REAL and list(line.values)[label.index] is None):
            continue
        place = POSITIONS[label.spot.xanchor, label.spot.yanchor]
        colour = {REAL: colours.accent, PROVISIONAL: colours.accent, BASELINE: colours.soft}.get(name, colours.goal)
        aside = label.spot.right / width if place in {XL_LABEL_POSITION.ABOVE, XL_LABEL_POSITION.BELOW} else 0.0
        add_label(line, label.index, label.text, place, colour, aside=aside)


def _notes(drawn: Any, chart: GoalChart, line: Any, colours: Colours) -> None:
    """The numbers of the days that notes are of, and below the months what they say."""
    if line is None:
        return
    for index, number, _ in chart.numbered:
        add_label(line, index, number, XL_LABEL_POSITION.BELOW, colours.ink)
    words = "   ".join(f"{number}  {text}" for _, number, text in chart.numbered)
    title = drawn.category_axis.axis_title.text_frame
    title.text = words
    font = title.paragraphs[0].runs[0].font
    font.size, font.bold, font.name = Pt(SMALL), False, FONT
    font.color.rgb = rgb(colours.soft)
