"""An indicator's chart as SVG without a browser, with the screen's marks: dashed goal line, dark diamond, hatched gaps."""

import io
from threading import Lock
from typing import Any

from matplotlib import font_manager, rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from plancom.charts.frame import NO_DATA, runs, value_text
from plancom.charts.goal_charts import GoalChart
from plancom.charts.label_placement import PanelLabels
from plancom.charts.text_size import bare, in_lines
from plancom.charts.theme import Look, Palette, palette
from plancom.charts.year_charts import YearsChart
from plancom.language.translation import tr
from plancom.reports.pdf.axes import diamond, framed, monthly
from plancom.reports.pdf.margins import LINE, POINTS, SIZE, Margins, around
from plancom.reports.pdf.year_drawing import draw_years
from plancom.reports.vendor import FAMILY, FONTS

TALL, SHORT, YEARS = (7.0, 3.7), (7.0, 2.9), (7.0, 2.4)  # short where a table of parts shares the page
ACROSS = {"left": 0.0, "center": 0.5, "right": 1.0}  # of a label's width, where its thin line begins
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
    size = YEARS if isinstance(chart, YearsChart) else SHORT if short else TALL
    with _lock, rc_context(_settings):
        _fonts()
        figure = Figure(figsize=size)
        FigureCanvasSVG(figure)
        axes = figure.add_subplot()
        if isinstance(chart, YearsChart):
            margins = draw_years(axes, chart, look, size)
        else:
            margins = _draw(axes, chart, palette(look))
        found = chart.labelled(look, margins.room(size))
        _labels(axes, found)
        axes.set_position(margins.place(size, found.right))
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    return buffer.getvalue()


def _fonts() -> None:
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in FONTS:
        if str(path) not in known:
            font_manager.fontManager.addfont(str(path))


def _draw(axes: Any, chart: GoalChart, colours: Palette) -> Margins:
    """The marks of a goal's year; returns the margins that its words need."""
    months = chart.drawn
    places = range(len(months))
    axis = chart.axis
    above = SIZE * LINE * bool(chart.numbered)
    framed(axes, chart.unit, axis, colours, above=above)
    monthly(axes, [point.month for point in months], colours)
    for first, last in runs(point.state == "missing" for point in months):
        axes.axvspan(
            first - 0.5, last + 0.5, facecolor="none", edgecolor=colours.hatch, hatch="////", linewidth=0, zorder=0
        )
        axes.text((first + last) / 2, axis["range"][1] * 0.95, tr(NO_DATA), ha="center", va="top", size=SIZE - 1, color=colours.soft,
                  rotation=0 if last - first else 90, backgroundcolor=colours.paper)  # fmt: skip
    _baseline(axes, chart, colours)
    nan = float("nan")
    expected = [nan if p.expected is None else p.expected for p in months]
    end = chart.known_until
    for first, last, colour in ((0, end, colours.goal), (end - 1, len(months), colours.muted)):
        if last - first > 1:
            axes.plot(
                places[first:last], expected[first:last], color=colour, linewidth=1.5, linestyle=(0, (5, 3)), zorder=2
            )
    covered = [p.actual if p.state == "covered" and p.actual is not None else nan for p in months]
    axes.plot(places, covered, color=colours.actual, linewidth=2.4, marker="o", markersize=5, zorder=4, clip_on=False)
    _provisional(axes, chart, colours)
    if chart.target is not None and months:
        diamond(axes, len(months) - 1, chart.target, colours)
    return around(axis, above=above, below=2 + _marks(axes, chart, colours))


def _baseline(axes: Any, chart: GoalChart, colours: Palette) -> None:
    """The level before the plan as a thin line; of what adds up, what its year came to, at the end of this one."""
    months, level = chart.drawn, chart.marked_baseline
    if level is None or not months:
        return
    if chart.is_flow:
        axes.plot([len(months) - 1], [level], color=colours.soft, marker="D", markersize=6, markerfacecolor="none",
                  markeredgewidth=1.5, linestyle="", zorder=3, clip_on=False)  # fmt: skip
        return
    axes.axhline(level, color=colours.muted, linewidth=1, linestyle=(0, (1, 2)), zorder=1)
    words = tr("línea base {value_text}", value_text=value_text(level, percent=chart.percent, decimals=chart.decimals))
    low = level < chart.axis["range"][1] * LOW
    shift, side = ((0, 3), "bottom") if low else ((0, -3), "top")  # never over the months' names
    axes.annotate(words, (len(months) - 0.5, level), shift, textcoords="offset points", ha="right", va=side,
                  size=SIZE - 1, color=colours.soft)  # fmt: skip


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


def _labels(axes: Any, found: PanelLabels) -> None:
    """The words beside the marks, where the screen's own placing found room for them; the others over the plot."""
    for note in found.notes:
        column = note["xref"] == "paper"
        right, up = (note["ax"], -note["ay"]) if note["showarrow"] else (note.get("xshift", 0), note.get("yshift", 0))
        axes.annotate(
            bare(note["text"]), (1 if column else note["x"], note["y"]), (right * POINTS, up * POINTS),
            xycoords=axes.get_yaxis_transform() if column else "data", textcoords="offset points", ha=note["xanchor"],
            va={"middle": "center"}.get(note["yanchor"], note["yanchor"]), color=note["font"]["color"],
            weight=600 if "<b>" in note["text"] else 400, size=note["font"]["size"] * POINTS, annotation_clip=False,
            bbox={"facecolor": note["bgcolor"], "linewidth": 0, "pad": 0.8} if "bgcolor" in note else None,
            arrowprops={"arrowstyle": "-", "linewidth": 0.6, "color": note["font"]["color"], "shrinkB": 5, "relpos": (ACROSS[note["xanchor"]], float(note["yanchor"] == "top"))} if note["showarrow"] else None,
        )  # fmt: skip
    said = [words for _, _, words in found.entries]
    if said:
        axes.text(
            1,
            1.02,
            " · ".join(said),
            transform=axes.transAxes,
            ha="right",
            va="bottom",
            size=SIZE - 1,
            parse_math=False,
        )


def _marks(axes: Any, chart: GoalChart, colours: Palette) -> int:
    """The numbers of the days that notes are of, above the plot, and below it what they say; returns in how many lines."""
    if not chart.numbered:
        return 0
    for index, number, _ in chart.numbered:
        axes.annotate(number, (index, 1), (0, 1), xycoords=axes.get_xaxis_transform(), textcoords="offset points", ha="center",
                      va="bottom", size=SIZE, weight=600, color=colours.ink, annotation_clip=False)  # fmt: skip
    words = [f"{number}  {text}" for _, number, text in chart.numbered]
    lines = list(in_lines(words, SIZE, width=(TALL[0] - 1) * 72))
    axes.set_xlabel("\n".join(lines), loc="left", size=SIZE - 1, color=colours.soft, parse_math=False)
    return len(lines)
