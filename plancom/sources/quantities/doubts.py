"""Doubts: what the values of a column make of its name. They never say that figures are counts, only that they may be none."""

from collections.abc import Sequence
from itertools import pairwise

from plancom.datasets import Fault
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.files.sheets import Cell

_LOOKED_AT = 5_000
_FEWEST = 3
"""Values from which a pattern is one: two prices are two numbers."""
_IDENTITY_DIGITS = 7
"""Digits from which different numbers of about one length are identities or telephones: no office has a million requests a day."""
_PRICE, _PRICE_STEP = 1000, 50
"""Prices are round: all of them are multiples of 50, and at least a thousand pesos."""
_PAPERS, _CLOSE = 100, 0.1
"""From which number the numbers of an office's papers are told from small counts, and within which share of the first they follow."""
_FRACTIONS = 0.2
_SAME = 6
"""Equal values, one after another, that are rather a goal than what happened; ones are rows of one each."""
_YEARS = range(1990, 2101)
_MOSTLY = 0.8


def doubtful(cells: Sequence[Cell], *, plain: bool, rows: bool = True) -> bool:
    """Whether values look like identities, prices, measurements, years, a goal or the numbers of rows or papers.

    Where the header names what is counted (not `plain`: it only says «so many») the last three are no reason to doubt; the rows'
    own numbers stand one below the other in a list (`rows`).
    """
    found = [count(cell) for cell in cells[:_LOOKED_AT] if not is_blank(cell)]
    values = [value for value in found if isinstance(value, int)]
    if _fractions(found):
        return True
    if len(values) < _FEWEST:
        return False
    if _identities(values) or _prices(values):
        return True
    return plain and (_years(values) or _constant(values) or (rows and _sequence(values)))


def measured(cells: Sequence[Cell]) -> bool:
    """Whether values are measured and not counted: many are no whole numbers. All that is doubted of visits, of which a portal has millions."""
    return _fractions([count(cell) for cell in cells[:_LOOKED_AT] if not is_blank(cell)])


def _fractions(found: Sequence[object]) -> bool:
    """Whether many are no whole numbers: one of them is a slip, several are measured."""
    broken = sum(isinstance(one, Fault) and one.code in {"fraction", "percentage"} for one in found)
    return broken >= _FEWEST and broken >= _FRACTIONS * len(found)


def _identities(values: Sequence[int]) -> bool:
    long = [value for value in values if len(str(value)) >= _IDENTITY_DIGITS]
    return len(long) >= _MOSTLY * len(values) and len(set(long)) >= _MOSTLY * len(long)


def _prices(values: Sequence[int]) -> bool:
    filled = [value for value in values if value]
    return len(filled) >= _FEWEST and all(value >= _PRICE and value % _PRICE_STEP == 0 for value in filled)


def _years(values: Sequence[int]) -> bool:
    return all(value in _YEARS for value in values)


def _sequence(values: Sequence[int]) -> bool:
    """Whether they count the rows (1, 2, 3 …) or number papers: each above the one before it, and all of them close (10234, 10240, 10251)."""
    if list(values) == list(range(values[0], values[0] + len(values))):
        return values[0] in {0, 1} or values[0] >= _PAPERS
    ascending = all(one < next_ for one, next_ in pairwise(values))
    return ascending and values[0] >= _PAPERS and values[-1] - values[0] <= values[0] * _CLOSE


def _constant(values: Sequence[int]) -> bool:
    return len(values) >= _SAME and len(set(values)) == 1 and values[0] > 1
