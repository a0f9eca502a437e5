"""The blocks of a Google Analytics 4 file: each states its own range of days, and its rows are days, weeks or months of it."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from plancom.language.text import fold
from plancom.plan import Month
from plancom.sources.cells.dates import MONTH_NUMBERS
from plancom.sources.cells.numbers import is_blank, is_unknown, shown
from plancom.sources.coverage.weeks import spread
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.formats.ga4.dimensions import DIVIDING, OTHER_METRICS, OWN, SHARED
from plancom.sources.tables.headers import SEARCHED_ROWS, Table, key, places
from plancom.sources.tables.layouts import Aliases, Context, Span

_STARTS = {"fecha de inicio", "start date", "data de inicio", "data inicial"}
_ENDS = {"fecha de finalizacion", "end date", "data de termino", "data de conclusao", "data de fim", "data final"}
_DATE_LINE = re.compile(rf"^#\s*({'|'.join(sorted(_STARTS | _ENDS))}):\s*(\d{{8}})$")
_RULE = re.compile(r"#\s*-{5,}")
"""The lines that a file's head stands between."""
_RANGE_LINE = re.compile(r"^#\s*(\d{8})\s*-\s*(\d{8})$")
_OFFSETS = {
    "dia n": "day",
    "nth day": "day",
    "enesimo dia": "day",
    "semana n": "week",
    "nth week": "week",
    "enesima semana": "week",
    "mes n": "month",
    "nth month": "month",
    "enesimo mes": "month",
}
_DATES = {"date", "fecha", "dia", "day", "data", "ga:date"}
_DAYS_OF_MONTH = {"dia", "day"}
"""What in an exploration is the day of the month, «01» to «31»; elsewhere a date."""
_MONTHS = {
    *("month", "mes", "year month", "ano mes", "ano y mes", "mes y ano", "mes del ano", "month of the year"),
    *("yearmonth", "ga:yearmonth", "month of year"),
    *("year and month", "ano/mes", "ano e mes", "mes e ano", "mes do ano"),
}
DAY_NAMES = {*_OFFSETS, *_DATES, *_MONTHS}
_TOTALS = {"total", "totals", "totales", "totais", "total general", "grand total", "gran total", "total geral"}

MEASURES: Aliases = {
    "visits": ("Sessions", "Sesiones", "Sessões", "ga:sessions", "ga:visits"),
    "visitors": (
        *("Total users", "Total de usuarios", "Users", "Usuarios", "Active users", "Usuarios activos"),
        *("Total de usuários", "Usuários", "Usuários ativos", "Total de utilizadores", "Utilizadores"),
        *("Utilizadores ativos", "totalUsers", "activeUsers", "ga:users", "1 day", "1 día", "1 dia"),
    ),
    "page_views": (
        *("Views", "Vistas", "Visitas", "Screen page views", "Visualizações"),
        *("screenPageViews", "Pageviews", "ga:pageviews"),
    ),
}
"""«Visitas» was seen in Spanish files for what others call «Vistas»: in Google Analytics 4 it means page views. «1 day» beside «30 days» are the
active users of each day, also of a report whose other tables are by week."""
ADDITIVE = ("visits", "page_views")
_TELLING = {
    *map(key, (*MEASURES["visits"], "Total users", "Total de usuarios", "Active users", "Usuarios activos")),
    *map(key, ("Total de usuários", "Usuários ativos", "Total de utilizadores", "Utilizadores ativos")),
}
"""Measures that are some web statistics' whatever stands beside them."""
_BY_API = {key(f"ga:{name}") for name in ("sessions", "visits", "users", "pageviews")}
_BY_API |= {key(name) for name in ("totalUsers", "activeUsers", "screenPageViews")}
"""Measures as programs call them that ask Google Analytics: nobody else does."""
_WHOLE_MONTH = re.compile(r"(?:19|20)\d{2}-?\d{2}")
"""A month with its year: «202501», or «2025-01» where the year stood in a column of its own."""
_DAY_OF_MONTH = re.compile(r"0?[1-9]|[12]\d|3[01]")
_FIGURE = re.compile(r"(?:[\d.,:%\s+\-$€£]|\d\s*(?:h|min|m|seg|s)\b)*")
"""Figures of any kind: shares, money, «1m 34s»."""


