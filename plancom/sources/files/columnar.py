"""Keeps the rows of a very long table as columns, and makes a row only when it is asked for."""

import operator
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from plancom.sources.files.sheets import Cell

LARGE = 2 * 1024**2
"""Bytes from which a text file is read by columns: below it nobody waits, and rows are simpler."""
SPACES = "".join(c for c in map(chr, range(0x3001)) if c.isspace())
"""What `str.strip` takes away."""
_AT_ONCE = 4096
_HEAD = 64
_QUOTE = 34
_BLOCK = 4 * 1024**2
_PROBED = 10_000
_FEW = 0.5  # of the rows that are probed


class Column(Sequence[Cell]):
    """The cells of one column."""

    def __init__(self, values: pa.ChunkedArray) -> None:
        self.values = values

    def __len__(self) -> int:
        return len(self.values)

    @overload
    def __getitem__(self, place: int) -> Cell: ...
    @overload
    def __getitem__(self, place: slice) -> "Column": ...
    def __getitem__(self, place: int | slice) -> "Cell | Column":
        if isinstance(place, slice):
            return Column(self.values[place])
        found: Cell = self.values[int(place)].as_py()
        return found

    def __iter__(self) -> Iterator[Cell]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self.values.slice(start, _AT_ONCE).to_pylist()

    def encoded(self) -> tuple[npt.NDArray[np.intp], list[Cell]]:
        """For each cell the position of its value in the list of distinct values, and that list."""
        values = self.values
        if pa.types.is_dictionary(values.type):
            found = values.combine_chunks()
            codes = found.indices.to_numpy().astype(np.intp)
            if _as_they_come(codes, len(found.dictionary)):
                return codes, found.dictionary.to_pylist()
            values = values.cast(found.dictionary.type)
        found = pc.dictionary_encode(values, null_encoding="encode").combine_chunks()
        return found.indices.to_numpy(zero_copy_only=False).astype(np.intp), found.dictionary.to_pylist()

    @property
    def holds_texts(self) -> bool:
        """Whether every cell is a text."""
        kind = self.values.type
        return bool(pa.types.is_large_string(kind.value_type if pa.types.is_dictionary(kind) else kind))

    def whole_numbers(self, most: int) -> "pa.Array | None":
        """The numbers of a column of numbers as whole ones, null where there is none; None where one is another, or not of 0 to `most`."""
        if not pa.types.is_floating(self.values.type):
            return None
        least, largest = pc.min_max(self.values).values()
        try:
            found = self.values.cast(pa.int64()).combine_chunks()
        except pa.ArrowInvalid:  # a fraction, or nothing that is a number
            return None
        return found if not least.is_valid or (least.as_py() >= 0 and largest.as_py() <= most) else None

    @property
    def longest(self) -> int:
        """Characters of the longest text of a column of texts."""
        if pa.types.is_dictionary(self.values.type):
            return max((Column(pa.chunked_array([part.dictionary])).longest for part in self.values.chunks), default=0)
        return pc.max(pc.utf8_length(self.values)).as_py() or 0

    def trimmed(self) -> pa.ChunkedArray:
        """The texts without the spaces around them."""
        if pa.types.is_dictionary(self.values.type):
            codes = self.values.combine_chunks()
            return pa.chunked_array([pc.utf8_trim(codes.dictionary, characters=SPACES).take(codes.indices)])
        trimmed = pc.utf8_trim(self.values, characters=SPACES)
        lengths = [pc.sum(pc.binary_length(values)).as_py() for values in (trimmed, self.values)]
        return self.values if lengths[0] == lengths[1] else trimmed  # else they would be there twice


def _as_they_come(codes: npt.NDArray[np.intp], size: int) -> bool:
    """Whether `codes` use all `size` numbers, a new one being always the next: so dictionaries are numbered, until rows are left out."""
    most = np.maximum.accumulate(codes)
    return len(most) > 0 and most[0] == 0 and most[-1] == size - 1 and bool((np.diff(most) <= 1).all())


def distinct_cells(cells: Sequence[Cell]) -> list[Cell]:
    """The different cells of a column, in the order in which they come first."""
    return cells.encoded()[1] if isinstance(cells, Column) else list(dict.fromkeys(cells))


