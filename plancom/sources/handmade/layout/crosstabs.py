"""Finds the tables that offices draw: months along one side, what is counted along the other, titles and totals around them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from plancom.language.translation import tr
from plancom.sources.annotations.notes import is_note
from plancom.sources.cells.dates import Order
from plancom.sources.cells.numbers import is_blank, shown
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.handmade.layout.month_rows import Grid, Head, head_rows, lone_months
from plancom.sources.handmade.layout.periods import Period, year_of, years_in
from plancom.sources.handmade.layout.sub_headers import holds_figures, is_prose, names_below, naming, sub_headers
from plancom.sources.handmade.layout.year_rows import dated, is_above, is_year_row, year_rows

MAX_ROWS, MAX_COLUMNS = 5000, 400
"""A sheet larger than this was not made by hand."""


@dataclass(frozen=True, slots=True)
class Value:
    """A cell of figures: where it stands (as the sheet numbers it), the words that say what it counts, and its period."""

    row: int
    column: int
    cell: Cell
    labels: tuple[str, ...]
    above: tuple[str, ...]
    section: str
    period: Period | None


@dataclass
class Crosstab:
    """A table with periods along one side. `title` is what stands above it and names its label columns; `own` the part of it
    that stands between the table and another over it; `over` the lines alone, `corner` the names of its label columns; `listed` where it has columns of names beside its months, one row below
    the other, so that what labels a column of figures is its header.
    """

    title: str
    values: list[Value] = field(default_factory=list)
    notes: int = 0
    own: str = ""
    over: tuple[str, ...] = ()
    corner: tuple[str, ...] = ()
    listed: bool = False


def crosstabs(sheet: Sheet, order: Order = "dmy") -> list[Crosstab]:
    """The tables of a sheet; in whichever direction the periods run."""
    width = max(map(len, sheet.rows), default=0)
    if len(sheet.rows) > MAX_ROWS or width > MAX_COLUMNS:
        return []
    across: Grid = [[*row, *[None] * (width - len(row))] for row in sheet.rows]
    down: Grid = [list(column) for column in zip(*across, strict=True)] if width else []
    heads = [head_rows(grid, order) for grid in (across, down)]
    if not any(heads):
        heads = [lone_months(grid, order) for grid in (across, down)]
    found = [sum(len(columns) for _, columns in head) for head in heads]
    if not any(found):
        return []
    flipped = found[1] > found[0]
    grid = down if flipped else across
    made = [
        table for i in range(len(heads[flipped])) if (table := _table(grid, heads[flipped], i, flipped=flipped)).values
    ]
    return _flipped(made, across) if flipped else made


def _table(grid: Grid, heads: list[Head], which: int, *, flipped: bool) -> Crosstab:
    top, named = heads[which]
    later = [i for i, _ in heads if i > top]
    bottom = min(later, default=len(grid))
    beside = [columns for i, columns in heads if i == top]
    start, end = _sides(grid[top], beside, named)
    if any(is_above(grid, bottom, c, range(start, min(c))) for i, c in heads if i == bottom):
        bottom -= 1  # the years over the next table's months are no figures of this one
    labelled, across = range(start, min(named)), range(min(named), end)
    years = year_rows(grid, top, bottom, named, labelled)
    rows = [i for i in range(top + 1, bottom) if i not in years]
    below, words_alone = sub_headers(grid, rows, across, labelled, top, lists=flipped)
    columns = dated(grid, years, _filled(grid, top, [*below, *words_alone], named, end), labelled)
    above = _above(grid, heads, top, (start, end))
    corner = [shown(grid[i][j]) for i in (top, *below) for j in labelled if not is_blank(grid[i][j])]
    table = Crosstab(
        " · ".join([*above, *corner]), over=tuple(above), corner=tuple(corner), listed=flipped and bool(below)
    )
    words = {j: names_below(grid, below, j) for j in across}
    others = {j: shown(grid[top][j]) for j in across if j not in columns}
    section, filled = "", [""] * len(labelled)
    for i in (i for i in rows if i not in below):
        row = grid[i]
        own = ["" if is_blank(row[j]) or _is_number(row[j]) else shown(row[j]) for j in labelled]
        figures = [j for j in across if not is_blank(row[j]) and (j in columns or others.get(j))]
        if not figures and (not any(own) or any(map(is_note, own))):
            continue
        if not figures and sum(map(bool, own)) == 1:
            section, table.notes = next(filter(None, own)), table.notes + 1
            filled = [""] * len(labelled)
            continue
        filled = [
            new or (old if any(own[k + 1 :]) else "") for k, (new, old) in enumerate(zip(own, filled, strict=True))
        ]
        labels = naming(filled)
        prose = is_prose(row, across, labelled, listed=flipped and bool(below))
        for j in across:
            over = tuple(filter(None, (others.get(j, ""), *words[j])))
            if j not in columns and not over and isinstance(row[j], (int, float)):
                over = (tr("una cantidad sin mes"),)
            if j in columns or over:
                told = ((), None) if prose else (over, columns.get(j))
                table.values.append(Value(i, j, row[j], labels, told[0], section, told[1]))
    return table if holds_figures(value.cell for value in table.values if value.period) else Crosstab(table.title)


def _is_number(cell: Cell) -> bool:
    """Whether a label is only a row's number; a year is a label."""
    return isinstance(cell, (int, float)) and not year_of(cell)


