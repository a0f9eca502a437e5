"""Marks what is wrong with a workbook in a copy of it: cells coloured, a comment on each, and a first sheet that lists them.

The copy is the user's own workbook (.xlsx, .xlsm) as far as openpyxl keeps one: formulas with their saved results, formats,
hidden rows and sheets; macros, charts and pictures are lost. Other kinds become a workbook of their values. Sheets, rows and
columns stay where they are, and the list is not read when the copy comes back, so that it reads as the original does.
"""

import io
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from plancom.datasets import Problem
from plancom.datasets.problems.files import Unmarked, UnmarkedArchive
from plancom.language.translation import Language, language, later, tr
from plancom.sources.copies import formula_results
from plancom.sources.copies.text_cells import put
from plancom.sources.files import archive
from plancom.sources.files.sheets import ERRORS, ERRORS_MARKS, Workbook, is_list_of_errors
from plancom.sources.files.sheets import Cell as Value
from plancom.sources.files.unreadable import Unreadable
from plancom.sources.files.workbook import opened
from plancom.sources.tables.headers import SEARCHED_ROWS, key

MAX_MARKED = 2_000
"""Problems that are marked one by one: more are a column that is wrong as a whole, and Excel is slow with many comments."""
_AUTHOR, _ERROR, _WARNING = "plancom", "FFFFC7CE", "FFFFEB9C"  # Excel's own colours of «bad» and «neutral»
_SHEET = "Datos"  # of a file whose only sheet has no name
_SUFFIXES: dict[Language, str] = {"es": " (errores marcados)", "en": " (errors marked)"}
_COLUMNS = (
    (later("Hoja"), 22),
    (later("Celda"), 10),
    (later("Columna"), 22),
    (later("Valor"), 26),
    (later("Qué pasa"), 60),
    (later("Cómo se arregla"), 60),
)
_LOST = later("La copia no lleva las macros del libro original.")
_VALUES = later("Es una copia de los valores en un libro de Excel.")
_LETTERS = re.compile(r"[A-Z]{1,3}")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class MarkedCopy:
    """The marked copy, its file name, and what the user should know of it."""

    name: str
    content: bytes
    notes: tuple[str, ...] = ()


def copied(name: str, content: bytes, problems: Sequence[Problem]) -> MarkedCopy | Problem:
    """`marked`, or why there is no such copy."""
    try:
        return marked(name, content, problems)
    except Unreadable as reason:
        return reason.problem
    except Exception:  # noqa: BLE001 - whatever a file brings about is a sentence for its owner and a trace in the log
        _log.exception("a file could not be marked")
        return Unmarked().at()


def marked(name: str, content: bytes, problems: Sequence[Problem]) -> MarkedCopy:
    """A copy of the file with its `problems` marked. Raises Unreadable where it is no workbook that can be opened."""
    if archive.is_archive(content):
        raise Unreadable(UnmarkedArchive())
    grid = opened(content)
    stem = name.rsplit(".", 1)[0] if "." in name else name
    for suffix in _SUFFIXES.values():
        stem = stem.removesuffix(suffix)
    name = f"{stem}{_SUFFIXES[language()]}.xlsx"
    if _is_own(content):
        try:
            copy = formula_results.restored(_marked(_own(content), grid, problems), content)
            if opened(copy).sheets == grid.sheets:
                return MarkedCopy(name, copy, (tr(_LOST),) if b"vbaProject.bin" in content else ())
        except Exception:  # noqa: BLE001 - a workbook that openpyxl cannot keep as it is becomes one of its values
            _log.info("a workbook is marked in a copy of its values", exc_info=True)
    return MarkedCopy(name, _marked(_values(grid), grid, problems), (tr(_VALUES),))


def _marked(book: Book, grid: Workbook, problems: Sequence[Problem]) -> bytes:
    places = [(problem, _place(book, grid, problem)) for problem in problems[:MAX_MARKED]]
    for problem, cell in places:
        if cell is not None:
            _mark(cell, problem)
    _list(book, places, len(problems))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _is_own(content: bytes) -> bool:
    return content.startswith(b"PK") and b"xl/workbook.xml" in content


def _own(content: bytes) -> Book:
    """The user's own workbook, without the marks of an earlier copy."""
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        if is_list_of_errors(sheet.title, sheet["A1"].value):
            book.remove(sheet)
        else:
            _unmark(sheet)
    return book


