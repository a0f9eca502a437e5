"""Figures by week, which belong to no month: asked about, and spread evenly over the days of each week where the user wants that."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from plancom.datasets import Inquiry, Option, Question
from plancom.datasets.problems.doubts import ByWeek
from plancom.language import dates
from plancom.language.translation import later, tr
from plancom.sources.cells.numbers import count
from plancom.sources.files.sheets import Cell
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Context, Span

NOTE = later(
    "Las cifras de cada semana se repartieron por igual entre sus días: las de los meses que parten una semana son estimadas."
)
_DAY = dt.timedelta(days=1)
_WEEK = 7


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
