"""Reads whole columns: each distinct cell once, with what failed and where."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from plancom.datasets import Fault
from plancom.sources.cells.dates import Clock, Day, day, order_of
from plancom.sources.cells.numbers import MAX_COUNT, Unknown, count, is_blank, shown
from plancom.sources.files.columnar import Column, distinct_cells
from plancom.sources.files.sheets import Cell

T = TypeVar("T")
Mask = npt.NDArray[np.bool_]

_nullable = {pa.int64(): pd.Int64Dtype()}
_GREENWICH = ZoneInfo("UTC")
_MIDNIGHT = re.compile(r"\d{4}-\d\d-\d\d[T ]00:00(?::00(?:\.0+)?)? ?(?:Z|UTC|\+00(?::?00)?)", re.IGNORECASE)
_EXPONENT = r"\d(?:[.,]\d+)?[Ee]\+?\d+"


@dataclass(frozen=True)
class ParsedColumn:
    """A column read: what was `read` (Int64 or datetime64, missing where nothing could be read) and why not.

    `faults` are the cells that are wrong, by position; `blank` those that are empty; `unknown` those that say S/D or the like;
    `months` those dates of which only the month was written.
    """

    read: "pd.Series[pd.Timestamp] | pd.Series[int]"
    faults: tuple[tuple[int, Fault], ...]
    blank: Mask
    unknown: Mask
    months: Mask


def distinct(cells: Sequence[Cell], parse: Callable[[Cell], T]) -> tuple[npt.NDArray[np.intp], list[T]]:
    """For each cell the position of its meaning in the list of meanings: a million cells with a thousand values are read once each."""
    if isinstance(cells, Column):
        codes, values = cells.encoded()
        return codes, [parse(value) for value in values]
    plain = [str(c) if c is True or c is False else c for c in cells]  # True == 1, and neither is the other here
    places = {value: i for i, value in enumerate(dict.fromkeys(plain))}
    codes = np.fromiter((places[value] for value in plain), dtype=np.intp, count=len(plain))
    return codes, [parse(value) for value in places]


def counts(cells: Sequence[Cell]) -> ParsedColumn:
    """A column of whole numbers."""
    plain = cells.whole_numbers(MAX_COUNT) if isinstance(cells, Column) else None
    if plain is not None:
        nothing = np.zeros(len(cells), dtype=bool)
        blank = plain.is_null().to_numpy(zero_copy_only=False)
        return ParsedColumn(pd.Series(plain.to_pandas(types_mapper=_nullable.get)), (), blank, nothing, nothing)
    codes, found = distinct(cells, count)
    values = np.array([f if isinstance(f, int) else 0 for f in found] or [0], dtype=np.int64)
    known = np.array([isinstance(f, int) for f in found] or [False])
    read = pd.Series(pd.arrays.IntegerArray(values[codes], ~known[codes]))
    return _parsed(codes, found, read, months=np.zeros(len(codes), dtype=bool))


def dates(cells: Sequence[Cell], clock: Clock) -> ParsedColumn:
    """A column of dates; the order of day and month is that of `clock` unless the column's own values prove the other.

    Where all of several are midnight in Greenwich they are days that a program wrote as moments, and no moments of the evening before.
    """
    different = distinct_cells(cells)
    zone = _GREENWICH if _are_whole_days(different) else clock.zone
    proven = replace(clock, order=order_of(different, clock.order), zone=zone)
    codes, found = distinct(cells, lambda cell: day(cell, proven))
    values = np.array([f.date if isinstance(f, Day) else None for f in found] or [None], dtype="datetime64[D]")
    months = np.array([isinstance(f, Day) and f.month for f in found] or [False])
    return _parsed(codes, found, pd.Series(values[codes].astype("datetime64[us]")), months=months[codes])


def _are_whole_days(different: Sequence[Cell]) -> bool:
    """Whether cells are two dates or more, each with the hour at which days begin in Greenwich: «2026-01-15T00:00:00Z»."""
    filled = [cell for cell in different if not is_blank(cell)]
    return len(filled) > 1 and all(isinstance(cell, str) and _MIDNIGHT.fullmatch(cell.strip()) for cell in filled)


def texts(cells: Sequence[Cell]) -> "pd.Series[str]":
    """A column of text, without spaces around it; whole numbers as figures, «» where there is nothing."""
    if isinstance(cells, Column) and cells.holds_texts:
        return pd.Series(cells.trimmed(), dtype="str")
    codes, found = distinct(cells, _text)
    return pd.Series([found[code] for code in codes], dtype="str")


def identifiers(cells: Sequence[Cell]) -> "pd.Series[str]":
    """A column of identifiers: as text, and «» for those that a spreadsheet has rounded (1,80406E+16)."""
    found = texts(cells)
    return found.mask(found.str.fullmatch(_EXPONENT).astype(bool), "")


def _text(cell: Cell) -> str:
    if is_blank(cell):
        return ""
    return cell.strip() if isinstance(cell, str) else shown(cell)


def _parsed(
    codes: npt.NDArray[np.intp],
    found: Sequence[object],
    read: "pd.Series[pd.Timestamp] | pd.Series[int]",
    *,
    months: Mask,
) -> ParsedColumn:
    blank = np.array([f is None for f in found] or [False])
    unknown = np.array([isinstance(f, Unknown) for f in found] or [False])
    wrong = np.array([isinstance(f, Fault) for f in found] or [False])[codes]
    faults = tuple((int(i), fault) for i in np.flatnonzero(wrong) if isinstance(fault := found[codes[i]], Fault))
    return ParsedColumn(read, faults, blank[codes], unknown[codes], months)
