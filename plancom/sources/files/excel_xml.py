"""Reads Excel's XML of 2003, which calls itself .xls; nothing in it is ever resolved."""

import datetime as dt
import re
from xml.parsers import expat

from plancom.datasets.problems.files import OwnEntities
from plancom.sources.files.grid import MAX_SPAN, Grid
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.files.unreadable import Unreadable, damaged

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|(\d{1,8}));")


def sheets(written: str) -> list[Sheet]:
    """The sheets of such a text. Raises Unreadable where it is broken or declares entities of its own."""
    return _Workbook().read(written)


class _Workbook:
    """Reads Excel's XML of 2003 (Workbook › Worksheet › Table › Row › Cell › Data)."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.row = self.column = -1
        self.across, self.kind = 0, ""
        self.text: list[str] | None = None

    def read(self, written: str) -> list[Sheet]:
        parser = expat.ParserCreate("utf-8", namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        try:
            parser.Parse(_legal(written).encode("utf-8", errors="replace"), True)
        except expat.ExpatError:
            raise damaged() from None
        return [Sheet(grid.name, grid.rows, grid.visible) for grid in self.grids]

    def _refuse(self, *_declared: object) -> None:
        raise Unreadable(OwnEntities())

    def _start(self, tag: str, given: dict[str, str]) -> None:
        attributes = {name.rpartition("}")[2]: value for name, value in given.items()}
        index = attributes.get("Index", "")
        match tag.rpartition("}")[2]:
            case "Worksheet":
                self.grids.append(Grid(attributes.get("Name", "")))
                self.row = -1
            case "Row":
                self.row = int(index) - 1 if index.isdigit() and len(index) < 8 else self.row + 1  # noqa: PLR2004
                self.column = -1
                self.across = 0
            case "Cell":
                ahead = self.column + 1 + self.across
                self.column = int(index) - 1 if index.isdigit() and len(index) < 8 else ahead  # noqa: PLR2004
                across = attributes.get("MergeAcross", "")
                self.across = min(int(across), MAX_SPAN) if across.isdigit() and len(across) < 8 else 0  # noqa: PLR2004
            case "Data":
                self.kind, self.text = attributes.get("Type", "String"), []
            case "Visible":
                self.text = []

    def _data(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def _end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name not in {"Data", "Visible"} or self.text is None:
            return
        written, self.text = "".join(self.text), None
        if name == "Visible" and self.grids:
            self.grids[-1].visible = not written.strip().startswith("SheetHidden")
        elif self.grids and self.row >= 0 and self.column >= 0:
            self.grids[-1].put(self.row, self.column, _typed(written, self.kind))


def _typed(written: str, kind: str) -> Cell:
    try:
        if kind == "Number":
            return float(written)
        if kind == "DateTime":
            return dt.datetime.fromisoformat(written.strip().rstrip("Z")).replace(tzinfo=None)
    except ValueError:
        return written
    return written == "1" if kind == "Boolean" else written or None


def _legal(written: str) -> str:
    """The text without the characters that XML forbids, also where they are written as a number."""

    def kept(match: re.Match[str]) -> str:
        code = int(match.group(1), 16) if match.group(1) else int(match.group(2))
        legal = code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000  # noqa: PLR2004
        return match.group() if legal else ""

    return _REFERENCE.sub(kept, _ILLEGAL.sub("", written))
