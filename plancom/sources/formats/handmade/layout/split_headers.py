"""Headers that name a month and what is counted in it («Publicaciones enero», «Ene-18 · Presencial»), in two rows as most sheets have them."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from plancom.language.text import fold
from plancom.sources.cells.dates import MONTH_NUMBERS
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.handmade.layout.month_rows import Grid, Head
from plancom.sources.formats.handmade.layout.period_headings import HeadingPeriod, period
from plancom.sources.tables.headers import SEARCHED_ROWS

_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_MONTH = rf"(?P<month>(?:{_NAMES})(?![a-z])\.?(?:[ \-/.']*(?:de |del )?(?:(?:19|20)\d\d|\d\d)(?!\d))?)"
_FIRST = re.compile(rf"\(?{_MONTH}\)?[ \-–:|/·,]+(?P<words>.+)")
_LAST = re.compile(rf"(?P<words>.+?)[ \-–:|/·,(]+(?:(?:en|del?|mes de) )*{_MONTH}\)?")
_OTHER_PERIOD = re.compile(
    rf"(?<![a-z])(?:{_NAMES})(?![a-z])|seman|quincen|trim|bimes|semes|hasta|corte|a la fecha|\bdias?\b|\d$|^\d|(?:^| )al?$"
)
_FEWEST, _SURE_LETTERS = 2, 4
"""Headers of a month that a row must have; of one month alone they are sure of words of so many letters: «mar» is the sea too."""


class _Part(NamedTuple):
    """A header: its month, how it is written, and its other words."""

    month: HeadingPeriod
    written: str
    words: str


class SplitHeader(NamedTuple):
    """The grid with months over the words of their columns in a row more, and the head that the first of both is."""

    grid: Grid
    head: Head


def split_header(grid: Grid) -> SplitHeader | None:
    """The first row of such headers, split; None where there is none."""
    for i, row in enumerate(grid[:SEARCHED_ROWS]):
        parts = {j: part for j, cell in enumerate(row) if (part := _part(cell))}
        if _are_months([*parts.values()]):
            return _split(grid, i, parts)
    return None


def _split(grid: Grid, at: int, parts: Mapping[int, _Part]) -> SplitHeader:
    row = grid[at]
    months = [parts[j].written if j in parts else cell for j, cell in enumerate(row)]
    words = [parts[j].words if j in parts else None for j in range(len(row))]
    return SplitHeader(
        [*grid[:at], months, words, *grid[at + 1 :]], Head(at, {j: part.month for j, part in parts.items()})
    )


def _part(cell: Cell) -> _Part | None:
    text = " ".join(cell.split()) if isinstance(cell, str) else ""
    said = fold(text)
    match = (_FIRST.fullmatch(said) or _LAST.fullmatch(said)) if len(said) == len(text) else None
    if match is None or _OTHER_PERIOD.search(match["words"]):
        return None
    month = period(match["month"])
    return _Part(month, match["month"], text[slice(*match.span("words"))]) if month and not month.day else None


def _are_months(parts: Sequence[_Part]) -> bool:
    """Whether headers name the months of a table: several in order, or one beyond doubt."""
    months = [*dict.fromkeys(part.month for part in parts)]
    if len(parts) < _FEWEST or len({(part.month, fold(part.words)) for part in parts}) < len(parts):
        return False
    if len(months) == 1:
        return all(part.month.year or len(part.written) >= _SURE_LETTERS for part in parts)
    return any(ordered == sorted(months) for ordered in (months, months[::-1]))
