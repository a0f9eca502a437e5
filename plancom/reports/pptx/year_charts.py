"""Native PowerPoint charts of the plan's years: bars beside their targets, or the way from target to target."""

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from plancom.charts.axes import value_axis
from plancom.charts.frame import target_text
from plancom.charts.year_charts import YearsChart, verdict, year_name
from plancom.language.tags import number_locale
from plancom.language.translation import later
from plancom.plan.calendar import MONTHS_PER_YEAR
from plancom.reports.pptx.native_charts import (
    EXPECTED,
    PROVISIONAL,
    REAL,
    TARGET,
    add_label,
    draw_line,
    native,
    set_axes,
)
from plancom.reports.pptx.style import Colours, rgb

REACHED, PROMISED = later("Se logró"), later("Se prometió")
MONTH = "mmm yyyy"
GAP = 60  # percent of a bar's width between two years
ASIDE, LOW = (
    0.05,
    0.1,
)  # of the chart's width, by which words are moved off a line; of its height, under which no words fit


def add_years(slide: Any, chart: YearsChart, place: tuple[float, float, float, float], colours: Colours) -> None:
    """`chart` as a native chart at `place` (left, top, width, height in inches), with its alternative text."""
    if chart.months:
        _curve(slide, chart, place, colours)
    else:
        _bars(slide, chart, place, colours)


def _bars(slide: Any, chart: YearsChart, place: tuple[float, float, float, float], colours: Colours) -> None:
    series = {REACHED: chart.actuals, PROMISED: chart.targets}
    names = [f"{year_name(year)}: {verdict(year)}" for year in chart.years]
    drawn = native(slide, chart, names, series, place=place, colours=colours, kind=XL_CHART_TYPE.COLUMN_CLUSTERED)
    set_axes(drawn, value_axis([*chart.actuals, *chart.targets], percent=chart.percent), colours, percent=chart.percent)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = GAP, 0
    reached, promised = plot.series
    reached.format.fill.solid()
    reached.format.fill.fore_color.rgb = rgb(colours.accent)
    promised.format.fill.background()
    promised.format.line.color.rgb, promised.format.line.width = rgb(colours.goal), Pt(1.5)
    promised.format.line.dash_style = MSO_LINE.DASH
    for index, year in enumerate(chart.years):
        if year.actual is not None:
            text = chart.written(year.actual)
            add_label(reached, index, text, XL_LABEL_POSITION.OUTSIDE_END, colours.accent)
        if year.target is not None:  # a figure alone: words as wide as two bars would lie on the next one
            text = target_text(year.target, percent=chart.percent, decimals=chart.decimals)
            add_label(promised, index, text, XL_LABEL_POSITION.OUTSIDE_END, colours.goal)


def curve_series(chart: YearsChart) -> dict[str, list[float | None]]:
    """The curve's lines by name (said with `tr`), a value per month of all the plan's years; None is a gap."""
    ends = {year.last.replace(day=1): year.target for year in chart.years}
    found: dict[str, list[float | None]] = {
        EXPECTED: [point.expected for point in chart.months],
        REAL: [point.actual if point.state == "covered" else None for point in chart.months],
        PROVISIONAL: [point.actual if point.state == "provisional" else None for point in chart.months],
        TARGET: [ends.get(point.month) for point in chart.months],
    }
    return {
        name: values for name, values in found.items() if name == REAL or any(value is not None for value in values)
    }


def _years_below(axis: Any) -> None:
    """A word per year under the axis of months, where it begins; python-pptx has no call for the steps of an axis of days."""
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number_locale() + MONTH, False
    element = axis._element  # noqa: SLF001
    for name in ("baseTimeUnit", "majorUnit", "majorTimeUnit"):
        for found in element.findall(qn(f"c:{name}")):
            element.remove(found)
    steps = (("baseTimeUnit", "months"), ("majorUnit", "1"), ("majorTimeUnit", "years"))
    for name, value in steps:
        element.append(parse_xml(f'<c:{name} {nsdecls("c")} val="{value}"/>'))


def _curve(slide: Any, chart: YearsChart, place: tuple[float, float, float, float], colours: Colours) -> None:
    series = curve_series(chart)
    drawn = native(slide, chart, [point.month for point in chart.months], series, place=place, colours=colours)
    values = [*chart.targets, *(point.actual for point in chart.months)]
    set_axes(drawn, value_axis(values, percent=chart.percent), colours, percent=chart.percent)
    _years_below(drawn.category_axis)
    lines = dict(zip(series, drawn.plots[0].series, strict=True))
    for name, line in lines.items():
        draw_line(name, line, colours)
    for index, target in enumerate(series.get(TARGET, ())):
        if target is not None:
            words = chart.mark_words(chart.goal.year(index // MONTHS_PER_YEAR + 1))
            if words:
                place_, aside = _off_the_line(chart.months[index].actual, target)
                add_label(lines[TARGET], index, words, place_, colours.goal, aside=aside)
    known = [index for index, value in enumerate(series[REAL]) if value is not None]
    if known:
        last = known[-1]
        below = series[REAL][last] > LOW * drawn.value_axis.maximum_scale  # else its words would lie on the months'
        side = XL_LABEL_POSITION.BELOW if below else XL_LABEL_POSITION.ABOVE
        add_label(lines[REAL], last, chart.written(series[REAL][last]), side, colours.accent)


def _off_the_line(actual: float | None, target: float) -> tuple[Any, float]:
    """Where words at a year's target stand clear of what there was: over the way to it, or below it and to the right where that is passed."""
    if actual is not None and actual >= target:
        return XL_LABEL_POSITION.BELOW, ASIDE
    return XL_LABEL_POSITION.ABOVE, -ASIDE
