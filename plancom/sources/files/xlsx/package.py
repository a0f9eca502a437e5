"""Looks into a zipped workbook before it is opened: what it is, how large it grows, how far its cells reach."""

import io
import re
import zipfile
from collections.abc import Callable

from plancom.datasets.problems.files import TextDocument, TooManyCells, UnknownArchive
from plancom.language.translation import tr
from plancom.sources.files.unreadable import Unreadable, damaged
from plancom.sources.files.xlsx.extent import OVERLAP, Reach, further

MAX_EXPANDED = 700 * 1024**2
"""The largest expanded workbook: a million rows of eight columns are about 420 MB (a tenth of that, zipped)."""
MAX_CELLS = 15_000_000
"""The largest rectangle of cells of one sheet: a million rows of 14 columns. A cell at A1 and one at XFD1048576 span 17 thousand
million, which no reader survives."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of any spreadsheet
MAX_ATTRIBUTES = 1_000
"""The most attributes of one cell: readers compare each with each."""
_CHUNK = 1024**2
_ONE_BY_ONE = 1000
_LAST_CELL_RECORD = 11
"""In an .xlsb record 0 begins a row, and records 1 to 11 are cells."""

_OPEN_TAG = rb"""<table:table-(row|cell)\b((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)"""
"""A row or a cell of an OpenDocument sheet with its attributes. Nothing is looked at twice, whatever the file leaves open."""
_ROW_OR_CELL = re.compile(_OPEN_TAG + rb"|</table:table-row>")
_REPEATED = re.compile(rb"""-repeated\s*+=\s*+["']\s*+(\d{4,})""")


def check(content: bytes, sized: Callable[[], object] = lambda: None) -> dict[str, Reach]:
    """How far each worksheet of an .xlsx reaches, by its part. Raises Unreadable where `content` is no workbook of bearable size.

    `sized` is called as soon as it is known to expand to a bearable size, before its cells are looked at.
    """
    found: dict[str, Reach] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _kind(archive)
            _expanded(archive)
            sized()
            for part in archive.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    found[part] = _sheet(archive, part)
                elif part.startswith("xl/worksheets/") and part.endswith(".bin"):
                    _binary_sheet(archive.read(part))
            if "content.xml" in archive.namelist():
                _ods(archive.read("content.xml"))
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 - BadZipFile, zlib.error, EOFError and whatever else a hostile archive brings about
        raise damaged() from None
    return found


def _kind(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if any(name.startswith("xl/") for name in names) or "content.xml" in names:
        return
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Unreadable(TextDocument())
    listed = ", ".join(tr("«{name}»", name=name[:60]) for name in names[:4]) or tr("nada")
    raise Unreadable(UnknownArchive(listed=listed))


def _expanded(archive: zipfile.ZipFile) -> None:
    if sum(part.file_size for part in archive.infolist()) > MAX_EXPANDED:
        raise too_many()


def too_many() -> Unreadable:
    """The reason for a workbook that would fill the machine's memory."""
    return Unreadable(TooManyCells())


def _sheet(archive: zipfile.ZipFile, part: str) -> Reach:
    found, tail = Reach(), b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            found = further(found, tail + chunk)
            tail = chunk[-OVERLAP:]
            if found.cells > MAX_CELLS or found.rows > LAST_ROW or found.columns > LAST_COLUMN:
                raise too_many()
    return found


def _binary_sheet(content: bytes) -> None:
    """A sheet of an .xlsb: records of a number, a length and content ([MS-XLSB] 2.1.4); rows and cells say where they stand."""
    rows = columns = place = 0
    while place < len(content):
        kind, place = _varying(content, place, 2)
        size, place = _varying(content, place, 4)
        if kind <= _LAST_CELL_RECORD and size >= 4:  # noqa: PLR2004 - the 32 bits of a row or column
            number = int.from_bytes(content[place : place + 4], "little") + 1
            rows, columns = (max(rows, number), columns) if kind == 0 else (rows, max(columns, number))
        place += size
    if rows * columns > MAX_CELLS:
        raise too_many()


def _varying(content: bytes, place: int, longest: int) -> tuple[int, int]:
    """The number that begins at `place`, seven bits a byte, and where it ends."""
    value = 0
    for i, byte in enumerate(content[place : place + longest]):
        value |= (byte & 0x7F) << (7 * i)
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            return value, place + i + 1
    return value, place + longest


def _ods(xml: bytes) -> None:
    """An OpenDocument sheet repeats cells and rows by a number: empty ones are normal, values a thousand times over are not."""
    many_rows = False
    for tag in _ROW_OR_CELL.finditer(xml):
        kind, attributes = tag.group(1), tag.group(2)
        if kind is None:
            many_rows = False
            continue
        if xml[tag.end() : tag.end() + 1] != b">" or attributes.count(b"=") + attributes.count(b" ") > MAX_ATTRIBUTES:
            raise damaged()
        times = _REPEATED.search(attributes)
        many = times is not None and int(times.group(1)[:9]) > _ONE_BY_ONE
        if kind == b"row":
            many_rows = many
        elif (many or many_rows) and b"value-type" in attributes:
            raise too_many()
