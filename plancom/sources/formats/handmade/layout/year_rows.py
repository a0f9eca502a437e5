"""Finds the years that stand beside the months of a table, in a row that holds nothing else."""

from collections.abc import Collection, Sequence

from plancom.language.text import fold
from plancom.sources.cells.numbers import is_blank
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.handmade.layout.month_rows import Grid
from plancom.sources.formats.handmade.layout.period_headings import HeadingPeriod, year_of
from plancom.sources.formats.handmade.layout.sub_headers import is_category

_YEAR = frozenset({"ano", "anos", "year", "vigencia"})


def is_named_year(row: Sequence[Cell], labelled: range) -> bool:
    """Whether the word before the figures of a row says that they are years («Año»)."""
    words = [row[j] for j in labelled if not is_blank(row[j])]
    return bool(words) and fold(words[-1]).strip(" :") in _YEAR


def is_year_row(row: Sequence[Cell], columns: Collection[int], labelled: range) -> bool:
    """Whether a row holds the years of the months in `columns`: nothing but years, and no word before them that names a figure.

    «Visitas 2010 2015 1990» is a row of figures, and «Meta 2000 2000» is one too.
    """
    filled = [bool(year_of(row[j])) for j in columns if not is_blank(row[j])]
    if is_named_year(row, labelled):
        return any(filled)
    if not any(filled) or not all(filled):
        return False
    beyond = [row[j] for j in range(min(columns), len(row)) if j not in columns]
    if any(isinstance(cell, (int, float)) and not year_of(cell) for cell in beyond):
        return False
    return all(is_blank(row[j]) or year_of(row[j]) for j in labelled)


def is_above(grid: Grid, top: int, columns: Collection[int], labelled: range) -> bool:
    """Whether the row above the months holds their years; over a blank corner it may name it («Red | 2017 | | 2018»)."""
    if not top:
        return False
    row = list(grid[top - 1])
    if all(is_blank(grid[top][j]) for j in labelled):
        for j in labelled:
            row[j] = None if isinstance(row[j], str) and is_category(str(row[j])) else row[j]
    return is_year_row(row, columns, labelled)


def year_rows(grid: Grid, top: int, bottom: int, columns: Collection[int], labelled: range) -> list[int]:
    """The rows of the years of a table's months: that above them, or those called «Año» below them."""
    above = [top - 1] if is_above(grid, top, columns, labelled) else []
    below = (i for i in range(top + 1, bottom) if is_named_year(grid[i], labelled))
    return above + [i for i in below if is_year_row(grid[i], columns, labelled)]


def dated(
    grid: Grid, rows: Sequence[int], columns: dict[int, HeadingPeriod], labelled: range
) -> dict[int, HeadingPeriod]:
    """The months of a table's columns with the years that the first of the `rows` has for them: each reaches to the next.

    A month before the first, or with a year that cannot be read («2017*»), is not sure to be of any that is told elsewhere.
    """
    if not rows:
        return columns
    row, current, found = grid[rows[0]], 0, {}
    sure = is_named_year(row, labelled)
    for j in range(min(columns), max(columns) + 1):
        current = current if is_blank(row[j]) else year_of(row[j])
        if j in columns:
            one = columns[j]
            found[j] = one if one.year else one.of(current, sure=sure and bool(current))
    return found
