"""Marks of definition breaks: a vertical line where something began to be measured another way, with what changed beside it."""

import datetime as dt
from collections.abc import Sequence

from plancom.charts.frame import escape
from plancom.charts.tables import MonthPoint
from plancom.charts.theme import SMALL, Look, Properties, palette
from plancom.language.translation import tr

LONGEST = 44  # characters of a mark's words, beyond which they are cut: the table has them whole


def break_lines(months: Sequence[MonthPoint], look: Look) -> list[Properties]:
    """A vertical line at the day of each break: between two months on a first, inside the month else."""
    return [
        {
            "type": "line",
            "xref": "x",
            "yref": "paper",
            "x0": x,
            "x1": x,
            "y0": 0,
            "y1": 1,
            "line": {"color": palette(look).ink, "width": 1.5, "dash": "dashdot"},
        }
        for x, _ in _places(months)
    ]


def break_words(months: Sequence[MonthPoint], look: Look) -> list[Properties]:
    """What changed, at the top of each line, on the side where there is room."""
    colours = palette(look)
    return [
        {
            "x": x,
            "y": 1 - 0.09 * n,
            "xref": "x",
            "yref": "paper",
            "xanchor": "left" if x < len(months) / 2 else "right",
            "yanchor": "top",
            "xshift": 5 if x < len(months) / 2 else -5,
            "showarrow": False,
            "text": f"<b>┊ {tr('Cambio de medición')}</b><br>{escape(_cut(text))}",
            "align": "left" if x < len(months) / 2 else "right",
            "font": {"size": SMALL, "color": colours.ink},
            "bgcolor": colours.paper,
            "borderpad": 2,
        }
        for n, (x, text) in enumerate(_places(months))
    ]


def _places(months: Sequence[MonthPoint]) -> list[tuple[float, str]]:
    return [(_place(i, day), text) for i, point in enumerate(months) for day, text in point.breaks]


def _place(index: int, day: dt.date) -> float:
    return index - 0.5 + (day.day - 1) / 31


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
