"""The axes of every drawing in the PDF: few lines, ticks in the reader's language, the unit above."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from plancom.charts.axes import month_ticks
from plancom.charts.theme import Palette
from plancom.reports.pdf.margins import APART, SIZE, TITLE


def framed(axes: Any, unit: str, axis: dict[str, Any], colours: Palette, *, above: float = 0.0) -> None:
    """The value axis (`plancom.charts.axes.value_axis`) with its unit `above` points higher than usual."""
    axes.set_yticks(axis["tickvals"], axis["ticktext"], color=colours.soft)
    axes.set_ylim(*axis["range"])
    axes.tick_params(length=0, pad=APART)
    axes.grid(axis="y", color=colours.grid, linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(colours.muted)
    axes.set_title(
        f"{unit[:1].upper()}{unit[1:]}", loc="left", size=SIZE, color=colours.ink, pad=TITLE + above, parse_math=False
    )


def monthly(axes: Any, months: Sequence[dt.date], colours: Palette) -> None:
    """The months' axis."""
    shown, words = month_ticks(months)
    axes.set_xticks(shown, [word.replace("<br>", "\n") for word in words], color=colours.soft)
    axes.set_xlim(-0.5, max(1, len(months)) - 0.45)


def diamond(axes: Any, place: float, value: float, colours: Palette) -> None:
    """The dark diamond of a target."""
    axes.plot([place], [value], color=colours.goal, marker="D", markersize=7, linestyle="", zorder=3, clip_on=False)