class ColumnarRows(Sequence[list[Cell]]):
    """Rows, and the header above them while it is still one of the rows."""

    def __init__(self, header: list[Cell] | None, table: pa.Table) -> None:
        self._header, self._table = header, table

    def __len__(self) -> int:
        return int(self._table.num_rows) + (self._header is not None)

    @overload
    def __getitem__(self, place: int) -> list[Cell]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[list[Cell]]: ...
    def __getitem__(self, place: int | slice) -> list[Cell] | Sequence[list[Cell]]:
        above = self._header is not None
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            if (above and start == 0) or step != 1 or stop - start <= _AT_ONCE:
                return [self[i] for i in range(start, stop, step)]
            return ColumnarRows(None, self._table.slice(start - above, stop - start))
        place = range(len(self))[place]
        if above and place == 0:
            return list(self._header or ())
        if place - above < _HEAD:
            return list(self._head[place - above])
        return [column[place - above].as_py() for column in self._table.columns]

    @cached_property
    def _head(self) -> list[tuple[Cell, ...]]:
        """The first rows, where every format looks for its header."""
        return list(zip(*(column.slice(0, _HEAD).to_pylist() for column in self._table.columns), strict=True))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ColumnarRows):
            return self._header == other._header and bool(self._table.equals(other._table))
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(operator.eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __iter__(self) -> Iterator[list[Cell]]:
        if self._header is not None:
            yield list(self._header)
        for start in range(0, self._table.num_rows, _AT_ONCE):
            part = self._table.slice(start, _AT_ONCE)
            yield from map(list, zip(*(column.to_pylist() for column in part.columns), strict=True))

    def column(self, place: int) -> Column:
        """A column of rows that have no header any more."""
        return Column(self._table.column(place))

    @property
    def width(self) -> int:
        """How many columns there are."""
        return int(self._table.num_columns)

    def take(self, places: Sequence[int]) -> "ColumnarRows":
        """The rows at `places` alone."""
        return ColumnarRows(None, self._table.take(pa.array(places, pa.int64())))


def of_csv(content: bytes, header: list[Cell], delimiter: str) -> ColumnarRows | None:
    """The records of a UTF-8 text whose first is `header`; None where anything about it is not plain, so that rows must be read.

    Plain is: as many cells in each record, quotes only around whole cells, no blank lines, no other ends of lines than one kind.
    """
    quoted = b'"' in content
    if not header or b"\0" in content or content[:1] in b"\r\n" or (quoted and not _quoted_well(content, delimiter)):
        return None
    names = [str(number) for number in range(len(header))]
    try:
        table = csv.read_csv(
            pa.BufferReader(content),
            csv.ReadOptions(column_names=names, skip_rows_after_names=1, block_size=_BLOCK),
            csv.ParseOptions(delimiter=delimiter, newlines_in_values=quoted, ignore_empty_lines=False),
            csv.ConvertOptions(column_types=dict.fromkeys(names, pa.large_string()), strings_can_be_null=False),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return None
    if not quoted and not _plain_lines(content, table):
        return None
    columns = [_shortened(column) for column in table.columns]
    del table
    pa.default_memory_pool().release_unused()
    return ColumnarRows(header, pa.table(columns, names=names))


def _shortened(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column with each of its texts once, where its beginning says that there are few: dates, names, small numbers."""
    probe = column.slice(0, _PROBED)
    if pc.count_distinct(probe).as_py() > len(probe) * _FEW:
        return column
    encoded = pc.dictionary_encode(column)
    return pa.chunked_array([encoded.unify_dictionaries().combine_chunks()]) if column.num_chunks else encoded


def _plain_lines(content: bytes, table: pa.Table) -> bool:
    """Whether each line feed of a text without quotes ends a record, no carriage return stands alone, and no line is blank.

    The table's rows say so for less than half of the time that looking through the whole text takes.
    """
    # A carriage return alone ends a record too.
    if content[-1:] == b"\r" or table.num_rows + 1 != content.count(b"\n") + (content[-1:] != b"\n"):
        return False
    blank = pc.any(pc.equal(table.column(0), "")).as_py()
    return not blank or (b"\n\n" not in content and b"\n\r\n" not in content)


def _quoted_well(content: bytes, delimiter: str) -> bool:
    """Whether every quote opens a cell, closes it, or is one of two that stand for one; no line is blank, and lines end alike."""
    if b"\r" in content and content.count(b"\r") != content.count(b"\r\n"):
        return False
    quotes = np.flatnonzero(np.frombuffer(content, np.uint8) == _QUOTE)
    for blank in (b"\n\n", b"\n\r\n"):
        place = content.find(blank)
        while place >= 0:
            if np.searchsorted(quotes, place) % 2 == 0:
                return False
            place = content.find(blank, place + 1)
    if len(quotes) % 2:
        return False
    around = np.frombuffer(b"\n" + content + b"\n", np.uint8)
    edges = np.frombuffer(f"\r\n{delimiter}".encode(), np.uint8)
    opens, closes = quotes[::2], quotes[1::2]
    doubled = np.zeros(len(opens), dtype=bool)
    doubled[1:] = opens[1:] == closes[:-1] + 1
    opened = np.isin(around[opens], edges) | doubled
    followed = np.zeros(len(closes), dtype=bool)
    followed[:-1] = doubled[1:]
    return bool(opened.all() and (np.isin(around[closes + 2], edges) | followed).all())
