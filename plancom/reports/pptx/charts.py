"""Native PowerPoint charts: the same marks as on the screen, editable, with their data inside."""

from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from plancom.charts import marks
from plancom.charts.axes import month_ticks
from plancom.charts.goal_charts import GoalChart, NativeLabel
from plancom.charts.label_placement import OneSize, Spot
from plancom.charts.theme import Look
from plancom.language.numbers import with_percent
from plancom.language.tags import number_locale
from plancom.language.translation import later, tr
from plancom.reports.pptx.style import FONT, SMALL, Colours, rgb

LABEL = 14
WHOLE, DECIMAL = "#,##0", "#,##0.0"
REAL, PROVISIONAL, EXPECTED, TARGET, BASELINE, NOTES = (
    later("Real"),
    later("Provisional"),
    later("Esperado"),
    later("Meta"),
    later("Línea base"),
    later("Notas"),
)
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
NATIVE = (
    Spot("left", "middle", 9, 0),
    Spot("center", "bottom", 0, 8),
    Spot("center", "top", 0, -8),
    Spot("right", "middle", -10, 0),
)
ASIDE = 0.06  # of the width, by which a label is moved off a rising line
POSITIONS = {
    ("left", "middle"): XL_LABEL_POSITION.RIGHT, ("right", "middle"): XL_LABEL_POSITION.LEFT,
    ("center", "bottom"): XL_LABEL_POSITION.ABOVE, ("center", "top"): XL_LABEL_POSITION.BELOW,
}  # fmt: skip
"""A place beside a mark, as PowerPoint calls it."""


def add_chart(slide: Any, chart: GoalChart, place: tuple[float, float, float, float], colours: Colours) -> None:
    """`chart` as a native line chart at `place` (left, top, width, height in inches), with its alternative text."""
    data = CategoryChartData(number_format=_format(chart))
    _, words = month_ticks([point.month for point in chart.drawn])
    data.categories = [word.replace("<br>", " ") for word in words]
    series = chart_series(chart)
    left, top, width, height = place
    room = OneSize(width * DOT - BESIDE, height * DOT - AROUND - NAMES * bool(chart.numbered))
    labels = chart.labels_among(Look(), room, _spots(room.width))
    for name, values in series.items():
        data.add_series(tr(name), values)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *map(Inches, (left, top, width, height)), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)  # noqa: SLF001 - python-pptx has no call for it
    frame.name = tr("Gráfico: {title}", title=chart.title)
    drawn = frame.chart
    drawn.font.size, drawn.font.name = Pt(SMALL), FONT
    drawn.font.color.rgb = rgb(colours.soft)
    drawn.has_title = False
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _axes(drawn, chart, colours)
    lines = dict(zip(series, drawn.plots[0].series, strict=True))
    for name, line in lines.items():
        _draw(name, line, colours)
    _labels(lines, labels, room.width, colours)
    _notes(drawn, chart, lines.get(NOTES), colours)


def _spots(width: float) -> tuple[Spot, ...]:
    """The places that PowerPoint knows, and those above and below moved sideways off a rising line."""
    aside = width * ASIDE
    return (*NATIVE, Spot("center", "bottom", -aside, 8), Spot("center", "top", aside, -8))


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


def _format(chart: GoalChart) -> str:
    if chart.percent:
        return with_percent("0")
    return _numbers(whole=chart.is_flow)


def _numbers(*, whole: bool) -> str:
    return number_locale() + (WHOLE if whole else DECIMAL)


def _axes(drawn: Any, chart: GoalChart, colours: Colours) -> None:
    axis = chart.axis
    vertical, horizontal = drawn.value_axis, drawn.category_axis
    vertical.minimum_scale, vertical.maximum_scale = 0, axis["range"][1]
    vertical.major_unit = axis["tickvals"][1] - axis["tickvals"][0] if len(axis["tickvals"]) > 1 else None
    vertical.has_major_gridlines = True
    vertical.major_gridlines.format.line.color.rgb = rgb(colours.grid)
    vertical.major_gridlines.format.line.width = Pt(0.75)
    vertical.format.line.fill.background()
    whole = all(float(tick).is_integer() for tick in axis["tickvals"])
    vertical.tick_labels.number_format = with_percent("0") if chart.percent else _numbers(whole=whole)
    vertical.tick_labels.number_format_is_linked = False
    horizontal.format.line.color.rgb = rgb(colours.muted)
    horizontal.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    horizontal.has_major_gridlines = False


