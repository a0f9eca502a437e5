"""Finds the tables that offices draw: months along one side, what is counted along the other, titles and totals around them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from plancom.language.translation import tr
from plancom.sources.cells.dates import Order
from plancom.sources.cells.numbers import is_blank, shown
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.formats.handmade.layout.day_rows import day_rows
from plancom.sources.formats.handmade.layout.month_rows import (
    Grid,
    Head,
    head_rows,
    lone_months,
    titled_month,
    titles_of_months,
)
from plancom.sources.formats.handmade.layout.period_headings import HeadingPeriod, year_of, years_in
from plancom.sources.formats.handmade.layout.split_headers import split_header
from plancom.sources.formats.handmade.layout.sub_headers import (
    holds_figures,
    is_prose,
    names_below,
    naming,
    sub_headers,
)
from plancom.sources.formats.handmade.layout.year_rows import dated, is_above, is_year_row, year_rows
from plancom.sources.tables.sheet_notes import is_note, is_of_paper

Place = tuple[int, int]
MAX_ROWS, MAX_COLUMNS = 5000, 400
"""A sheet larger than this was not made by hand."""


@dataclass(frozen=True, slots=True)
class Value:
    """A cell of figures: where it stands (as the sheet numbers it), the words that say what it counts, its period, and the `day` of that month where its row says one."""

    row: int
    column: int
    cell: Cell
    labels: tuple[str, ...]
    above: tuple[str, ...]
    section: str
    period: HeadingPeriod | None
    day: int = 0

    @property
    def place(self) -> Place:
        """Its row and column."""
        return self.row, self.column

    @property
    def words(self) -> tuple[str, ...]:
        """The words beside it and over it."""
        return *self.labels, *self.above

    @property
    def turned(self) -> "Value":
        """The same where rows are columns."""
        return replace(self, row=self.column, column=self.row)


@dataclass
class Crosstab:
    """A table with periods along one side. `title` is what stands above it and names its label columns; `own` the part of it
    that stands between the table and another over it; `over` the lines alone, `corner` the names of its label columns; `listed` where it has columns of names beside its months, one row below
    the other, so that what labels a column of figures is its header.
    """

    title: str
    values: list[Value] = field(default_factory=list)
    own: str = ""
    over: tuple[str, ...] = ()
    corner: tuple[str, ...] = ()
    listed: bool = False

    @property
    def top(self) -> int:
        """The first row of its figures."""
        return min(value.row for value in self.values)

    @property
    def bottom(self) -> int:
        """The last row of its figures."""
        return max(value.row for value in self.values)

    @property
    def left(self) -> int:
        """The first column of its figures."""
        return min(value.column for value in self.values)

    @property
    def right(self) -> int:
        """The last column of its figures."""
        return max(value.column for value in self.values)


def crosstabs(sheet: Sheet, order: Order = "dmy") -> list[Crosstab]:
    """The tables of a sheet; in whichever direction the periods run."""
    width = max(map(len, sheet.rows), default=0)
    if len(sheet.rows) > MAX_ROWS or width > MAX_COLUMNS:
        return []
    across: Grid = [[*row, *[None] * (width - len(row))] for row in sheet.rows]
    down: Grid = [list(column) for column in zip(*across, strict=True)]
    heads = [head_rows(grid, order) for grid in (across, down)]
    if not any(heads):
        heads = [lone_months(grid, order) for grid in (across, down)]
    in_rows, in_columns = heads
    if _named(in_columns) > _named(in_rows):
        found = _flipped(_tables(down, in_columns, flipped=True), across)
    else:
        found = _tables(across, in_rows, flipped=False)
    return found or _under_split_header(across) or _under_titles(across, sheet.name)


def _under_split_header(grid: Grid) -> list[Crosstab]:
    """The table of a sheet whose headers each name a month and what is counted in it."""
    split = split_header(grid)
    if not split:
        return []
    table = _table(_area(split.grid, [split.head], split.head), flipped=False, header=split.head.row + 1)
    values = [replace(value, row=value.row - 1) for value in table.values]
    return [replace(table, values=values)] if holds_figures(value.cell for value in values if value.period) else []


def _under_titles(grid: Grid, name: str) -> list[Crosstab]:
    """The tables of a sheet without months, the figures of each of the month that its title says, or the sheet's name."""
    starts = titles_of_months(grid)
    if len(starts) < 2:  # noqa: PLR2004 - one table, under whatever stands over it
        return _under_title(grid, name)
    shared = grid[: starts[0]]
    found = []
    for start, end in pairwise([*starts, len(grid)]):
        for table in _under_title([*shared, *grid[start:end]], name):
            moved = [replace(value, row=value.row - len(shared) + start) for value in table.values]
            found.append(replace(table, values=moved))
    return found


