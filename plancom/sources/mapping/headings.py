"""Which row of a sheet names its columns, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.sources.cells.dates import Clock, Day, day
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.files.sheets import Cell
from plancom.sources.mapping.column_contents import columns
from plancom.sources.mapping.sketch import SheetSketch
from plancom.sources.tables.headers import SEARCHED_ROWS

_LOOKED_AT = 60  # rows below a row that is tried as header
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """The number that the spreadsheet gives the row of headers; 0 where there is none, and data begin at `first`."""

    row: int
    first: int
    reason: str


def heading(sheet: SheetSketch, clock: Clock) -> Heading:
    """The likeliest row of headers among the first ones: words, over columns of dates and figures."""
    best, score = -1, 0.0
    for i, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        found = _score(row, sheet.rows[i + 1 : i + 1 + _LOOKED_AT], clock)
        if found > score:
            best, score = i, found
    first = next((i for i, row in enumerate(sheet.rows) if _filled(row) >= _FEWEST), 0)
    if best < 0:
        return Heading(0, first + 1, tr("ninguna fila tiene palabras encima de columnas con fechas o cantidades"))
    below = columns(sheet.rows[best + 1 :], sheet.rows[best], clock)
    dates, figures = sum(c.is_date for c in below), sum(c.is_figure for c in below)
    under = [
        *([counted(dates, "columna de fechas", "columnas de fechas")] if dates else []),
        *([counted(figures, "de cantidades", "de cantidades")] if figures else []),
    ]
    words = counted(_filled(sheet.rows[best]), "encabezado", "encabezados")
    reason = tr("la fila {best} tiene {words}", best=best + 1, words=words)
    if under:
        below_it = tr(" y ").join(under)
        reason = tr("la fila {best} tiene {words} y debajo hay {under}", best=best + 1, words=words, under=below_it)
    return Heading(best + 1, best + 2, reason)


def said(row: int) -> Heading:
    """The row of headers that a person chose."""
    return Heading(row, row + 1, tr("la escogió usted"))


def _filled(row: Sequence[Cell]) -> int:
    return sum(not is_blank(cell) for cell in row)


def _score(row: Sequence[Cell], below: Sequence[Sequence[Cell]], clock: Clock) -> float:
    """How much the row looks like a header: a word over each column, the more telling where what stands below is of another kind."""
    words = [
        place
        for place, cell in enumerate(row)
        if isinstance(cell, str) and not is_blank(cell) and not _is_data(cell, clock)
    ]
    if len(words) < _FEWEST or len(words) * 2 < _filled(row):
        return 0
    under = columns(below, row, clock)
    score = 0.0
    for place in words:
        column = under[place]
        if column.filled:
            score += 1 + 2 * (column.is_date or column.is_figure)
    # The row right below is data already: of two rows of words the lower one names the columns.
    nearest = next((r for r in below if _filled(r)), ())
    data_cells = sum(_is_data(cell, clock) for cell in nearest)
    return score + data_cells / 2


def _is_data(cell: Cell, clock: Clock) -> bool:
    return not is_blank(cell) and (isinstance(count(cell), int) or isinstance(day(cell, clock), Day))
