"""Google Analytics 4: the csv of a report or exploration, its blocks put together by day."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace

from plancom.datasets import Observations
from plancom.datasets.observations import nothing
from plancom.language.translation import tr
from plancom.sources.build import observations
from plancom.sources.duplicates import divided_days
from plancom.sources.formats.ga4_blocks import MEASURES, Block, blocks, is_date_line, is_total
from plancom.sources.headers import SEARCHED_ROWS, Table, places
from plancom.sources.layouts import Context, Format, Layout, Span
from plancom.sources.sheets import Cell, Sheet, Workbook
from plancom.sources.weeks import NOTE, asked

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
        if any(block.dated for block in _safe_blocks(sheet))
    )


def _safe_blocks(sheet: Sheet) -> list[Block]:
    leads = (row[0] for row in sheet.rows[:SEARCHED_ROWS] if row)
    if not any(isinstance(lead, str) and is_date_line(lead.strip()) for lead in leads):
        return []
    try:
        return blocks(sheet)
    except ValueError:  # a start date that does not exist: somebody edited the preamble
        return []


def _read(tables: tuple[Table, ...], context: Context) -> Observations:
    table = tables[0]
    dated = [block for block in blocks(Sheet(table.sheet, table.rows)) if block.dated]
    whole = [block for block in dated if not block.divided_by]
    if not whole:
        return nothing("ga4", _LAYOUT.title, divided_days(dated[0].divided_by))
    step = whole[0].step
    whole = [block for block in whole if block.step == step]
    weeks = sum(len(block.rows) for block in whole) if step == "week" else None
    if step == "week" and not all(block.by_day(context) for block in whole):
        return asked("ga4", _LAYOUT.title, (whole[0].first, whole[0].last), table.sheet)
    made, stated, labels = _together(whole, table.sheet)
    layout = replace(_LAYOUT, grain="month" if step == "month" else "day")
    read = observations(layout, (made,), context, stated=stated, notes=[tr(NOTE)] if weeks else [])
    problems = tuple(replace(p, column=labels.get(p.column, p.column)) for p in read.problems)
    return replace(read, problems=problems, rows_read=weeks or read.rows_read)


def _together(dated: list[Block], sheet: str) -> tuple[Table, dict[str, list[Span]], dict[str, str]]:
    """One table of all blocks by day, the ranges that they state for each measure, and how the file calls each column.

    Of two blocks of one measure and range the first counts: the other is of another audience.
    """
    stated: dict[str, list[Span]] = defaultdict(list)
    days: dict[object, dict[str, Cell]] = {}
    numbers: dict[object, int] = {}
    labels: dict[str, str] = {"day": dated[0].headers[0]}
    for block in dated:
        where = places(block.headers, MEASURES)
        new = {name: place for name, place in where.items() if (block.first, block.last) not in stated[name]}
        for name, place in new.items():
            stated[name].append((block.first, block.last))
            labels.setdefault(name, block.headers[place])
        for number, row in zip(block.numbers, block.rows, strict=True):
            day = "total" if is_total(row) else block.day(row[0])
            place_of = day if isinstance(day, dt.date) else (number, day)
            mine = days.setdefault(place_of, {"day": day})
            numbers.setdefault(place_of, number)
            for name, place in new.items():
                mine.setdefault(name, block.figure(row, place))
    measures = [name for name in MEASURES if stated.get(name)]
    rows: list[list[Cell]] = [[day["day"], *(day.get(name) for name in measures)] for day in days.values()]
    return Table(sheet, ("day", *measures), rows, [numbers[day] for day in days]), stated, labels


FORMATS = (Format("ga4", "Google Analytics 4", "visits", _find, _read),)
