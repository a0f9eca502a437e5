"""The blocks of a Google Analytics 4 file: each states its own range of days, and its rows are days, weeks or months of it."""

import datetime as dt
import re
from dataclasses import dataclass, field

from plancom.plan import Month
from plancom.sources.amounts import is_blank, shown
from plancom.sources.headers import Table, key, places
from plancom.sources.layouts import Aliases, Context
from plancom.sources.sheets import Cell, Sheet
from plancom.sources.weeks import spread

_DATE_LINE = re.compile(r"^#\s*(fecha de inicio|start date|fecha de finalizacion|end date):\s*(\d{8})$")
_STARTS = {"fecha de inicio", "start date"}
_OFFSETS = {
    "dia n": "day",
    "nth day": "day",
    "semana n": "week",
    "nth week": "week",
    "mes n": "month",
    "nth month": "month",
}
_DATES = {"date", "fecha", "dia", "day"}
_MONTHS = {"month", "mes", "year month", "ano mes", "ano y mes", "mes y ano", "mes del ano", "month of the year"}

MEASURES: Aliases = {
    "visits": ("Sessions", "Sesiones"),
    "visitors": ("Total users", "Total de usuarios", "Users", "Usuarios", "Active users", "Usuarios activos"),
    "page_views": ("Views", "Vistas", "Visitas", "Screen page views"),
}
"""«Visitas» was seen in Spanish files for what others call «Vistas»: in Google Analytics 4 it means page views."""


@dataclass
class Block:
    """One table of the file: its range, its header and its rows with their numbers."""

    first: dt.date
    last: dt.date
    headers: list[str]
    rows: list[list[Cell]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    @property
    def lead(self) -> str:
        """The name of the first column, comparable."""
        return key(self.headers[0]) if self.headers else ""

    @property
    def dated(self) -> bool:
        """Whether it has rows of days, weeks or months, and something that is counted."""
        if not self.rows or not places(self.headers, MEASURES):
            return False
        if self.lead in _MONTHS:  # «01» of a range of two years is two months
            whole = all(len(shown(row[0])) == len("202501") for row in self.rows if row and not is_total(row))
            return whole or self.first.year == self.last.year
        return self.lead in {*_OFFSETS, *_DATES}

    @property
    def step(self) -> str:
        """What a row is: a day, a week or a month."""
        return "month" if self.lead in _MONTHS else _OFFSETS.get(self.lead, "day")

    @property
    def divided_by(self) -> list[str]:
        """The columns that divide each day («Device category»), where a date stands on several rows; none where it does not."""
        leads = [shown(row[0]) for row in self.rows if row and not is_total(row)]
        if len(leads) == len(set(leads)):
            return []
        figures = {0, *places(self.headers, MEASURES).values()}
        return [label for place, label in enumerate(self.headers) if place not in figures and label] or self.headers[:1]

    def figure(self, row: list[Cell], place: int) -> Cell:
        """The cell at `place`; all from there on where the record has more cells than there are headers: «1,005» without quotes."""
        if any(not is_blank(cell) for cell in row[len(self.headers) :]):
            return ",".join(shown(cell) for cell in row[place:])
        return row[place] if place < len(row) else None

    def by_day(self, context: Context) -> bool:
        """Puts days in the place of its weeks; False where the user has not said how."""
        kept = [i for i, row in enumerate(self.rows) if not is_total(row)]
        weeks = Table("", tuple(self.headers), self.rows, self.numbers).only(kept)
        days = spread(weeks, (self.first, self.last), context)
        if days is not None:
            self.rows, self.numbers = list(days.rows), list(days.numbers)
        return days is not None

    def day(self, cell: Cell) -> Cell:
        """The day or month that a first cell means: an offset from the block's own start, a month, or a date."""
        if isinstance(cell, dt.date):
            return cell
        text = shown(cell)
        if self.lead in _MONTHS:
            return _month(text, self.first.year) or cell
        if self.lead in _OFFSETS and text.isdigit() and len(text) <= 5:  # noqa: PLR2004 - 99,999 days are 273 years
            if self.step == "month":
                return (Month.of(self.first) + int(text)).first
            return self.first + dt.timedelta(days=int(text))
        return _compact(text) or cell


def _compact(text: str) -> dt.date | None:
    """«20250131» as a date; None for what is none."""
    if not re.fullmatch(r"(19|20)\d{6}", text):
        return None
    try:
        return dt.datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a date
    except ValueError:
        return None


def _month(text: str, year: int) -> str:
    """«202501», or «01» of the range's own year, as «2025-01»; nothing for anything else."""
    if re.fullmatch(r"(19|20)\d{4}", text):
        return f"{text[:4]}-{text[4:]}"
    return f"{year}-{int(text):02d}" if re.fullmatch(r"\d{1,2}", text) else ""


def is_total(row: list[Cell]) -> bool:
    """Whether a row has figures and no date: the total of an exploration."""
    return bool(row) and is_blank(row[0]) and any(not is_blank(cell) for cell in row[1:])


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