@dataclass
class Block:
    """One table of the file: its range (None where the file states none), its header and its rows with their numbers.

    `above` are the lines before it, each in its own place, that are no other block's; `audience` is whose visits it says to count.
    """

    range: Span | None
    headers: list[str]
    rows: list[list[Cell]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    above: Sequence[list[Cell]] = ()
    audience: str = ""

    @cached_property
    def day_place(self) -> int | None:
        """Where its days, weeks or months stand: in the first column, unless a dimension was put before them."""
        return next((i for i, label in enumerate(self.headers) if key(label) in DAY_NAMES), None)

    @property
    def lead(self) -> str:
        """The name of that column, comparable."""
        return key(self.headers[self.day_place]) if self.day_place is not None else ""

    @property
    def dated(self) -> bool:
        """Whether it has rows of days, weeks or months that are known, and something that is counted."""
        if self.day_place is None or not self.rows or not places(self.headers, MEASURES):
            return False
        if self.lead in _MONTHS:  # «01» of a range of two years is two months
            whole = all(
                bool(_WHOLE_MONTH.fullmatch(shown(self.when(row))))
                for row in self.rows
                if row and not self.is_total(row)
            )
            return whole or (self.range is not None and self.range[0].year == self.range[1].year)
        if self._by_day_of_month:
            return self.range is not None and self.range[0].replace(day=1) == self.range[1].replace(day=1)
        return self.range is not None or self.lead not in _OFFSETS

    @cached_property
    def _by_day_of_month(self) -> bool:
        """Whether its days are those of a month, which they do not say."""
        leads = (shown(self.when(row)) for row in self.rows if row and not self.is_total(row))
        return self.lead in _DAYS_OF_MONTH and all(_DAY_OF_MONTH.fullmatch(text) for text in leads)

    @property
    def step(self) -> str:
        """What a row is: a day, a week or a month."""
        return "month" if self.lead in _MONTHS else _OFFSETS.get(self.lead, "day")

    @cached_property
    def dimensions(self) -> list[int]:
        """The places of the columns that say of which part of the day a row is: known ones, and others that hold words."""
        figures = {self.day_place, *places(self.headers, MEASURES).values()}
        return [
            place
            for place, label in enumerate(self.headers)
            if place not in figures
            and key(label) not in OTHER_METRICS
            and (key(label) in DIVIDING | SHARED or any(_is_word(row, place) for row in self.rows))
        ]

    @property
    def divided_by(self) -> list[str]:
        """The columns that divide each day («Device category»), where a date stands on several rows; none where it does not."""
        leads = [shown(self.when(row)) for row in self.rows if row and not self.is_total(row)]
        if len(leads) == len(set(leads)):
            return []
        figures = {self.day_place, *places(self.headers, MEASURES).values()}
        others = [label for place, label in enumerate(self.headers) if place not in figures and label]
        return [self.headers[place] for place in self.dimensions] or others or [self.headers[self.day_place or 0]]

    def holds(self, day: dt.date) -> bool:
        """Whether a day is one of its range; of months, their first day."""
        if self.range is None:
            return True
        first = self.range[0].replace(day=1) if self.step == "month" else self.range[0]
        return first <= day <= self.range[1]

    def when(self, row: list[Cell]) -> Cell:
        """The cell of its day."""
        place = self.day_place or 0
        return row[place] if place < len(row) else None

    def is_total(self, row: list[Cell]) -> bool:
        """Whether a row is the total: it says so, or has figures and neither a date nor a part of one."""
        if any(isinstance(cell, str) and fold(cell) in _TOTALS for cell in (self.when(row), *row[len(self.headers) :])):
            return True
        parts = (row[place] for place in self.dimensions if place < len(row))
        named = [cell for cell in parts if not is_blank(cell)]
        return (
            is_blank(self.when(row))
            and all(isinstance(cell, str) and fold(cell) in _TOTALS for cell in named)
            and any(not is_blank(cell) for cell in row)
        )

    def figure(self, row: list[Cell], place: int) -> Cell:
        """The cell at `place`; all from there on where the record has more cells than there are headers: «1,005» without quotes."""
        more = [cell for cell in row[len(self.headers) :] if not is_blank(cell) and fold(cell) not in _TOTALS]
        if more:
            return ",".join(shown(cell) for cell in (*row[place : len(self.headers)], *more))
        return row[place] if place < len(row) else None

    def by_day(self, context: Context) -> bool:
        """Puts days in the place of its weeks; False where the user has not said how."""
        kept = [i for i, row in enumerate(self.rows) if not self.is_total(row)]
        weeks = Table("", tuple(self.headers), self.rows, self.numbers).only(kept)
        days = spread(weeks, self.range, context) if self.range and self.day_place == 0 else None
        if days is not None:
            self.rows, self.numbers = list(days.rows), list(days.numbers)
        return days is not None

    def day(self, cell: Cell) -> Cell:
        """The day or month that a first cell means: an offset from the block's own start, a month, or a date."""
        if isinstance(cell, dt.date):
            return cell
        text = shown(cell)
        if self.lead in _MONTHS:
            return _month(text, self.range[0].year if self.range else 0) or cell
        if self.range and self._by_day_of_month:
            return self.range[0].replace(day=int(text))
        if self.range and self.lead in _OFFSETS and text.isdigit() and len(text) <= 5:  # noqa: PLR2004 - 99,999 days are 273 years
            if self.step == "month":
                return (Month.of(self.range[0]) + int(text)).first
            return self.range[0] + dt.timedelta(days=int(text))
        return _compact(text) or cell


def _is_word(row: list[Cell], place: int) -> bool:
    cell = row[place] if place < len(row) else None
    if not isinstance(cell, str) or is_blank(cell) or is_unknown(cell) or fold(cell) in _TOTALS:
        return False
    return not _FIGURE.fullmatch(cell)


def _compact(text: str) -> dt.date | None:
    """«20250131» as a date; None for what is none."""
    if not re.fullmatch(r"(19|20)\d{6}", text):
        return None
    try:
        return dt.datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a date
    except ValueError:
        return None


def _month(text: str, year: int) -> str:
    """«202501», or «01» or its name of the range's own year, as «2025-01»; nothing for anything else."""
    if re.fullmatch(r"(19|20)\d{4}", text):
        return f"{text[:4]}-{text[4:]}"
    number = MONTH_NUMBERS.get(fold(text)) or (int(text) if re.fullmatch(r"\d{1,2}", text) else 0)
    return f"{year}-{number:02d}" if year and number else ""


def is_date_line(text: str) -> bool:
    """Whether a line of the preamble states where the range begins or ends, or both."""
    return bool(_DATE_LINE.match(key(text)) or _RANGE_LINE.match(text.strip()))


@dataclass
class _StatedRange:
    """The range that the lines with # state, as far as they are read."""

    first: dt.date | None = None
    last: dt.date | None = None
    audience: str = ""
    """The line before the dates, where it stands below the file's own head."""
    _rules: int = 0

    def read(self, line: str) -> None:
        """Takes in what a line states: both days, one of them, or whose they are. Raises ValueError where there is no such day."""
        if not is_date_line(line):
            self._rules += bool(_RULE.fullmatch(line))
            self.audience = line.lstrip("# ") if self._rules > 1 and not _RULE.fullmatch(line) else ""
        if match := _RANGE_LINE.match(line):
            self.first, self.last = map(_stated, match.groups())
        elif match := _DATE_LINE.match(key(line)):
            if match.group(1) in _STARTS:
                self.first = _stated(match.group(2))
            else:
                self.last = _stated(match.group(2))

    @property
    def span(self) -> Span | None:
        """Both days; None until they are known."""
        return (self.first, self.last) if self.first and self.last else None


def blocks(sheet: Sheet) -> list[Block]:
    """The blocks of a file that states its dates in lines that begin with #; none where it is no such file."""
    found: list[Block] = []
    stated = _StatedRange()
    current: Block | None = None
    for number, row in enumerate(sheet.rows, start=1):
        lead = str(row[0]).strip() if row and row[0] is not None else ""
        if lead.startswith("#"):
            current = None
            stated.read(lead)
        elif all(cell in {"", None} for cell in row):
            current = None
        elif current is not None:
            current.rows.append(row)
            current.numbers.append(number)
        elif span := stated.span:
            above = _remarks(sheet, number - 1) if found else sheet.rows[: number - 1]
            current = Block(span, _labels(row), above=above, audience=stated.audience)
            found.append(current)
    return found


def _labels(row: list[Cell]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row]


def _stated(text: str) -> dt.date:
    """Raises ValueError where there is no such day."""
    return dt.datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a date


def _remarks(sheet: Sheet, end: int) -> list[list[Cell]]:
    """The lines before a block that begin with #, each in its own place."""
    return [row if row and str(row[0]).startswith("#") else [] for row in sheet.rows[:end]]


def bare(sheet: Sheet) -> Block | None:
    """The block of a file without the lines that state its range, known by its dimensions; None where it is no such file."""
    for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        headers = [label.strip() for label in _labels(row)]
        names = set(map(key, headers))
        if names & _BY_API or (names & (DIVIDING | SHARED) and _is_analytics(names)):
            block = _below(sheet, place, headers)
            if block.day_place is not None:
                return block
    return None


def _below(sheet: Sheet, place: int, headers: list[str]) -> Block:
    """The block of all filled rows below its headers."""
    block = Block(None, headers, above=sheet.rows[:place])
    for number, row in enumerate(sheet.rows[place + 1 :], start=place + 2):
        if not all(map(is_blank, row)):
            block.rows.append(row)
            block.numbers.append(number)
    return block


def _is_analytics(names: set[str]) -> bool:
    """Whether headers are those of Google Analytics: a dimension of its own beside any of its figures, or another beside sessions or users."""
    counted = {key(label) for labels in MEASURES.values() for label in labels} - {"visitas", "pageviews"}
    if names & (OWN | SHARED):
        return bool(names & (counted | OTHER_METRICS))
    return bool(names & _TELLING)
