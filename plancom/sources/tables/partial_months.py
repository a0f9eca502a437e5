"""Partial months: the day inside a month on which the figures of a table begin or end, as its title or a note says («corte a 15 de febrero»)."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from plancom.language.text import fold
from plancom.plan import Month
from plancom.sources.cells import footnotes
from plancom.sources.cells.dates import MONTH_NUMBERS
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.files.columnar import ColumnarRows, distinct_cells
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.tables.date_ranges import ONE_DAY
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Span
from plancom.sources.tables.sheet_notes import LAWS

_MONTH = "(?<![a-z])(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")(?![a-z])\.?"
_YEAR = r"(?:,? ?(?:de |del |of )?[ /-]?((?:19|20)\d\d)(?!\d))?"
_TO = r"(?:al?|to|hasta|through|until|thru|ate|-|–|—)"
_NTH = r"(?:st|nd|rd|th|\.?o)?"
_DAY_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}}){_NTH}(?: (?:de |of |do )?|[-/])?({_MONTH}){_YEAR}")
_MONTH_DAY = re.compile(rf"({_MONTH}) (\d{{1,2}}){_NTH}(?:\s*{_TO}\s*(\d{{1,2}}){_NTH})?(?![\d/.-]\d|\d){_YEAR}")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_FIGURES = re.compile(r"(?<![\d/])(\d{1,2})[-/.](\d{1,2})(?:[-/.]((?:19|20)?\d\d))?(?![\d/])")
_END = re.compile(
    rf"(?:(?<![a-z]){_TO}|\bcorte\b[^·|;]{{0,20}}|\bcut[- ]?off\b[^·|;]{{0,15}}|\btill|\bas (?:of|at)|\bup to|\bending|\bended|\bposicao em)"
    r"\s*(?:el |the |dia |o |em |en )*$"
)
_START = re.compile(
    r"(?:\bdesde|\bfrom|\bsince|\ba partir de|\ba partir do|\bstarting)\s*(?:el |del |l |the |dia |o )*$"
)
_JOIN = re.compile(rf"\s*(?:{_TO}|y|and|e)\s*(?:el |the |dia |o )*")
_FROM_NUMBER = re.compile(rf"(?<!\d)(\d{{1,2}}){_NTH}\s*(?:{_TO}|y|and|e)\s*(?:el |the )*$")
_FORM = re.compile(r"\b(?:codigo|version|vigen\w+|vigor|aprob\w+|revis\w+|valid from)\b")
_LAW = re.compile(rf"\b(?:{LAWS})\b")
_PIECES = re.compile(r"[·|;\n()\[\]]")
_CENTURY = 2000
_LAST_ROWS, _FEW, _LONGEST_MONTH = 20, 3, 60
"""Rows under a table in which notes are looked for; cells of a row of notes; letters of a month with its mark."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a line names: its `year` 0 where it is not written; how it stands there: an «end», a «start», or alone.

    Where it was written in figures («02/10/2018») the other order is meant where it alone is of the table.
    """

    day: int
    month: int
    year: int
    role: str
    figures: bool = False

    def within(self, span: Span) -> dt.date | None:
        """The date that is meant, in the months of `span`; None where it is in none of them."""
        years = [self.year] if self.year else range(span[1].year, span[0].year - 1, -1)
        orders = [(self.month, self.day), *([(self.day, self.month)] if self.figures else [])]
        for (month, day), year in product(orders, years):
            try:
                date = dt.date(year, month, day)
            except ValueError:
                continue
            if Month.of(span[0]).first <= date <= Month.of(span[1]).last:
                return date
        return None


@dataclass(frozen=True, slots=True)
class SurroundingText:
    """The `lines` of text around the figures of a sheet, and the texts of its `months` as they are written."""

    sheet: str
    lines: tuple[str, ...]
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """Days of which a table says nothing, by the `words` that say so."""

    words: str
    holes: tuple[Span, ...]


def around_table(table: Table, days: int) -> SurroundingText:
    """What stands over and under a table whose dates are in the column at `days`."""
    above = [cell for row in table.above for cell in row]
    below = [] if isinstance(table.rows, ColumnarRows) else [_alone(row) for row in table.rows[-_LAST_ROWS:]]
    return SurroundingText(
        table.sheet, _texts([*above, *below, table.sheet]), _texts(distinct_cells(table.column(days)), _LONGEST_MONTH)
    )


def around_sheet(sheet: Sheet) -> SurroundingText:
    """What is written on a hand-made sheet, in rows without figures and in cells of months."""
    lines = [cell for row in sheet.rows if _is_text(row) for cell in row]
    marked = [cell for row in sheet.rows for cell in row if isinstance(cell, str) and footnotes.mark(cell)]
    months = [cell for cell in marked if re.match(_MONTH, fold(footnotes.unmarked(cell)))]
    return SurroundingText(sheet.name, _texts([*lines, sheet.name]), _texts(months, _LONGEST_MONTH))


def _alone(row: Sequence[Cell]) -> Cell:
    filled = [cell for cell in row if not is_blank(cell)]
    return filled[0] if len(filled) == 1 else None


def _is_text(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if not is_blank(cell)]
    return len(filled) <= _FEW and all(isinstance(cell, str) and not isinstance(count(cell), int) for cell in filled)


def _texts(cells: Iterable[Cell], longest: int = 300) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell for cell in cells if isinstance(cell, str) and 0 < len(cell.strip()) <= longest))


def closing(around: SurroundingText, span: Span) -> Closing | None:
    """What the words `around` a table leave out of `span`, the whole months of its figures; None where they leave nothing out."""
    marked = {text: sign for text in around.months if (sign := footnotes.mark(text))}
    said = [
        (line, holes) for line in around.lines if (holes := [*_of_days(line, span)] or [*_of_notes(line, marked, span)])
    ]
    said += [(text, holes) for text, sign in marked.items() if (holes := [*_of_month(text, sign, span)])]
    if not said:
        return None
    return Closing(said[0][0], tuple(hole for _, holes in said for hole in holes))


def says_closing(line: str) -> bool:
    """Whether a line says on which day the figures end, or that they are not final: it is no row of a table."""
    return footnotes.says_partial(line) or any(one.role == "end" for one in named_days(line))


def _of_days(line: str, span: Span) -> Iterator[Span]:
    for one in named_days(line):
        date = one.within(span)
        if date is None:
            continue
        last_month = Month.of(date) == Month.of(span[1])
        if one.role != "start" and date != Month.of(date).last and date < span[1] and (last_month or one.role == "end"):
            yield date + ONE_DAY, span[1]
        if one.role == "start" and date > span[0] and Month.of(date) == Month.of(span[0]):
            yield span[0], date - ONE_DAY


def _of_notes(line: str, marked: dict[str, str], span: Span) -> Iterator[Span]:
    """The months of which a line says that they are not final: those it names, else those with its mark, else the last."""
    if not footnotes.says_partial(line):
        return
    sign = footnotes.marked_note(line)
    texts = [text for text, its in marked.items() if not sign or its == sign]
    months = _months_named(line, span) or [month for text in texts for month in _months_named(text, span)]
    for month in months or [Month.of(span[1])]:
        yield month.first, month.last


def _of_month(text: str, sign: str, span: Span) -> Iterator[Span]:
    """The days that a month says it lacks («Febrero (parcial)», «Febrero (hasta el 15)»)."""
    partial = footnotes.says_partial(sign)
    day = 0 if partial else footnotes.day_within(sign)
    for month in _months_named(footnotes.unmarked(text), span) if partial or day else ():
        if day < month.last.day:
            yield month.first + day * ONE_DAY, month.last


def _months_named(text: str, span: Span) -> list[Month]:
    """The months of `span` that a text names."""
    folded = fold(text)
    numbers = {MONTH_NUMBERS[name.rstrip(".")] for name in re.findall(_MONTH, folded)}
    numbers |= {int(month) for month in re.findall(r"(?<!\d)(?:19|20)\d\d[-/.](\d{1,2})(?!\d)", folded)}
    years = {int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", folded)}
    found, month = [], Month.of(span[0])
    while month.first <= span[1]:
        if month.first.month in numbers and (not years or month.first.year in years):
            found.append(month)
        month += 1
    return found


def named_days(line: str) -> list[NamedDay]:
    """The days that a line names, but those of laws and of the form's versions."""
    return _without_years([one for piece in _PIECES.split(line) for one in _named_in(fold(piece))])


