"""Sheets: what an opened file is made of, whatever its format."""

import datetime as dt
from dataclasses import dataclass

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows` from its first row on, so that the row at index i is the one a spreadsheet numbers i + 1.

    `hidden` are the numbers of the rows that its owner does not see.
    """

    name: str
    rows: list[list[Cell]]
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
