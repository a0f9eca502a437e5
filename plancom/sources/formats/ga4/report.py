"""Google Analytics 4: the csv of a report or exploration, its blocks put together by day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancom.datasets import Inquiry, Problem, Refusal, Result
from plancom.datasets.problems.sheets import Declined, HalfSums
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.sources.assembly import observations
from plancom.sources.cells.dates import NUMERIC, Clock, Day, Order, day, order_of
from plancom.sources.coverage import cut_lists
from plancom.sources.coverage.weeks import NOTE, asked
from plancom.sources.files.sheets import Cell, Sheet, Workbook
from plancom.sources.formats.ga4 import audiences
from plancom.sources.formats.ga4 import sums as ga4_sums
from plancom.sources.formats.ga4.blocks import MEASURES, Block, bare, blocks, is_date_line
from plancom.sources.formats.ga4.sums import Sum
from plancom.sources.formats.universal_analytics import out_of_period
from plancom.sources.tables.headers import SEARCHED_ROWS, Table, places
from plancom.sources.tables.layouts import Context, Format, Layout, Span

_LAYOUT = Layout(
    "ga4",
    "Google Analytics 4",
    "visits",
    {"day": ("day",), "visits": ("visits",), "visitors": ("visitors",), "page_views": ("page_views",)},
    ("day",),
    order="mdy",
)


def _find(book: Workbook) -> tuple[Table, ...]:
    return tuple(
        Table(sheet.name, (), sheet.rows, range(1, len(sheet.rows) + 1))
        for sheet in book.visible
        if _dated_blocks(sheet) or _is_undated(sheet)
    )


def _dated_blocks(sheet: Sheet) -> list[Block]:
    return [block for block in _blocks(sheet) if block.dated]


def _blocks(sheet: Sheet) -> list[Block]:
    leads = (row[0] for row in sheet.rows[:SEARCHED_ROWS] if row)
    if any(isinstance(lead, str) and is_date_line(lead.strip()) for lead in leads):
        try:
            return blocks(sheet)
        except ValueError:  # a day that does not exist: somebody edited the preamble
            return []
    found = bare(sheet)
    return [found] if found else []


def _is_undated(sheet: Sheet) -> bool:
    """Whether it is a table by day that counts something else, or days that are counted from a start that it does not say."""
    found = bare(sheet)
    return found is not None and not found.dated


@dataclass(frozen=True)
class _CountedBlocks:
    """What of a file counts: its blocks with one row a day, the sums of those that divide a day, and what says that it is cut."""

    whole: Sequence[Block]
    sums: Sequence[Sum]
    cut: cut_lists.Cut | None

    @property
    def homeless(self) -> list[Problem]:
        """The rows whose day nobody knows: any of the sums may lack them."""
        return [problem for one in self.sums for problem in one.homeless]

    @property
    def blocks(self) -> list[Block]:
        """The blocks that are read: those whose rows are of days, weeks or months, as the first one's are; weeks where nothing else is."""
        found = [*self.whole, *(one.block for one in self.sums)]
        step = next((block.step for block in found if block.step != "week"), "week")
        return [block for block in found if block.step == step]

    @property
    def notes(self) -> list[str]:
        """What is to be known about its figures."""
        return [*(note for one in self.sums for note in one.notes), *_one_part(self.whole)]

    @property
    def rows_read(self) -> int | None:
        """How many rows of the file these are, where sums have fewer; else None."""
        if not self.sums:
            return None
        return sum(one.rows_read for one in self.sums) + sum(len(block.rows) for block in self.whole)

    @property
    def remark(self) -> list[list[Cell]]:
        """The line that says how much of the table is shown, in its own place; no lines where there is none."""
        if not self.cut or not self.cut.note:
            return []
        return [*([] for _ in range((self.cut.note.row or 1) - 1)), [self.cut.note.words]]


