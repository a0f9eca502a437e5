"""Google Analytics 4: the csv of a report or exploration, in blocks that each state their own range of days."""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from plancom.datasets import Observations
from plancom.plan import Month
from plancom.sources.build import observations
from plancom.sources.headers import SEARCHED_ROWS, Table, key, places
from plancom.sources.layouts import Aliases, Context, Format, Layout, Span
from plancom.sources.sheets import Cell, Sheet, Workbook

_DATE_LINE = re.compile(r"^#\s*(fecha de inicio|start date|fecha de finalizacion|end date):\s*(\d{8})$")
_STARTS = {"fecha de inicio", "start date"}
_OFFSETS = {"dia n": "day", "nth day": "day", "mes n": "month", "nth month": "month"}
_DATES = {"date", "fecha", "dia", "day"}

_MEASURES: Aliases = {
    "visits": ("Sessions", "Sesiones"),
    "visitors": ("Total users", "Total de usuarios", "Users", "Usuarios", "Active users", "Usuarios activos"),
    "page_views": ("Views", "Vistas", "Visitas", "Screen page views"),
}
"""«Visitas» was seen in Spanish files for what others call «Vistas»: in Google Analytics 4 it means page views."""

_LAYOUT = Layout(
    "ga4",
    "Google Analytics 4",
    "visits",
    {"day": ("day",), "visits": ("visits",), "visitors": ("visitors",), "page_views": ("page_views",)},
    ("day",),
    order="mdy",
)


@dataclass
class Block:
    """One table of the file: its range, its header and its rows with their numbers."""

    first: dt.date
    last: dt.date
    headers: list[str]
    rows: list[list[Cell]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


def is_date_line(text: str) -> bool:
    """Whether a line of the preamble states where the range begins or ends."""
    return bool(_DATE_LINE.match(key(text)))


def blocks(sheet: Sheet) -> list[Block]:
    """The blocks of a file that states its dates in lines that begin with #; none where it is no such file."""
    found: list[Block] = []
    first = last = None
    current: Block | None = None
    for number, row in enumerate(sheet.rows, start=1):
        lead = str(row[0]).strip() if row and row[0] is not None else ""
        if lead.startswith("#"):
            current = None
            if match := _DATE_LINE.match(key(lead)):
                day = dt.datetime.strptime(match.group(2), "%Y%m%d").date()  # noqa: DTZ007 - a date
                first, last = (day, last) if match.group(1) in _STARTS else (first, day)
        elif not any(cell not in {"", None} for cell in row):
            current = None
        elif current is None:
            if first and last:
                current = Block(first, last, [str(cell or "") for cell in row])
                found.append(current)
        else:
            current.rows.append(row)
            current.numbers.append(number)
    return found


def _dated(block: Block) -> bool:
    return (
        bool(block.headers) and key(block.headers[0]) in {*_OFFSETS, *_DATES} and bool(places(block.headers, _MEASURES))
    )


def _find(book: Workbook) -> tuple[Table, ...]:
    return tuple(
        Table(sheet.name, (), sheet.rows, range(1, len(sheet.rows) + 1))
        for sheet in book.visible
        if any(_dated(block) and block.rows for block in _safe_blocks(sheet))
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
    dated = [block for block in blocks(Sheet(table.sheet, table.rows)) if _dated(block) and block.rows]
    monthly = key(dated[0].headers[0]) in _OFFSETS and _OFFSETS[key(dated[0].headers[0])] == "month"
    dated = [block for block in dated if (_OFFSETS.get(key(block.headers[0])) == "month") == monthly]
    stated: dict[str, list[Span]] = defaultdict(list)
    days: dict[object, dict[str, Cell]] = {}
    numbers: dict[object, int] = {}
    labels: dict[str, str] = {"day": dated[0].headers[0]}
    for block in dated:
        where = places(block.headers, _MEASURES)
        new = {name: place for name, place in where.items() if (block.first, block.last) not in stated[name]}
        for name, place in new.items():
            stated[name].append((block.first, block.last))
            labels.setdefault(name, block.headers[place])
        for number, row in zip(block.numbers, block.rows, strict=True):
            day = _day(row[0], block)
            mine = days.setdefault(day if isinstance(day, dt.date) else (number, day), {"day": day})
            numbers.setdefault(day if isinstance(day, dt.date) else (number, day), number)
            for name, place in new.items():
                mine.setdefault(name, row[place] if place < len(row) else None)
    measures = [name for name in _MEASURES if stated.get(name)]
    made = Table(
        table.sheet,
        ("day", *measures),
        [[day["day"], *(day.get(name) for name in measures)] for day in days.values()],
        [numbers[day] for day in days],
    )
    layout = replace(_LAYOUT, grain="month" if monthly else "day")
    read = observations(layout, (made,), context, stated=stated)
    problems = tuple(replace(p, column=labels.get(p.column, p.column)) for p in read.problems)
    return replace(read, problems=problems)


def _day(cell: Cell, block: Block) -> Cell:
    """The day that a first cell means: an offset from the block's own start, or a date."""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    step = _OFFSETS.get(key(block.headers[0]))
    if step and text.isdigit() and len(text) <= 5:  # noqa: PLR2004 - 99,999 days are 273 years
        if step == "month":
            return (Month.of(block.first) + int(text)).first
        return block.first + dt.timedelta(days=int(text))
    if re.fullmatch(r"(19|20)\d{6}", text):
        try:
            return dt.datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a date
        except ValueError:
            return text
    return cell


FORMATS = (Format("ga4", "Google Analytics 4", "visits", _find, _read),)
