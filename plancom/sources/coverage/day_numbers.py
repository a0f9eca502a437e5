"""Day numbers: 1 to 31, or «1-mar», under «Día» or across in a table whose title says the month and its year, are read as its days; «5 de enero» by the year of a title."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TypeGuard

from plancom.language.text import fold
from plancom.plan import Month
from plancom.sources.cells.dates import MONTH_NUMBERS, in_sequence
from plancom.sources.cells.numbers import is_blank
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.tables.headers import SEARCHED_ROWS, key, keys, texts
from plancom.sources.tables.named_periods import named_month, named_periods, named_year

_HEADERS = frozenset({"dia", "day", "fecha", "date", "data"})
_FEWEST = 2
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31
_HALF_YEAR = dt.timedelta(days=180)
_DIGITS = re.compile(r" *\d{1,9} *", re.ASCII)
_WRITTEN = re.compile(r"(?P<day>\d{1,2})(?:(?:[-/. ]| de )(?P<month>[a-z]+)\.?)?")


def with_days(sheet: Sheet) -> Sheet:
    """The sheet with such days as dates; other cells as they are."""
    return _with_days_across(_with_days_below(sheet))


def _with_days_below(sheet: Sheet) -> Sheet:
    rows = sheet.rows
    found = ((i, at) for i, row in enumerate(rows[:SEARCHED_ROWS]) if (at := _column(row)) is not None)
    header, at = next(found, (0, 0))
    lines = [text for row in rows[:header] for text in texts(row)]
    month = named_month(lines) or named_month([sheet.name])
    if month and any(named_periods(label, (month.first, month.last)) for label in texts(rows[header])):
        return sheet
    year = 0 if month else named_year([*lines, sheet.name])
    below = rows[header + 1 :]
    dated = _dated(below, at, month) if month else _of_year(below, at, year) if year else None
    return sheet if dated is None else replace(sheet, rows=[*rows[: header + 1], *dated])


def _with_days_across(sheet: Sheet) -> Sheet:
    """The sheet with the days of a month as dates where a row names them all, one after the other."""
    at = next((i for i, row in enumerate(sheet.rows[:SEARCHED_ROWS]) if _names_days(row)), None)
    if at is None:
        return sheet
    row = sheet.rows[at]
    lines = (text for above in sheet.rows[:at] for text in texts(above))
    month = named_month(lines) or named_month([sheet.name])
    if not month or month.days > len(_whole_numbers(row)):
        return sheet
    return replace(sheet, rows=[*sheet.rows[:at], [_across(cell, month) for cell in row], *sheet.rows[at + 1 :]])


def _names_days(row: Sequence[Cell]) -> bool:
    """Whether the numbers of a row are the days of a month."""
    numbers = _whole_numbers(row)
    return _SHORTEST_MONTH <= len(numbers) <= _LONGEST_MONTH and numbers == list(range(1, len(numbers) + 1))


def _across(cell: Cell, month: Month) -> Cell:
    """A cell among the days of a month as it is meant: «Día» before them names them all, and nothing of what is counted."""
    for number in _whole_numbers([cell]):
        return month.first.replace(day=number) if 1 <= number <= month.days else cell
    return None if key(str(cell)) in _HEADERS else cell


def _column(row: Sequence[Cell]) -> int | None:
    """Where a row of headers has that of days; None where it has none, or nothing beside it."""
    found = [j for j, label in enumerate(keys(row)) if label in _HEADERS]
    return found[0] if len(found) == 1 and len(texts(row)) > 1 else None


def _dated(rows: Sequence[list[Cell]], at: int, month: Month) -> list[list[Cell]] | None:
    """The rows with the days of `month` in a column as dates, down to the first that is none (a total); None where they are not in order."""
    days = [_day(row[at] if at < len(row) else None, month) for row in rows]
    filled = [*takewhile(bool, days)]
    others = [row[at] for row in rows[len(filled) :] if at < len(row)]
    if any(days[len(filled) :]) or _whole_numbers(others):
        return None
    if len(filled) < _FEWEST or any(one > next_ for one, next_ in pairwise(filled)):
        return None
    dated: list[list[Cell]] = [
        [*row[:at], month.first.replace(day=day), *row[at + 1 :]] for row, day in zip(rows, filled, strict=False)
    ]
    return [*dated, *rows[len(filled) :]]


def _of_year(rows: Sequence[list[Cell]], at: int, year: int) -> list[list[Cell]] | None:
    """The rows with the days and months in a column («5 de enero», «5-ene») as dates of a year; None where one is none, or they go back and forth in it."""
    cells = [row[at] if at < len(row) else None for row in rows]
    filled = [*takewhile(lambda cell: not is_blank(cell), cells)]
    days = [_in_year(cell, year) for cell in filled]
    while days and days[-1] is None:
        days.pop()  # «Total»
    read = [day for day in days if day]
    others = any(_in_year(cell, year) for cell in cells[len(days) :])
    apart = any(abs(b - a) > _HALF_YEAR for a, b in pairwise(read))  # «28 de diciembre», «6 de enero»: of two years
    if len(read) < max(len(days), _FEWEST) or others or apart or not in_sequence(read):
        return None
    dated: list[list[Cell]] = [[*row[:at], day, *row[at + 1 :]] for row, day in zip(rows, read, strict=False)]
    return [*dated, *rows[len(read) :]]


def _in_year(cell: Cell, year: int) -> dt.date | None:
    """The day that a cell names with its month and no year; None where it names none."""
    match = _WRITTEN.fullmatch(fold(cell)) if isinstance(cell, str) else None
    number = MONTH_NUMBERS.get(match["month"] or "", 0) if match else 0
    if not match or not number:
        return None
    month = Month.of(dt.date(year, number, 1))
    return month.first.replace(day=int(match["day"])) if 1 <= int(match["day"]) <= month.days else None


def _day(cell: Cell, month: Month) -> int:
    """The day of the month that a cell names, whose year is not written; 0 where it names none."""
    if isinstance(cell, str) and (match := _WRITTEN.fullmatch(fold(cell))):
        is_named = MONTH_NUMBERS.get(match["month"] or "", month.first.month) == month.first.month
        number = int(match["day"]) if is_named else 0
    else:
        number = next(iter(_whole_numbers([cell])), 0)
    return number if 1 <= number <= month.days else 0


def _whole_numbers(cells: Iterable[Cell]) -> list[int]:
    """The whole numbers among some cells, which a csv has as texts."""
    return [int(cell) for cell in cells if _is_whole(cell)]


def _is_whole(cell: Cell) -> TypeGuard[int | float | str]:
    if isinstance(cell, str):
        return bool(_DIGITS.fullmatch(cell))
    return (isinstance(cell, int) and not isinstance(cell, bool)) or (isinstance(cell, float) and cell.is_integer())
