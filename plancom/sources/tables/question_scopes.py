"""Scopes: which tables of a workbook one question is about; those of other words have a question of their own, with the sheet in its id."""

import hashlib
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from plancom.datasets.questions import subject
from plancom.sources.cells.dates import MONTH_NUMBERS
from plancom.sources.files.sheets import Cell
from plancom.sources.quantities.vocabulary import tokens
from plancom.sources.tables.headers import Table, key

APART = "@"
"""What stands in an id between the question and the sheet (or the file of a .zip) that it is about."""

RECURRING = (
    "column",
    "rows",
    "quantity",
    "procedure",
    "kind",
    "channel",
    "network",
    "name",
    "state",
    "states",
    "remark",
)
"""The questions, by what their ids begin with, whose answer may be true of next month's file too (docs/adr/0055-answers-are-remembered.md)."""


def recurs(id_: str) -> bool:
    """Whether an answer to the question of this id may be remembered."""
    return id_.partition(APART)[0].partition(":")[0] in RECURRING


def signature(headers: Iterable[str], lines: Iterable[str] = ()) -> str:
    """By what a table is known again in another file: its headers and the `lines` over it, in any order, of whatever months."""
    said = (*sorted(set(map(key, headers))), "|", *sorted(wording(lines)))
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Scope:
    """The tables that a question is about. `mark` tells its ids from those of other tables of the file; "" where there are none.

    `signature` is that by which they are known again in other files; "" where they are not. `tables` are those with the same header and title; of hand-made sheets, which have no such tables, there are none.
    """

    mark: str = ""
    tables: tuple[Table, ...] = ()
    signature: str = ""

    def subjects(self, question: str, *words: str) -> tuple[str, ...]:
        """What a question about these tables is about in other files: tables of the same headers and title."""
        return (subject(question, *words, self.signature),) if self.signature else ()

    def id_of(self, question: str) -> str:
        """The id of a question about these tables: «column:cantidad», «column:cantidad@Casilla»."""
        return f"{question}{APART}{self.mark}" if self.mark else question

    def answer(self, answers: Mapping[str, str], question: str) -> str:
        """What was answered about these tables, or, without naming a sheet, about the whole file; "" where nothing was."""
        return answers.get(self.id_of(question)) or answers.get(question, "")

    def cells(self, table: Table, place: int) -> Sequence[Cell]:
        """The cells of a column of `table` and of the same column of the others."""
        return [cell for one in self.tables or (table,) for cell in one.column(place)]

    def rows(self, table: Table) -> int:
        """How many rows the tables have."""
        return sum(len(one.rows) for one in self.tables or (table,))


WHOLE = Scope()
"""A question about the only table of a file, or about all of them."""


def wording(lines: Iterable[str]) -> frozenset[str]:
    """The words of some lines less months, years and numbers: sheets that differ in nothing else say the same of other months."""
    words = (re.sub(r"\d+$", "", word) for line in lines for word in tokens(line))
    return frozenset(word for word in words if word and word not in MONTH_NUMBERS)


def scopes(tables: Sequence[Table], lines: Sequence[Sequence[str]]) -> list[Scope]:
    """The scope of each table, by its header and the `lines` over it."""
    said = [(tuple(map(key, table.headers)), wording(over)) for table, over in zip(tables, lines, strict=True)]
    marks = _marks([table.sheet for table in tables], said)
    return [
        Scope(
            mark,
            tuple(table for table, other in zip(tables, marks, strict=True) if other == mark),
            signature(table.headers, over),
        )
        for mark, table, over in zip(marks, tables, lines, strict=True)
    ]


def marks_of(tables: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """The mark of each hand-made table, of which the name of its sheet is given and the lines over it."""
    return _marks([sheet for sheet, _ in tables], [wording((sheet, *lines)) for sheet, lines in tables])


def _marks(sheets: Sequence[str], said: Sequence[Hashable]) -> list[str]:
    """The first sheet of each wording, numbered where a sheet has several; "" for all where there is one wording."""
    if len(set(said)) < 2:  # noqa: PLR2004 - nothing to tell apart
        return ["" for _ in said]
    marks: dict[Hashable, str] = {}
    for sheet, one in zip(sheets, said, strict=True):
        if one not in marks:
            before = sum(mark.partition(" · ")[0] == sheet for mark in marks.values())
            marks[one] = f"{sheet} · {before + 1}" if before else sheet
    return [marks[one] for one in said]
