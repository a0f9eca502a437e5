"""Refuses a workbook with more sheets, columns or letters in a cell than any table has: every reader after this one looks at each many times."""

from plancom.datasets.problems.files import EndlessCell, TooManyColumns, TooManySheets
from plancom.language.numbers import number
from plancom.sources.files.columnar import ColumnarRows
from plancom.sources.files.sheets import Sheet, Workbook
from plancom.sources.files.unreadable import Unreadable

LONGEST = 131_072
"""Letters of a cell: what Python's csv module takes. Excel's own limit is 32.767; the longest post of any network has 63.206."""
MOST_SHEETS = 1_000
"""A workbook with a sheet for each day of a year has 366."""
WIDEST = 16_384
"""Columns of a sheet: as many as a spreadsheet has."""


def checked(book: Workbook) -> Workbook:
    """The same workbook. Raises Unreadable where it goes beyond one of the limits."""
    if len(book.sheets) > MOST_SHEETS:
        raise Unreadable(TooManySheets(sheets=number(len(book.sheets)), most=number(MOST_SHEETS)))
    for sheet in book.sheets:
        found = _by_columns(sheet.rows) if isinstance(sheet.rows, ColumnarRows) else _by_rows(sheet)
        if found:
            raise found
    return book


def _by_rows(sheet: Sheet) -> Unreadable | None:
    for place, row in enumerate(sheet.rows, start=1):
        if len(row) > WIDEST:
            return _wide(place, len(row))
        for cell in row:
            if type(cell) is str and len(cell) > LONGEST:
                return _endless(place, len(cell))
    return None


def _by_columns(rows: ColumnarRows) -> Unreadable | None:
    if rows.width > WIDEST:
        return _wide(1, rows.width)
    for place in range(rows.width):
        column = rows.column(place)
        if column.holds_texts and len(column):
            longest = column.longest
            if longest > LONGEST:
                return _endless(None, longest)
    return None


def _endless(row: int | None, letters: int) -> Unreadable:
    return Unreadable(EndlessCell(letters=number(letters), longest=number(LONGEST)), row=row)


def _wide(row: int, columns: int) -> Unreadable:
    return Unreadable(TooManyColumns(columns=number(columns), widest=number(WIDEST)), row=row)
