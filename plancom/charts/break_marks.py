"""Marks of definition breaks: a vertical line where something began to be measured another way, with what changed beside it."""

import datetime as dt
import textwrap
from collections.abc import Sequence

from plancom.charts.tables import MonthPoint
from plancom.charts.theme import SMALL, Look, Properties, palette
from plancom.html import plotly_text
from plancom.language.translation import tr

WIDE, LINES = 24, 2
"""Characters and lines of a mark's words, beyond which they are cut: a telephone has room for no more, and the table has them whole."""
LEFT = 0.35
"""The share of an axis up to which the words stand on the right of their line: at the end of most charts stands the target."""

Place = float | str  # along an axis of months by their index, or of days by their date


def break_lines(months: Sequence[MonthPoint], look: Look) -> list[Properties]:
    """A vertical line at the day of each break: between two months on a first, inside the month else."""
    return _lines([x for x, _ in _places(months)], look)


def break_words(months: Sequence[MonthPoint], look: Look) -> list[Properties]:
    """What changed, at the top of each line, on the side where there is room."""
    return _words([(x, text, x < len(months) * LEFT) for x, text in _places(months)], look)


def day_lines(breaks: Sequence[tuple[dt.date, str]], look: Look) -> list[Properties]:
    """The same lines on an axis of days: before the first day that is measured the new way."""
    return _lines([_before(day) for day, _ in breaks], look)


def day_words(breaks: Sequence[tuple[dt.date, str]], first: dt.date, last: dt.date, look: Look) -> list[Properties]:
    """What changed, at the top of each of those lines, on an axis from `first` to `last`."""
    return _words([(_before(day), text, day - first < (last - first) * LEFT) for day, text in breaks], look)


def _lines(places: Sequence[Place], look: Look) -> list[Properties]:
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
        for x in places
    ]


def _words(places: Sequence[tuple[Place, str, bool]], look: Look) -> list[Properties]:
    """`places` are the line's place, its words, and whether there is room on its right."""
    colours = palette(look)
    return [
        {
            "x": x,
            "y": 1 - 0.17 * n,
            "xref": "x",
            "yref": "paper",
            "xanchor": "left" if roomy else "right",
            "yanchor": "top",
            "xshift": 5 if roomy else -5,
            "showarrow": False,
            "text": f"<b>┊ {tr('Cambio de medición')}</b><br>{'<br>'.join(map(plotly_text, _lines_of(text)))}",
            "align": "left" if roomy else "right",
            "font": {"size": SMALL, "color": colours.ink},
            "bgcolor": colours.paper,
            "borderpad": 2,
        }
        for n, (x, text, roomy) in enumerate(places)
    ]


def _places(months: Sequence[MonthPoint]) -> list[tuple[float, str]]:
    return [(_place(i, day), text) for i, point in enumerate(months) for day, text in point.breaks]


def _place(index: int, day: dt.date) -> float:
    return index - 0.5 + (day.day - 1) / 31


def _before(day: dt.date) -> str:
    return (dt.datetime.combine(day, dt.time()) - dt.timedelta(hours=12)).isoformat()


def _lines_of(text: str) -> list[str]:
    return textwrap.wrap(text, WIDE, max_lines=LINES, placeholder="…")
