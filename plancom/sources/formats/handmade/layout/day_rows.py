"""Finds the days 1 to 31 that stand beside the figures of a table whose months stand on its other side."""

from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import NamedTuple

from plancom.language.text import fold
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.handmade.layout.month_rows import Grid

_DAYS = frozenset({"dia", "dias", "dia del mes", "day", "days"})
_CORNERS = frozenset({"", "mes", "meses", "month", "months"})
"""What a corner may say beside months: there the numbers must be all the days of one."""
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31
_FEWEST = 2


class DayRows(NamedTuple):
    """The day of each row that has one, and the grid without their numbers, which name nothing that is counted."""

    days: dict[int, int]
    grid: Grid


def day_rows(grid: Grid, heads: Collection[int], rows: Sequence[int], labelled: Sequence[int]) -> DayRows:
    """The days in the only column before the figures that counts them from the first on, under its header in one of the `heads`."""
    named = [j for j in labelled if _is_filled(grid, (*heads, *rows), j)]
    numbered = {j: days for j in named if (days := _days(grid, rows, j))}
    # Something beside the days too: then they are those of several networks or procedures, one below the other.
    if len(numbered) != 1 or any(_is_filled(grid, rows[:_SHORTEST_MONTH], j) for j in named if j not in numbered):
        return DayRows({}, grid)
    ((column, days),) = numbered.items()
    if not _are_days(days, _labels(grid, heads, column)):
        return DayRows({}, grid)
    plain = [[None if i in days and j == column else cell for j, cell in enumerate(row)] for i, row in enumerate(grid)]
    return DayRows(days, plain)


def _labels(grid: Grid, heads: Collection[int], column: int) -> set[str]:
    """What stands over a column, folded."""
    return {fold(str(grid[i][column])).strip(" :.*") for i in heads if not is_blank(grid[i][column])}


def _are_days(days: Collection[int], labels: set[str]) -> bool:
    """Whether the numbers under those headers are days: they say so, or there are all of a month."""
    return (labels <= _CORNERS and len(days) >= _SHORTEST_MONTH) or bool(labels and labels <= _DAYS)


def _days(grid: Grid, rows: Sequence[int], column: int) -> dict[int, int]:
    """The numbers of a column that go up by one from the first row on; none where others follow."""
    numbers = [_day(grid[i][column]) for i in rows]
    days = [*takewhile(bool, numbers)]
    if len(days) < _FEWEST or days != [*range(1, len(days) + 1)] or any(numbers[len(days) :]):
        return {}
    return dict(zip(rows, days, strict=False))


def _day(cell: Cell) -> int:
    number = count(cell)
    return number if isinstance(number, int) and 1 <= number <= _LONGEST_MONTH else 0


def _is_filled(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """Whether anything stands in some rows of a column."""
    return any(not is_blank(grid[i][column]) for i in rows)
