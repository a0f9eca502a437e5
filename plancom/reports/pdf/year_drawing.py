"""The plan's years as SVG, with the screen's marks: bars beside their targets, or the way from target to target."""

from typing import Any

from plancom.charts.axes import value_axis
from plancom.charts.theme import Palette
from plancom.charts.year_charts import YearsChart, verdict
from plancom.reports.pdf.axes import SIZE, diamond, framed, monthly

WIDTH = 0.56  # of a bar, in years
ABOVE = 1.3  # of the axis, for two lines over the highest mark
NAN = float("nan")


def draw_years(axes: Any, chart: YearsChart, colours: Palette) -> None:
    """`chart` on matplotlib's `axes`."""
    values = [*chart.actuals, *chart.targets, *(point.actual for point in chart.months)]
    framed(axes, chart.unit, value_axis(values, percent=chart.percent), colours)
    if chart.months:
        _curve(axes, chart, colours)
    else:
        _bars(axes, chart, colours)


def _bars(axes: Any, chart: YearsChart, colours: Palette) -> None:
    places = range(len(chart.years))
    axes.set_ylim(top=axes.get_ylim()[1] * ABOVE)
    axes.set_xticks(places, [name.replace(" (", "\n(") for name in chart.names], color=colours.soft)
    axes.set_xlim(-0.5, len(chart.years) - 0.5)
    for place, year in zip(places, chart.years, strict=True):
        is_open = year.state == "open"
        if year.actual is not None:
            axes.bar([place], [year.actual], WIDTH, color=colours.pale if is_open else colours.actual, zorder=2)
            ink = colours.ink if is_open else colours.paper
            _say(axes, (place, 0.0), chart.written(year.actual), ink, shift=(0, 4), ha="center", weight=600)
        if year.target is not None:
            half = WIDTH / 2 + 0.06
            axes.plot(
                [place - half, place + half],
                [year.target] * 2,
                color=colours.goal,
                linewidth=2,
                zorder=3,
                solid_capstyle="butt",
            )
        top = max(value for value in (year.actual, year.target, 0.0) if value is not None)
        words = f"{chart.target_words(year)}\n{verdict(year)}" if year.target is not None else verdict(year)
        _say(axes, (place, top), words, colours.goal, shift=(0, 4), ha="center")


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
        if year.target is None:
            continue
        place = ends[year.last.replace(day=1)]
        diamond(axes, place, year.target, colours)
        words = f"{chart.target_words(year)}\n{verdict(year)}"
        _say(axes, (place, year.target), words, colours.goal, shift=(4, 7), ha="right")
    known = [place for place, point in enumerate(months) if point.actual is not None]
    if known:
        last = months[known[-1]].actual or 0.0
        _say(
            axes,
            (known[-1], last),
            chart.written(last),
            colours.actual,
            shift=(6, -3),
            ha="left",
            va="top",
            weight=600,
        )


def _say(
    axes: Any,
    at: tuple[float, float],
    text: str,
    colour: str,
    *,
    shift: tuple[float, float],
    ha: str,
    va: str = "bottom",
    weight: int = 400,
) -> None:
    axes.annotate(
        text,
        at,
        shift,
        textcoords="offset points",
        ha=ha,
        va=va,
        color=colour,
        weight=weight,
        size=SIZE,
        zorder=6,
    )
