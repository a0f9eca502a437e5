"""Pivot labels: what a spreadsheet writes in the corner of a pivot table («Etiquetas de columna») and names nothing of what is in it."""

from collections.abc import Sequence

from plancom.language.text import fold
from plancom.sources.files.columnar import ColumnarRows
from plancom.sources.files.sheets import Cell

_LABELS = frozenset(
    {"etiquetas de fila", "etiquetas de columna", "rotulos de fila", "rotulos de columna", "valores"}
    | {"row labels", "column labels", "values", "rotulos de linha", "rotulos de coluna"}
)  # fmt: skip
_LONGEST = 20
_FIRST_ROWS = 40


def without(rows: Sequence[list[Cell]]) -> Sequence[list[Cell]]:
    """The rows of a sheet without them; any others as they are."""
    if isinstance(rows, ColumnarRows):
        return rows
    head = rows[:_FIRST_ROWS]
    if not any(_is_label(cell) and fold(cell) not in {"valores", "values"} for row in head for cell in row):
        return rows
    return [*([None if _is_label(cell) else cell for cell in row] for row in head), *rows[_FIRST_ROWS:]]


def _is_label(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) <= _LONGEST and fold(cell) in _LABELS
