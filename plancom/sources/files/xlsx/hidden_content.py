"""What a workbook's XML says that the values of its cells do not: hidden rows, formulas whose result was never saved, errors."""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from plancom.sources.files.sheets import Cell, Sheet, Workbook
from plancom.sources.files.xlsx.extent import Reach

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)=["']([^"']*)["']""")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
_HIDDEN = re.compile(rb"""<(?:\w+:)?row\b(?=[^<>]*\bhidden=["'](?:1|true)["'])[^<>]*?\br=["'](\d{1,7})["']""")
_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\b[^<>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^<>]*>"""
    rb"""<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>([^<]*)</(?:\w+:)?f>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?</(?:\w+:)?c>"""
)
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^<>]*\bt=["']e["'])[^<>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^<>]*>"""
    rb"""(?:<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>"""
)
"""A cell like «#REF!», which readers give as an empty one; and empty is «one», or «not told», where a figure should be."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, OSError, RuntimeError)
"""What an archive brings about that is damaged: its workbook's own reader says so."""
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet as the workbook lists it: its name, the part of the archive that holds it, whether a person sees it."""

    name: str
    part: str
    visible: bool


def marked(book: Workbook, content: bytes, reaches: Mapping[str, Reach]) -> Workbook:
    """The workbook with its hidden rows noted and, as a cell's text, a formula without a saved result and an error."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            named = {sheet.name: sheet.part for sheet in _listed(archive)}
            return Workbook(tuple(_marked(sheet, archive, named.get(sheet.name, ""), reaches) for sheet in book.sheets))
    except _BROKEN:
        return book


def sheets(content: bytes) -> tuple[ListedSheet, ...]:
    """The sheets that an .xlsx lists; none where it has no such list."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _listed(archive)
    except _BROKEN:
        return ()


def parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The sheets' names and the parts of the archive that hold them."""
    return {sheet.name: sheet.part for sheet in _listed(archive)}


def _attributes(tag: bytes) -> dict[str, str]:
    return {name.decode(): html.unescape(value.decode("utf-8", "replace")) for name, value in _ATTRIBUTE.findall(tag)}


def _listed(archive: zipfile.ZipFile) -> tuple[ListedSheet, ...]:
    if "xl/workbook.xml" not in archive.namelist():
        return ()
    relations = map(_attributes, _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")))
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    found = []
    for sheet in map(_attributes, _SHEET.findall(archive.read("xl/workbook.xml"))):
        target = targets.get(next((v for k, v in sheet.items() if k.endswith(":id")), ""), "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        found.append(ListedSheet(sheet.get("name", ""), part, sheet.get("state", "visible") == "visible"))
    return tuple(found)


def _marked(sheet: Sheet, archive: zipfile.ZipFile, part: str, reaches: Mapping[str, Reach]) -> Sheet:
    reach = reaches.get(part)
    if (
        not sheet.visible
        or part not in archive.namelist()
        or (reach and not (reach.hides or reach.calculates or reach.fails))
    ):
        return sheet
    xml = archive.read(part)
    hidden = frozenset(map(int, _HIDDEN.findall(xml))) if b"hidden=" in xml else frozenset()
    formulas = _FORMULA.findall(xml) if b"<f" in xml or b":f" in xml else ()
    errors = _ERROR.findall(xml) if b"t=" in xml else ()
    if not (formulas or errors):
        return replace(sheet, hidden=hidden)
    rows = sheet.rows if isinstance(sheet.rows, list) else list(sheet.rows)
    for sign, found in (("=", formulas), ("", errors)):
        for letters, number, text in found:
            rows = _put(rows, int(number) - 1, _column(letters), sign + html.unescape(text.decode("utf-8", "replace")))
    return replace(sheet, rows=rows, hidden=hidden)


def _put(rows: list[list[Cell]], row: int, column: int, value: str) -> list[list[Cell]]:
    if row < len(rows) and column < len(rows[row]) and rows[row][column] in (None, ""):
        rows[row][column] = value
    return rows


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number - 1
