"""Opens any file safely: bytes → sheets of rows, or the reason in words why it is no workbook."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

import python_calamine

from plancom.datasets.problems.files import EmptyFile, Locked, OfficeDocument, OtherKind, TooHeavy
from plancom.language.translation import later, tr
from plancom.sources.files import csv_text, date_system, invisible_marks, limits, markup, pivot_labels
from plancom.sources.files.sheets import Cell, Sheet, Workbook, is_list_of_errors
from plancom.sources.files.unreadable import Unreadable, damaged
from plancom.sources.files.xlsx import hidden_content, long_sheets, package
from plancom.sources.files.xlsx.extent import Reach

MAX_BYTES = 150 * 1024**2
"""The largest file that is opened: a million posts as csv are about 100 MB; ten years of an office are under 10."""

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which Excel keeps a workbook saved with a password ([MS-OFFCRYPTO] 2.3.4.4)."""
_FILE_PASS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}\x2f\x00", re.DOTALL)
"""An .xls workbook's first record followed by the one that says it is encrypted ([MS-XLS] 2.4.21, 2.4.117)."""
_OTHER_OLE = tuple(name.encode("utf-16-le") for name in ("WordDocument", "PowerPoint Document"))
_ZIP = b"PK"
_NOTHING = b"\x00 \t\r\n"
_BEGINNING = 4096  # bytes that are looked at first: stripped, a file of 100 MB is another 100 MB

_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", later("un documento PDF")),
    (b"\x89PNG", later("una imagen")),
    (b"\xff\xd8\xff", later("una fotografía")),
    (b"GIF8", later("una imagen")),
    (b"RIFF", later("un archivo de imagen, audio o video")),
    (b"ID3", later("un audio")),
    (b"{\\rtf", later("un documento de texto")),
    (b"Rar!", later("un archivo comprimido .rar")),
    (b"7z\xbc\xaf", later("un archivo comprimido .7z")),
    (b"\x1f\x8b", later("un archivo comprimido .gz")),
    (b"PAR1", later("un archivo Parquet")),
    (b"SQLite format 3", later("una base de datos")),
)


def opened(content: bytes) -> Workbook:
    """The sheets of the file whose bytes are `content`. Raises Unreadable with the reason."""
    book = limits.checked(_opened(content))
    sheets = tuple(replace(sheet, rows=_plain(sheet.rows)) for sheet in book.sheets)
    return Workbook(sheets, date_system.epoch(content) if content.startswith((_ZIP, _OLE)) else book.epoch)


def _plain(rows: Sequence[list[Cell]]) -> Sequence[list[Cell]]:
    """The rows of a sheet as they are meant, without what a program or a copied text left in them."""
    return pivot_labels.without(csv_text.cut(invisible_marks.unmarked(rows)))


def _opened(content: bytes) -> Workbook:
    if len(content) > MAX_BYTES:
        raise Unreadable(TooHeavy(content=len(content) // 1024**2, max_bytes=MAX_BYTES // 1024**2))
    if not content[:_BEGINNING].strip(_NOTHING) and not content.strip(_NOTHING):
        raise Unreadable(EmptyFile())
    for start, what in _OTHER_KINDS:
        if content.startswith(start):
            raise Unreadable(OtherKind(what=tr(what)))
    if content.startswith(_ZIP):
        book = long_sheets.Opening(content)
        reaches = package.check(content, book.begin)
        return hidden_content.marked(
            _long(content, book, reaches) or _spreadsheet(content, book, reaches), content, reaches
        )
    if content.startswith(_OLE):
        return _compound(content)
    if markup.is_markup(content):
        return markup.sheets(content)
    return Workbook((Sheet("", csv_text.rows(content)),))


def _compound(content: bytes) -> Workbook:
    """An .xls workbook, of which the reader only says that it knew none of its kinds where it is something else."""
    if _ENCRYPTED in content or _FILE_PASS.search(content):
        raise Unreadable(Locked())
    if any(name in content for name in _OTHER_OLE):
        raise Unreadable(OfficeDocument())
    return _spreadsheet(content, long_sheets.Opening(content), {})


def _is_list(sheet: Sheet) -> bool:
    return is_list_of_errors(sheet.name, sheet.rows[0][0] if sheet.rows and sheet.rows[0] else None)


def _long(content: bytes, book: long_sheets.Opening, reaches: Mapping[str, Reach]) -> Workbook | None:
    """A workbook of one long sheet, which needs no other reader."""
    if len(reaches) != 1 or next(iter(reaches.values())).cells < long_sheets.LONG:
        return None
    (part, reach), sheets = next(iter(reaches.items())), hidden_content.sheets(content)
    if len(sheets) != 1 or sheets[0].part != part or not sheets[0].visible:
        return None
    rows = long_sheets.by_columns(book, sheets[0].name, reach)
    return Workbook((Sheet(sheets[0].name, rows),)) if rows is not None else None


def _parts(content: bytes) -> dict[str, str]:
    """In which part of a workbook each sheet is."""
    return {sheet.name: sheet.part for sheet in hidden_content.sheets(content)}


def _merged(sheet: python_calamine.CalamineSheet) -> tuple[tuple[int, int, int], ...]:
    """The cells of one column that were merged: the column, the first and the last row of each."""
    found = sheet.merged_cell_ranges or ()
    return tuple((left, top, bottom) for (top, left), (bottom, right) in found if left == right and top < bottom)


def _spreadsheet(content: bytes, columns: long_sheets.Opening, reaches: Mapping[str, Reach]) -> Workbook:
    parts = _parts(content) if reaches else {}

    def rows(name: str) -> Sequence[list[Cell]]:
        reach = reaches.get(parts.get(name, ""))
        long = long_sheets.by_columns(columns, name, reach) if reach and len(parts) > 1 else None
        if long is not None:
            return long
        return cast("list[list[Cell]]", book.get_sheet_by_name(name).to_python(skip_empty_area=False))

    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        sheets = (
            Sheet(
                about.name,
                rows(about.name),
                about.visible == python_calamine.SheetVisibleEnum.Visible,
                merged=_merged(book.get_sheet_by_name(about.name)),
            )
            for about in book.sheets_metadata
            if about.typ == python_calamine.SheetTypeEnum.WorkSheet
        )
        return Workbook(tuple(sheet for sheet in sheets if not _is_list(sheet)))
    except python_calamine.PasswordError:
        raise Unreadable(Locked()) from None
    except BaseException as error:
        # The reader's own panics come as BaseException (pyo3); anything that stops the program must go on stopping it.
        if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit)):
            raise
        raise damaged() from None
