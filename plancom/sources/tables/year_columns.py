"""Year columns: months under one header whose years stand under another («Año», «Mes») are read with them."""

from collections.abc import Sequence
from dataclasses import replace

from plancom.language.text import fold
from plancom.sources.cells.dates import MONTH_NUMBERS
from plancom.sources.cells.footnotes import unmarked
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.tables.headers import SEARCHED_ROWS, keys

_YEARS = frozenset({"ano", "anio", "vigencia", "year"})
_MONTHS = frozenset({"mes", "month", "numero de mes", "numero mes", "mes numero", "nombre mes", "nombre del mes"})
_DAYS = frozenset({"dia", "day", "fecha", "date", "data"})
_FIRST_YEAR, _LAST_YEAR, _DECEMBER = 1990, 2100, 12


def with_years(sheet: Sheet) -> Sheet:
    """The sheet with the years of such months beside them («2018-01»); other cells as they are."""
    for i, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        labels = keys(row)
        years, months = ([j for j, label in enumerate(labels) if label in names] for names in (_YEARS, _MONTHS))
        if len(years) == len(months) == 1 and not _DAYS & set(labels):
            dated = _dated(sheet.rows[i + 1 :], years[0], months[0])
            return sheet if dated is None else replace(sheet, rows=[*sheet.rows[: i + 1], *dated])
    return sheet


def _dated(rows: Sequence[list[Cell]], year_at: int, month_at: int) -> list[list[Cell]] | None:
    """The rows with the year in the month's cell, and no longer beside it; None where a month has none that can be read."""
    found, current = [], 0
    for row in rows:
        if len(row) <= max(year_at, month_at):
            found.append(row)
            continue
        current = _year(row[year_at]) if row[year_at] not in {None, ""} else current
        month = _month(row[month_at])
        if not month:
            found.append(row)
            continue
        if not current:
            return None
        with_year: list[Cell] = list(row)
        with_year[month_at], with_year[year_at] = f"{current:04d}-{month:02d}", None
        found.append(with_year)
    return found


def _year(cell: Cell) -> int:
    number = _number(cell)
    return number if _FIRST_YEAR <= number <= _LAST_YEAR else 0


def _month(cell: Cell) -> int:
    if isinstance(cell, str) and (name := fold(unmarked(cell)).strip(" .")) in MONTH_NUMBERS:
        return MONTH_NUMBERS[name]
    number = _number(cell)
    return number if 1 <= number <= _DECEMBER else 0


def _number(cell: Cell) -> int:
    if isinstance(cell, str):
        return int(cell) if cell.strip().isdecimal() else 0
    is_whole = isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell == int(cell)
    return int(cell) if is_whole and isinstance(cell, (int, float)) else 0
