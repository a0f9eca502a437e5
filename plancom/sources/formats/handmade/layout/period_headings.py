"""Months and days as offices write them above their columns: Ene, ENERO, ene-18, 2018-01, 01/02/2018, an Excel date."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeGuard

from plancom.language.text import fold
from plancom.sources.cells.dates import MONTH_NUMBERS, Order, in_sequence, only_order, order_of, within
from plancom.sources.cells.footnotes import unmarked
from plancom.sources.files.date_system import EPOCH_1900
from plancom.sources.files.sheets import Cell
from plancom.sources.tables.sheet_notes import about_figures

_WORD = re.compile(r"(?:mes de )?([a-z]+)\.?(?:[\s\-/.,'’]+(?:de |del )?(\d{4}|\d{2}))?")
_SPOKEN = re.compile(r"([a-z]+)[.,]?\s+(\d{1,2})")
_YEAR_FIRST = re.compile(r"((?:19|20)\d{2})[\s\-/.]+(\d{1,2}|[a-z]+)")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.]((?:19|20)\d{2})")
_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_YEARS = re.compile(r"(?<![\d.,/-])(?:19[89]\d|20\d{2})(?![\d.,]?\d)")
_RANGES = re.compile(r"(?<!\d)((?:19[89]|20\d)\d)\s*[-/–—]\s*((?:19[89]|20\d)\d|\d\d)(?![\d/-])")
_CENTURY = 2000
_MONTHS, _DAYS = 12, 31
_FEWEST_NUMBERS = 3
_EXCEL_DAYS = 32874, 73050
"""1990 to 2099 as Excel keeps days."""


@dataclass(frozen=True, slots=True, order=True)
class HeadingPeriod:
    """A month, or with `day` one day of it; `year` 0 where it was not written, not `sure` where it may be another number.

    A day without a year («Abr 10») may be the month of a year as well.
    """

    year: int
    month: int
    day: int = 0
    sure: bool = field(default=True, compare=False)

    def of(self, year: int, *, sure: bool = True) -> "HeadingPeriod":
        """The same with its year."""
        return HeadingPeriod(year, self.month, self.day, sure)

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month, self.day or 1)

    @property
    def cell(self) -> Cell:
        """As the readers of dates know a day and a month apart."""
        return self.first if self.day else f"{self.year:04d}-{self.month:02d}"


def years_in(text: str) -> list[int]:
    """The years of which a title or a sheet's name says that its figures are, each once; of «2016-2019» both ends.

    The year of a law, of a form or of the day on which the sheet was made is none of them.
    """
    said = about_figures(text)
    found = {int(year) for year in _YEARS.findall(said)}
    for first, last in _RANGES.findall(said):
        end = int(last) if len(last) > 2 else _CENTURY + int(last)  # noqa: PLR2004 - «2018-19»
        found |= {int(first), end} if end > int(first) else {int(first)}  # «2018-01» is a month
    return sorted(found)


def year_of(cell: Cell) -> int:
    """The year that a cell is («2018», 2018.0, «Año: 2018»); 0 where it is none."""
    if isinstance(cell, bool) or not isinstance(cell, (str, int, float)):
        return 0
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    match = re.fullmatch(r"(?:(?:ano|year|vigencia)(?: ?: ?| ))?((?:19[89]|20\d)\d)", fold(text))
    return int(match.group(1)) if match else 0


def periods(cells: Iterable[Cell], order: Order = "dmy") -> list[HeadingPeriod | None]:
    """The period of each cell that is one. Dates that are all the first day of their months are months."""
    given = list(cells)
    found = _months_as_numbers(given) or [period(cell, order) for cell in given]
    days = [one for one in found if one and one.day and one.year]
    if len(set(days)) > 1 and all(one.day == 1 for one in days):
        return [HeadingPeriod(one.year, one.month) if one and one.day else one for one in found]
    return found


def _months_as_numbers(cells: Sequence[Cell]) -> list[HeadingPeriod | None]:
    """The months of dates that lost their format (43101 is 1 January 2018): a run of months and no other number; else nothing."""
    numbers = [cell for cell in cells if _is_number(cell)]
    first, last = _EXCEL_DAYS
    if len(numbers) < _FEWEST_NUMBERS or not all(first <= n <= last and n == int(n) for n in numbers):
        return []
    days = [EPOCH_1900 + dt.timedelta(days=int(n)) for n in numbers]
    months = [12 * day.year + day.month for day in days]
    if any(day.day != 1 for day in days) or months != list(range(months[0], months[0] + len(months))):
        return []
    named = iter(days)
    return [HeadingPeriod((day := next(named)).year, day.month) if _is_number(cell) else None for cell in cells]


def _is_number(cell: Cell) -> TypeGuard[int | float]:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def period(cell: Cell, order: Order = "dmy") -> HeadingPeriod | None:
    """The month or day that a cell names; None where it names none."""
    if isinstance(cell, dt.date):
        return HeadingPeriod(cell.year, cell.month, cell.day)
    return _written(cell, order) if isinstance(cell, str) and cell.strip() else None


@lru_cache(maxsize=4096)
def _written(cell: str, order: Order) -> HeadingPeriod | None:
    text = fold(unmarked(cell)).strip(" :*")
    found: HeadingPeriod | None = None
    if (match := _SPOKEN.fullmatch(text)) and 1 <= int(match.group(2)) <= _DAYS:
        month = MONTH_NUMBERS.get(match.group(1), 0)
        found = HeadingPeriod(0, month, int(match.group(2))) if month else None
    elif match := _WORD.fullmatch(text):
        found = _month(MONTH_NUMBERS.get(match.group(1), 0), match.group(2))
    elif match := _ISO.fullmatch(text):
        found = _dated(*(int(part) for part in match.groups()))
    elif match := _YEAR_FIRST.fullmatch(text):
        name = match.group(2)
        found = _month(int(name) if name.isdigit() else MONTH_NUMBERS.get(name, 0), match.group(1))
    elif match := _MONTH_FIRST.fullmatch(text):
        found = _month(int(match.group(1)), match.group(2))
    elif match := _DAY.fullmatch(text):
        first, second, year = int(match.group(1)), int(match.group(2)), _full(match.group(3))
        found = _dated(year, *((second, first) if order == "dmy" else (first, second)))
    return found


def _month(month: int, year: str | None) -> HeadingPeriod | None:
    if not 1 <= month <= _MONTHS:
        return None
    return HeadingPeriod(_full(year), month, sure=len(year) > 2) if year else HeadingPeriod(0, month)  # noqa: PLR2004 - «abr-10»


def _full(year: str) -> int:
    return int(year) if len(year) > 2 else _CENTURY + int(year)  # noqa: PLR2004 - two-digit years


def _dated(year: int, month: int, day: int) -> HeadingPeriod | None:
    try:
        dt.date(year, month, day)
    except ValueError:
        return None
    return HeadingPeriod(year, month, day)


def order_proven(cells: Iterable[Cell], first: dt.date | None, last: dt.date | None) -> Order | None:
    """The order of day and month in these cells; None where both are possible and nothing tells which is meant.

    Proof is a part over 12, a reading that alone is in order of time, or the range that the user states.
    """
    written = [cell for cell in cells if isinstance(cell, str) and _DAY.fullmatch(cell.strip())]
    readings: dict[Order, list[HeadingPeriod | None]] = {"dmy": periods(written, "dmy"), "mdy": periods(written, "mdy")}
    possible: list[Order] = [order for order, read in readings.items() if all(read)]
    if len(possible) < len(readings) or readings["dmy"] == readings["mdy"]:
        return possible[0] if possible else order_of(written, "dmy")
    days = {order: [one.first for one in read if one] for order, read in readings.items()}
    return only_order(days, within(first, last)) or only_order(days, in_sequence)
