"""How far a worksheet reaches, by the addresses that its own XML gives to rows and cells; each byte is looked at once."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

OVERLAP = 64
"""Bytes of a part of the XML that are looked at again with the next, so that no address is cut in two."""
_EQUALS, _ATTRIBUTE, _SPACE, _APOSTROPHE, _QUOTE, _ZERO, _A = b"=r '\"0A"
_LONGEST = 12
"""«XFD1048576» has ten characters: an address that goes on beyond twelve lies outside every sheet."""
_LETTERS = 26
_SPACED = re.compile(rb"""\sr\s*+=\s*+["']""")


@dataclass(frozen=True, slots=True)
class Reach:
    """The last row and column (from 1) that an XML part of a worksheet names, and what it must be looked through for."""

    rows: int = 0
    columns: int = 0
    hides: bool = False
    calculates: bool = False
    fails: bool = False

    @property
    def cells(self) -> int:
        """How many cells the rectangle has."""
        return self.rows * max(self.columns, 1)


def further(reach: Reach, xml: bytes) -> Reach:
    """`reach` with what the next part of the XML adds, the OVERLAP before it among it."""
    seen = np.frombuffer(xml + bytes(_LONGEST + 2), np.uint8)
    starts = _starts(xml, seen)
    rows = columns = 0
    if len(starts):
        rows, columns = _last(seen, starts)
    return Reach(
        max(reach.rows, rows),
        max(reach.columns, columns),
        # One letter is found in no time, and is in few sheets.
        reach.hides or (b"h" in xml and b"hidden=" in xml),
        reach.calculates or (b"f" in xml and (b"<f" in xml or b":f" in xml)),
        reach.fails or (b"#" in xml and b">#" in xml and (b't="e"' in xml or b"t='e'" in xml)),
    )


def _starts(xml: bytes, seen: npt.NDArray[np.uint8]) -> Numbers:
    """Where the value of each attribute `r` begins."""
    equals = np.flatnonzero(seen == _EQUALS)
    equals = equals[equals > 1]
    before, after = seen[equals - 1], seen[equals + 1]
    plain = (before == _ATTRIBUTE) & (seen[equals - 2] <= _SPACE) & ((after == _QUOTE) | (after == _APOSTROPHE))
    if bool((((before <= _SPACE) & (before > 0)) | ((after <= _SPACE) & (after > 0))).any()):  # «r = "A1"» is XML too
        return np.array([match.end() for match in _SPACED.finditer(xml)], dtype=np.int64)
    found: Numbers = equals[plain] + 2
    return found


def _last(seen: npt.NDArray[np.uint8], starts: Numbers) -> tuple[int, int]:
    """The last row and column of the addresses («12», «C12») that begin at `starts`; what is no address counts for nothing."""
    column, row = np.zeros(len(starts), np.int64), np.zeros(len(starts), np.int64)
    lettered = np.ones(len(starts), dtype=bool)
    numbered = np.ones(len(starts), dtype=bool)
    for place in range(_LONGEST):
        one = seen[starts + place]
        if lettered.any():
            # «a1» is read as «A1»; what is before A becomes a large number.
            letter = (one & ~np.uint8(0x20)) - np.uint8(_A)
            lettered &= letter < _LETTERS
            column = np.where(lettered, column * _LETTERS + letter + 1, column)
        digit = one - np.uint8(_ZERO)
        goes_on = numbered & (digit <= 9)  # noqa: PLR2004 - decimal
        row = np.where(goes_on, row * 10 + digit, row)
        numbered = goes_on | lettered
        if not numbered.any():
            break
    address = row > 0
    row, column = row[address], column[address]
    return int(row.max(initial=0)), int(column.max(initial=0))
