"""Sheet months: «Enero 2018», «feb-18» as the names of a workbook's sheets, whose tables have no dates of their own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from plancom.language.translation import later
from plancom.sources.cells.dates import Clock, Day, day
from plancom.sources.cells.numbers import is_blank
from plancom.sources.files.sheets import Cell, Sheet, Workbook
from plancom.sources.tables.headers import SEARCHED_ROWS, header_like, texts

NAMED_MONTHS = later("Las filas de cada hoja son del mes que le da nombre.")
_HEADER = "mes"
"""A header that every table of plancom knows for a month's."""


def with_sheet_months(book: Workbook, clock: Clock) -> Workbook | None:
    """The workbook with the month of each sheet that is called by one in a column beside its table; None where no table lacks dates and has such a name."""
    sheets = [_with_month(sheet, clock) if sheet.visible else None for sheet in book.sheets]
    if not any(sheets):
        return None
    return replace(book, sheets=tuple(new or old for new, old in zip(sheets, book.sheets, strict=True)))


def _with_month(sheet: Sheet, clock: Clock) -> Sheet | None:
    """The sheet with its month as a column to the right of all others, so that these keep their letters."""
    named = day(sheet.name, clock)
    header = header_like(sheet)
    if not isinstance(named, Day) or not named.month or not header:
        return None
    begin = next(i for i, row in enumerate(sheet.rows) if texts(row) == header)
    if _has_dates(sheet.rows[begin : begin + SEARCHED_ROWS], clock):
        return None
    width = max(map(len, sheet.rows))
    rows = [[*row, *[None] * (width - len(row))] for row in sheet.rows]
    rows[begin].append(_HEADER)
    for row in rows[begin + 1 :]:
        row.append(None if all(map(is_blank, row)) else named.date)
    return replace(sheet, rows=rows)


def _has_dates(rows: Sequence[Sequence[Cell]], clock: Clock) -> bool:
    """Whether a cell is a date, or a text that is one: months above columns, days in rows."""
    return any(
        isinstance(cell, dt.date) or (isinstance(cell, str) and isinstance(day(cell, clock), Day))
        for row in rows
        for cell in row
    )
