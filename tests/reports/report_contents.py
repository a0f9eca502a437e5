"""Reads the figures back out of each format, knowing nothing of how they were written."""

import csv
import io
import json
import re
import zipfile
from typing import Any

import openpyxl
from pptx import Presentation

from tests.pdf_text import pages_of_pdf

FACTS = (
    "actual_to_date",
    "expected_to_date",
    "target",
    "baseline",
    "attainment",
    "pace",
    "needed_per_month",
)
OPEN_DATA = dict(
    zip(
        ("real", "esperado", "meta", "linea_base", "cumplimiento", "ritmo", "necesario_por_mes"),
        FACTS,
        strict=True,
    )
)
ENGLISH = dict(
    zip(
        ("actual", "expected", "target", "baseline", "attainment", "pace", "needed_per_month"),
        FACTS,
        strict=True,
    )
)
Figures = dict[str, dict[str, Any]]


def from_xlsx(content: bytes, name: str = "Resumen", code: str = "Código") -> Figures:
    """The cached values of the summary, a row per indicator."""
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)[name]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[12] and row[12] != code]
    return {row[12]: {f: None if v == "–" else v for f, v in zip(FACTS, row[1:8], strict=True)} for row in rows}


def from_xlsx_years(content: bytes, name: str = "Los años del plan") -> list[tuple[Any, ...]]:
    """The rows of the plan's years: goal, year, reached, promised, difference, state."""
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)[name]
    return [row[:6] for row in sheet.iter_rows(min_row=4, values_only=True) if row[5]]


def from_html(content: bytes) -> Figures:
    """The figures that the page carries for its charts."""
    document = re.search(r'<script type="application/json" id="deck">(.*?)</script>', content.decode(), re.DOTALL)[1]
    return {one["id"]: {fact: one[fact] for fact in FACTS} for one in json.loads(document)["indicators"]}


def from_open_data(
    content: bytes, table: str = "indicadores", code: str = "indicador", columns: dict[str, str] = OPEN_DATA
) -> Figures:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        rows = list(csv.DictReader(io.StringIO(file.read(f"{table}.csv").decode("utf-8-sig"))))
        same = json.loads(file.read(f"{table}.json"))[table]
    found = {r[code]: {f: float(r[name]) if r[name] else None for name, f in columns.items()} for r in rows}
    assert found == {r[code]: {f: r[name] for name, f in columns.items()} for r in same}
    return found


def text_of_pptx(content: bytes) -> str:
    """Every text of every slide and of its notes."""
    found = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if getattr(shape, "has_table", False) and shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
        found.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(found)


def rows_of_pptx(content: bytes, title: str = "Todas las cifras") -> dict[str, list[str]]:
    """The table «Todas las cifras»: an indicator's name and its figures as they are written."""
    rows = {}
    for slide in Presentation(io.BytesIO(content)).slides:
        if slide.shapes.title.text_frame.text.startswith(title):
            for shape in slide.shapes:
                if shape.has_table:
                    rows |= {r.cells[0].text: [c.text for c in r.cells][1:8] for r in list(shape.table.rows)[1:]}
    return rows


def text_of_pdf(content: bytes) -> str:
    return "\n".join(pages_of_pdf(content))


def agrees(fact: str, written: str, value: float | None, *, english: bool = False) -> bool:
    """Whether `written` (es-CO, or English) is `value` as people read it: rounded; shares of a goal down where an edge is not reached, what is needed rounded up, and
    what is allowed down; 1 and 0 of a milestone in words.
    """
    if written in {"hecho", "sin hacer"}:
        return value == (1 if written == "hecho" else 0)
    if value is None or written == "–":
        return value is None and written == "–"
    if english:
        written = written.translate(str.maketrans(",.", ".,")).replace("%", "\u00a0%")
    found = re.fullmatch(r"(-?[\d.]+)(?:,(\d+))?(\s%)?", written)
    assert found, written
    unit = 10 ** -len(found[2] or "")
    number = float(f"{found[1].replace('.', '')}.{found[2] or 0}")
    if found[3]:
        unit, number = unit / 100, number / 100
    if fact == "needed_per_month":
        return -unit < number - value < unit
    return abs(number - value) <= unit / 2 + 1e-9 or 0 <= value - number < unit
