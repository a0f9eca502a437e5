"""From which day a workbook counts its days: 1900's or, as Excel for Mac used to write, 1904's.

Cells that are formatted as dates are turned into dates by the readers of workbooks; those that lost their format are numbers of days.
"""

import datetime as dt
import io
import re
import zipfile
import zlib

EPOCH_1900, EPOCH_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
"""The days that are number 0. The first is right from 1 March 1900 on: Excel knows a 29 February 1900."""

_PROPERTIES = re.compile(rb"""<(?:\w+:)?workbookPr\b[^<>]*\bdate1904\s*=\s*["'](?:1|true|on)["']""")
"""[ECMA-376] part 1, 18.2.28."""
_BOF = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00", re.DOTALL)
"""The first record of an .xls workbook's globals ([MS-XLS] 2.4.21)."""
_EOF, _DATE_1904 = 0x0A, 0x22
_WB_PROP = 153
"""The record of an .xlsb workbook's properties, of which the first bit is 1904's ([MS-XLSB] 2.4.822)."""
_MORE, _LONGEST = 0x80, 4
"""From which a byte of a number is not its last; how many it has at most."""
_HEAD = 4
"""Bytes of an .xls record's number and length."""


def epoch(content: bytes) -> dt.date:
    """The day that a workbook's cells count from; 1900's of what is none, or damaged."""
    try:
        is_1904 = _in_xlsx(content) if content.startswith(b"PK") else _in_xls(content)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, OSError, RuntimeError):
        is_1904 = False  # its workbook's own reader says what is the matter
    return EPOCH_1904 if is_1904 else EPOCH_1900


def _in_xlsx(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "xl/workbook.bin" in archive.namelist():
            return _in_xlsb(archive.read("xl/workbook.bin"))
        return bool(_PROPERTIES.search(archive.read("xl/workbook.xml")))


def _in_xlsb(records: bytes) -> bool:
    """Whether the properties of a binary workbook say so: its records follow each other, each with its number and its length."""
    place = 0
    while place < len(records):
        kind, place = _number(records, place)
        size, place = _number(records, place)
        if kind == _WB_PROP:
            return bool(records[place : place + 1] and records[place] & 1)
        place += size
    return False


def _number(records: bytes, place: int) -> tuple[int, int]:
    """The number that begins at a place, seven bits a byte, the lowest first, and where it ends ([MS-XLSB] 2.1.4)."""
    number = shift = 0
    for byte in records[place : place + _LONGEST]:
        number |= (byte & 0x7F) << shift
        shift, place = shift + 7, place + 1
        if byte < _MORE:
            break
    return number, place


def _in_xls(content: bytes) -> bool:
    """Whether the workbook's globals say so: their records follow each other until their end."""
    begin = _BOF.search(content)
    place = begin.start() if begin else len(content)
    while place + _HEAD <= len(content):
        kind, size = (int.from_bytes(content[at : at + 2], "little") for at in (place, place + 2))
        if kind in {_EOF, _DATE_1904}:
            return kind == _DATE_1904 and content[place + _HEAD : place + _HEAD + size] == b"\x01\x00"
        place += _HEAD + size
    return False
