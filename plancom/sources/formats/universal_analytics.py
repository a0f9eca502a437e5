"""Universal Analytics (until 2024): its csv, with a month, week or day index below a preamble that states the range."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from plancom.datasets import Observations, Problem, Refusal, Result
from plancom.datasets.problems.sheets import Declined
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan import Month
from plancom.sources.assembly import observations
from plancom.sources.cells.dates import NUMERIC, Day, Order, day, only_order, order_of, within
from plancom.sources.cells.numbers import is_blank, shown
from plancom.sources.coverage.weeks import NOTE, asked, spread
from plancom.sources.files.columnar import ColumnarRows
from plancom.sources.files.sheets import Cell, Sheet, Workbook
from plancom.sources.rows.duplicates import divided_days
from plancom.sources.tables.headers import Table, key, places, table_at
from plancom.sources.tables.layouts import Context, Format, Layout, Span

_RANGE = re.compile(r"#\s*(\d{8})-(\d{8})")
_SPANISH = {"mes": "month", "meses": "month", "semana": "week", "semanas": "week", "dia": "day", "dias": "day"}
_INDEX = {"month index": "month", "week index": "week", "day index": "day"}
_INDEX |= {
    f"indice {of}{word}": step
    for word, step in _SPANISH.items()
    for of in ("de ", "del ", "de la ", "de los ", "de las ")
}
_INDEX |= {f"indice {of}{word}": step for word, step in _SPANISH.items() for of in ("do ", "da ", "dos ", "das ")}
"""In Spanish and Portuguese no file was at hand: every way to say «índice de …» is taken."""

_LAYOUT = Layout(
    "universal-analytics",
    "Google Analytics (Universal Analytics)",
    "visits",
    {
        "day": tuple(_INDEX),
        "visits": ("Sessions", "Sesiones", "Visits", "Sessões"),
        "visitors": ("Users", "Usuarios", "Unique Visitors", "Usuários", "Utilizadores"),
        "page_views": (
            "Pageviews",
            "Páginas vistas",
            "Número de páginas vistas",
            "Visualizações de página",
            "Visualizações de páginas",
        ),
    },
    ("day",),
    ("visits", "visitors", "page_views"),
)


def stated_range(sheet: Sheet) -> Span | None:
    """The range in the preamble (# 20110101-20220430); None where there is none."""
    for row in sheet.rows[:20]:
        if row and isinstance(row[0], str) and (match := _RANGE.match(row[0])):
            try:
                first, last = (dt.datetime.strptime(part, "%Y%m%d").date() for part in match.groups())  # noqa: DTZ007
            except ValueError:
                return None
            return (first, last) if first <= last else None
    return None


def _index_row(sheet: Sheet) -> int | None:
    # What is read by columns has its header first; to make each of its rows would take seconds of a long file.
    rows = sheet.rows[:1] if isinstance(sheet.rows, ColumnarRows) else sheet.rows
    for i, row in enumerate(rows):
        if row and isinstance(row[0], str) and key(row[0]) in _INDEX and _LAYOUT.where([str(c or "") for c in row]):
            return i
    return None


def _has_dates(sheet: Sheet, header: int) -> bool:
    """Whether what stands below the index is dates of the spreadsheet's own: its workbooks state their range on no sheet of data."""
    cells = [row[0] for row in sheet.rows[header + 1 :] if row and not is_blank(row[0])]
    return bool(cells) and all(isinstance(cell, dt.date) for cell in cells)


def _find(book: Workbook) -> tuple[Table, ...]:
    found = []
    for sheet in book.visible:
        header = _index_row(sheet)
        if header is not None and (stated_range(sheet) or _has_dates(sheet, header)):
            table = table_at(sheet, header)
            end = next((i for i, row in enumerate(table.rows) if all(map(is_blank, row))), len(table.rows))
            found.append(table.only(range(end)))
    return tuple(found)


def _read(tables: tuple[Table, ...], context: Context) -> Result:
    columns = _divided_by(tables[0])
    if columns:
        return Refusal("universal-analytics", _LAYOUT.title, (divided_days(columns),))
    return _whole(tables[0], context)


def _whole(table: Table, context: Context) -> Result:
    """What a table says that has one row for each month, week or day."""
    range_ = stated_range(Sheet(table.sheet, table.above))
    step = _INDEX[key(table.headers[0])]
    first = range_[0] if range_ else context.today
    weeks = sum(bool(row) and not _is_total(row) for row in table.rows)
    if step == "week" and range_:
        by_day = spread(table, range_, context)
        if by_day is None:
            return asked("universal-analytics", _LAYOUT.title, range_, table.sheet)
        table = by_day
    rows = [_dated(row, first, step) for row in table.rows]
    order = _order([row[0] for row in table.rows if row], range_, context)
    if problem := _outside(rows, range_, order, context):
        return Refusal("universal-analytics", _LAYOUT.title, (problem,))
    layout = replace(_LAYOUT, grain="month" if step == "month" else "day", order=order)
    stated = {"": [range_]} if range_ else None
    notes = [tr(NOTE)] if step == "week" else []
    read = observations(layout, (replace(table, rows=rows),), context, stated=stated, notes=notes)
    if step == "week":
        read = replace(read, rows_read=weeks)
    return read if places(table.headers, _LAYOUT.columns) else _covering_nothing(read)


def _divided_by(table: Table) -> list[str]:
    """The columns that divide each day or month (a segment, another period), where an index stands on several rows."""
    indexes = [shown(row[0]) for row in table.rows if row and not _is_total(row)]
    if len(indexes) == len(set(indexes)):
        return []
    figures = {0, *places(table.headers, _LAYOUT.columns).values()}
    others = [label for place, label in enumerate(table.headers) if place not in figures and label]
    return others or [table.headers[0]]


def _order(cells: Sequence[Cell], range_: Span | None, context: Context) -> Order:
    """The order of day and month with which alone the dates lie in the range that the file states; else that of the United States, unless they prove the other."""
    written = [cell for cell in cells if isinstance(cell, str) and NUMERIC.fullmatch(cell.strip())]
    readings = {order: found for order in _ORDERS if len(found := _days(written, order, context)) == len(written)}
    proven = only_order(readings, within(*range_)) if range_ and written else None
    return proven or order_of(written, "mdy")


def _days(cells: Sequence[Cell], order: Order, context: Context) -> list[dt.date]:
    read = (day(cell, context.clock(order)) for cell in cells)
    return [found.date for found in read if isinstance(found, Day)]


_ORDERS: tuple[Order, ...] = ("mdy", "dmy")


def _outside(rows: Sequence[list[Cell]], range_: Span | None, order: Order, context: Context) -> Problem | None:
    """Why a file is not read that has days out of the range that it states; months begin before it."""
    if range_ is None:
        return None
    first = range_[0].replace(day=1)
    strange = [one for one in _days([row[0] for row in rows if row], order, context) if not first <= one <= range_[1]]
    return out_of_period(range_, strange[0]) if strange else None


def out_of_period(stated: Span, found: dt.date) -> Problem:
    """Why a file of Google Analytics is not read that states a period and has data of a day out of it."""
    what = tr(
        "El archivo dice que es de {span} y trae datos de {day}: no se sabe cuál de los dos es.",
        span=dates.span(*stated),
        day=dates.date(found),
    )
    return Declined(what=what, instead=tr("Expórtelo de nuevo, sin comparar períodos, y no le cambie las fechas.")).at()


def _covering_nothing(read: Result) -> Result:
    return replace(read, coverage=()) if isinstance(read, Observations) else read


def _is_total(row: list[Cell]) -> bool:
    return row[0] in {"", None} and any(cell not in {"", None} for cell in row[1:])


def _dated(row: list[Cell], first: dt.date, step: str) -> list[Cell]:
    """A row with its day in the place of its index. A total has none: the reader knows it by its word."""
    if not row:
        return row
    return ["total" if _is_total(row) else _day(row[0], first, step), *row[1:]]


def _day(cell: Cell, first: dt.date, step: str) -> Cell:
    text = shown(cell)
    if re.fullmatch(r"\d{1,4}", text):
        if step == "month":
            return (Month.of(first) + int(text)).first
        return first + dt.timedelta(days=int(text))
    return cell


FORMATS = (Format("universal-analytics", _LAYOUT.title, "visits", _find, _read),)
