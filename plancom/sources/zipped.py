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
    if "xl/workbook.bin" in names:
        raise Unreadable(
            "binary_workbook",
            "El archivo es un libro binario de Excel (.xlsb).",
            "Ábralo en Excel, guárdelo como «Libro de Excel (.xlsx)» y suba ese archivo.",
        )
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
