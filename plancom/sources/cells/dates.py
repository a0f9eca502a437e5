"""Dates as people and tools write them, in Spanish, English and Portuguese; and what is none, with the date that was perhaps meant."""

import calendar
import datetime as dt
import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from zoneinfo import ZoneInfo

from plancom.datasets import Fault
from plancom.datasets.problems.cells import BadDate, FutureDate, MistypedYear, NotADate, NoYear, OldDate
from plancom.language.dates import MONTHS, WEEKDAYS
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.cells.footnotes import unmarked
from plancom.sources.cells.numbers import UNKNOWN, Unknown, is_blank, is_unknown, shown
from plancom.sources.files.date_system import EPOCH_1900
from plancom.sources.files.sheets import Cell

Order = Literal["dmy", "mdy"]
OLDEST_YEAR = 1990
"""Before it there were neither web pages nor these networks: an older year is a slip of the keyboard."""
PROOF = 0.2
"""Share of a column's distinct dates that must be impossible in the usual order before the other is believed: in daily US dates
it is 60 %; one mistyped date in a column of twelve is 8 %."""

_SERIALS = range(20_000, 80_000)  # 1954 to 2119
_CENTURY = 50
_YEAR = 4
"""The digits of a year."""

_ENGLISH_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_PORTUGUESE_MONTHS = [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
]
_PORTUGUESE_WEEKDAYS = ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"]
_ENGLISH_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTH_NUMBERS = {name: i + 1 for i, name in enumerate(MONTHS)}
MONTH_NUMBERS |= {name: i + 1 for i, name in enumerate(_ENGLISH_MONTHS)}
_BEGINNINGS = {name[:length]: number for name, number in list(MONTH_NUMBERS.items()) for length in range(3, len(name))}
MONTH_NUMBERS = _BEGINNINGS | MONTH_NUMBERS  # «febr.», «agos.», «sept.», «novi.»
MONTH_NUMBERS |= {"setiembre": 9, "set": 9, "mzo": 3, "agto": 8, "octbre": 10, "novbre": 11, "dicbre": 12, "dbre": 12}
# In Portuguese whole or in three letters: more beginnings would be other words («sete» is seven).
MONTH_NUMBERS |= {fold(name)[:length]: i + 1 for i, name in enumerate(_PORTUGUESE_MONTHS) for length in (3, None)}
_WEEKDAY_NAMES = [
    (number, name[:end])
    for names in (WEEKDAYS, _ENGLISH_WEEKDAYS, _PORTUGUESE_WEEKDAYS)
    for number, name in enumerate(names)
    for end in (3, None)
]
_WEEKDAY_NUMBERS = {fold(name): number for number, name in _WEEKDAY_NAMES}
_IGNORED = (
    (set(_WEEKDAY_NUMBERS) - set(MONTH_NUMBERS))
    | {"de", "del", "of", "the", "a", "las", "at", "tues", "thur", "thurs", "st", "nd", "rd", "th"}
    | {"°", "ro", "er"}  # «1° de marzo», «1ro de marzo»
    | {"do", "as", "o", "feira"}  # «1º de março de 2018 às 9:05», «segunda-feira»
)

