"""Sketch: the first rows of each sheet of a file, for a person to look at and for proposals to be made from."""

from dataclasses import dataclass

from plancom.datasets import Problem
from plancom.datasets.problems.files import ArchiveInAssistant
from plancom.sources.files import archive
from plancom.sources.files.sheets import Cell
from plancom.sources.files.unreadable import Unreadable
from plancom.sources.files.workbook import opened

ROWS, COLUMNS, SHEETS = 2000, 60, 30
"""How much of a file is looked at: two thousand rows hold years of an office's days."""


@dataclass(frozen=True, slots=True)
class SheetSketch:
    """The first `rows` of a sheet, from its first on; `total` is how many it has."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """The visible sheets of a file, or the problem why there are none."""

    sheets: tuple[SheetSketch, ...]
    problem: Problem | None = None


def sketch(content: bytes) -> Sketch:
    """The first rows of each visible sheet of the file whose bytes are `content`; of an archive, those of its only file."""
    try:
        if archive.is_archive(content):
            files = archive.members(content)
            if len(files) != 1:
                return Sketch((), ArchiveInAssistant().at())
            content = files[0].content
        book = opened(content)
    except Unreadable as reason:
        return Sketch((), reason.problem)
    sheets = [sheet for sheet in book.visible if any(map(any, sheet.rows))][:SHEETS]
    return Sketch(
        tuple(SheetSketch(s.name, tuple(tuple(row[:COLUMNS]) for row in s.rows[:ROWS]), len(s.rows)) for s in sheets)
    )
