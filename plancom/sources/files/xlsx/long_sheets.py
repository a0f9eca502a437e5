"""Reads a long worksheet of an .xlsx by its columns, where every column holds one kind of value; rows are read otherwise."""

import datetime as dt
import logging
import re
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc

from plancom.sources.files.columnar import ColumnarRows
from plancom.sources.files.sheets import Cell
from plancom.sources.files.xlsx.extent import Reach

LONG = 100_000
"""Cells from which a sheet is read by columns: below it nobody waits, and rows are simpler."""
AHEAD = 1024**2
"""Bytes from which opening a workbook takes longer than starting a thread."""
WIDEST = 500
"""Columns up to which a sheet is read so: names of columns are compared each with each."""
_REPEATED_NAME = re.compile(r"(.*)_\d+", re.DOTALL)
_FIRST_DATE = dt.date(1900, 3, 1)
"""Before it Excel's days are times of day, or a 29 February 1900 that there was not."""
_KINDS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_floating, pa.types.is_timestamp, pa.types.is_null)
_NAMELESS = "__UNNAMED__"
"""How fastexcel calls a column without a header."""

logging.getLogger("fastexcel").setLevel(logging.ERROR)  # it warns of columns without values


class Opening:
    """A workbook as fastexcel opens it, with its texts but without its cells: once for all its sheets."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._ahead: Future[fastexcel.ExcelReader] | None = None

    def begin(self) -> None:
        """Opens a large one in a thread of its own, while its cells are looked at: neither needs Python for it."""
        if len(self._content) >= AHEAD:
            pool = ThreadPoolExecutor(1)
            self._ahead = pool.submit(fastexcel.read_excel, self._content)
            pool.shutdown(wait=False)

    @cached_property
    def reader(self) -> fastexcel.ExcelReader:
        """The workbook. Raises FastExcelError where it is none."""
        return self._ahead.result() if self._ahead else fastexcel.read_excel(self._content)


def by_columns(book: Opening, name: str, reach: Reach) -> ColumnarRows | None:
    """The rows of the sheet called `name`, the header being its first; None where they must be read one by one.

    Read by columns they are as if read by rows: every column below the header has texts, numbers or dates alone, and the sheet
    begins at A1 and ends where its last value stands. An empty cell is None among numbers and dates, and "" among texts.
    """
    if reach.cells < LONG or reach.columns > WIDEST:
        return None
    try:
        sheet = book.reader.load_sheet_eager(name, dtype_coercion="strict", schema_sample_rows=None)
    except (fastexcel.FastExcelError, pa.ArrowException):
        return None
    headers = _headers(sheet.schema)
    if headers is None or (sheet.num_rows + 1, sheet.num_columns) != (reach.rows, reach.columns):
        return None
    columns = [_plain(column) for column in pa.table(sheet).columns]
    kept = [column for column in columns if column is not None]
    if len(kept) < len(columns):
        return None
    return ColumnarRows(headers, pa.table(kept, names=[str(place) for place in range(len(kept))]))


def _headers(schema: pa.Schema) -> list[Cell] | None:
    """The texts of the first row; None where one is no text, or may have been another before it was made unique."""
    known = set(schema.names)
    for column in schema:
        repeated = _REPEATED_NAME.fullmatch(column.name)
        number = not any(character.isalpha() for character in column.name)
        if column.name.startswith(_NAMELESS) or number or not any(is_kind(column.type) for is_kind in _KINDS):
            return None
        if repeated and repeated.group(1) in known:
            return None
    return list(schema.names)


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """The column with dates as dates where none has a time; None where a date is none."""
    kind = column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind):
        return pc.fill_null(column.cast(pa.large_string()), "")
    if not pa.types.is_timestamp(kind):
        return column
    days = column.cast(pa.date32(), safe=False)
    first = pc.min(days).as_py()
    if first is not None and first < _FIRST_DATE:
        return None
    return days if pc.all(pc.equal(days.cast(kind), column)).as_py() in (True, None) else column
