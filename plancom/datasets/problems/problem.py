"""Problem: what is wrong in a user's file, where, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from plancom.language.translation import tr


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in the reader's own terms.

    `code` is stable, for programs; `row` is the number the spreadsheet shows; `message` says what is wrong and `fix` how to
    mend it, both as sentences in the language of who reads the file. `rejects` is False for a warning: the row (or file) counts all the same.
    `rows` are all that it is about, where it is said once for several; `row` is the first of them.
    """

    code: str
    message: str
    fix: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    rejects: bool = True
    rows: tuple[int, ...] = ()

    @property
    def where(self) -> str:
        """«hoja «Visitas», fila 14, columna «fecha»», as far as it is known."""
        parts = [
            tr("hoja «{sheet}»", sheet=self.sheet) if self.sheet else "",
            tr("fila {row}", row=self.row) if self.row is not None else "",
            tr("columna «{column}»", column=self.column) if self.column else "",
        ]
        return ", ".join(part for part in parts if part)

    @property
    def sentence(self) -> str:
        """Where, what and how to mend it, in one text."""
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text} {self.fix}".strip()

    def at(self, *, sheet: str | None = None, row: int | None = None) -> "Problem":
        """The same problem with its place filled in."""
        return replace(self, sheet=self.sheet if sheet is None else sheet, row=self.row if row is None else row)


def rows_rejected(problems: Iterable[Problem]) -> int:
    """How many rows of a file its problems reject."""
    return len({(one.sheet, one.row) for one in problems if one.rejects and one.row is not None})
