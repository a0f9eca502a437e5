"""Labels: every column of a table under a name of its own, whatever its header row repeats or leaves out."""

import re
from collections.abc import Sequence

from plancom.language.translation import tr
from plancom.sources.cells.numbers import is_blank, shown
from plancom.sources.files.sheets import Cell
from plancom.sources.tables.headers import key, letters

_NAMELESS = re.compile(r"columna ([A-Z]{1,3}|[a-z]{1,3})")


def labels(row: Sequence[Cell], width: int = 0) -> tuple[str, ...]:
    """The headers of a row as written; «Total (2)» for a repeated one and «columna B» for an empty one, up to `width` columns."""
    found: list[str] = []
    taken: set[str] = set()
    for place in range(max(len(row), width)):
        cell = row[place] if place < len(row) else None
        written = f"columna {letters(place)}" if is_blank(cell) else shown(cell)
        label, times = written, 1
        while key(label) in taken:
            times += 1
            label = f"{written} ({times})"
        taken.add(key(label))
        found.append(label)
    return tuple(found)


def spoken(label: str) -> str:
    """A label as a reader is shown it: that of an empty header in their language; what somebody wrote as it is."""
    nameless = _NAMELESS.fullmatch(label)
    return tr("columna {letter}", letter=nameless[1]) if nameless else label


def keys(row: Sequence[Cell], width: int = 0) -> tuple[str, ...]:
    """The labels made comparable, as a mapping keeps them."""
    return tuple(key(label) for label in labels(row, width))