def _under_title(grid: Grid, name: str) -> list[Crosstab]:
    """The table of a grid without months, all of whose figures are of one."""
    found = titled_month(grid, name)
    if not found:
        return []
    header, columns = found
    whole = [*grid[:header], [None] * len(grid[header]), *grid[header:]]  # the row in which months would stand
    rows, before = range(header + 1, len(whole)), min(columns)
    area = _Area(
        whole, header, columns, rows, range(header), range(before), range(before, max(columns) + 1), True, True
    )
    table = _table(area, flipped=False, header=header + 1)
    return [replace(table, values=[replace(value, row=value.row - 1) for value in table.values])]


def _named(heads: Iterable[Head]) -> int:
    return sum(len(head.columns) for head in heads)


def _tables(grid: Grid, heads: Sequence[Head], *, flipped: bool) -> list[Crosstab]:
    """The tables under the heads of a grid that hold figures."""
    made = (_table(_area(grid, heads, head), flipped=flipped) for head in heads)
    return [table for table in made if holds_figures(value.cell for value in table.values if value.period)]


@dataclass(frozen=True, slots=True)
class _Area:
    """Where a table stands in its grid: under the row `top` that names the periods of its columns, in the `rows` below it.

    `labelled` are the columns before the first period, `across` those from there to its end; the lines `over` it go up to the
    table before it, or to the top of the sheet where it is the `first`; `alone` where no other stands beside it.
    """

    grid: Grid
    top: int
    named: dict[int, HeadingPeriod]
    rows: range
    over: range
    labelled: range
    across: range
    first: bool
    alone: bool

    def line(self, row: int) -> list[Cell]:
        """What a row over the table says of it: a single line over two tables side by side is the title of both."""
        placed = [(j, cell) for j, cell in enumerate(self.grid[row]) if not is_blank(cell)]
        shared = self.alone or len(placed) == 1
        return [cell for j, cell in placed if shared or self.labelled.start <= j < self.across.stop]

    def merged(self, below: Iterable[int]) -> dict[int, HeadingPeriod]:
        """The period of each column; a merged cell names those to its right that have a word in the rows `below`."""
        columns, head = dict(self.named), self.grid[self.top]
        words = [self.grid[i] for i in below]
        for j in self.across:
            merged = j not in columns and j - 1 in columns and is_blank(head[j])
            if merged and any(not is_blank(row[j]) for row in words):
                columns[j] = columns[j - 1]
        return columns


def _area(grid: Grid, heads: Sequence[Head], head: Head) -> _Area:
    """The area of the table under one of the heads of its grid."""
    top, named = head
    beside = [one.columns for one in heads if one.row == top]
    start, end = _sides(grid[top], beside, named)
    before = max((one.row for one in heads if one.row < top), default=-1)
    bottom = min((one.row for one in heads if one.row > top), default=len(grid))
    next_ = [one.columns for one in heads if one.row == bottom]
    if any(is_above(grid, bottom, columns, range(start, min(columns))) for columns in next_):
        bottom -= 1  # the years over the next table's months are no figures of this one
    labelled, across = range(start, min(named)), range(min(named), end)
    years = is_above(grid, top, named, labelled)  # they are with the months
    over = range(before + 1, top - years)
    return _Area(grid, top, named, range(top + 1, bottom), over, labelled, across, before < 0, len(beside) == 1)


class _Column(NamedTuple):
    """A column of figures: its `period`, or the word that stands in place of one (`head`), the words `below`, and over several of them a `group`."""

    period: HeadingPeriod | None
    head: str
    below: tuple[str, ...] = ()
    group: str = ""

    @property
    def is_headed(self) -> bool:
        """Whether it begins in the row of the periods: what stands in it makes a row one of figures."""
        return bool(self.period or self.head)

    @property
    def over(self) -> tuple[str, ...]:
        """The words over its figures."""
        return tuple(filter(None, (self.group, self.head, *self.below)))


