"""Finds the row of a sheet that names the columns, whatever stands above it, beside it, or how it is accented."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from plancom.language.text import fold
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.files.columnar import ColumnarRows
from plancom.sources.files.sheets import Cell, Sheet

MONTHS = frozenset({"mes", "month", "periodo", "period", "meses", "months"})
"""Headers, folded, under which a date stands for its month."""
SEARCHED_ROWS = 40
"""How far down a sheet its header may stand: titles, logos and the preambles of tools take under 20 rows."""


@lru_cache(maxsize=4096)
def key(label: str) -> str:
    """A header made comparable: «Páginas_Vistas *» and «paginas vistas» are the same."""
    return fold(label.replace("_", " ").replace("\ufeff", "")).strip(" *:\"'")


def keys(row: Sequence[Cell]) -> list[str]:
    """The comparable headers of a row; numbers and dates as they are written."""
    return [key(str(cell)) if cell is not None else "" for cell in row]


@dataclass(frozen=True)
class Table:
    """A table in a sheet: its `headers` as written, its `rows` below them, and the `numbers` a spreadsheet gives those rows."""

    sheet: str
    headers: tuple[str, ...]
    rows: Sequence[list[Cell]]
    numbers: Sequence[int]
    above: Sequence[list[Cell]] = field(default_factory=list)

    def column(self, place: int) -> Sequence[Cell]:
        """The cells of the column at `place`; None where a record is too short to have it."""
        if isinstance(self.rows, ColumnarRows) and place < self.rows.width:
            return self.rows.column(place)
        return [row[place] if place < len(row) else None for row in self.rows]

    def only(self, places: Iterable[int]) -> "Table":
        """The table with the rows at `places` alone."""
        kept = list(places)
        if isinstance(self.rows, ColumnarRows):
            return replace(self, rows=self.rows.take(kept), numbers=np.asarray(self.numbers)[kept].tolist())
        return replace(self, rows=[self.rows[i] for i in kept], numbers=[self.numbers[i] for i in kept])


def table_at(sheet: Sheet, header: int) -> Table:
    """The table of `sheet` whose header is the row at index `header`."""
    return Table(
        sheet.name,
        tuple("" if cell is None else str(cell).strip() for cell in sheet.rows[header]),
        _filled(sheet, header + 1),
        range(header + 2, len(sheet.rows) + 1),
        sheet.rows[:header],
    )


def _filled(sheet: Sheet, start: int) -> Sequence[list[Cell]]:
    """The rows of `sheet` from `start` on, with the name or date of a merged cell in each row that it stands for; never an amount, which is of all of them together."""
    rows = sheet.rows[start:]
    below = [one for one in sheet.merged if one[1] >= start]
    if not below or isinstance(rows, ColumnarRows):
        return rows
    filled = [*map(list, rows)]
    for column, top, bottom in below:
        _fill(filled[top - start : bottom - start + 1], column)
    return filled


def _fill(rows: Sequence[list[Cell]], column: int) -> None:
    """Puts what the first of the rows has in a column into the others, unless it is an amount."""
    cell = rows[0][column] if rows and column < len(rows[0]) else None
    if is_blank(cell) or isinstance(cell, int | float) or isinstance(count(cell), int):
        return
    for row in rows[1:]:
        if column < len(row) and is_blank(row[column]):
            row[column] = cell


def places(headers: Iterable[str], aliases: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Where each column is: name → position of the first of its aliases that is there. A repeated header is its first one."""
    where: dict[str, int] = {}
    for place, label in enumerate(headers):
        where.setdefault(key(label), place)
    found: dict[str, int] = {}
    for name, labels in aliases.items():
        for label in labels:
            if (there := where.get(key(label))) is not None and there not in found.values():
                found[name] = there
                break
    return found


def header_like(sheet: Sheet) -> tuple[str, ...]:
    """The row of a sheet that looks most like a header: the first with the most cells of text. For messages."""
    best: tuple[str, ...] = ()
    for row in sheet.rows[:SEARCHED_ROWS]:
        labels = texts(row)
        if len(labels) > len(best):
            best = labels
    return best


def texts(row: Sequence[Cell]) -> tuple[str, ...]:
    """The cells of a row that are words."""
    return tuple(cell.strip() for cell in row if isinstance(cell, str) and cell.strip())


def letters(column: int) -> str:
    """The column as a spreadsheet names it: 0 is A, 27 is AB."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
