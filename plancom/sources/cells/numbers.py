"""Whole numbers as people and tools write them: 1.234, 1,234, 1 234, 1.234,0; and what is none."""

import datetime as dt
import math
import re

from plancom.datasets import Fault
from plancom.datasets.problems.cells import (
    DateInNumber,
    FormulaWithoutValue,
    Fraction,
    Negative,
    NotANumber,
    Percentage,
    TooLargeNumber,
)
from plancom.language.numbers import SEPARATORS
from plancom.language.text import fold
from plancom.language.translation import language, tr
from plancom.sources.files.sheets import Cell

MAX_COUNT = 10**12
"""No office counts a million million of anything: more is an identifier or a telephone in the wrong column."""
_PLAIN_DIGITS = 12  # fewer than MAX_COUNT has
_SHOWN = 60

BLANK_WORDS = frozenset(
    {"-", "--", "---", "–", "—", "s/d", "sd", "s.d.", "n/a", "na", "n.a.", "nd", "n.d.", "n/d", "nan", "null", "none"}
)
BLANK_WORDS |= {
    "undefined",
    "sin dato",
    "sin datos",
    "no disponible",
    "#n/a",
    "#n/d",
    "\\n",  # as MySQL writes NULL into a file
    "no aplica",
    "?",
}
"""Words for «it is not known», folded."""

_GROUPED = re.compile(r"([1-9]\d{0,2}([.,' ])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?")
_MILLIONS = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})?'\d{3}[.,]\d{3}")
"""As Colombians write millions: «2'500.000» is two and a half million, whatever sign stands before the thousands."""
_APOSTROPHES = re.compile("[’‘´`ʹ′]")
_PLAIN = re.compile(r"(\d+)(?:[.,](\d*))?")
_SPACES = re.compile("[\u00a0\u2009\u202f\u2007\t]")


class Unknown:
    """A cell that says that its value is not known (S/D, N/A, -), which an empty one only suggests."""


UNKNOWN = Unknown()


def shown(cell: Cell) -> str:
    """The cell as its reader knows it: whole numbers without decimals, dates as 31/01/2018, long texts cut."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < MAX_COUNT * 1000:
        return str(int(cell))
    if isinstance(cell, float):
        return f"{cell:.12g}".replace(".", ",")
    if isinstance(cell, dt.date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year:04d}"
    text = " ".join(str(cell).split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def localized(cell: Cell) -> str:
    """The cell in a sentence: as `shown`, with the decimal sign of the language in force."""
    if isinstance(cell, float) and not cell.is_integer():
        return shown(cell).replace(",", SEPARATORS[language()][0])
    return shown(cell)


def is_blank(cell: Cell) -> bool:
    """Whether the cell holds nothing but spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_unknown(text: str) -> bool:
    """Whether `text` is one of the words for «it is not known»."""
    return fold(text) in BLANK_WORDS


def count(cell: Cell) -> int | Fault | Unknown | None:
    """The whole number in a cell; None where it is empty, UNKNOWN where it says so, a Fault where it is no count.

    With exactly three digits after each separator, «1.234» and «1,234» are both 1234: no count has decimals.
    """
    if isinstance(cell, str) and len(cell) <= _PLAIN_DIGITS and cell.isascii() and cell.isdigit():
        return int(cell)  # as most are, and as what follows would say
    return None if is_blank(cell) else _filled(cell)


def _filled(cell: Cell) -> int | Fault | Unknown | None:
    if isinstance(cell, bool):
        return _text_fault(cell)
    if isinstance(cell, (int, float)):
        return _number(cell)
    if isinstance(cell, (dt.date, dt.time, dt.timedelta)):
        return DateInNumber(shown=shown(cell))
    text = _SPACES.sub(" ", str(cell)).strip()
    if is_unknown(text):
        return UNKNOWN
    return _written(text, cell)


def _number(value: float) -> int | Fault | None:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value < 0:
        return _negative(value)
    if value != int(value):
        return _fraction(value)
    return _sized(int(value), value)


def _written(text: str, cell: Cell) -> int | Fault:
    if text[0] in "-−":
        return _below_zero(text[1:].strip(), cell)
    if text.endswith("%"):
        return Percentage(shown=shown(cell))
    text = _APOSTROPHES.sub("'", text.removeprefix("+").rstrip("* "))  # «0*»: what the mark says stands under the table
    if _MILLIONS.fullmatch(text):
        return _whole(re.sub(r"\D", "", text), "", cell)
    if match := _GROUPED.fullmatch(text):
        return _whole(re.sub(r"\D", "", match[1]), match[3] or "", cell)
    if match := _PLAIN.fullmatch(text):
        return _whole(match[1], match[2] or "", cell)
    return _text_fault(cell)


def _below_zero(text: str, cell: Cell) -> int | Fault:
    """What stands after a minus sign, under which only zero is a count."""
    rest = _written(text, cell) if text else _text_fault(cell)
    if isinstance(rest, int):
        return 0 if rest == 0 else _negative(cell)
    return _negative(cell) if rest.code == "fraction" else rest


def _whole(digits: str, decimals: str, cell: Cell) -> int | Fault:
    if decimals.strip("0"):
        return _fraction(cell)
    if len(digits) > 18:  # noqa: PLR2004 - more digits than any count has, and than int() should be given
        return _sized(MAX_COUNT + 1, cell)
    return _sized(int(digits), cell)


def _sized(value: int, cell: Cell) -> int | Fault:
    if value <= MAX_COUNT:
        return value
    return TooLargeNumber(shown=shown(cell))


def _negative(cell: Cell) -> Fault:
    return Negative(shown=localized(cell))


def _fraction(cell: Cell) -> Fault:
    return Fraction(shown=localized(cell))


def _text_fault(cell: Cell) -> Fault:
    if cell is True or cell is False:
        cell = tr("verdadero") if cell else tr("falso")
    if isinstance(cell, str) and cell.lstrip().startswith("="):
        return formula_without_value(cell)
    return NotANumber(shown=shown(cell))


def formula_without_value(cell: Cell) -> Fault:
    """A formula whose result the workbook does not hold: no program but a spreadsheet's computes it."""
    return FormulaWithoutValue(shown=shown(cell))
