"""Month figures: «Mes» beside «Acumulado» heads the figures of the month that the title says, and is written as that month."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plancom.language.text import fold
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.files.sheets import MOST_BY_HAND, Cell, Sheet
from plancom.sources.tables.headers import SEARCHED_ROWS, texts
from plancom.sources.tables.named_periods import named_month

_OF_MONTH = re.compile(r"(?:(?:en |del |de )?(?:el |este )?mes(?: actual)?|mensual|(?:this )?month)")
_OF_YEAR = re.compile(
    r"acum\w*\b.*|a la fecha|(?:total )?(?:(?:en|del) )?(?:el |lo corrido del |lo que va del )?(?:ano|vigencia)(?: a la fecha)?"
    r"|(?:this )?year|year to date|ytd|to date|cumulative"
)
_YEARS = range(1900, 2100)


def with_month_figures(sheet: Sheet) -> Sheet:
    """The sheet with that header as the month of its title; any other as it is."""
    rows = sheet.rows
    if len(rows) > MOST_BY_HAND:
        return sheet
    for i, row in enumerate(rows[:SEARCHED_ROWS]):
        at = _month_column(row, rows[i + 1 :])
        if at is None:
            continue
        month = named_month(text for above in rows[:i] for text in texts(above)) or named_month([sheet.name])
        if month:
            headed = [f"{month.first:%Y-%m}" if j == at else cell for j, cell in enumerate(row)]
            return replace(sheet, rows=[*rows[:i], headed, *rows[i + 1 :]])
    return sheet


def _month_column(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> int | None:
    """Where a row has the header of a month's figures, beside that of the year's; None where it has none, or several."""
    said = {j: fold(cell).strip(" :.*") for j, cell in enumerate(row) if isinstance(cell, str)}
    months = [j for j, label in said.items() if _OF_MONTH.fullmatch(label) and _figures(below, j)]
    years = [figures for j, label in said.items() if _OF_YEAR.fullmatch(label) and (figures := _figures(below, j))]
    are_figures = any(not set(figures) <= set(_YEARS) for figures in years)
    return months[0] if len(months) == 1 and are_figures else None


def _figures(rows: Sequence[Sequence[Cell]], column: int) -> list[int]:
    """The figures in a column; none where anything else stands there, as the name of a month does."""
    cells = [row[column] for row in rows if column < len(row) and not is_blank(row[column])]
    found = [figure for cell in cells if isinstance(figure := count(cell), int)]
    return found if len(found) == len(cells) else []