def _read(tables: tuple[Table, ...], context: Context) -> Result:
    table = tables[0]
    dated = _dated_blocks(Sheet(table.sheet, table.rows))
    if not dated:
        return _refused([_nothing_counted(bare(Sheet(table.sheet, table.rows)))])
    cut = _without_notes(dated, table.sheet)
    whole = [block for block in dated if not block.divided_by]
    divided = [block for block in dated if block.divided_by]
    sums = [
        ga4_sums.summed(block, table.sheet, context.clock(_order(block, context)))
        for block in divided
        if not ga4_sums.why_not(block)
    ]
    if not whole and not sums:
        return _refused([ga4_sums.why_not(divided[0])])
    has_visits = any("visits" in places(block.headers, MEASURES) for block in whole)
    counted = _CountedBlocks(whole, [] if has_visits else sums, cut)
    if cut and counted.sums and context.answers.get("complete") != "yes":
        return _half_sums(cut)
    return _refused(counted.homeless) if counted.homeless else _observed(counted, table.sheet, context)


def _observed(counted: _CountedBlocks, sheet: str, context: Context) -> Result:
    used, notes, rows_read = counted.blocks, counted.notes, counted.rows_read
    step = used[0].step
    if step == "week":
        rows_read = rows_read or sum(len(block.rows) for block in used)
        notes.append(tr(NOTE))
        if not all(block.by_day(context) for block in used):
            return asked("ga4", _LAYOUT.title, used[0].range or (context.today, context.today), sheet)
    if found := audiences.unsettled(used[0], context, _LAYOUT.title):
        return found
    days = _Days(used, context)
    if days.strange:
        return _refused(days.strange)
    made = days.table(sheet)
    if counted.remark:
        made = replace(made, above=counted.remark)
    layout = replace(_LAYOUT, grain="month" if step == "month" else "day")
    read = observations(layout, (made,), context, stated=days.stated, notes=notes)
    problems = [problem for one in counted.sums for problem in one.problems]
    problems += [replace(p, column=days.labels.get(p.column, p.column)) for p in read.problems]
    problems.sort(key=lambda problem: problem.row or 0)
    return replace(read, problems=tuple(problems), rows_read=rows_read or read.rows_read)


def _refused(why: Sequence[Problem | None]) -> Refusal:
    return Refusal("ga4", _LAYOUT.title, tuple(problem for problem in why if problem))


def _without_notes(dated: Sequence[Block], sheet: str) -> cut_lists.Cut | None:
    """Takes the lines that say how much of a table is shown out of its rows; what says that it is cut."""
    first = None
    for block in dated:
        table = Table(sheet, tuple(block.headers), block.rows, block.numbers, block.above)
        cut = cut_lists.looked_for(_LAYOUT, (table,))
        block.rows, block.numbers = list(cut.tables[0].rows), list(cut.tables[0].numbers)
        first = first or (cut if cut.why else None)
    return first


def _half_sums(cut: cut_lists.Cut) -> Inquiry:
    """A table of which rows are missing, so that the sum of a day may be too low: it would take the place of the right figure."""
    problem = HalfSums(why=cut.why).at(row=cut.note.row if cut.note else None)
    question = replace(cut_lists.complete_question("visits"), blocking=True)
    return Inquiry("ga4", _LAYOUT.title, (problem,), (question,))


def _one_part(whole: Sequence[Block]) -> list[str]:
    """That every row is of the same part of a day: the report may have been filtered."""
    notes = []
    for block in whole:
        for place in block.dimensions:
            names = {str(row[place]) for row in block.rows if place < len(row) and not block.is_total(row)}
            if len(names) == 1 and (name := next(iter(names)).strip()):
                notes.append(
                    tr(
                        "Todas las filas son de «{name}» ({label}): si el informe estaba filtrado, no son todas las visitas del sitio.",
                        name=name[:60],
                        label=block.headers[place][:60],
                    )
                )
    return notes


