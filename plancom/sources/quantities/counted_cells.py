"""Counted cells: «1.234 visitas», «12 pub.» are their figures, where the sheet itself says that it counts these."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plancom.language.text import fold
from plancom.sources.cells.numbers import count
from plancom.sources.files.sheets import MOST_BY_HAND, Cell, Sheet
from plancom.sources.quantities.vocabulary import kinds, terms

_COUNTED = re.compile(r"\s*(\d[\d.,' \u00a0\u202f]*?)\s?([^\W\d_]{2,})\.?\s*")
_SHORT = {"pub": "publicaciones", "publ": "publicaciones", "tram": "tramites", "sol": "solicitudes", "vis": "visitas"}
_UNITS = frozenset({"und", "unds", "unid", "unidad", "unidades", "uds", "ud"})
"""Words that say no more than that something is counted."""


def with_figures(sheet: Sheet) -> Sheet:
    """The sheet with such figures alone; as it is where they are of several kinds, or of one that nothing else in it names."""
    if len(sheet.rows) > MOST_BY_HAND:
        return sheet
    found = {(i, j): read for i, j, cell in _cells(sheet.rows) if (read := _read(cell))}
    said = [unit for _, unit in found.values() if unit]
    if not found or (said and not _names(sheet, frozenset.intersection(*said), found)):
        return sheet
    rows = [
        [found[i, j][0] if (i, j) in found else cell for j, cell in enumerate(row)] for i, row in enumerate(sheet.rows)
    ]
    return replace(sheet, rows=rows)


def _cells(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, int, str]]:
    for i, row in enumerate(rows):
        yield from ((i, j, cell) for j, cell in enumerate(row) if isinstance(cell, str))


def _read(cell: str) -> tuple[int, frozenset[str]] | None:
    """The figure in a cell and the kinds of what it counts, none where it only says «unidades»; None where it is no such cell."""
    match = _COUNTED.fullmatch(cell)
    figure = count(match[1]) if match else None
    if not match or not isinstance(figure, int):
        return None
    word = fold(match[2])
    if word in _UNITS:
        return figure, frozenset()
    nouns = _nouns(word)
    return (figure, nouns) if nouns else None


def _nouns(word: str) -> frozenset[str]:
    """The kinds of what a word counts, in the singular too; none where it is no such word."""
    for form in (_SHORT.get(word, word), f"{word}s", f"{word}es"):
        found = terms(form)
        if found.of("counted") and not found.of("other"):
            return kinds(found.of("counted"))
    return frozenset()


def _names(sheet: Sheet, said: frozenset[str], found: dict[tuple[int, int], tuple[int, frozenset[str]]]) -> bool:
    """Whether another text of a sheet, or its name, has a noun of the same kind."""
    texts = [sheet.name, *(cell for i, j, cell in _cells(sheet.rows) if (i, j) not in found)]
    return any(kinds(terms(text).of("counted")) & said for text in dict.fromkeys(texts))
