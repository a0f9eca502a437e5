"""Day numbers: 1 to 31, or «1-mar», under «Día» in a table whose title says the month and its year, are read as its days."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TypeGuard

from plancom.language.text import fold
from plancom.plan import Month
from plancom.sources.cells.dates import MONTH_NUMBERS
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.tables.headers import SEARCHED_ROWS, keys, texts
from plancom.sources.tables.named_periods import named_month, named_periods

_HEADERS = frozenset({"dia", "day", "fecha", "date", "data"})
_FEWEST = 2
_WRITTEN = re.compile(r"(?P<day>\d{1,2})(?:(?:[-/. ]| de )(?P<month>[a-z]+)\.?)?")


def with_days(sheet: Sheet) -> Sheet:
    """The sheet with such days as dates; other cells as they are."""
    rows = sheet.rows
    found = ((i, at) for i, row in enumerate(rows[:SEARCHED_ROWS]) if (at := _column(row)) is not None)
    header, at = next(found, (0, 0))
    month = named_month(text for row in rows[:header] for text in texts(row))
    if not month or any(named_periods(label, (month.first, month.last)) for label in texts(rows[header])):
        return sheet
    dated = _dated(rows[header + 1 :], at, month)
    return sheet if dated is None else replace(sheet, rows=[*rows[: header + 1], *dated])


def _column(row: Sequence[Cell]) -> int | None:
    """Where a row of headers has that of days; None where it has none, or nothing beside it."""
    found = [j for j, label in enumerate(keys(row)) if label in _HEADERS]
    return found[0] if len(found) == 1 and len(texts(row)) > 1 else None


def _dated(rows: Sequence[list[Cell]], at: int, month: Month) -> list[list[Cell]] | None:
    """The rows with the days of `month` in a column as dates, down to the first that is none (a total); None where they are not in order."""
    days = [_day(row[at] if at < len(row) else None, month) for row in rows]
    filled = [*takewhile(bool, days)]
    others = [row[at] for row in rows[len(filled) :] if at < len(row)]
    if any(days[len(filled) :]) or any(map(_is_whole, others)):
        return None
    if len(filled) < _FEWEST or any(one > next_ for one, next_ in pairwise(filled)):
        return None
    dated: list[list[Cell]] = [
        [*row[:at], month.first.replace(day=day), *row[at + 1 :]] for row, day in zip(rows, filled, strict=False)
    ]
    return [*dated, *rows[len(filled) :]]


def _day(cell: Cell, month: Month) -> int:
    """The day of the month that a cell names, whose year is not written; 0 where it names none."""
    if isinstance(cell, str) and (match := _WRITTEN.fullmatch(fold(cell))):
        is_named = MONTH_NUMBERS.get(match["month"] or "", month.first.month) == month.first.month
        number = int(match["day"]) if is_named else 0
    else:
        number = int(cell) if _is_whole(cell) else 0
    return number if 1 <= number <= month.days else 0


def _is_whole(cell: Cell) -> TypeGuard[int | float]:
    return (isinstance(cell, int) and not isinstance(cell, bool)) or (isinstance(cell, float) and cell.is_integer())
