"""Sheets: what an opened file is made of, whatever its format."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from plancom.language.translation import Language
from plancom.sources.files.date_system import EPOCH_1900

ERRORS: dict[Language, str] = {"es": "Errores", "en": "Errors"}
"""How the sheet with the list of errors is called in a marked copy."""
ERRORS_MARKS: dict[Language, str] = {
    "es": "Errores que encontró plancom en este archivo",
    "en": "Errors that plancom found in this file",
}
"""How its first cell reads: that sheet is plancom's own, and no data, whoever reads the copy (so that neither is in the catalogues)."""

MOST_BY_HAND = 5000
"""Rows of a sheet: a longer one was made by a program, which writes dates and figures as such."""

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows` from its first row on, so that the row at index i is the one a spreadsheet numbers i + 1.

    `hidden` are the numbers of the rows that its owner does not see; `merged` the cells that stand for several rows of one column,
    as the column and the first and the last of the rows (from 0).
    """

    name: str
    rows: Sequence[list[Cell]]
    visible: bool = True
    hidden: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets; a csv file is a workbook of one sheet without a name. `epoch` is the day from which numbers count days."""

    sheets: tuple[Sheet, ...]
    epoch: dt.date = EPOCH_1900

    @property
    def visible(self) -> tuple[Sheet, ...]:
        """The sheets that a person sees when opening the file."""
        return tuple(sheet for sheet in self.sheets if sheet.visible)


def is_list_of_errors(name: str, first: object) -> bool:
    """Whether a sheet of that name and first cell is the list of a marked copy."""
    return name.startswith(tuple(ERRORS.values())) and first in ERRORS_MARKS.values()
