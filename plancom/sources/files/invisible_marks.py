"""Invisible marks that come with what is copied from web pages and documents: spaces of no width, hyphens that show nothing, marks of direction."""

import re
from collections.abc import Sequence

from plancom.sources.files.columnar import ColumnarRows
from plancom.sources.files.sheets import Cell

_MARKS = re.compile("[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e]")
"""Those that no word needs; what joins emoji and letters is none of them."""


def unmarked(rows: Sequence[list[Cell]]) -> Sequence[list[Cell]]:
    """The rows without them in any of their texts; the very same rows where there are none, or where they are long."""
    if isinstance(rows, ColumnarRows) or not any(map(_is_marked, (cell for row in rows for cell in row))):
        return rows
    return [[_MARKS.sub("", cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def _is_marked(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.isascii() and bool(_MARKS.search(cell))
