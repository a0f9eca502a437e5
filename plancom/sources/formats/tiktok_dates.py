"""Gives TikTok's dates («2 de enero») their year: from the video's own number, the stated period, or the posts beside them."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from plancom.language.phrases import counted
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.cells.dates import MONTH_NUMBERS, Day, day
from plancom.sources.files.sheets import Cell
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Context

_VIDEO = re.compile(r"/(?:video|photo)/(\d{17,20})")
_SECONDS = 32
"""The first 32 of the 64 bits of a video's number are the second in which it was made."""
_NEAR = dt.timedelta(days=3)
_NUMBERED = (2016, 2100)

MonthDay = tuple[int, int]


def with_years(table: Table, where: Mapping[str, int], context: Context) -> tuple[Table, list[str]] | None:
    """The table with whole dates and how they came about; None where a year can only be guessed."""
    cells = table.column(where["day"])
    bare = [month_day(cell) for cell in cells]
    if not any(bare):
        return table, []
    links = table.column(where["link"])
    found = [
        _whole(cell, context) if not b else _by_number(b, link)
        for cell, b, link in zip(cells, bare, links, strict=True)
    ]
    found = [f or (_by_period(b, context) if b else None) for f, b in zip(found, bare, strict=True)]
    found = _by_neighbours(found, bare)
    if any(b and not f for f, b in zip(found, bare, strict=True)):
        return None
    rows = [list(row) for row in table.rows]
    for row, date, b in zip(rows, found, bare, strict=True):
        if b:
            row[where["day"]] = date
    note = tr(
        "Las fechas de TikTok no dicen el año: el de {count} se dedujo del número del video, del período o de las publicaciones vecinas.",
        count=counted(sum(map(bool, bare)), "publicación", "publicaciones"),
    )
    return replace(table, rows=rows), [note]


def month_day(cell: Cell) -> MonthDay | None:
    """The month and day of «2 de enero» and «February 28»; None for anything else."""
    words = [word for word in re.findall(r"[a-z]+|\d+", fold(cell)) if word != "de"] if isinstance(cell, str) else []
    figures = [int(word) for word in words if word.isdigit() and len(word) <= 2]  # noqa: PLR2004 - a day
    months = [MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS]
    return (months[0], figures[0]) if len(words) == 2 and len(figures) == len(months) == 1 else None  # noqa: PLR2004


def _whole(cell: Cell, context: Context) -> dt.date | None:
    read = day(cell, context.clock("mdy"))
    return read.date if isinstance(read, Day) else None


def _in_year(when: MonthDay, year: int) -> dt.date | None:
    try:
        return dt.date(year, *when)
    except ValueError:
        return None


def _by_number(when: MonthDay, link: Cell) -> dt.date | None:
    match = _VIDEO.search(str(link))
    if not match:
        return None
    made = dt.datetime.fromtimestamp(int(match.group(1)) >> _SECONDS, dt.UTC).date()
    near = [
        d
        for year in (made.year - 1, made.year, made.year + 1)
        if (d := _in_year(when, year)) and abs(d - made) <= _NEAR
    ]
    return near[0] if near and _NUMBERED[0] <= made.year < _NUMBERED[1] else None


def _by_period(when: MonthDay, context: Context) -> dt.date | None:
    if not (context.first and context.last):
        return None
    years = range(context.first.year, context.last.year + 1)
    inside = [d for year in years if (d := _in_year(when, year)) and context.first <= d <= context.last]
    return inside[0] if len(inside) == 1 else None


def _by_neighbours(found: list[dt.date | None], bare: list[MonthDay | None]) -> list[dt.date | None]:
    """Lists are in order of time: a post is of the year that puts it nearest to the one beside it."""
    found = list(found)
    for line in (range(len(found)), range(len(found) - 1, -1, -1)):
        beside: dt.date | None = None
        for i in line:
            when = bare[i]
            if found[i] is None and when and beside:
                years = [d for year in (beside.year - 1, beside.year, beside.year + 1) if (d := _in_year(when, year))]
                known = beside
                found[i] = min(years, key=lambda d: abs(d - known), default=None)
            beside = found[i] or beside
    return found