def _nothing_counted(block: Block | None) -> Problem:
    """Why a table by day is not read that has no sessions, users nor page views, or whose days nobody knows."""
    fix = tr(
        "Exporte las sesiones por día, con una sola fila por día (una exploración con la dimensión «Fecha» y la métrica «Sesiones»)."
    )
    lead = block.headers[block.day_place or 0] if block else ""
    if block and places(block.headers, MEASURES):
        what = tr(
            "El archivo es de Google Analytics, pero «{lead}» no dice de qué año o desde qué día se cuenta: le falta el encabezado con el período.",
            lead=lead[:60],
        )
    else:
        labels = [label for i, label in enumerate(block.headers) if label and i != block.day_place] if block else []
        what = tr(
            "El archivo es de Google Analytics y da {names} por «{lead}»: no trae visitas (sesiones), usuarios ni vistas.",
            names=listed(tr("«{label}»", label=label[:60]) for label in labels[:6]),
            lead=lead[:60],
        )
    return Declined(what=what, instead=fix).at()


def _order(block: Block, context: Context) -> Order:
    """The order of day and month with which alone its dates lie in the range that it states; that of the United States where nothing proves it."""
    cells = [cell for row in block.rows if isinstance(cell := block.when(row), str) and NUMERIC.fullmatch(cell.strip())]
    proven = [order for order in _ORDERS if block.range and _inside(cells, context.clock(order), block.range)]
    return proven[0] if cells and len(proven) == 1 else order_of(cells, "mdy")


_ORDERS: tuple[Order, ...] = ("mdy", "dmy")


def _inside(cells: Sequence[str], clock: Clock, range_: Span) -> bool:
    read = [day(cell, clock) for cell in cells]
    return all(isinstance(found, Day) and range_[0] <= found.date <= range_[1] for found in read)


def _dated(block: Block, cell: Cell, clock: Clock) -> Cell:
    """The day of a cell, where its range says how it is written; else the cell as it is, to be read with the others."""
    found = block.day(cell)
    read = day(found, clock) if block.range and isinstance(found, str) and NUMERIC.fullmatch(found.strip()) else None
    return (
        read.date if isinstance(read, Day) and block.range and block.range[0] <= read.date <= block.range[1] else found
    )


class _Days:
    """The rows of all blocks put together by day, and how the file calls each column.

    Of two blocks of one measure and range the first counts: the other is of another audience.
    """

    def __init__(self, dated: Sequence[Block], context: Context) -> None:
        self.labels: dict[str, str] = {"day": dated[0].headers[dated[0].day_place or 0]}
        self._ranges: dict[str, list[Span | None]] = defaultdict(list)
        self._days: dict[object, dict[str, Cell]] = {}
        self._numbers: dict[object, int] = {}
        self.strange: list[Problem] = []
        for block in dated:
            self._add(block, context.clock(_order(block, context)))

    def _add(self, block: Block, clock: Clock) -> None:
        where = places(block.headers, MEASURES)
        new = {name: place for name, place in where.items() if block.range not in self._ranges[name]}
        for name, place in new.items():
            self._ranges[name].append(block.range)
            self.labels.setdefault(name, block.headers[place])
        for number, row in zip(block.numbers, block.rows, strict=True):
            when = "total" if block.is_total(row) else _dated(block, block.when(row), clock)
            if new and block.range and isinstance(when, dt.date) and not block.holds(when):
                self.strange = [out_of_period(block.range, when)]
            place_of = when if isinstance(when, dt.date) else (number, when)
            mine = self._days.setdefault(place_of, {"day": when})
            self._numbers.setdefault(place_of, number)
            for name, place in new.items():
                mine.setdefault(name, block.figure(row, place))

    @property
    def stated(self) -> dict[str, list[Span]] | None:
        """The ranges that the blocks state for each measure; None where they state none."""
        ranges = {name: list(filter(None, spans)) for name, spans in self._ranges.items()}
        return ranges if any(ranges.values()) else None

    def table(self, sheet: str) -> Table:
        """One table of all days."""
        measures = [name for name in MEASURES if self._ranges.get(name)]
        rows: list[list[Cell]] = [[one["day"], *map(one.get, measures)] for one in self._days.values()]
        return Table(sheet, ("day", *measures), rows, [self._numbers[one] for one in self._days])


FORMATS = (Format("ga4", "Google Analytics 4", "visits", _find, _read),)
