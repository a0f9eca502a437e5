"""Marks of definition breaks: a vertical line where something began to be measured another way, under a letter that the words below name."""

import datetime as dt
from collections.abc import Sequence
from string import ascii_uppercase

from plancom.charts.day_strip import APART, sign
from plancom.charts.scene import along
from plancom.charts.tables import MonthPoint
from plancom.charts.theme import Look, Properties, palette
from plancom.language import dates
from plancom.language.translation import tr

Place = float | str  # along an axis of months by their index, or of days by their date
Break = tuple[dt.date, str]


def month_places(months: Sequence[MonthPoint]) -> list[Place]:
    """Where the breaks of a table stand: between two months on a first, inside the month else."""
    return [i - 0.5 + (day.day - 1) / 31 for i, point in enumerate(months) for day, _ in point.breaks]


def day_places(breaks: Sequence[Break]) -> list[Place]:
    """The same on an axis of days: before the first day that is measured the new way."""
    return [(dt.datetime.combine(day, dt.time()) - dt.timedelta(hours=12)).isoformat() for day, _ in breaks]


def break_lines(places: Sequence[Place], look: Look) -> list[Properties]:
    """A vertical line at each place."""
    line = {"color": palette(look).ink, "width": 1.5, "dash": "dashdot"}
    return [
        {"type": "line", "xref": "x", "yref": "paper", "x0": x, "x1": x, "y0": 0, "y1": 1, "line": line} for x in places
    ]


def break_letters(places: Sequence[Place], length: float, look: Look, lift: float = 0) -> list[Properties]:
    """A letter over each line, in the strip above the plot; where lines stand close together, their letters stand as one."""
    groups: list[tuple[Place, str]] = []
    for letter, place in zip(letters(len(places)), places, strict=True):
        if groups and along(place) - along(groups[-1][0]) < APART * length:
            groups[-1] = (groups[-1][0], f"{groups[-1][1]}{letter}")
        else:
            groups.append((place, letter))
    return [sign(place, text, look, lift) for place, text in groups]


def break_names(breaks: Sequence[Break]) -> list[tuple[str, str]]:
    """What each letter stands for: «A», «14/07/2018 Universal Analytics → Google Analytics 4»."""
    return [
        (letter, f"{dates.date(day)} {what}") for letter, (day, what) in zip(letters(len(breaks)), breaks, strict=True)
    ]


def break_entries(breaks: Sequence[Break], look: Look, name: str = "") -> list[tuple[str, str, str]]:
    """The key's entry for the lines, where there are any: a change of measurement, unless they are another thing by `name`."""
    return [("┊", palette(look).ink, name or tr("cambio de medición"))] if breaks else []


def letters(count: int) -> list[str]:
    """A, B, C …"""
    return [ascii_uppercase[i % len(ascii_uppercase)] for i in range(count)]
