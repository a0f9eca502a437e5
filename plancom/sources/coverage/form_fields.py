"""Form fields: «Mes | Noviembre» and «Año | 2018» in cells of their own over a table are read as the line of text that they are."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from plancom.sources.cells.numbers import is_blank, shown
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.tables.headers import SEARCHED_ROWS, key, texts
from plancom.sources.tables.named_periods import named_month

_MONTHS = frozenset({"mes", "month", "periodo", "period"})
_YEARS = frozenset({"ano", "anio", "vigencia", "year"})
_HEADERS = 2
"""Words in a row from which it is one of headers: a card's lines have one, beside its figure."""


def with_form_line(sheet: Sheet) -> Sheet:
    """The sheet with such fields as one line of text («Noviembre 2018») where they stand over a table; other cells as they are."""
    rows = sheet.rows
    found = {i: fields for i, row in enumerate(rows[:SEARCHED_ROWS]) if (fields := _fields(row))}
    line = _line([field for fields in found.values() for field in fields])
    if not line or not _stands_over_table(rows, max(found)):
        return sheet
    first = min(found)
    changed: dict[int, list[Cell]] = {i: [None] * len(rows[i]) for i in found}
    changed[first][0] = line
    return replace(sheet, rows=[changed.get(i, row) for i, row in enumerate(rows)])


def _fields(row: Sequence[Cell]) -> list[tuple[str, Cell]]:
    """The fields that a row is made of, each with its value; none where it has anything else."""
    cells = [cell for cell in row if not is_blank(cell)]
    pairs = [(key(str(label)), value) for label, value in zip(cells[::2], cells[1::2], strict=False)]
    return pairs if len(cells) % 2 == 0 and all(label in _MONTHS | _YEARS for label, _ in pairs) else []


def _line(fields: Sequence[tuple[str, Cell]]) -> str:
    """The month with its year; "" where they name none: a title may have the year of a month that stands alone."""
    months = [value for label, value in fields if label in _MONTHS]
    years = [value for label, value in fields if label in _YEARS]
    if len(months) != 1 or len(years) > 1:
        return ""
    (month,) = months
    if isinstance(month, dt.date):
        return f"{month:%Y-%m}" if month.day == 1 else ""
    line = " ".join(map(shown, (month, *years)))
    return line if named_month([line]) else ""


def _stands_over_table(rows: Sequence[list[Cell]], last: int) -> bool:
    """Whether headers follow the fields; under a card's («Mes | Noviembre») are its lines, each a word and its figure."""
    below = next((row for row in rows[last + 1 :] if not all(map(is_blank, row))), [])
    return len(texts(below)) >= _HEADERS
