"""Finds the rows of a hand-made sheet that name months or days."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from plancom.sources.cells.dates import Order
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.handmade.layout.period_headings import Period, periods

Grid = Sequence[Sequence[Cell]]
_YEAR_AND_MONTH = re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}|\d{1,2}[-/.](?:19|20)\d{2}")
_FEWEST_MONTHS, _FEWEST_DAYS = 2, 3


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
