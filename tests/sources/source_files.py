"""Small files in the shapes that people and tools make them, built in memory."""

import csv
import datetime as dt
import io
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from plancom import sources
from plancom.datasets import Dataset, Inquiry, Observations, Result
from plancom.plan import load
from tests.frame_schemas import OBSERVATIONS

PLAN = load(Path(__file__).parents[2] / "data" / "plan" / "concejo-cartagena-2018.toml")
TODAY = dt.date(2026, 11, 23)


def read(
    content: bytes | str,
    name: str = "archivo",
    *,
    today: dt.date = TODAY,
    kind: Dataset | None = None,
    answers: Mapping[str, str] | None = None,
    **period: dt.date,
) -> Result:
    """What `sources.read` says of the file, checked against what is written of results and of such tables."""
    data = content.encode() if isinstance(content, str) else content
    found = sources.read(name, data, PLAN, today, kind=kind, answers=answers, **period)
    assert isinstance(found, Inquiry) == any(one.blocking for one in found.questions)
    if isinstance(found, Observations):
        OBSERVATIONS[found.dataset].validate(found.table)
    return found


def lines(*rows: str) -> str:
    return "\r\n".join(rows) + "\r\n"


def csv_text(rows: Iterable[Sequence[Any]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def xlsx(sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name in hidden:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(rows: Sequence[Sequence[str]]) -> bytes:
    def cell(value: str) -> str:
        if value.isdigit():
            return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="Hoja1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": (
                '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
                "</manifest:manifest>"
            ),
        }
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_sheet_xml(content: bytes, old: str, new: str) -> bytes:
    """The workbook with a text of its first sheet's XML replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode().replace("<v></v>", "<v />")  # as openpyxl writes it with lxml
    assert old in sheet
    return zipped({**parts, "xl/worksheets/sheet1.xml": sheet.replace(old, new)})


def password_protected() -> bytes:
    """The shell of a workbook that Excel encrypted: an OLE file with a stream called EncryptedPackage."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    header += struct.pack("<I", free) * 108
    table = struct.pack("<III", fat, end, end) + struct.pack("<I", free) * 125

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        written = name.encode("utf-16-le")
        return (
            written.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(written) + 2, kind, 1, free, free, child)
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )

    directory = entry("Root Entry", 5, 1, end, 0) + entry("EncryptedPackage", 2, free, end, 0) + bytes(256)
    return header + table + directory
