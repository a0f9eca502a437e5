"""Writes into the cells of a workbook that openpyxl makes: text stays text, whatever it begins with."""

from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from plancom.language.formula_injection import acts
from plancom.sources.files.sheets import Cell

LONGEST = 32_767  # characters of a cell of Excel


def put(cell: Any, value: Cell) -> Any:
    """`value` in `cell`, an openpyxl cell, which is returned; what begins like a formula is marked as text."""
    if not isinstance(value, str):
        cell.value = value
        return cell
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
    cell.data_type = "s"
    if acts(value):
        cell.quotePrefix = True  # Excel's own mark for «this is text»
        cell.number_format = "@"
    return cell
