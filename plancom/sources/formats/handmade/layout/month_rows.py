"""Finds the rows of a hand-made sheet that name months or days."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from plancom.language.text import fold
from plancom.plan import Month
from plancom.sources.cells.dates import Order
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.handmade.layout.period_headings import Period, period, periods
from plancom.sources.tables.headers import SEARCHED_ROWS, texts
from plancom.sources.tables.named_periods import named_periods
from plancom.sources.tables.sheet_notes import about_figures

Grid = Sequence[Sequence[Cell]]
_YEAR_AND_MONTH = re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}|\d{1,2}[-/.](?:19|20)\d{2}")
_FEWEST_MONTHS, _FEWEST_DAYS = 2, 3
_FEWEST_MEMBERS, _DECEMBER = 2, 12
_MEMBER = re.compile(
    r"facebook|fb|instagram|ig|twitter|x|youtube|tiktok|linkedin|threads|telegram|whatsapp|electronic\w+|virtual|presencial\w*|en linea"
)
_UNTIL = re.compile(r"hasta|a la fecha|actualiza|corte|elabora|expedi|(?<!\w)al? \w+ (?:de |del )?(?:19|20)\d\d")
"""Words beside which a month is the last of several, or the one in which the sheet was made."""
_NO_YEAR = dt.date(1900, 1, 1), dt.date(1900, 1, 2)
"""A year that no title says: a month beside none would be of it."""


class Head(NamedTuple):
    """A row that names periods, and the columns that it names."""

    row: int
    columns: dict[int, Period]


def head_rows(grid: Grid, order: Order) -> list[Head]:
    """The rows that name periods, each with the columns that it names; a row with the same months twice apart is two tables."""
    found: list[Head] = []
    for i, row in enumerate(grid):
        named = {j: one for j, one in enumerate(periods(row, order)) if one}
        fewest = _FEWEST_DAYS if any(one.day and one.year for one in named.values()) else _FEWEST_MONTHS
        if len(set(named.values())) >= fewest:
            found += [Head(i, run) for run in _runs(row, named)]
    return found


def lone_months(grid: Grid, order: Order) -> list[Head]:
    """The rows that name one month alone, in words or with its year, beside other headers and over figures: of a sheet that has but one."""
    found: list[Head] = []
    for i, row in enumerate(grid):
        named = {j: one for j, one in enumerate(periods(row, order)) if one and not one.day and _is_word(row[j])}
        others = [cell for j, cell in enumerate(row) if j not in named and isinstance(cell, str) and cell.strip()]
        if len(set(named.values())) == 1 and others and any(_has_figure(grid[i + 1 :], j) for j in named):
            found.append(Head(i, named))
    return found


def titled_month(grid: Grid, name: str) -> Head | None:
    """The row that names the columns of a sheet without any month of its own, and the month of its figures: that of the title over it.

    A sheet that a month gives its `name` is of that one: where channels or networks stand side by side, for lists are given a
    column of months (`coverage.sheet_months`).
    """
    header = max(range(min(len(grid), SEARCHED_ROWS)), key=lambda i: len(texts(grid[i])), default=0)
    rows = grid[header + 1 :]
    columns = _columns_of_figures(grid[header], rows)
    if not columns or any(map(period, chain.from_iterable(rows))):
        return None
    month = _month_of([fold(name)])
    if month and sum(bool(_MEMBER.fullmatch(fold(str(grid[header][j])))) for j in columns) < _FEWEST_MEMBERS:
        return None
    month = month or _month_of(about_figures(text) for row in grid[:header] for text in texts(row))
    return Head(header, dict.fromkeys(columns, month)) if month else None


def _columns_of_figures(header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The columns of figures that a header names; the numbers left of the words are those of the rows. None where words stand between them."""
    named = [j for j, cell in enumerate(header) if isinstance(cell, str) and cell.strip()]
    figures = [j for j in named if _has_figure(rows, j)]
    words = [j for j in named if j not in figures and any(isinstance(row[j], str) for row in rows)]
    found = [j for j in figures if not words or j > words[0]]
    return [] if found and any(found[0] < j < found[-1] for j in words) else found


def _month_of(lines: Iterable[str]) -> Period | None:
    """The only month of a year that lines of text name, where none names another part of a year; whole years are those of plans and forms."""
    months: set[Period] = set()
    for line in lines:
        spans = [(first, last) for first, last in named_periods(line, _NO_YEAR) if not _are_years(first, last)]
        if not spans:
            continue
        first, last = spans[0]
        is_month = len(spans) == 1 and first.day == 1 and last == Month.of(first).last and first.year > _NO_YEAR[0].year
        if not is_month or _UNTIL.search(line):
            return None
        months.add(Period(first.year, first.month))
    return months.pop() if len(months) == 1 else None


def _are_years(first: dt.date, last: dt.date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, _DECEMBER, 31)


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and (any(map(str.isalpha, cell)) or bool(_YEAR_AND_MONTH.fullmatch(cell.strip())))


def _has_figure(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    return any(isinstance(count(row[column]), int) for row in rows if not is_blank(row[column]))


def _runs(row: Sequence[Cell], named: dict[int, Period]) -> list[dict[int, Period]]:
    runs: list[dict[int, Period]] = [{}]
    last = -1
    for j, one in named.items():
        between = [row[k] for k in range(last + 1, j)] if last >= 0 else []
        apart = any(is_blank(cell) for cell in between) and any(isinstance(c, str) and c.strip() for c in between)
        if one in runs[-1].values() and apart:
            runs.append({})
        runs[-1][j] = one
        last = j
    return runs
