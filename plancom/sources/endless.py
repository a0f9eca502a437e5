"""Refuses a workbook one of whose cells is as long as a book: every reader after this one looks at each letter many times."""

from plancom.language.numbers import number
from plancom.language.translation import tr
from plancom.sources.columnar import ColumnarRows
from plancom.sources.sheets import Sheet, Workbook
from plancom.sources.unreadable import Unreadable

LONGEST = 131_072
"""Letters of a cell: what Python's csv module takes. Excel's own limit is 32.767; the longest post of any network has 63.206."""


def checked(book: Workbook) -> Workbook:
    """The same workbook. Raises Unreadable where a cell has more letters than LONGEST."""
    for sheet in book.sheets:
        found = _by_columns(sheet.rows) if isinstance(sheet.rows, ColumnarRows) else _by_rows(sheet)
        if found:
            row, letters = found
            raise Unreadable(
                "endless_cell",
                tr(
                    "Una celda tiene {letters} letras, y ninguna tabla las necesita: el máximo es {longest}.",
                    letters=number(letters),
                    longest=number(LONGEST),
                ),
                tr("Borre esa celda o acórtela, guarde el archivo y súbalo de nuevo."),
                row=row,
            )
    return book


def _by_rows(sheet: Sheet) -> tuple[int | None, int] | None:
    for place, row in enumerate(sheet.rows, start=1):
        for cell in row:
            if type(cell) is str and len(cell) > LONGEST:
                return place, len(cell)
    return None


def _by_columns(rows: ColumnarRows) -> tuple[int | None, int] | None:
    for place in range(rows.width):
        column = rows.column(place)
        if column.holds_texts and len(column):
            longest = column.longest
            if longest > LONGEST:
                return None, longest
    return None
