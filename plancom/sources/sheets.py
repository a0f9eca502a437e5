"""Sheets: what an opened file is made of, whatever its format."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from plancom.language.translation import later

ERRORS_MARK = later("Errores que encontró plancom en este archivo")
"""How the first cell of the list of errors in a marked copy reads: that sheet is plancom's own, and no data."""

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows` from its first row on, so that the row at index i is the one a spreadsheet numbers i + 1.

    `hidden` are the numbers of the rows that its owner does not see.
    """

    name: str
    rows: Sequence[list[Cell]]
    visible: bool = True
    hidden: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets; a csv file is a workbook of one sheet without a name."""

    sheets: tuple[Sheet, ...]

    @property
    def visible(self) -> tuple[Sheet, ...]:
        """The sheets that a person sees when opening the file."""
        return tuple(sheet for sheet in self.sheets if sheet.visible)


def is_list_of_errors(name: str, first: object) -> bool:
    """Whether a sheet of that name and first cell is the list of a marked copy."""
    return name.startswith("Errores") and first == ERRORS_MARK