def _values(grid: Workbook) -> Book:
    """A workbook of the values of a file of another kind."""
    book = Book()
    book.remove(book.worksheets[0])
    for one in grid.sheets:
        sheet = book.create_sheet(one.name[:31] or _SHEET)
        sheet.sheet_state = "visible" if one.visible else "hidden"
        for number, row in enumerate(one.rows, start=1):
            _fill(sheet, number, row)
        for number in one.hidden:
            sheet.row_dimensions[number].hidden = True
    return book


def _fill(sheet: Worksheet, number: int, row: Sequence[Value]) -> None:
    for place, value in enumerate(row, start=1):
        if value is not None and value != "":
            put(sheet.cell(number, place), value)


def _unmark(sheet: Worksheet) -> None:
    """Takes away what an earlier copy marked."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and cell.comment and cell.comment.author == _AUTHOR:
                cell.comment = None
                if cell.fill.fgColor.rgb in {_ERROR, _WARNING}:
                    cell.fill = PatternFill()


def _place(book: Book, grid: Workbook, problem: Problem) -> Cell | None:
    """The cell that a problem is about; its row's first cell where the column cannot be told; None where it is about no row."""
    names = book.sheetnames
    name = problem.sheet if problem.sheet in names else names[0] if len(names) == 1 else ""
    if problem.row is None or not name:
        return None
    rows = next((one.rows for one in grid.sheets if (one.name or _SHEET) == name), [])
    row = rows[problem.row - 1] if 0 < problem.row <= len(rows) else []
    cell = book[name].cell(problem.row, _column(rows, row, problem) + 1)
    return _corner(book[name], cell) if isinstance(cell, MergedCell) else cell


def _corner(sheet: Worksheet, merged: MergedCell) -> Cell | None:
    """The cell that holds what a merged one shows."""
    within = next((one for one in sheet.merged_cells.ranges if merged.coordinate in one), None)
    corner = sheet.cell(within.min_row, within.min_col) if within else None
    return corner if isinstance(corner, Cell) else None


def _column(rows: Sequence[Sequence[Value]], row: Sequence[Value], problem: Problem) -> int:
    """Where the problem's column stands: by its header above the row, by its letters, by the value that it quotes."""
    above = rows[: min(SEARCHED_ROWS + 1, (problem.row or 1) - 1)]
    headed = [
        place
        for line in reversed(above)
        for place, label in enumerate(line)
        if problem.column and isinstance(label, str) and key(label) == key(problem.column)
    ]
    if headed:
        return headed[0]
    if _LETTERS.fullmatch(problem.column):
        return int(column_index_from_string(problem.column)) - 1
    quoted = [place for place, value in enumerate(row) if problem.value and str(value).strip() == problem.value]
    return quoted[0] if quoted else 0


def _mark(cell: Cell, problem: Problem) -> None:
    words = f"{problem.message} {problem.fix}".strip()
    before = cell.comment
    author = before.author if before is not None else _AUTHOR
    comment = Comment(f"{before.text}\n{words}" if before is not None else words, author)
    comment.width, comment.height = 340, 110
    cell.comment = comment
    cell.fill = PatternFill("solid", fgColor=_ERROR if problem.rejects else _WARNING)


def _list(book: Book, places: Sequence[tuple[Problem, Cell | None]], total: int) -> None:
    """The first sheet: every problem with a link to its cell."""
    name = ERRORS[language()]
    name = name if name not in book.sheetnames else f"{name} ({_AUTHOR})"
    sheet = book.create_sheet(name, 0)
    sheet["A1"] = ERRORS_MARKS[language()]
    sheet["A1"].font = Font(bold=True, size=13)
    more = tr(" Se marcan {places} de {total}.", places=len(places), total=total) if total > len(places) else ""
    sheet["A2"] = tr(
        "Corrija las celdas coloreadas, guarde y suba este archivo. Esta hoja no se lee: puede borrarla.{more}",
        more=more,
    )
    for place, (label, width) in enumerate(_COLUMNS, start=1):
        sheet.cell(4, place, tr(label)).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, (problem, cell) in enumerate(places, start=5):
        where = cell.coordinate if cell is not None else ""
        line = (problem.sheet, where, problem.column, problem.value, problem.message, problem.fix)
        for place, text in enumerate(line, start=1):
            put(sheet.cell(number, place), text)
            sheet.cell(number, place).alignment = Alignment(wrap_text=True, vertical="top")
        if cell is not None:
            title = cell.parent.title.replace("'", "''")
            sheet.cell(number, 2).hyperlink = Hyperlink(ref=f"B{number}", location=f"'{title}'!{where}")
            sheet.cell(number, 2).font = Font(color="FF0B5C8A", underline="single")
    sheet.freeze_panes = "A5"
    book.active = 0
    for one in book.worksheets:
        one.sheet_view.tabSelected = one is sheet
