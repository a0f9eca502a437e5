"""Google Analytics 4: the csv of a report or exploration, its blocks put together by day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from plancom.datasets import Inquiry, Problem, Refusal, Result
from plancom.datasets.problems.sheets import Declined, HalfSums
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.sources.assembly import observations
from plancom.sources.cells.dates import NUMERIC, Clock, Day, Order, day, order_of
from plancom.sources.coverage import cut_lists
from plancom.sources.coverage.weeks import NOTE, asked
from plancom.sources.files.sheets import Cell, Sheet, Workbook
from plancom.sources.formats.ga4 import sums as ga4_sums
from plancom.sources.formats.ga4.blocks import MEASURES, Block, bare, blocks, is_date_line
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
        if any(block.dated for block in _blocks(sheet)) or _is_undated(sheet)
    )


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


def _read(tables: tuple[Table, ...], context: Context) -> Result:
    table = tables[0]
    dated = [block for block in _blocks(Sheet(table.sheet, table.rows)) if block.dated]
    if not dated:
        return _refused([_nothing_counted(bare(Sheet(table.sheet, table.rows)))])
    cut = _without_notes(dated, table.sheet)
    whole = [block for block in dated if not block.divided_by]
    divided = [block for block in dated if block.divided_by]
    summable = [block for block in divided if not ga4_sums.why_not(block)]
    sums = [ga4_sums.summed(block, table.sheet, context.clock(_order(block, context))) for block in summable]
    if not whole and not sums:
        return _refused([ga4_sums.why_not(divided[0])])
    if any("visits" in places(block.headers, MEASURES) for block in whole):
        sums = []
    if cut and sums and context.answers.get("complete") != "yes":
        return _half_sums(cut)
    if lost := [problem for one in sums for problem in one.homeless]:
        return _refused(lost)
    used = [*whole, *(one.block for one in sums)]
    step = used[0].step
    used = [block for block in used if block.step == step]
    problems = [problem for one in sums for problem in one.problems]
    notes = [*(note for one in sums for note in one.notes), *_one_part(whole)]
    rows_read = sum(one.rows_read for one in sums) + sum(len(block.rows) for block in whole) if sums else None
    if step == "week":
        rows_read = rows_read or sum(len(block.rows) for block in used)
        notes.append(tr(NOTE))
        if not all(block.by_day(context) for block in used):
            return asked("ga4", _LAYOUT.title, used[0].range or (context.today, context.today), table.sheet)
    made, stated, labels = _together(used, table.sheet, context)
    if cut and cut.note:
        words: list[list[Cell]] = [[cut.note.words]]
        made = replace(made, above=[*([] for _ in range((cut.note.row or 1) - 1)), *words])
    layout = replace(_LAYOUT, grain="month" if step == "month" else "day")
    read = observations(layout, (made,), context, stated=stated, notes=notes)
    problems += [replace(p, column=labels.get(p.column, p.column)) for p in read.problems]
    problems.sort(key=lambda problem: problem.row or 0)
    return replace(read, problems=tuple(problems), rows_read=rows_read or read.rows_read)


def _refused(why: Sequence[Problem | None]) -> Refusal:
    return Refusal("ga4", _LAYOUT.title, tuple(problem for problem in why if problem))


def _without_notes(dated: Sequence[Block], sheet: str) -> cut_lists.Cut | None:
    """Takes the lines that say how much of a table is shown out of its rows; what says that it is cut."""
    told = None
    for block in dated:
        table = Table(sheet, tuple(block.headers), block.rows, block.numbers, block.above)
        cut = cut_lists.looked_for(_LAYOUT, (table,))
        block.rows, block.numbers = list(cut.tables[0].rows), list(cut.tables[0].numbers)
        told = told or (cut if cut.why else None)
    return told


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


def _together(
    dated: list[Block], sheet: str, context: Context
) -> tuple[Table, dict[str, list[Span]] | None, dict[str, str]]:
    """One table of all blocks by day, the ranges that they state for each measure (None: none), and how the file calls each column.

    Of two blocks of one measure and range the first counts: the other is of another audience.
    """
    stated: dict[str, list[Span | None]] = defaultdict(list)
    days: dict[object, dict[str, Cell]] = {}
    numbers: dict[object, int] = {}
    labels: dict[str, str] = {"day": dated[0].headers[dated[0].day_place or 0]}
    for block in dated:
        where = places(block.headers, MEASURES)
        new = {name: place for name, place in where.items() if block.range not in stated[name]}
        for name, place in new.items():
            stated[name].append(block.range)
            labels.setdefault(name, block.headers[place])
        clock = context.clock(_order(block, context))
        for number, row in zip(block.numbers, block.rows, strict=True):
            when = "total" if block.is_total(row) else _dated(block, block.when(row), clock)
            place_of = when if isinstance(when, dt.date) else (number, when)
            mine = days.setdefault(place_of, {"day": when})
            numbers.setdefault(place_of, number)
            for name, place in new.items():
                mine.setdefault(name, block.figure(row, place))
    measures = [name for name in MEASURES if stated.get(name)]
    rows: list[list[Cell]] = [[one["day"], *(one.get(name) for name in measures)] for one in days.values()]
    ranges = {name: [span for span in spans if span] for name, spans in stated.items()}
    made = Table(sheet, ("day", *measures), rows, [numbers[one] for one in days])
    return made, ranges if any(ranges.values()) else None, labels


FORMATS = (Format("ga4", "Google Analytics 4", "visits", _find, _read),)
