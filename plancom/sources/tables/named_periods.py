"""Periods that are named: the days that a file's name or a title says it is of («1-30 nov 2018», «2018-01_2018-11»), as tools and people write them."""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plancom.language.text import fold
from plancom.plan import Month
from plancom.sources.cells.dates import MONTH_NUMBERS, order_of
from plancom.sources.tables.date_ranges import ONE_DAY
from plancom.sources.tables.layouts import Layout, Span
from plancom.sources.tables.sheet_notes import about_figures

_BY_TOOLS = (
    (re.compile(r"(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})"), "%Y-%m-%d"),
    (re.compile(r"(?<!\d)(\d{8})[_-](\d{8})(?!\d)"), "%Y%m%d"),
    (re.compile(r"([A-Z][a-z]{2}-\d{2}-\d{4})_([A-Z][a-z]{2}-\d{2}-\d{4})"), "%b-%d-%Y"),
)

_MONTH = "(?<![a-z])(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")(?![a-z])\.?"
_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_DAY = r"\d{1,2}(?!\d)(?:st|nd|rd|th|ro|er|o|°)?(?![a-z]{3})"
_ALONE = r"(?<![a-z\d])"
_TO = r"(?:al?|to|hasta|through|thru|until|ate|y|and|e|-|–|—)"
_BETWEEN = rf" ?{_TO} ?(?:el |the |dia |o )*"
_OF = r"[-., /]*(?:del? |of |do )?"
_PART = r"trimestre|quarter|semestre|semester"
_NTH = {"primer": 1, "primeiro": 1, "segundo": 2, "tercer": 3, "terceiro": 3, "cuarto": 4, "quarto": 4}
_NTH |= {"i": 1, "ii": 2, "iii": 3, "iv": 4} | {str(number): number for number in range(1, 5)}
_HALVES = re.compile("sem|s|h")
_OUTSIDE = re.compile(r"(\d{3,})[-./ ]$"), re.compile(r"[-./ ](\d{3,})")
_JOIN = re.compile(rf"(?:{_BETWEEN}|[ ,/&]*)")
_WITHIN_A_MONTH = re.compile(r"(?<![a-z])(?:seman|week|quincen|quinzen|fortnight)")
"""Words beside which a month, or a year, is only where a week or a fortnight lies."""
_TO_NEXT, _TO_THIS = (
    re.compile(rf"{_BETWEEN}\d"),
    re.compile(rf"(?:\d|[a-z](?=[ –—-])){_BETWEEN}$"),
)  # «final» ends in no «al»
_AFTER_MONTH = re.compile(rf"(?<!\d)(?<!\d )(?<!\d de ){_MONTH}[-. ]?$")
_LETTER_THEN_CAPITAL = re.compile(r"(?<=[a-záéíóúñç])(?=[A-ZÁÉÍÓÚ])")
_CENTURY, _MONTHS = 2000, 12

_UNTIL = re.compile(r"hasta|a la fecha|actualiza|corte|elabora|expedi|(?<!\w)al? \w+ (?:de |del )?(?:19|20)\d\d")
"""Words beside which a month is the last of several, or the one in which the sheet was made."""
_NO_YEAR = dt.date(1900, 1, 1), dt.date(1900, 1, 2)
"""A year that no title says: a month without one would be of it."""

