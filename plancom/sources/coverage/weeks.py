"""Figures by week, which belong to no month: asked about, and spread evenly over the days of each week where the user wants that."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from plancom.datasets import Inquiry, Option, Question
from plancom.datasets.problems.doubts import ByWeek, WeekOrDay
from plancom.language import dates
from plancom.language.translation import later, tr
from plancom.sources.cells.dates import Clock, Day, day
from plancom.sources.cells.numbers import count
from plancom.sources.files.sheets import Cell
from plancom.sources.tables.ambiguity import ASKED_OF
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Context, Layout, Span

NOTE = later(
    "Las cifras de cada semana se repartieron por igual entre sus días: las de los meses que parten una semana son estimadas."
)
_DAY = dt.timedelta(days=1)
_WEEK = 7
_FEWEST = 3
"""Dates from which going from week to week is no chance."""


@dataclass(frozen=True, slots=True)
class Week:
    """The days of one row: the first and the last week of a range may be short."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> list[dt.date]:
        """Each of its days."""
        return [self.first + _DAY * n for n in range((self.last - self.first).days + 1)]


def week(range_: Span, index: int, begins: str) -> Week | None:
    """The week with this index in a range; None past its end. `begins`: on every «sunday», on every «monday», or «start»: seven days from the first."""
    first, last = range_
    before = {"sunday": first.isoweekday() % _WEEK, "monday": first.weekday(), "start": 0}[begins]
    start = first - _DAY * before + _DAY * _WEEK * index
    found = Week(max(start, first), min(start + _DAY * (_WEEK - 1), last))
    return found if found.first <= found.last else None


def spread(table: Table, range_: Span, context: Context) -> Table | None:
    """The table with one row per day in place of each row by week, all with the row's number; None until the user says how."""
    begins = context.answers.get("weeks", "")
    if begins not in {"sunday", "monday", "start"}:
        return None
    rows: list[list[Cell]] = []
    numbers: list[int] = []
    for number, row in zip(table.numbers, table.rows, strict=True):
        index = str(row[0]).split(".")[0] if row else ""
        found = week(range_, int(index), begins) if index.isdigit() and len(index) <= 4 else None  # noqa: PLR2004 - 9,999 weeks are 191 years
        parts = _parts(row, found) if found else [row]
        rows += parts
        numbers += [number] * len(parts)
    return Table(table.sheet, table.headers, rows, numbers, table.above)


@dataclass(frozen=True)
class Weekly:
    """Tables of visits with a row for each day where theirs are of a week; `inquiry` where that must be asked first, `spread` where it was done."""

    tables: Sequence[Table]
    inquiry: Inquiry | None = None
    spread: bool = False


def by_day(layout: Layout, tables: Sequence[Table], context: Context) -> Weekly:
    """The tables of a layout that people fill in, whose dates may go from week to week."""
    places = [(table, place) for table in tables if (place := layout.where(table.headers).get("day")) is not None]
    if layout.dataset != "visits" or layout.source not in ASKED_OF or len(places) < len(tables):
        return Weekly(tables)
    clock = context.clock(layout.order)
    read = [day(cell, clock) for table, place in places for cell in table.column(place)]
    days = sorted({found.date for found in read if isinstance(found, Day) and not found.month})
    answer = context.answers.get("weeks", "")
    if len(days) < _FEWEST or any(b - a != _WEEK * _DAY for a, b in pairwise(days)) or answer == "day":
        return Weekly(tables)
    if answer not in {"start", "end"}:
        return Weekly(
            tables, Inquiry(layout.source, layout.title, (WeekOrDay().at(tables[0].sheet),), (_week_or_day(days[0]),))
        )
    before = _DAY * (_WEEK - 1) if answer == "end" else 0 * _DAY
    return Weekly([_spread_dates(table, place, clock, before) for table, place in places], spread=True)


def _spread_dates(table: Table, place: int, clock: Clock, before: dt.timedelta) -> Table:
    """The table with seven rows for each whose date is a week's; its figures shared out evenly, all with the row's number."""
    rows: list[list[Cell]] = []
    numbers: list[int] = []
    for number, row in zip(table.numbers, table.rows, strict=True):
        found = day(row[place], clock) if place < len(row) else None
        parts = _week_from(row, place, found.date - before) if isinstance(found, Day) else [row]
        rows += parts
        numbers += [number] * len(parts)
    return replace(table, rows=rows, numbers=numbers)


def _week_from(row: Sequence[Cell], place: int, first: dt.date) -> list[list[Cell]]:
    shares = [_shares(cell, _WEEK) for cell in row]
    return [[first + _DAY * n if at == place else share[n] for at, share in enumerate(shares)] for n in range(_WEEK)]


def _week_or_day(first: dt.date) -> Question:
    """What a figure is of whose date is seven days from the next; each answer says which days the first one is of."""
    week_ = _DAY * (_WEEK - 1)
    spans = (
        ("start", tr("De la semana que empieza ese día"), first, first + week_),
        ("end", tr("De la semana que termina ese día"), first - week_, first),
    )
    options = [
        Option(
            value,
            label,
            tr("la primera es {span}; cada cifra se reparte por igual entre sus días", span=dates.span(a, b)),
        )
        for value, label, a, b in spans
    ]
    only = Option("day", tr("Solo de ese día"), tr("cada cifra cuenta en su fecha, y los demás días, cero"))
    return Question("weeks", tr("¿De cuántos días es cada cifra?"), (*options, only))


def _parts(row: Sequence[Cell], found: Week) -> list[list[Cell]]:
    """The row by day: whole figures that add up to its own; what is no figure stays as it is, to be reported."""
    size = len(found.days)
    shares = [_shares(cell, size) for cell in row[1:]]
    return [[day, *(share[n] for share in shares)] for n, day in enumerate(found.days)]


def _shares(cell: Cell, size: int) -> list[Cell]:
    value = count(cell)
    if not isinstance(value, int):
        return [cell] * size
    each, more = divmod(value, size)
    return [each + (n < more) for n in range(size)]


def asked(source: str, title: str, range_: Span, sheet: str) -> Inquiry:
    """The question that stands before such a file."""
    labels = {
        "sunday": tr("De domingo a sábado"),
        "monday": tr("De lunes a domingo"),
        "start": tr("Cada siete días desde el primero"),
    }
    options = []
    for begins, label in labels.items():
        ends = week(range_, 0, begins)
        second = week(range_, 1, begins)
        shown = [dates.span(w.first, w.last) for w in (ends, second) if w]
        effect = tr(
            "las primeras son {weeks}; cada cifra se reparte por igual entre sus días", weeks=tr(" y ").join(shown)
        )
        options.append(Option(begins, label, effect))
    question = Question("weeks", tr("¿Cómo son las semanas del archivo?"), tuple(options))
    return Inquiry(source, title, (ByWeek().at(sheet),), (question,))