def _draw(name: str, line: Any, colours: Colours) -> None:
    line.smooth = False
    style, marker = line.format.line, line.marker
    colour = {REAL: colours.accent, PROVISIONAL: colours.accent, BASELINE: colours.muted}.get(name, colours.goal)
    if name == NOTES:
        style.fill.background()
        marker.style = XL_MARKER_STYLE.NONE
        return
    if name == TARGET or (name == BASELINE and line.values[0] is None):  # a year's total, at its end
        style.fill.background()
        marker.style, marker.size = XL_MARKER_STYLE.DIAMOND, 11
        _fill(marker, colour, hollow=name == BASELINE)
        return
    style.color.rgb, style.width = rgb(colour), Pt({REAL: 3, EXPECTED: 2}.get(name, 1.5))
    marker.style = XL_MARKER_STYLE.NONE
    if name in {REAL, PROVISIONAL}:
        marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 7
        _fill(marker, colour, hollow=name == PROVISIONAL)
    if name != REAL:
        style.dash_style = MSO_LINE.DASH if name == EXPECTED else MSO_LINE.ROUND_DOT


def _fill(marker: Any, colour: str, *, hollow: bool = False) -> None:
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb("FFFFFF" if hollow else colour)
    marker.format.line.color.rgb = rgb(colour)


def _labels(lines: dict[str, Any], labels: dict[str, NativeLabel], width: float, colours: Colours) -> None:
    """The last real value, what was expected then, and the target, written beside their marks where there is room."""
    for name, line in lines.items():
        label = labels.get(OF.get(name, ""))
        if label is None or (name == REAL and list(line.values)[label.index] is None):
            continue
        place = POSITIONS[label.spot.xanchor, label.spot.yanchor]
        colour = {REAL: colours.accent, PROVISIONAL: colours.accent, BASELINE: colours.soft}.get(name, colours.goal)
        aside = label.spot.right / width if place in {XL_LABEL_POSITION.ABOVE, XL_LABEL_POSITION.BELOW} else 0.0
        _label(line, label.index, label.text, place, colour, aside=aside)


def _notes(drawn: Any, chart: GoalChart, line: Any, colours: Colours) -> None:
    """The numbers of the days that notes are of, and below the months what they say."""
    if line is None:
        return
    for index, number, _ in chart.numbered:
        _label(line, index, number, XL_LABEL_POSITION.BELOW, colours.ink)
    words = "   ".join(f"{number}  {text}" for _, number, text in chart.numbered)
    title = drawn.category_axis.axis_title.text_frame
    title.text = words
    font = title.paragraphs[0].runs[0].font
    font.size, font.bold, font.name = Pt(SMALL), False, FONT
    font.color.rgb = rgb(colours.soft)


def _label(line: Any, index: int, text: str, place: Any, colour: str, *, aside: float = 0.0) -> None:
    label = line.points[index].data_label
    frame = label.text_frame
    frame.text = text
    frame.word_wrap = False
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.name = Pt(LABEL), True, FONT
    font.color.rgb = rgb(colour)
    label.position = place
    _only_text(label)
    if aside:
        _shift(label, aside)


def _shift(label: Any, share: float) -> None:
    """Moves a label sideways by a share of the chart's width, off the rising line; python-pptx has no call for it."""
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    etree.SubElement(manual, qn("c:x"), val=f"{share:g}")
    etree.SubElement(manual, qn("c:y"), val="0")
    label._dLbl.find(qn("c:idx")).addnext(layout)  # noqa: SLF001


def _only_text(label: Any) -> None:
    """LibreOffice adds the series' name to a label that does not say that it wants none."""
    element = label._dLbl  # noqa: SLF001 - python-pptx has no call for it
    for name in ("c:showLegendKey", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"):
        found = element.find(qn(name))
        if found is not None:
            found.set("val", "0")