def _table(area: _Area, *, flipped: bool, header: int | None = None) -> Crosstab:
    """The table of an area; `header` is the row that names its columns, where that is known."""
    grid, top, labelled, across = area.grid, area.top, area.labelled, area.across
    years = year_rows(grid, top, area.rows.stop, area.named, labelled)
    rows = [i for i in area.rows if i not in years]
    known = None if header is None else ([header], list[int]())
    below, words_alone = known or sub_headers(grid, rows, across, labelled, top, lists=flipped)
    periods = dated(grid, years, area.merged([*below, *words_alone]), labelled)
    heads = {j: "" if j in periods else shown(grid[top][j]) for j in across}
    columns = {j: _Column(periods.get(j), head, names_below(grid, below, j)) for j, head in heads.items()}
    groups = {} if flipped else _groups(area)
    columns = {j: column._replace(group=groups.get(j, "")) for j, column in columns.items()}
    over, listed = _over(area, headed=bool(groups)), flipped and bool(below)
    filled = [i for i in rows if i not in below and not any(map(is_of_paper, grid[i]))]
    corner = _corner(grid, (top, *below), filled, labelled)
    days = day_rows(grid, (top, *below), filled, labelled)
    title = " · ".join([*over, *corner])
    values = [*_values(replace(area, grid=days.grid), filled, columns, listed=listed)]
    values = [replace(value, day=days.days.get(value.row, 0)) for value in values]
    return Crosstab(title, values, over=tuple(over), corner=tuple(corner), listed=listed)


def _corner(grid: Grid, heads: Iterable[int], rows: Sequence[int], labelled: range) -> list[str]:
    """What the columns before the figures are called; those that only number the rows name nothing."""
    named = [j for j in labelled if not _is_of_numbers(grid, rows, j)]
    return [text for i in heads for j in named if (text := shown(grid[i][j]))]


def _values(area: _Area, rows: Iterable[int], columns: dict[int, _Column], *, listed: bool) -> Iterator[Value]:
    """The figures in the rows of a table; those beside texts and links are told of no month."""
    for i, section, labels in _named_rows(area.grid, rows, area.labelled, columns):
        row = area.grid[i]
        prose = is_prose(row, area.across, area.labelled, listed=listed)
        for j, column in _figures(row, columns):
            above, period = ((), None) if prose else (column.over, column.period)
            yield Value(i, j, row[j], labels, above, section, period)


def _named_rows(
    grid: Grid, rows: Iterable[int], labelled: range, columns: dict[int, _Column]
) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """The rows that have figures, or are for some, each with its section and its labels.

    A label that is written once holds for the rows below that have their own to its right; one alone in its row begins a section.
    """
    section, filled = "", [""] * len(labelled)
    headed = [j for j, column in columns.items() if column.is_headed]
    for i in rows:
        row = grid[i]
        own = [_label(row[j]) for j in labelled]
        words = [*filter(None, own)]
        empty = all(is_blank(row[j]) for j in headed)
        if empty and (not words or any(map(is_note, words))):
            continue
        if empty and len(words) == 1:
            section, filled = words[0], [""] * len(labelled)
            continue
        filled = _held(filled, own)
        yield i, section, naming(filled)


def _held(before: Sequence[str], own: Sequence[str]) -> list[str]:
    """A row's labels, with those of the row before it that are not written again: they stand left of one of its own."""
    return [new or (old if any(own[k:]) else "") for k, (old, new) in enumerate(zip(before, own, strict=True))]


def _label(cell: Cell) -> str:
    """What a cell before the figures names; nothing where it is only its row's number; a year is a label."""
    return "" if isinstance(cell, (int, float)) and not year_of(cell) else shown(cell)


def _is_of_numbers(grid: Grid, rows: Iterable[int], column: int) -> bool:
    """Whether a column before the figures has only the numbers of its rows: its header names nothing."""
    cells = [grid[i][column] for i in rows if not is_blank(grid[i][column])]
    return bool(cells) and not any(map(_label, cells))


