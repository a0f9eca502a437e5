"""Native PowerPoint charts of an indicator's year: the same marks as on the screen, editable, with their data inside."""

from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION

from plancom.charts.axes import month_ticks
from plancom.charts.frame import target_text, value_text
from plancom.charts.goal_charts import GoalChart
from plancom.charts.marks import last_known
from plancom.charts.year_charts import YearsChart
from plancom.language.translation import tr
from plancom.reports.pptx.native_charts import (
    BASELINE,
    EXPECTED,
    PROVISIONAL,
    REAL,
    TARGET,
    add_label,
    draw_line,
    native,
    set_axes,
)
from plancom.reports.pptx.style import Colours
from plancom.reports.pptx.year_charts import add_years


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
    values = [v for p in chart.drawn for v in (p.actual, p.expected)]
    values += [chart.target, chart.marked_baseline]
    set_axes(drawn, values, colours, percent=chart.percent, least=1 if chart.is_flow else 0)
    lines = dict(zip(series, drawn.plots[0].series, strict=True))
    for name, line in lines.items():
        draw_line(name, line, colours)
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
        add_label(lines[name], last, value_text(point.actual, percent=chart.percent), place, colours.accent)
        if point.expected is not None and last != end:
            other = XL_LABEL_POSITION.ABOVE if under else XL_LABEL_POSITION.BELOW
            text = tr("esperado {value}", value=value_text(point.expected, percent=chart.percent))
            add_label(lines[EXPECTED], last, text, other, colours.goal, aside=-0.06 if under else 0.06)
    if chart.target is not None and TARGET in lines:
        text = tr("Meta {target}", target=target_text(chart.target, percent=chart.percent))
        add_label(lines[TARGET], end, text, XL_LABEL_POSITION.ABOVE, colours.goal)
