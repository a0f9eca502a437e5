"""Writes a table as the file that an office sends: a workbook, or a text with commas, semicolons or tabs."""

import csv
import datetime as dt
import io
from collections.abc import Sequence

from openpyxl import Workbook

from benchmarks.meaning.drawing import Draw
from benchmarks.meaning.model import Cell, Language

_SHEETS = {"es": "Hoja1", "en": "Sheet1", "pt": "Planilha1"}


def written(draw: Draw, rows: Sequence[Sequence[Cell]]) -> tuple[str, bytes]:
    """The file's name, which tells nothing, and its content."""
    if draw.sheet:
        return "datos.xlsx", _workbook(rows, _SHEETS[draw.language])
    delimiter = draw.chance.choice(",;\t")
    encoding = draw.chance.choice(("utf-8", "utf-8-sig"))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([_text(cell, draw.language) for cell in row] for row in rows)
    return "datos.csv", out.getvalue().encode(encoding)


def _workbook(rows: Sequence[Sequence[Cell]], name: str) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text(cell: Cell, language: Language) -> str:
    """A cell as a spreadsheet of that language saves it to a text."""
    if isinstance(cell, float):
        text = f"{cell:.10g}"
        return text if language == "en" else text.replace(".", ",")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