_FIGURES = re.compile(
    rf"{_ALONE}(?P<first>\d{{1,2}})(?P<sep>[-./ ])(?P<month>\d{{1,2}})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_MONTH_THEN_DAYS = (
    rf"(?P<month>{_MONTH})[- .]?(?P<first>{_DAY}){_BETWEEN}(?P<second>{_MONTH})[- .]?(?P<last>{_DAY}){_OF}(?P<year>{_YEAR})",
    rf"(?P<month>{_MONTH})[- .]?(?P<first>{_DAY}){_BETWEEN}(?P<last>{_DAY})(?:{_OF}(?P<year>{_YEAR}))?",
    rf"(?P<month>{_MONTH})[- .]?(?P<first>{_DAY})[-., ]+(?P<year>{_YEAR})",
)
_SHORT_YEAR = rf"\d\d(?!\d)(?!{_OF}{_MONTH})"  # in «1 nov - 30 nov 2018» 30 is none
_DAYS_THEN_MONTH = (
    rf"{_ALONE}(?P<first>{_DAY}){_BETWEEN}(?P<last>{_DAY}){_OF}(?P<month>{_MONTH})(?:{_OF}(?P<year>{_YEAR}|{_SHORT_YEAR}))?",
    rf"{_ALONE}(?P<first>{_DAY})(?P<of>{_OF})(?P<month>{_MONTH})(?:{_OF}(?P<year>{_YEAR}|{_SHORT_YEAR}))?",
)
_SURE = tuple(
    map(
        re.compile,
        (
            r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-./ ])(?P<month>\d{1,2})(?P=sep)(?P<first>\d{1,2})(?!\d)",
            r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<first>\d\d)(?!\d)",
            rf"{_ALONE}(?P<first>{_DAY}){_BETWEEN}(?P<last>\d{{1,2}})[-./ ](?P<month>\d{{1,2}})[-./ ](?P<year>{_YEAR})",
            _FIGURES.pattern,
            r"(?<!\d)(?P<first>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d)(?!\d)",
            *_MONTH_THEN_DAYS,
            *_DAYS_THEN_MONTH,
            rf"(?P<month>{_MONTH}){_OF}(?P<year>{_YEAR})",
            rf"(?P<month>{_MONTH})[-. ]?['’]?(?P<year>\d\d)(?!\d)",
            rf"(?P<year>{_YEAR}){_OF}(?P<month>{_MONTH})",
        ),
    )
)
_FIGURES_ALONE = tuple(
    map(
        re.compile,
        (
            r"(?<!\d)(?P<year>(?:19|20)\d\d)[-./ ](?P<month>\d{1,2})(?!\d)",
            r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?!\d)",
            rf"{_ALONE}(?P<month>\d{{1,2}})[-./ ](?P<year>(?:19|20)\d\d)(?!\d)",
            rf"(?P<year>{_YEAR})",
        ),
    )
)
"""Forms that numbers of other things have too: those of a longer number («300-201-2018») are none."""
_WORDS_ALONE = (
    re.compile(rf"{_ALONE}(?P<nth>primer|segundo|tercer|cuarto|iv|i{{1,3}}|[1-4])(?:er|do|ro|to|o)? ?(?P<part>{_PART})(?![a-z])"),
    re.compile(rf"{_ALONE}(?P<part>{_PART}|trim|sem|[tqsh])[-. ]?(?P<nth>[1-4]|iv|i{{1,3}})(?![a-z\d])"),
    re.compile(rf"(?P<month>{_MONTH})"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _NamedPeriod:
    """What stands from `start` to `end` of a line: year, month and day of its first and of its last day, the year 0 where none is written.

    `unit` is the smallest that is written. It is `firm` where it says a period without a year or another month beside it.
    """

    start: int
    end: int
    unit: str
    first: tuple[int, int, int]
    last: tuple[int, int, int]
    firm: bool = True
    weak: bool = False

    def span(self, lent: int, near: Span) -> Span:
        """Its days, in its own year, else the one that is `lent`, else those of the days that it is to be `near`."""
        (begun, *first), (ended, *last) = self.first, self.last
        ended = ended or lent or near[1].year
        begun = begun or (ended - 1 if first > last else ended)
        return _date(begun, *first), _date(ended, *last)


def named_range(layout: Layout, name: str, days: Span) -> Span | None:
    """The range that a tool wrote into the file's name, where the rows lie in it; None where there is none to believe.

    A day more on either side is borne: a tool names the range in its own time zone.
    """
    if not layout.named_range:
        return None
    for pattern, written in _BY_TOOLS:
        match = pattern.search(name)
        if not match:
            continue
        try:
            first, last = (dt.datetime.strptime(part, written).date() for part in match.groups())  # noqa: DTZ007 - dates
        except ValueError:
            continue
        if layout.exclusive_end:
            last -= ONE_DAY
        if first <= last and first - ONE_DAY <= days[0] and days[1] <= last + ONE_DAY:
            return first, last
    return None


def named_periods(text: str, near: Span) -> list[Span]:
    """The periods that a text names; one without a year is of the year of the days that it is `near`."""
    line = plain(text)
    found = _joined(line, _all(line))
    if _WITHIN_A_MONTH.search(line):
        found = [one for one in found if one.unit == "day"]
    lent = _lent(found)
    found = [one for one in found if one.firm or lent]
    if lent and any(not one.last[0] for one in found):  # a year that others take is no period of its own
        found = [one for one in found if one.unit != "year"]
    spans = dict.fromkeys(one.span(lent, near) for one in found)
    return [span for span in spans if span[0] <= span[1]]


def named_month(lines: Iterable[str]) -> Month | None:
    """The only month of a year that lines over a table name; None where one names another part of a year, or may mean all months until then.

    Whole years are those of plans and forms («Plan 2016 - 2019», «Vigencia 2016»).
    """
    months: set[Month] = set()
    for line in map(about_figures, lines):
        spans = [span for span in named_periods(line, _NO_YEAR) if not _are_years(*span)]
        if not spans:
            continue
        month = Month.of(spans[0][0])
        if spans != [(month.first, month.last)] or month.first.year == _NO_YEAR[0].year or _UNTIL.search(line):
            return None
        months.add(month)
    return months.pop() if len(months) == 1 else None


def named_year(lines: Iterable[str]) -> int:
    """The only year that lines over a table name, whole («Trámites 2018», «Vigencia 2018»); 0 where they name none, several, or a part of one."""
    spans = {span for line in map(about_figures, lines) for span in named_periods(line, _NO_YEAR)}
    spans = {span for span in spans if span[0].year != _NO_YEAR[0].year}
    years = {span[0].year for span in spans if _are_years(*span) and span[0].year == span[1].year}
    return years.pop() if len(years) == len(spans) == 1 else 0


def _are_years(first: dt.date, last: dt.date) -> bool:
    return first == Month.of(first).first == first.replace(month=1) and last == last.replace(month=_MONTHS, day=31)


def _lent(found: Iterable[_NamedPeriod]) -> int:
    """The only year that stands by itself, of which are the months that have none; 0 where there is none."""
    years = {one.first[0] for one in found if one.unit == "year" and one.first[0] == one.last[0]}
    return years.pop() if len(years) == 1 else 0


def plain(text: str) -> str:
    """A file's name as words are written: without case, accents nor the marks that stand for spaces."""
    return fold(re.sub(r"[_+]|%20", " ", _LETTER_THEN_CAPITAL.sub(" ", text)))


def _date(year: int, month: int, day: int) -> dt.date:
    """The day, or the last of its month where that has fewer."""
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _all(line: str) -> list[_NamedPeriod]:
    """What a line names, in the order in which it stands there, each letter in one of them."""
    order = order_of([match.group() for match in _FIGURES.finditer(line)], "dmy")
    found: list[_NamedPeriod] = []
    for pattern in (*_SURE, *_FIGURES_ALONE, *_WORDS_ALONE):
        for match in pattern.finditer(line):
            one = _read(match, month_first=order == "mdy")
            if one and not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
    return sorted(_without_numbers(line, found), key=lambda one: one.start)


def _without_numbers(line: str, found: Sequence[_NamedPeriod]) -> Sequence[_NamedPeriod]:
    """Those that are no part of a longer number, as that of a telephone or of a letter."""
    kept = [one for one in found if not one.weak or not any(_foreign(line, one, found))]
    return kept if len(kept) == len(found) else _without_numbers(line, kept)


def _foreign(line: str, one: _NamedPeriod, found: Iterable[_NamedPeriod]) -> Iterator[bool]:
    """For each number that stands right beside it, whether it is no period."""
    beside = _OUTSIDE[0].search(line[: one.start]), _OUTSIDE[1].match(line, one.end)
    for match in beside:
        if match:
            start, end = match.span(1)
            yield not any(other.start < end and start < other.end for other in found)


def _read(match: re.Match[str], *, month_first: bool) -> _NamedPeriod | None:
    """What a match says; None where there is no such day or month."""
    said = {name: value for name, value in match.groupdict().items() if value}
    year = int(said.get("year", 0))
    year += _CENTURY if len(said.get("year", "")) == 2 else 0  # noqa: PLR2004 - «nov-18»
    if "part" in said:
        return _part_of_year(match, said)
    if "month" not in said:
        return _NamedPeriod(*match.span(), "year", (year, 1, 1), (year, _MONTHS, 31), weak=True)
    if "first" in said:
        return _days(match, said, year, month_first=month_first)
    month = _month(said["month"])
    firm = bool(year) or len(said["month"].rstrip(".")) > 3  # noqa: PLR2004 - «mar», «may», «out» are other words too
    return _of_months(match, year, month, month, firm=firm, weak=match.re in _FIGURES_ALONE)


def _days(match: re.Match[str], said: dict[str, str], year: int, *, month_first: bool) -> _NamedPeriod | None:
    """A day, or the days of a range."""
    month, last_month = _month(said["month"]), _month(said.get("second", said["month"]))
    first, last = (int(re.sub(r"\D", "", said.get(name, said["first"]))) for name in ("first", "last"))
    if match.re.pattern == _FIGURES.pattern and (month_first or month > _MONTHS):
        first, last, month, last_month = month, month, first, first
    if not (1 <= month <= _MONTHS and 1 <= first <= 31 and 1 <= last <= 31):  # noqa: PLR2004 - a calendar's
        return None
    if "of" in match.groupdict():
        if first == month and "de" not in said.get("of", "") and not _is_end(match):  # «11. noviembre 2018»: its number
            return _of_months(match, year, month, month)
        if _AFTER_MONTH.search(match.string[: match.start()]):  # in «ene-18 feb-18» 18 is no day of February
            return None
    begun = year - 1 if year and "second" in said and (month, first) > (last_month, last) else year
    return _NamedPeriod(*match.span(), "day", (begun, month, first), (year, last_month, last))


def _is_end(match: re.Match[str]) -> bool:
    """Whether it is written as the first or the last of several days."""
    return bool(_TO_NEXT.match(match.string, match.end()) or _TO_THIS.search(match.string[: match.start()]))


def _of_months(
    match: re.Match[str], year: int, first: int, last: int, *, firm: bool = True, weak: bool = False
) -> _NamedPeriod | None:
    if not 1 <= first <= last <= _MONTHS:
        return None
    return _NamedPeriod(*match.span(), "month", (year, first, 1), (year, last, 31), firm=firm, weak=weak)


def _part_of_year(match: re.Match[str], said: dict[str, str]) -> _NamedPeriod | None:
    """A quarter, or a half of a year."""
    number, months = _NTH[said["nth"]], 6 if _HALVES.match(said["part"]) else 3
    return _of_months(match, 0, (number - 1) * months + 1, number * months, firm=False)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTH_NUMBERS[text.rstrip(".")]


def _joined(line: str, found: Sequence[_NamedPeriod]) -> list[_NamedPeriod]:
    """Those that stand as the first and the last of one period («enero a noviembre», «2018-11-01_2018-11-30») as one."""
    made: list[_NamedPeriod] = []
    for one in found:
        before = made[-1] if made else None
        both = _both(before, one) if before and _JOIN.fullmatch(line[before.end : one.start]) else None
        if both:
            made[-1] = both
        else:
            made.append(one)
    return made


def _both(one: _NamedPeriod, other: _NamedPeriod) -> _NamedPeriod | None:
    """From the first day of the one to the last of the other; None where they are no such pair."""
    if one.unit != other.unit or (one.unit == "day" and one.first != one.last):
        return None
    year = other.last[0]
    begun = one.first[0] or (year - 1 if year and one.first[1:] > other.last[1:] else year)
    ended = year or one.last[0]
    if begun and (begun, *one.first[1:]) > (ended, *other.last[1:]):
        return None
    first, last = (begun, *one.first[1:]), (ended, *other.last[1:])
    return replace(other, start=one.start, first=first, last=last, firm=True)
