"""A report that is known by its headers and holds nothing that the plan counts: what it is, and which one to export instead."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancom.datasets import Refusal
from plancom.datasets.problems.sheets import Declined
from plancom.language.translation import tr
from plancom.sources.cells.numbers import is_blank
from plancom.sources.files.sheets import Cell, Sheet, Workbook
from plancom.sources.formats.ga4.blocks import DAY_NAMES
from plancom.sources.tables.headers import SEARCHED_ROWS, Table, key, keys, table_at
from plancom.sources.tables.layouts import Context, Format


@dataclass(frozen=True, slots=True)
class DeclinedReport:
    """A report known by its headers: one of `sets` must be in the header row, whole, or two headers after that of days be `like` a pattern.

    `what` may say {title}, the line above, and {first}, the first header. `alone`: the header row has no other headers; `undated`: it
    has no column of dates; `titles`: lines (comparable) under which any table by day is that report, as is one with no other headers.
    """

    id: str
    title: str
    what: str
    instead: str
    sets: tuple[frozenset[str], ...]
    alone: bool = False
    undated: bool = False
    like: re.Pattern[str] | None = None
    titles: frozenset[str] = frozenset()

    def has(self, names: Sequence[str], above: str) -> bool:
        """Whether a header row with these names is the report's; `above` is the line before it, comparable."""
        labels = set(names) - {""}
        if self.undated and labels & DAY_NAMES:
            return False
        if any(wanted == labels if self.alone else wanted <= labels for wanted in self.sets):
            return True
        if not names or names[0] not in DAY_NAMES:
            return False
        if self.like and sum(bool(self.like.search(label)) for label in labels) >= _ALIKE:
            return True
        figures = labels - {names[0]}
        return bool(figures) and (figures <= self.titles or (above in self.titles and len(labels) == _ALIKE))


_ALIKE = 2  # as many as a day and its figure are
"""How many headers of a kind («Clicks (organic)») make a report of it: one may be anybody's."""


def sets(*rows: str) -> tuple[frozenset[str], ...]:
    """The sets that rows of headers stand for: «a;b|c» is a and c, or b and c."""
    return tuple(
        frozenset(map(key, names))
        for row in rows
        for names in itertools.product(*(part.split(";") for part in row.split("|")))
    )


def _title(sheet: Sheet, header: int) -> str:
    """The line above a header row that has a single text; "" where there is none."""
    for row in reversed(sheet.rows[:header]):
        filled: list[Cell] = [cell for cell in row if not is_blank(cell)]
        if filled:
            return str(filled[0]).strip() if len(filled) == 1 else ""
    return ""


def searched(book: Workbook) -> Iterator[tuple[Sheet, int, list[Cell]]]:
    """The rows in which the header of a sheet may be: the sheet, the row's place in it, the row."""
    return ((sheet, place, row) for sheet in book.visible for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]))


def format_of(known: DeclinedReport) -> Format:
    """The format of a report that is declined."""

    def find(book: Workbook) -> tuple[Table, ...]:
        for sheet, place, row in searched(book):
            if known.has(keys(row), key(_title(sheet, place)) if known.titles else ""):
                return (table_at(sheet, place),)
        return ()

    def read(tables: tuple[Table, ...], _context: Context) -> Refusal:
        title = _title(Sheet("", tables[0].above), len(tables[0].above))
        first = next((label for label in tables[0].headers if label), "")
        what = tr(known.what).replace("{title}", tr("«{title}»", title=title[:80]) if title else "")
        what = re.sub(r"\s+,", ",", what.replace("{first}", first[:80]))
        return Refusal(known.id, known.title, (Declined(what=what, instead=tr(known.instead)).at(),))

    return Format(known.id, known.title, None, find, read)
