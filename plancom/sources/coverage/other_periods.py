"""Other periods: figures by quarter, week, fortnight or year, of which no month's can be told; spans of days that are months, or lie in one, are read as these."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, pairwise

from plancom.datasets import Problem
from plancom.datasets.problems.sheets import NamelessPeriods, OtherPeriods
from plancom.language.text import fold
from plancom.language.translation import later, tr
from plancom.plan import Month
from plancom.sources.cells.dates import Clock, Day, day, order_of
from plancom.sources.cells.numbers import is_blank, shown
from plancom.sources.files.sheets import MOST_BY_HAND, Cell, Sheet, Workbook
from plancom.sources.tables.headers import SEARCHED_ROWS, keys
from plancom.sources.tables.layouts import Span
from plancom.sources.tables.named_periods import named_periods

_NTH = r"(?:[1-4]|i{1,3}|iv|primer|segundo|tercer|cuarto)(?:er|ro|do|to|°|º|a|o)?"
_MONTHS = r"(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)[a-z]*\.?"
_YEAR = r"(?:[ \-/.,]*(?:de |del )?(?:20)?\d\d)?"
_KINDS = tuple(
    (re.compile(pattern + _YEAR), what)
    for pattern, what in (
        (rf"(?:{_NTH} ?trim\w*\.?|(?:trim\w*\.?|t|q)[ \-]?{_NTH})", later("por trimestre")),
        (rf"(?:{_NTH} ?sem(?:estre|\.)?|semestre[ \-]?{_NTH}|s[12])", later("por semestre")),
        (r"(?:\w{1,8} ?bim\w*\.?|bim\w*\.? ?\w{1,3})", later("por bimestre")),
        (r"(?:\w{1,8} ?cuatrim\w*\.?|cuatrim\w*\.? ?\w{1,3})", later("por cuatrimestre")),
        (rf"{_MONTHS} ?(?:-|–|—|/|a|y) ?{_MONTHS}", later("por varios meses juntos")),
        (
            r"(?:sem(?:ana)?\.? ?\d{1,2}(?: ?\(.{1,30}\))?|(?:19|20)\d\d-?w\d\d|w\d{1,2}|\w{1,8} semana.*)",
            later("por semana"),
        ),
        (r"(?:\w{1,8} quincena.*|quincena ?\w{1,8}.*|q[12] .*)", later("por quincena")),
        (r"(?:(?:ano |vigencia )?(?:19[89]|20\d)\d)", later("por año")),
    )
)
_FEWEST = 2
_STARTS = frozenset(
    {"desde", "inicio", "fecha inicial", "fecha inicio", "fecha de inicio", "from", "start", "start date", "del"}
)
_ENDS = frozenset(
    {"hasta", "fin", "fecha final", "fecha fin", "fecha de fin", "fecha de finalizacion", "to", "end", "end date", "al"}
)
_RANGES = frozenset({"semana", "periodo", "rango", "rango de fechas", "week", "period"})
_NEAR = date(1900, 1, 1), date(1900, 1, 2)
"""A year that no cell says: a span without one would be of it."""
_DAY, _WEEK = timedelta(days=1), 7


def stated_periods(book: Workbook) -> Problem | None:
    """What is said of a file without months whose rows or columns are of other periods; None where they are of none."""
    for sheet in book.visible:
        rows = sheet.rows[:SEARCHED_ROWS]
        width = max(map(len, rows), default=0)
        columns = ([row[j] for row in rows if j < len(row)] for j in range(width))
        for cells in chain(rows, columns):
            if problem := _named(cells, sheet.name):
                return problem
        if problem := _numbered(rows, sheet.name):
            return problem
    return None


def _named(cells: Sequence[Cell], sheet: str) -> Problem | None:
    """What is said of cells of which several name such periods."""
    for pattern, what in _KINDS:
        found = dict.fromkeys(shown(cell) for cell in cells if pattern.fullmatch(fold(shown(cell)).strip(" :.*")))
        if len(found) >= _FEWEST:
            first, second = list(found)[:_FEWEST]
            return OtherPeriods(how=tr(what), first=first, second=second).at(sheet)
    return None


def _numbered(rows: Sequence[Sequence[Cell]], sheet: str) -> Problem | None:
    """What is said of headers that are 1, 2, 3, …: the first row that has figures, after a word."""
    first = next((row for row in rows if any(shown(cell).isdigit() for cell in row)), [])
    filled = [shown(cell) for cell in first if not is_blank(cell)]
    numbers = [int(text) for text in filled[1:] if text.isdigit()]
    if len(numbers) <= _FEWEST or numbers != list(range(1, len(numbers) + 1)) or filled[0].isdigit():
        return None
    return NamelessPeriods(first=filled[1], second=filled[2]).at(sheet)


@dataclass(frozen=True)
class SpannedSheet:
    """A sheet whose spans of days are the months that they are, or the first day of each; or the `problem` of those that part months."""

    sheet: Sheet
    problem: Problem | None = None


def with_spans(sheet: Sheet, clock: Clock) -> SpannedSheet:
    """A sheet with the periods of its rows in two columns («Desde», «Hasta») or in one («01/01/2018 - 07/01/2018») as dates; any other as it is."""
    rows = sheet.rows
    if len(rows) > MOST_BY_HAND:
        return SpannedSheet(sheet)
    for i, row in enumerate(rows[:SEARCHED_ROWS]):
        labels = keys(row)
        starts, ends, ranges = (
            [j for j, label in enumerate(labels) if label in names] for names in (_STARTS, _ENDS, _RANGES)
        )
        if len(starts) == len(ends) == 1:
            return _spanned(sheet, i, starts[0], _of_two(rows[i + 1 :], starts[0], ends[0], clock), ends[0])
        if len(ranges) == 1 and len([label for label in labels if label]) > 1:
            return _spanned(sheet, i, ranges[0], _of_one(rows[i + 1 :], ranges[0]), None)
    return SpannedSheet(sheet)


def _of_two(rows: Sequence[Sequence[Cell]], start: int, end: int, clock: Clock) -> list[Span | None]:
    order = order_of([row[j] for row in rows for j in (start, end) if j < len(row)], "dmy")
    read = replace(clock, order=order)
    found: list[Span | None] = []
    for row in rows:
        first, last = (day(row[j], read) if j < len(row) else None for j in (start, end))
        if isinstance(first, Day) and isinstance(last, Day) and not (first.month or last.month):
            found.append((first.date, last.date))
        else:
            found.append(None)
    return found


def _of_one(rows: Sequence[Sequence[Cell]], at: int) -> list[Span | None]:
    found: list[Span | None] = []
    for row in rows:
        cell = row[at] if at < len(row) else None
        spans = named_periods(cell, _NEAR) if isinstance(cell, str) and len(cell) > _WEEK else []
        own = [span for span in spans if span[0].year != _NEAR[0].year and span[0] < span[1]]
        found.append(own[0] if len(own) == 1 else None)
    return found


def _spanned(sheet: Sheet, header: int, at: int, spans: Sequence[Span | None], other: int | None) -> SpannedSheet:
    """The sheet with the first day of each span, or its month, in the column of dates, where the spans follow one upon the other."""
    distinct = sorted({span for span in spans if span})
    if not _follow(distinct):
        return SpannedSheet(sheet)
    begun, ended = distinct[0][0], distinct[-1][1]
    parts = any(Month.of(first) != Month.of(last) for first, last in distinct)
    if parts or (other is None and (begun, ended) != (Month.of(begun).first, Month.of(ended).last)):
        return SpannedSheet(sheet, _of_no_months(distinct).at(sheet.name))
    whole = all(map(_is_month, distinct))
    rows = [_with(sheet.rows[header], at, "mes" if whole else "fecha", other)]
    for row, span in zip(sheet.rows[header + 1 :], spans, strict=True):
        rows.append(_with(row, at, (f"{span[0]:%Y-%m}" if whole else span[0]), other) if span else list(row))
    return SpannedSheet(replace(sheet, rows=[*sheet.rows[:header], *rows]))


def _is_month(span: Span) -> bool:
    return span == (Month.of(span[0]).first, Month.of(span[0]).last)


def _of_no_months(spans: Sequence[Span]) -> OtherPeriods:
    """What is said of spans that part months, or leave days of them out."""
    weekly = all((last - first).days < _WEEK for first, last in spans)
    first, second = (f"{one[0]:%d/%m/%Y} – {one[1]:%d/%m/%Y}" for one in spans[:_FEWEST])
    return OtherPeriods(
        how=tr("por semana") if weekly else tr("por períodos que no son meses"), first=first, second=second
    )


def _follow(spans: Sequence[Span]) -> bool:
    """Whether several spans, in order, go on from one to the next: those of requests or campaigns lie across each other."""
    return len(spans) >= _FEWEST and all(b[0] == a[1] + _DAY for a, b in pairwise(spans))


def _with(row: Sequence[Cell], at: int, cell: Cell, other: int | None) -> list[Cell]:
    return [cell if j == at else None if j == other else old for j, old in enumerate(row)]
