"""Sheet months: «Enero 2018», «feb-18» as the names of a workbook's sheets, whose tables have no dates of their own; of «Enero» alone their titles say the year."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancom.language.text import fold
from plancom.language.translation import later
from plancom.sources.cells.dates import MONTH_NUMBERS, Clock, Day, day
from plancom.sources.cells.numbers import is_blank
from plancom.sources.files.sheets import Cell, Sheet, Workbook
from plancom.sources.tables.headers import SEARCHED_ROWS, header_like, texts
from plancom.sources.tables.named_periods import named_year

NAMED_MONTHS = later("Las filas de cada hoja son del mes que le da nombre.")
_HEADER = "mes"
"""A header that every table of plancom knows for a month's."""


@dataclass(frozen=True)
class SheetMonths:
    """A workbook with the month of each sheet that is called by one in a column beside its table; `yearless` are the sheets of whose months nothing says the year."""

    book: Workbook
    yearless: tuple[str, ...]


def with_sheet_months(book: Workbook, clock: Clock, year: int) -> SheetMonths | None:
    """The workbook with the months of its sheets; None where no table lacks dates and has such a name.

    `year` is that of months of which neither the sheet's name nor its title says it, 0 where nobody said one: then they are of this year.
    """
    sheets = [_with_month(sheet, clock, year) if sheet.visible else None for sheet in book.sheets]
    if not any(sheets):
        return None
    made = replace(book, sheets=tuple(new or old for new, old in zip(sheets, book.sheets, strict=True)))
    named = [old for new, old in zip(sheets, book.sheets, strict=True) if new]
    return SheetMonths(
        made, () if year else tuple(one.name for one in named if _bare_month(one.name) and not _year(one))
    )


def _with_month(sheet: Sheet, clock: Clock, year: int) -> Sheet | None:
    """The sheet with its month as a column to the right of all others, so that these keep their letters."""
    month = _month(sheet, clock, year)
    begin = _begin(sheet)
    if month is None or begin is None:
        return None
    if _has_dates(sheet.rows[begin : begin + SEARCHED_ROWS], clock):
        return None
    width = max(map(len, sheet.rows))
    rows = [[*row, *[None] * (width - len(row))] for row in sheet.rows]
    rows[begin].append(_HEADER)
    for row in rows[begin + 1 :]:
        row.append(None if all(map(is_blank, row)) else month)
    return replace(sheet, rows=rows)


def _begin(sheet: Sheet) -> int | None:
    """The row of the headers of a sheet; None where it has none."""
    header = header_like(sheet)
    return next(i for i, row in enumerate(sheet.rows) if texts(row) == header) if header else None


def _month(sheet: Sheet, clock: Clock, year: int) -> dt.date | None:
    """The first day of the month that a sheet is called by; None where it is called otherwise."""
    if number := _bare_month(sheet.name):
        return dt.date(_year(sheet) or year or clock.today.year, number, 1)
    named = day(sheet.name, clock)
    return named.date if isinstance(named, Day) and named.month else None


def _bare_month(name: str) -> int:
    """The number of the month whose name alone is a sheet's («Enero», «Feb.»); 0 where it is none."""
    return MONTH_NUMBERS.get(fold(name).strip(" ."), 0)


def _year(sheet: Sheet) -> int:
    """The only year that the lines over the table of a sheet name; 0 where they name none."""
    begin = _begin(sheet)
    return 0 if begin is None else named_year(text for row in sheet.rows[:begin] for text in texts(row))


def _has_dates(rows: Sequence[Sequence[Cell]], clock: Clock) -> bool:
    """Whether a cell is a date, or a text that is one: months above columns, days in rows."""
    return any(
        isinstance(cell, dt.date) or (isinstance(cell, str) and isinstance(day(cell, clock), Day))
        for row in rows
        for cell in row
    )