def _sides(row: Sequence[Cell], beside: list[dict[int, Period]], named: dict[int, Period]) -> tuple[int, int]:
    """Where a table's labels begin, and where it ends: at the next blank column before another table's labels, or the sheet's end."""
    ends = []
    for columns in beside:
        end = max(columns) + 1
        if columns is beside[-1]:
            end = len(row)
        else:
            while end < len(row) and not is_blank(row[end]):
                end += 1
        ends.append(end)
    place = next(i for i, columns in enumerate(beside) if columns is named)
    return (ends[place - 1] if place else 0), ends[place]


def _filled(grid: Grid, top: int, below: list[int], named: dict[int, Period], end: int) -> dict[int, Period]:
    """The period of each column; a merged cell names those to its right that have a word below."""
    columns = dict(named)
    for j in range(min(named), end):
        merged = j not in columns and j - 1 in columns and is_blank(grid[top][j])
        if merged and any(not is_blank(grid[i][j]) for i in below):
            columns[j] = columns[j - 1]
    return columns


def _above(grid: Grid, heads: list[Head], top: int, sides: tuple[int, int]) -> list[str]:
    """The lines of text over a table, up to the figures of the one before it."""
    before = [i for i, _ in heads if i < top]
    named = next(columns for i, columns in heads if i == top and sides[0] <= min(columns) < sides[1])
    lines: list[str] = []
    alone = not any(i == top and not (sides[0] <= min(c) < sides[1]) for i, c in heads)
    for i in range(top - 1, max(before, default=-1), -1):
        placed = [(j, c) for j, c in enumerate(grid[i]) if not is_blank(c)]
        shared = alone or len(placed) == 1  # a single line over two tables side by side is the title of both
        filled = [c for j, c in placed if shared or sides[0] <= j < sides[1]]
        years = [c for c in filled if isinstance(c, (int, float)) and year_of(c)]
        labelled = range(sides[0], min(named))
        if i == top - 1 and is_above(grid, top, named, labelled):
            continue  # they are with the months
        if is_year_row(grid[i], named, labelled) or len(years) == len(filled):
            lines += [shown(c) for c in filled]
        elif before and any(isinstance(c, (int, float)) for c in filled):
            break
        else:
            lines += [c for c in filled if isinstance(c, str)]
    return lines[::-1]


def _flipped(tables: list[Crosstab], across: Grid) -> list[Crosstab]:
    """The same with the places of their cells as the sheet has them; what stands above one there is part of its title.

    A table under another has the lines between them as its own; of those over the first only what its own do not say anew.
    """
    turned = [
        ([Value(v.column, v.row, v.cell, v.labels, v.above, v.section, v.period) for v in table.values], table)
        for table in tables
    ]
    top = min((value.row for values, _ in turned for value in values), default=0)
    found = []
    for values, table in turned:
        first = min(value.row for value in values)
        ends = [end for others, _ in turned if others is not values and (end := max(v.row for v in others)) < first]
        shared = _lines(across[: max(min(first, top) - 1, 0)])
        own = _lines(across[max(ends) + 1 : max(first - 1, 0)]) if ends else []
        if any(map(years_in, own)):
            shared = [line for line in shared if not years_in(line)]
        over = tuple(dict.fromkeys([*shared, *own]))
        title = " · ".join(dict.fromkeys([*over, table.title]))
        found.append(replace(table, title=title, values=values, own=" · ".join(own), over=over))
    return found


def _lines(rows: Grid) -> list[str]:
    return [shown(cell) for row in rows for cell in row if isinstance(cell, str) and cell.strip()]
