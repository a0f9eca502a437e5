"""Hostile: one file of the corpus; and the valid files from which others are made."""

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import xlsxwriter
import xlwt

ROWS = [["fecha", "visitas", "visitantes"]]
ROWS += [[f"2018-{1 + n // 28:02d}-{1 + n % 28:02d}", 300 + n * 7 % 90, 200 + n * 5 % 60] for n in range(120)]


@dataclass(frozen=True)
class Hostile:
    """A file: its `family` in the summary, its `name`, and how its bytes are made (only when it is its turn)."""

    family: str
    name: str
    make: Callable[[], bytes]


def zipped(parts: Mapping[str, str | bytes], level: int = 6) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def text(rows: Sequence[Sequence[object]] = ROWS, delimiter: str = ",") -> str:
    return "".join(delimiter.join(map(str, row)) + "\r\n" for row in rows)


@cache
def xlsx() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": dt.datetime(2020, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)})
        sheet = book.add_worksheet("Visitas")
        for place, row in enumerate(ROWS):
            sheet.write_row(place, 0, row)
    return out.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(name: str, content: str | bytes, book: bytes | None = None) -> bytes:
    return zipped({**parts(book or xlsx()), name: content})


SHEET = "xl/worksheets/sheet1.xml"


def sheet_xml(cells: str, before: str = "", after: str = "") -> bytes:
    """A workbook whose sheet is written out by hand."""
    return with_part(
        SHEET,
        '<?xml version="1.0" encoding="UTF-8"?>' + before
        + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData>{after}</worksheet>",
    )  # fmt: skip


def inline(reference: str, value: object) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'


@cache
def xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Visitas")
    for place, row in enumerate(ROWS):
        for column, value in enumerate(row):
            sheet.write(place, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="Visitas">'
)
ODS_FOOT = "</table:table></office:spreadsheet></office:body></office:document-content>"


def ods_of(rows: str, before: str = "") -> bytes:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return zipped(
        {"mimetype": kind, "content.xml": before + ODS_HEAD + rows + ODS_FOOT, "META-INF/manifest.xml": manifest}
    )


@cache
def ods() -> bytes:
    def cell(value: object) -> str:
        if isinstance(value, int):
            return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    return ods_of("".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in ROWS))


def _record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(data)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return number + size + data


def _wide(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


@cache
def xlsb() -> bytes:
    cells = b""
    for number, row in enumerate(ROWS):
        cells += _record(0, struct.pack("<I", number) + bytes(13))
        for column, value in enumerate(row):
            place = struct.pack("<II", column, 0)
            known = isinstance(value, str)
            cells += _record(6 if known else 5, place + (_wide(value) if known else struct.pack("<d", value)))
    area = struct.pack("<IIII", 0, len(ROWS) - 1, 0, len(ROWS[0]) - 1)
    sheet = _record(0x81) + _record(0x94, area) + _record(0x91) + cells + _record(0x92) + _record(0x82)
    listed = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Visitas")
    book = _record(0x83) + _record(0x8F) + _record(0x9C, listed) + _record(0x90) + _record(0x84)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{kind}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


@cache
def zip_of_csv() -> bytes:
    return zipped({"enero.csv": text(ROWS[:40]), "febrero.csv": text([ROWS[0], *ROWS[40:]])})


VALID: dict[str, Callable[[], bytes]] = {
    "xlsx": xlsx,
    "xls": xls,
    "ods": ods,
    "xlsb": xlsb,
    "csv": lambda: text().encode(),
    "zip": zip_of_csv,
}