def _named_in(folded: str) -> Iterator[NamedDay]:
    """The days that a piece of a line names, as the words around each give it its role."""
    places = sorted(_dates(folded))
    joints = [bool(_JOIN.fullmatch(folded[one[1] : other[0]])) for one, other in pairwise(places)]
    for place, joined, joins in zip(places, (False, *joints), (*joints, False), strict=False):
        start, _, day, month, year, figures = place
        before = folded[:start]
        if _LAW.search(before) or _FORM.search(before):
            continue
        number = None if joined else _FROM_NUMBER.search(before)
        if number:
            yield NamedDay(int(number.group(1)), month, year, "start")
        role = ""
        if joins or _START.search(before):
            role = "start"
        elif joined or number or _END.search(before):
            role = "end"
        yield NamedDay(day, month, year, role, figures)


def _without_years(found: Sequence[NamedDay]) -> list[NamedDay]:
    """The days, but «ene 18 a feb 18», which are months of 2018."""
    bare = [one for one in found if not one.year]
    alike = len(bare) > 1 and len({one.day for one in bare}) == 1 and len({one.month for one in bare}) == len(bare)
    return [one for one in found if one.year] if alike else list(found)


_Place = tuple[int, int, int, int, int, bool]


def _dates(folded: str) -> Iterator[_Place]:
    """Where dates stand in a folded text, with their day, month and year (0 where none is written)."""
    taken: list[tuple[int, int]] = []
    for pattern in (_ISO, _DAY_MONTH, _MONTH_DAY, _FIGURES):
        for match in pattern.finditer(folded):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            for place in _read(match):
                taken.append(place[:2])
                yield place


def _read(match: re.Match[str]) -> Iterator[_Place]:
    start, end = match.span()
    if match.re is _ISO:
        yield start, end, int(match[3]), int(match[2]), int(match[1]), False
    elif match.re is _DAY_MONTH:
        yield start, end, int(match[1]), MONTH_NUMBERS[match[2].rstrip(".")], int(match[3] or 0), False
    elif match.re is _MONTH_DAY:
        month, year = MONTH_NUMBERS[match[1].rstrip(".")], int(match[4] or 0)
        if match[3]:  # «Feb 1-15»
            yield start, match.end(2), int(match[2]), month, year, False
            yield match.start(3), end, int(match[3]), month, year, False
        else:
            yield start, end, int(match[2]), month, year, False
    elif match[3] or _END.search(match.string[:start]):
        first, second, year = int(match[1]), int(match[2]), int(match[3] or 0)
        year += _CENTURY if 0 < year < _CENTURY // 20 else 0
        day, month = (first, second) if second <= 12 else (second, first)  # noqa: PLR2004 - months
        yield start, end, day, month, year, True
