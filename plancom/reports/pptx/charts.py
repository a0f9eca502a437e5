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

from plancom.charts.axes import month_ticks, value_axis
from plancom.charts.frame import target_text, value_text
from plancom.charts.goal_charts import GoalChart
from plancom.charts.marks import last_known
from plancom.language.numbers import with_percent
from plancom.language.tags import number_locale
from plancom.language.translation import later, tr
from plancom.reports.pptx.style import FONT, SMALL, Colours, rgb

LABEL = 14
WHOLE, DECIMAL = "#,##0", "#,##0.0"
REAL, PROVISIONAL, EXPECTED, TARGET, BASELINE = (
    later("Real"),
    later("Provisional"),
    later("Esperado"),
    later("Meta"),
    later("Línea base"),
)


def add_chart(slide: Any, chart: GoalChart, place: tuple[float, float, float, float], colours: Colours) -> None:
    """`chart` as a native line chart at `place` (left, top, width, height in inches), with its alternative text."""
    data = CategoryChartData(number_format=_format(chart))
    _, words = month_ticks([point.month for point in chart.drawn])
    data.categories = [word.replace("<br>", " ") for word in words]
    series = chart_series(chart)
    for name, values in series.items():
        data.add_series(tr(name), values)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *map(Inches, place), data)
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
    _labels(lines, chart, colours)


def chart_series(chart: GoalChart) -> dict[str, list[float | None]]:
    """The chart's lines by name (said with `tr`), a value per month; None is a gap. Lines that would be empty are left out."""
    months = chart.drawn
    target: list[float | None] = [None] * len(months)
    if months:
        target[-1] = chart.target
    found: dict[str, list[float | None]] = {
        BASELINE: [chart.marked_baseline] * len(months),
        EXPECTED: [point.expected for point in months],
        REAL: [point.actual if point.state == "covered" else None for point in months],
        PROVISIONAL: [point.actual if point.state == "provisional" else None for point in months],
        TARGET: target,
    }
    return {
        name: values for name, values in found.items() if name == REAL or any(value is not None for value in values)
    }


def _format(chart: GoalChart) -> str:
    if chart.percent:
        return with_percent("0")
    return _numbers(whole=chart.is_flow)


def _numbers(*, whole: bool) -> str:
    return number_locale() + (WHOLE if whole else DECIMAL)


def _axes(drawn: Any, chart: GoalChart, colours: Colours) -> None:
    values = [v for p in chart.drawn for v in (p.actual, p.expected)]
    axis = value_axis(
        [*values, chart.target, chart.marked_baseline], percent=chart.percent, least=1 if chart.is_flow else 0
    )
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
    if name == TARGET:
        style.fill.background()
        marker.style, marker.size = XL_MARKER_STYLE.DIAMOND, 11
        _fill(marker, colour)
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


def _labels(lines: dict[str, Any], chart: GoalChart, colours: Colours) -> None:
    """The last real value, what was expected then, and the target, written beside their marks."""
    last = last_known(chart.drawn)
    end = len(chart.drawn) - 1
    under = False
    if last is not None:
        point = chart.drawn[last]
        under = point.expected is not None and (point.actual or 0.0) < point.expected
        name = PROVISIONAL if point.state == "provisional" else REAL
        place = XL_LABEL_POSITION.RIGHT if last != end else XL_LABEL_POSITION.BELOW if under else XL_LABEL_POSITION.LEFT
        _label(lines[name], last, value_text(point.actual, percent=chart.percent), place, colours.accent)
        if point.expected is not None and last != end:
            other = XL_LABEL_POSITION.ABOVE if under else XL_LABEL_POSITION.BELOW
            text = tr("esperado {value}", value=value_text(point.expected, percent=chart.percent))
            _label(lines[EXPECTED], last, text, other, colours.goal, aside=-0.06 if under else 0.06)
    if chart.target is not None and TARGET in lines:
        text = tr("Meta {target}", target=target_text(chart.target, percent=chart.percent))
        _label(lines[TARGET], end, text, XL_LABEL_POSITION.ABOVE, colours.goal)


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
