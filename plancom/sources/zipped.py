"""Looks into a zipped workbook before it is opened: what it is, how large it grows, how far its cells reach."""

import io
import re
import zipfile
from collections.abc import Iterator

from plancom.sources.unreadable import Unreadable, damaged

MAX_EXPANDED = 700 * 1024**2
"""The largest expanded workbook: a million rows of eight columns are about 420 MB (a tenth of that, zipped)."""
MAX_CELLS = 15_000_000
"""The largest rectangle of cells of one sheet: a million rows of 14 columns. A cell at A1 and one at XFD1048576 span 17 thousand
million, which no reader survives."""
_CHUNK = 4 * 1024**2
_OVERLAP = 64
_SINGLE_LETTERS = 26
_ONE_BY_ONE = 1000
_LAST_CELL_RECORD = 11
"""In an .xlsb record 0 begins a row, and records 1 to 11 are cells."""

_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["'](\d{1,9})""")
_COLUMN = re.compile(rb"""\br=["']([A-Z]{2,3})\d""")
_REPEATED_VALUE = re.compile(rb"""<table:table-cell\b(?=[^>]*number-columns-repeated="(\d+)")(?=[^>]*value-type=)""")
_REPEATED_ROW = re.compile(
    rb"""<table:table-row\b[^>]*number-rows-repeated="(\d+)"[^>]*>(.*?)</table:table-row>""", re.DOTALL
)


def check(content: bytes) -> None:
    """Nothing, where `content` is a workbook of bearable size. Raises Unreadable with the reason otherwise."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _kind(archive)
            _expanded(archive)
            for part in archive.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    _sheet(archive, part)
                elif part.startswith("xl/worksheets/") and part.endswith(".bin"):
                    _binary_sheet(archive.read(part))
            if "content.xml" in archive.namelist():
                _ods(archive.read("content.xml"))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        raise damaged() from None
    except Exception as error:
        # zlib.error and whatever else a hostile archive brings about; ours goes on.
        if isinstance(error, Unreadable):
            raise
        raise damaged() from None


def _kind(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if any(name.startswith("xl/") for name in names) or "content.xml" in names:
        return
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Unreadable(
            "wrong_type",
            "El archivo es un documento de texto o una presentación, no una tabla de datos.",
            "Copie la tabla en la plantilla de plancom y suba la plantilla.",
        )
    listed = ", ".join(f"«{name[:60]}»" for name in names[:4]) or "nada"
    raise Unreadable(
        "archive",
        f"El archivo es una carpeta comprimida (.zip) que contiene {listed}.",
        "Descomprímala (clic derecho › Extraer todo) y suba los archivos de dentro.",
    )


def _expanded(archive: zipfile.ZipFile) -> None:
    if sum(part.file_size for part in archive.infolist()) > MAX_EXPANDED:
        raise too_many()


def too_many() -> Unreadable:
    """The reason for a workbook that would fill the machine's memory."""
    return Unreadable(
        "too_large",
        "La hoja de cálculo ocupa demasiadas celdas: quizá hay datos o formato muy lejos de la tabla.",
        "Copie solo la tabla en un libro nuevo (o en la plantilla) y suba ese archivo.",
    )


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with archive.open(part) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            yield tail + chunk
            tail = chunk[-_OVERLAP:]


def _sheet(archive: zipfile.ZipFile, part: str) -> None:
    rows, columns = 0, _SINGLE_LETTERS
    for chunk in _chunks(archive, part):
        found = _ROW.findall(chunk)
        if found:
            rows = max(rows, *map(int, found))
        for letters in set(_COLUMN.findall(chunk)):
            columns = max(columns, _column_number(letters))
    if rows * columns > MAX_CELLS:
        raise too_many()


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


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _SINGLE_LETTERS + letter - ord("A") + 1
    return number


def _ods(xml: bytes) -> None:
    """An OpenDocument sheet repeats cells and rows by a number: empty ones are normal, values a thousand times over are not."""
    if any(int(times) > _ONE_BY_ONE for times in _REPEATED_VALUE.findall(xml)):
        raise too_many()
    for times, body in _REPEATED_ROW.findall(xml):
        if int(times) > _ONE_BY_ONE and b"value-type=" in body:
            raise too_many()