_CLOCK = r"(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?"  # some programs write 9:05:08 as 9:5:8
_HALF = r"[ap]\.?\s?m\b\.?"
_ZONE = (
    r"(?:Z|COT|[ECMP][SD]T|(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[+-](?:0\d|1[0-4])(?::?\d{2})?)(?![\w:])"
    r"(?:\s*(?:UTC|\([^()]*\)|\[[^\[\]]*\]))?"
)
"""A time zone as databases and tools write it: «Z», «+00», «-0500», «GMT-0500 (hora estándar de Colombia)», «[America/Bogota]»."""
_ISO = re.compile(
    rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?:[,T\s]+{_CLOCK}\s*({_HALF})?(?:\s*-\s*\d{{1,2}}:\d{{2}})??\s*({_ZONE})?)?",
    re.IGNORECASE,
)
_ZONED = re.compile(rf"[,\s]+(?:a las |at )?{_CLOCK}\s*({_HALF})?\s*\(?({_ZONE})\)?(?=\s|$)", re.IGNORECASE)
"""The hour and zone within a date in words or with its year last: «01/10/2018 04:30 UTC», «Mon Oct 01 04:30:00 +0000 2018»."""
_HOURS_AWAY = {"cot": -5, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
"""Hours from UTC of the zones that are called by a name: Colombia's, and those of RFC 822 §5.1."""
_WEEKDAY = "|".join([*_WEEKDAY_NUMBERS, *(name for _, name in _WEEKDAY_NAMES)])
NUMERIC = re.compile(
    rf"(?:(?:{_WEEKDAY})(?:-feira)?\.?,?\s+)?(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d{{2}})(?:[,T\s]+\d{{1,2}}:\d{{1,2}}(?!\d).*)?",
    re.IGNORECASE,
)
"""A date in figures, the year last, with or without its weekday and an hour: its first part, its second and its year."""
_COMPACT = re.compile(r"((?:19|20|21)\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_COMPACT_MONTH = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_TIME_OF_DAY = re.compile(rf"\b{_CLOCK}\s*(?:{_HALF})?", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+|\d+|[^\sa-z\d,.\-/()]")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it was written; `month` where only its month was (then `date` is its first day)."""

    date: dt.date
    month: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """What reading a date needs to know: the order of figures («03/04»), the local time zone, which day is today, and from which
    day a workbook counts its days.
    """

    order: Order
    zone: ZoneInfo
    today: dt.date
    epoch: dt.date = EPOCH_1900


def numeric_parts(text: str) -> tuple[int, int, int] | None:
    """The first two figures and the year of a date written «03/04/2018», with or without a time; None for what is none."""
    match = NUMERIC.fullmatch(text.strip())
    return (int(match.group(1)), int(match.group(2)), _full_year(match.group(3))) if match else None


def weekday(text: str) -> int | None:
    """The weekday that stands before a date in figures, 0 for Monday; None where none does."""
    match = re.match(r"[a-z]+", fold(text))
    return _WEEKDAY_NUMBERS.get(match.group()) if match else None


def order_of(cells: Iterable[Cell], usual: Order) -> Order:
    """The order of day and month in a column: `usual`, unless enough of its dates are impossible in it and none in the other."""
    day_first = month_first = total = 0
    for cell in cells:
        if isinstance(cell, str) and (match := NUMERIC.fullmatch(cell.strip())):
            first, second = int(match.group(1)), int(match.group(2))
            total += 1
            day_first += first > 12 >= second  # noqa: PLR2004 - months
            month_first += second > 12 >= first  # noqa: PLR2004 - months
    against, other = (month_first, day_first) if usual == "dmy" else (day_first, month_first)
    if against and not other and against >= PROOF * total:
        return "mdy" if usual == "dmy" else "dmy"
    return usual


def only_order(readings: Mapping[Order, Sequence[dt.date]], holds: Callable[[Sequence[dt.date]], bool]) -> Order | None:
    """The order in which alone the days of a column, as each order reads them, do what `holds` says; None where both do, or none."""
    held = [order for order, days in readings.items() if holds(days)]
    return held[0] if len(held) == 1 else None


def in_sequence(days: Sequence[dt.date]) -> bool:
    """Whether days are written in order of time, the oldest or the newest first."""
    return days in (sorted(days), sorted(days, reverse=True))


def within(first: dt.date | None, last: dt.date | None) -> Callable[[Sequence[dt.date]], bool]:
    """Whether days lie in a range, which need not have both ends."""
    return lambda days: all((first or day) <= day <= (last or day) for day in days)


def day(cell: Cell, clock: Clock) -> Day | Fault | Unknown | None:
    """The date in a cell; None where it is empty, UNKNOWN where it says so, a Fault where it is no date that can be."""
    if is_blank(cell):
        return None
    try:
        found = _typed(cell, clock) if not isinstance(cell, str) else _written(cell.strip(), clock)
    except (ValueError, OverflowError):
        return _impossible(cell, clock.order)
    return _checked(found, clock.today) if isinstance(found, Day) else found


def _typed(cell: Cell, clock: Clock) -> Day | Fault:
    if isinstance(cell, dt.datetime):
        return Day((cell.astimezone(clock.zone) if cell.tzinfo else cell).date())
    if isinstance(cell, dt.date):
        return Day(cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        if int(cell) in _SERIALS:
            return Day(clock.epoch + dt.timedelta(days=int(cell)))
        if cell == int(cell) and (match := _COMPACT.fullmatch(str(int(cell)))):
            return Day(dt.date(*map(int, match.groups())))
        if cell == int(cell) and (match := _COMPACT_MONTH.fullmatch(str(int(cell)))):
            return Day(dt.date(int(match.group(1)), int(match.group(2)), 1), month=True)
    return _no_date(cell)


def _written(text: str, clock: Clock) -> Day | Fault | Unknown:  # noqa: PLR0911 - one way out per way to write a date
    if is_unknown(text):
        return UNKNOWN
    text = unmarked(text)
    text = text.replace("−", "-")
    if match := _ISO.fullmatch(text):
        return Day(_local(dt.date(*map(int, match.group(1, 2, 3))), match.groups()[3:], clock.zone))
    if ":" in text and (match := _ZONED.search(text)):
        found = _written(text[: match.start()] + text[match.end() :], clock)
        return (
            replace(found, date=_local(found.date, match.groups(), clock.zone))
            if isinstance(found, Day)
            else _no_date(text)
        )
    if match := NUMERIC.fullmatch(text):
        first, second, year = int(match.group(1)), int(match.group(2)), _full_year(match.group(3))
        return Day(dt.date(year, second, first) if clock.order == "dmy" else dt.date(year, first, second))
    if match := _COMPACT.fullmatch(text):
        return Day(dt.date(*map(int, match.groups())))
    if (match := _SERIAL.fullmatch(text)) and int(match.group(1)) in _SERIALS:
        return Day(clock.epoch + dt.timedelta(days=int(match.group(1))))
    if match := _YEAR_MONTH.fullmatch(text) or _COMPACT_MONTH.fullmatch(text):
        return Day(dt.date(int(match.group(1)), int(match.group(2)), 1), month=True)
    if match := _MONTH_YEAR.fullmatch(text):
        return Day(dt.date(int(match.group(2)), int(match.group(1)), 1), month=True)
    return _named(text)


def _local(date: dt.date, moment: Sequence[str | None], zone: ZoneInfo) -> dt.date:
    """The day in `zone` at a moment of a date: its hour, minute, second, half of the day and zone, as they are written; no zone is `zone`."""
    hour, minute, _, half, away = moment
    if not (away and hour and minute):
        return date
    hours = int(hour) % 12 + 12 * (half[0] in "pP") if half else int(hour)
    written = dt.datetime(date.year, date.month, date.day, hours, int(minute), tzinfo=dt.timezone(_away(away)))
    return written.astimezone(zone).date()


def _away(zone: str) -> dt.timedelta:
    """How far a written zone is from UTC."""
    if match := _OFFSET.search(zone):
        away = dt.timedelta(hours=int(match.group(2)), minutes=int(match.group(3) or 0))
        return -away if match.group(1) == "-" else away
    return dt.timedelta(hours=_HOURS_AWAY.get(zone[:3].lower(), 0))


_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d{2})?")


def _named(text: str) -> Day | Fault:
    """«31 de enero de 2018», «ene-18», «Tue, Aug 25, 2026», «Mon Feb 17 2025»."""
    plain = _APOSTROPHE.sub(" ", _GROUPED_YEAR.sub(r"\1\2", _TIME_OF_DAY.sub(" ", fold(text))))
    words = [_FIRST.get(w, w) for w in _WORD.findall(plain) if w not in _IGNORED]
    months = [w for w in words if w in MONTH_NUMBERS]
    if len(months) == 2 and words[0] == "mar":  # noqa: PLR2004 - «mar, 6 de feb de 2018» is a Tuesday (martes), not in March
        words, months = words[1:], months[1:]
    figures = [w for w in words if w.isdigit()]
    if len(months) != 1 or len(figures) + 1 != len(words):
        return _no_date(text)
    month = MONTH_NUMBERS[months[0]]
    match figures:
        case [year] if len(year) == _YEAR or (len(year) == 2 and words[0] == months[0] and not _SPOKEN.search(text)):  # noqa: PLR2004
            return Day(dt.date(_full_year(year), month, 1), month=True)
        case [_]:
            return NoYear(shown=shown(text))
        case [year, number] if len(year) == _YEAR:
            return Day(dt.date(_full_year(year), month, int(number)))
        case [number, year]:
            return Day(dt.date(_full_year(year), month, int(number)))
        case _:
            return _no_date(text)


_APOSTROPHE = re.compile(r"['’‘`](?=\d{2}\b)")
"""What stands for the century: «ene'18»."""
_GROUPED_YEAR = re.compile(r"(?<![\d.])([12])\.(\d{3})(?![\d.])")
"""«5 de enero de 2.018»."""
_FIRST = {"primero": "1", "primeiro": "1"}
_SPOKEN = re.compile(r"^\w+\s+\d{1,2}$")  # «February 28» is a day without a year, «feb-28» a month of 2028


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two-digit years
        return year
    return year + (2000 if year < _CENTURY else 1900)


def _checked(found: Day, today: dt.date) -> Day | Fault:
    if found.date > today:
        meant = _meant(found.date, today)
        if meant is None:
            return FutureDate(shown=shown(found.date))
        return MistypedYear(shown=shown(found.date), meant=shown(meant))
    if found.date.year < OLDEST_YEAR:
        return OldDate(shown=shown(found.date))
    return found


def _meant(day: dt.date, today: dt.date) -> dt.date | None:
    """The same day of the most recent year whose figures are those of the year typed: 2108 → 2018."""
    years = {int("".join(figures)) for figures in itertools.permutations(str(day.year))}
    for year in sorted(years, reverse=True):
        if OLDEST_YEAR <= year <= today.year:
            meant = dt.date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
            if meant <= today:
                return meant
    return None


def _no_date(cell: Cell) -> Fault:
    return NotADate(shown=shown(cell))


def _impossible(cell: Cell, order: Order) -> Fault:
    nearest = _nearest(str(cell), order)
    return BadDate(shown=shown(cell), nearest=nearest or tr("31/01/2018 (día/mes/año)"))


def _nearest(text: str, order: Order) -> str:
    """The last day of the month meant, where its day is one of a longer month; "" where nobody can tell what was meant."""
    figures = re.findall(r"\d+", text)[:3]
    if len(figures) < 3:  # noqa: PLR2004 - a day, a month and a year
        return ""
    if len(figures[0]) == _YEAR:
        year, month, number = figures
    else:
        (number, month) = figures[:2] if order == "dmy" else figures[1::-1]
        year = figures[2]
    whole = _full_year(year)
    if not (1 <= int(month) <= 12 and 1 <= int(number) <= 31 and OLDEST_YEAR <= whole <= 2100):  # noqa: PLR2004 - a calendar's
        return ""
    last = dt.date(whole, int(month), calendar.monthrange(whole, int(month))[1])
    return f"{last:%d/%m/%Y}"  # as the office writes it: its day is over 12, and no other order can be meant
