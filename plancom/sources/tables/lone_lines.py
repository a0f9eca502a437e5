"""Lone lines: rows of a table that hold a single text, which say something of the table and are none of its data."""

import re
from collections.abc import Iterator, Sequence

from plancom.sources.cells.numbers import is_blank
from plancom.sources.files.columnar import ColumnarRows
from plancom.sources.files.sheets import Cell

_NOTE_CELLS = 3
_EDGE = 20
"""Rows at either end of a long table in which notes are looked for."""
_LONG = 5_000


def note_places(rows: Sequence[list[Cell]]) -> Iterator[int]:
    """Which rows of a table may be such lines: all of a short one, those at both ends of a long one."""
    size = len(rows)
    if size <= _LONG and not isinstance(rows, ColumnarRows):
        yield from range(size)
    else:
        yield from sorted({*range(min(_EDGE, size)), *range(max(size - _EDGE, 0), size)})


def line_of(row: Sequence[Cell], beside: str = "") -> str:
    """The text of a row with a single cell, put together where the commas of its figures cut it; "" for any other row.

    A cell that is `beside` says nothing: on sheets per network each row was given the sheet's name.
    """
    filled: list[Cell] = []
    for cell in row:
        if not is_blank(cell) and not (beside and cell == beside.strip()):
            filled.append(cell)
            if len(filled) > _NOTE_CELLS:
                return ""
    if not filled or not isinstance(filled[0], str):
        return ""
    # «Showing 1-500 of 1,200 results» without quotes is two cells of a csv.
    if any(not re.match(r"\d{3}(?!\d)", str(cell)) for cell in filled[1:]) or (
        len(filled) > 1 and not filled[0][-1:].isdigit()
    ):
        return ""
    return ",".join(str(cell).strip() for cell in filled)
