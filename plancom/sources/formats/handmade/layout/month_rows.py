"""Finds the rows of a hand-made sheet that name months or days."""

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from plancom.language.text import fold
from plancom.sources.cells.dates import Order
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.handmade.layout.period_headings import HeadingPeriod, period, periods
from plancom.sources.tables.headers import SEARCHED_ROWS, texts
from plancom.sources.tables.named_periods import named_month
from plancom.sources.tables.sheet_notes import is_of_paper

Grid = Sequence[Sequence[Cell]]
_YEAR_AND_MONTH = re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}|\d{1,2}[-/.](?:19|20)\d{2}")
_FEWEST_MONTHS, _FEWEST_DAYS = 2, 3
_FEWEST_MEMBERS = 2
_MEMBER = re.compile(
    r"facebook|fb|instagram|ig|twitter|x|youtube|tiktok|linkedin|threads|telegram|whatsapp|electronic\w+|virtual|presencial\w*|en linea"
)


class Head(NamedTuple):
    """A row that names periods, and the columns that it names."""

    row: int
    columns: dict[int, HeadingPeriod]


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
    rows = [row for row in grid[header + 1 :] if not any(map(is_of_paper, row))]
    columns = _columns_of_figures(grid[header], rows) if grid else []
    if not columns or any(map(period, chain.from_iterable(rows))):
        return None
    month = _of_sheet(name)
    if month and sum(bool(_MEMBER.fullmatch(fold(str(grid[header][j])))) for j in columns) < _FEWEST_MEMBERS:
        return None
    titled = named_month(text for row in grid[:header] for text in texts(row))
    if titled and not (month and month.year):
        month = HeadingPeriod(titled.first.year, titled.first.month)
    return Head(header, dict.fromkeys(columns, month)) if month else None


def _of_sheet(name: str) -> HeadingPeriod | None:
    """The month that a sheet is called by; the year 0 where its name has none («Enero»), which the title may say."""
    month = named_month([name])
    if month:
        return HeadingPeriod(month.first.year, month.first.month)
    alone = period(name)
    return alone if alone and not alone.day and not alone.year else None


def titles_of_months(grid: Grid) -> list[int]:
    """The rows of a single text that names a month with its year: of several, each is the title of the table under it."""
    alone = [(i, texts(row)) for i, row in enumerate(grid) if sum(not is_blank(cell) for cell in row) == 1]
    return [i for i, words in alone if words and named_month(words)]


def _columns_of_figures(header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The columns of figures that a header names; the numbers left of the words are those of the rows. None where words stand between them."""
    named = [j for j, cell in enumerate(header) if isinstance(cell, str) and cell.strip()]
    figures = [j for j in named if _has_figure(rows, j)]
    words = [j for j in named if j not in figures and any(isinstance(row[j], str) for row in rows)]
    found = [j for j in figures if not words or j > words[0]]
    return [] if found and any(found[0] < j < found[-1] for j in words) else found


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and (any(map(str.isalpha, cell)) or bool(_YEAR_AND_MONTH.fullmatch(cell.strip())))


def _has_figure(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    return any(isinstance(count(row[column]), int) for row in rows if not is_blank(row[column]))


def _runs(row: Sequence[Cell], named: dict[int, HeadingPeriod]) -> list[dict[int, HeadingPeriod]]:
    runs: list[dict[int, HeadingPeriod]] = [{}]
    last = -1
    for j, one in named.items():
        between = [row[k] for k in range(last + 1, j)] if last >= 0 else []
        apart = any(is_blank(cell) for cell in between) and any(isinstance(c, str) and c.strip() for c in between)
        if one in runs[-1].values() and apart:
            runs.append({})
        runs[-1][j] = one
        last = j
    return runs
