"""What native PowerPoint charts share: a frame with its words, axes that are ours, and the marks of each line."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from plancom.charts.goal_charts import GoalChart
from plancom.charts.theme import Properties
from plancom.charts.year_charts import YearsChart
from plancom.language.numbers import with_percent
from plancom.language.tags import number_locale
from plancom.language.translation import later, tr
from plancom.reports.pptx.style import FONT, SMALL, Colours, rgb

LABEL = 14
WHOLE, DECIMAL = "#,##0", "#,##0.0"
REAL, PROVISIONAL, EXPECTED, TARGET, BASELINE, NOTES = (
    later("Real"),
    later("Parcial"),
    later("Esperado"),
    later("Meta"),
    later("Línea base"),
    later("Notas"),
)


def native(
    slide: Any,
    chart: GoalChart | YearsChart,
    categories: Sequence[str] | Sequence[dt.date],
    series: Mapping[str, Sequence[float | None]],
    *,
    place: tuple[float, float, float, float],
    colours: Colours,
    kind: Any = XL_CHART_TYPE.LINE_MARKERS,
) -> Any:
    """A native chart at `place` (left, top, width, height in inches) with its alternative text; `series` by name, said with `tr`."""
    data = CategoryChartData(number_format=with_percent("0") if chart.percent else _numbers(whole=_is_whole(series)))
    data.categories = list(categories)
    for name, values in series.items():
        data.add_series(tr(chart.words.expected_short if name == EXPECTED else name), values)
    frame = slide.shapes.add_chart(kind, *map(Inches, place), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)  # noqa: SLF001 - python-pptx has no call for it
    frame.name = tr("Gráfico: {title}", title=chart.title)
    drawn = frame.chart
    drawn.font.size, drawn.font.name = Pt(SMALL), FONT
    drawn.font.color.rgb = rgb(colours.soft)
    drawn.has_title = False
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    return drawn


def _is_whole(series: Mapping[str, Sequence[float | None]]) -> bool:
    return all(value is None or float(value).is_integer() for values in series.values() for value in values)


def _numbers(*, whole: bool) -> str:
    return number_locale() + (WHOLE if whole else DECIMAL)


def set_axes(drawn: Any, axis: Properties, colours: Colours, *, percent: bool) -> None:
    """The same `axis` of values as on the screen."""
    vertical, horizontal = drawn.value_axis, drawn.category_axis
    vertical.minimum_scale, vertical.maximum_scale = 0, axis["range"][1]
    vertical.major_unit = axis["tickvals"][1] - axis["tickvals"][0] if len(axis["tickvals"]) > 1 else None
    vertical.has_major_gridlines = True
    vertical.major_gridlines.format.line.color.rgb = rgb(colours.grid)
    vertical.major_gridlines.format.line.width = Pt(0.75)
    vertical.format.line.fill.background()
    whole = all(float(tick).is_integer() for tick in axis["tickvals"])
    vertical.tick_labels.number_format = with_percent("0") if percent else _numbers(whole=whole)
    vertical.tick_labels.number_format_is_linked = False
    horizontal.format.line.color.rgb = rgb(colours.muted)
    horizontal.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    horizontal.has_major_gridlines = False


def draw_line(name: str, line: Any, colours: Colours) -> None:
    """A line with the marks that it has on the screen, by its name."""
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
        fill_marker(marker, colour)  # LibreOffice draws no outline of a hollow one
        return
    style.color.rgb, style.width = rgb(colour), Pt({REAL: 3, EXPECTED: 2}.get(name, 1.5))
    marker.style = XL_MARKER_STYLE.NONE
    if name in {REAL, PROVISIONAL}:
        marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 7
        fill_marker(marker, colour, hollow=name == PROVISIONAL)
    if name != REAL:
        style.dash_style = MSO_LINE.DASH if name == EXPECTED else MSO_LINE.ROUND_DOT


def fade(line: Any, first: int, colours: Colours) -> None:
    """The line that leads to each of its points from `first` on in the paler shade that it has there on the screen."""
    for index in range(first, len(list(line.values))):
        style = line.points[index].format.line
        style.color.rgb, style.width, style.dash_style = rgb(colours.muted), Pt(2), MSO_LINE.DASH
        line.points[index].marker.style = XL_MARKER_STYLE.NONE


def fill_marker(marker: Any, colour: str, *, hollow: bool = False) -> None:
    """A marker in this colour."""
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb("FFFFFF" if hollow else colour)
    marker.format.line.color.rgb = rgb(colour)


def add_label(line: Any, index: int, text: str, place: Any, colour: str, *, aside: float = 0.0) -> None:
    """`text` beside the point `index` of a line; `aside` shares of the chart's width away."""
    label = line.points[index].data_label
    frame = label.text_frame
    frame.text = text
    frame.word_wrap = False
    for font in (run.font for line_of_words in frame.paragraphs for run in line_of_words.runs):
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