def _figures(row: Sequence[Cell], columns: dict[int, _Column]) -> Iterator[tuple[int, _Column]]:
    """The cells of a row that a period or words stand over; numbers without either as well, so that they are not lost in silence."""
    for j, column in columns.items():
        if column.period or column.over:
            yield j, column
        elif isinstance(row[j], (int, float)):
            yield j, _Column(None, tr("una cantidad sin mes"))


def _sides(
    row: Sequence[Cell], beside: list[dict[int, HeadingPeriod]], named: dict[int, HeadingPeriod]
) -> tuple[int, int]:
    """Where a table's labels begin, and where it ends: at the next blank column before another table's labels, or the sheet's end."""
    ends = [
        next((j for j in range(max(columns) + 1, len(row)) if is_blank(row[j])), len(row)) for columns in beside[:-1]
    ]
    starts, ends = [0, *ends], [*ends, len(row)]
    place = next(i for i, columns in enumerate(beside) if columns is named)
    return starts[place], ends[place]


def _groups(area: _Area) -> dict[int, str]:
    """What stands over the months of several groups of columns («Facebook», «Instagram») that have the same months; nothing where they have not."""
    if area.top == 0 or len(set(area.named.values())) == len(area.named):
        return {}
    row = area.grid[area.top - 1]
    words = {j: shown(row[j]) for j in area.across if not is_blank(row[j])}
    if len(set(words.values())) < 2 or min(words) > min(area.named):  # noqa: PLR2004 - one would be the title
        return {}
    months: dict[str, list[HeadingPeriod]] = defaultdict(list)
    found: dict[int, str] = {}
    for j in area.across:
        found[j] = words.get(j) or found.get(j - 1, "")
        if j in area.named:
            months[found[j]].append(area.named[j])
    return found if all(len(set(one)) == len(one) for one in months.values()) else {}


def _over(area: _Area, *, headed: bool = False) -> list[str]:
    """The lines of text over a table, up to the figures of the one before it; without the row over its months where that heads groups of them."""
    lines: list[str] = []
    for i in reversed(area.over[:-1] if headed else area.over):
        line = area.line(i)
        numbers = [cell for cell in line if isinstance(cell, (int, float))]
        if is_year_row(area.grid[i], area.named, area.labelled) or len(line) == len([*filter(year_of, numbers)]):
            lines += map(shown, line)
        elif numbers and not area.first:
            break
        else:
            lines += [cell for cell in line if isinstance(cell, str)]
    return lines[::-1]


def _flipped(tables: list[Crosstab], across: Grid) -> list[Crosstab]:
    """The same with the places of their cells as the sheet has them; what stands above one there is part of its title.

    A table under another has the lines between them as its own; of those over the first only what its own do not say anew.
    """
    turned = [replace(table, values=[value.turned for value in table.values]) for table in tables]
    top = min((table.top for table in turned), default=0)
    found = []
    for table in turned:
        columns = _columns(table, turned)
        shared = _lines(across[: max(top - 1, 0)], columns)
        before = [end for end in (other.bottom for other in turned) if end < table.top]
        own = _lines(across[max(before) + 1 : max(table.top - 1, 0)], columns) if before else []
        has_years = any(map(years_in, own))
        over = dict.fromkeys([*(line for line in shared if not (has_years and years_in(line))), *own])
        title = " · ".join(dict.fromkeys([*over, table.title]))
        found.append(replace(table, title=title, own=" · ".join(own), over=tuple(over)))
    return found


def _columns(table: Crosstab, others: Sequence[Crosstab]) -> range:
    """The columns that are a table's own: from after the table left of it to its end; all where none stands beside it."""
    beside = [one for one in others if one.right < table.left or table.right < one.left]
    start = max((one.right + 1 for one in beside if one.right < table.left), default=0)
    return range(start, table.right + 1 if any(table.right < one.left for one in beside) else MAX_COLUMNS + 1)


def _lines(rows: Grid, columns: range) -> list[str]:
    """The texts of some rows in the columns of a table; one alone in its row is of all."""
    found: list[str] = []
    for row in rows:
        texts = {j: shown(cell) for j, cell in enumerate(row) if isinstance(cell, str) and cell.strip()}
        found += [text for j, text in texts.items() if len(texts) == 1 or j in columns]
    return found
