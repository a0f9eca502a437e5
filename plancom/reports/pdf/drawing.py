"""An indicator's chart as SVG without a browser, with the screen's marks: dashed goal line, dark diamond, hatched gaps."""

import io
from threading import Lock
from typing import Any

from matplotlib import font_manager, rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from plancom.charts.axes import value_axis
from plancom.charts.frame import NO_DATA, runs, target_text, value_text
from plancom.charts.goal_charts import GoalChart
from plancom.charts.marks import last_known
from plancom.charts.theme import Look, Palette, palette
from plancom.charts.year_charts import YearsChart
from plancom.language.translation import tr
from plancom.reports.pdf.axes import SIZE, framed, monthly
from plancom.reports.pdf.year_drawing import draw_years
from plancom.reports.vendor import FAMILY, FONTS

TALL, SHORT, YEARS = (7.0, 3.7), (7.0, 2.9), (7.0, 2.2)  # short where a table of parts shares the page
LOW = 0.1  # of the axis: under it, no word fits between a line and the axis
_settings: Any = {
    "svg.fonttype": "none",
    "font.family": FAMILY,
    "font.size": SIZE,
    "hatch.linewidth": 0.6,
    "svg.hashsalt": "plancom",
}
_lock = Lock()  # matplotlib's settings and font cache are the process's own


def drawing(chart: GoalChart | YearsChart, look: Look, *, short: bool = False) -> str:
    """The chart as an SVG text; its letters stay text."""
    with _lock, rc_context(_settings):
        _fonts()
        figure = Figure(
            figsize=YEARS if isinstance(chart, YearsChart) else SHORT if short else TALL, layout="constrained"
        )
        FigureCanvasSVG(figure)
        axes = figure.add_subplot()
        if isinstance(chart, YearsChart):
            draw_years(axes, chart, palette(look))
        else:
            _draw(axes, chart, palette(look))
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    return buffer.getvalue()


def _fonts() -> None:
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in FONTS:
        if str(path) not in known:
            font_manager.fontManager.addfont(str(path))


def _draw(axes: Any, chart: GoalChart, colours: Palette) -> None:
    months = chart.drawn
    places = range(len(months))
    axis = value_axis(
        [chart.target, chart.marked_baseline, *(v for p in months for v in (p.actual, p.expected))],
        percent=chart.percent, least=1 if chart.is_flow else 0,
    )  # fmt: skip
    framed(axes, chart.unit, axis, colours)
    monthly(axes, [point.month for point in months], colours)
    for first, last in runs(point.state == "missing" for point in months):
        axes.axvspan(
            first - 0.5, last + 0.5, facecolor="none", edgecolor=colours.hatch, hatch="////", linewidth=0, zorder=0
        )
        axes.text((first + last) / 2, axis["range"][1] * 0.95, tr(NO_DATA), ha="center", va="top", size=SIZE - 1, color=colours.soft,
                  rotation=0 if last - first else 90, backgroundcolor=colours.paper)  # fmt: skip
    if chart.marked_baseline is not None:
        axes.axhline(chart.marked_baseline, color=colours.muted, linewidth=1, linestyle=(0, (1, 2)), zorder=1)
        words = tr("línea base {value_text}", value_text=value_text(chart.marked_baseline, percent=chart.percent))
        low = chart.marked_baseline < axis["range"][1] * LOW
        shift, side = ((0, 3), "bottom") if low else ((0, -3), "top")  # never over the months' names
        axes.annotate(words, (len(months) - 0.5, chart.marked_baseline), shift, textcoords="offset points", ha="right", va=side,
                      size=SIZE - 1, color=colours.soft)  # fmt: skip
    nan = float("nan")
    expected = [nan if p.expected is None else p.expected for p in months]
    axes.plot(places, expected, color=colours.goal, linewidth=1.5, linestyle=(0, (5, 3)), zorder=2)
    covered = [p.actual if p.state == "covered" and p.actual is not None else nan for p in months]
    axes.plot(places, covered, color=colours.actual, linewidth=2.4, marker="o", markersize=5, zorder=4, clip_on=False)
    _provisional(axes, chart, colours)
    if chart.target is not None and months:
        axes.plot(
            [len(months) - 1],
            [chart.target],
            color=colours.goal,
            marker="D",
            markersize=7,
            linestyle="",
            zorder=3,
            clip_on=False,
        )
    _labels(axes, chart, colours)


def _provisional(axes: Any, chart: GoalChart, colours: Palette) -> None:
    months = chart.drawn
    for index, point in enumerate(months):
        if point.state != "provisional" or point.actual is None:
            continue
        before = months[index - 1].actual if index else None
        if before is not None:
            axes.plot(
                [index - 1, index],
                [before, point.actual],
                color=colours.actual,
                linewidth=1.6,
                linestyle=(0, (1, 2)),
                zorder=3,
            )
        axes.plot([index], [point.actual], color=colours.actual, marker="o", markersize=7, markerfacecolor=colours.paper,
                  markeredgewidth=1.8, linestyle="", zorder=5, clip_on=False)  # fmt: skip


def _labels(axes: Any, chart: GoalChart, colours: Palette) -> None:
    """The last real value, what was expected then, and the target, each beside its mark."""
    months = chart.drawn
    end, last = len(months) - 1, last_known(chart.drawn)

    def say(
        x: int, y: float, text: str, colour: str, *, shift: tuple[float, float], ha: str, weight: int = 600
    ) -> None:
        axes.annotate(
            text,
            (x, y),
            shift,
            textcoords="offset points",
            ha=ha,
            va="center",
            color=colour,
            weight=weight,
            size=SIZE + 1,
        )

    under = False
    if last is not None:
        point = months[last]
        actual = point.actual or 0.0
        under = point.expected is not None and actual < point.expected
        down = -12 if under else 12
        value = value_text(actual, percent=chart.percent)
        rough = point.state == "provisional"
        text = tr("provisional {value}", value=value) if rough else tr("real {value}", value=value)
        if last == end:
            say(last, actual, text, colours.actual, shift=(0, down), ha="right")
        else:
            say(last, actual, text, colours.actual, shift=(9, -6 if under else 6), ha="left")
        if point.expected is not None and last != end:
            side = "right" if under else "left"
            text = tr("esperado {value}", value=value_text(point.expected, percent=chart.percent))
            say(
                last,
                point.expected,
                text,
                colours.goal,
                shift=(-4 if under else 6, 10 if under else -10),
                ha=side,
                weight=400,
            )
    if chart.target is not None and months:
        up = -12 if last == end and not under and (months[end].actual or 0) > chart.target else 12
        say(
            end,
            chart.target,
            tr("meta {target}", target=target_text(chart.target, percent=chart.percent)),
            colours.goal,
            shift=(4, up),
            ha="right",
        )
