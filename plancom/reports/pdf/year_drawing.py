"""The plan's years as SVG, with the screen's marks: bars beside their targets, or the way from target to target."""

from typing import Any

from plancom.charts.scene import OneSize
from plancom.charts.theme import Look, Palette, palette
from plancom.charts.year_charts import HALF, WIDTH, YearsChart, year_words
from plancom.reports.pdf.axes import diamond, framed, monthly
from plancom.reports.pdf.margins import Margins, around

NAN = float("nan")


def draw_years(axes: Any, chart: YearsChart, look: Look, size: tuple[float, float]) -> Margins:
    """`chart` on matplotlib's `axes`, in a drawing of `size` in inches; returns the margins that its words need."""
    colours = palette(look)
    margins = around(chart.axis(OneSize(*size)), below=chart.lines_below)
    framed(axes, chart.unit, chart.axis(margins.room(size)), colours)
    draw = _curve if chart.months else _bars
    draw(axes, chart, colours)
    return margins


def _bars(axes: Any, chart: YearsChart, colours: Palette) -> None:
    places = range(len(chart.years))
    axes.set_xticks(places, [year_words(year).replace("<br>", "\n") for year in chart.years], color=colours.soft)
    axes.set_xlim(-0.5, len(chart.years) - 0.5)
    for place, year in zip(places, chart.years, strict=True):
        if year.actual is not None:
            tone = colours.pale if year.state == "open" else colours.actual
            axes.bar([place], [year.actual], WIDTH, color=tone, zorder=2)
        if year.target is not None:
            axes.plot(
                [place - HALF, place + HALF],
                [year.target] * 2,
                color=colours.goal,
                linewidth=2,
                zorder=3,
                solid_capstyle="butt",
            )


def _curve(axes: Any, chart: YearsChart, colours: Palette) -> None:
    months = chart.months
    places = range(len(months))
    monthly(axes, [point.month for point in months], colours)
    expected = [NAN if point.expected is None else point.expected for point in months]
    axes.plot(places, expected, color=colours.goal, linewidth=1.5, linestyle=(0, (5, 3)), zorder=2)
    actual = [NAN if point.actual is None else point.actual for point in months]
    axes.plot(places, actual, color=colours.actual, linewidth=2.4, marker="o", markersize=3, zorder=4)
    ends = {point.month: place for place, point in enumerate(months)}
    for year in chart.years:
        if year.target is not None:
            diamond(axes, ends[year.last.replace(day=1)], year.target, colours)
