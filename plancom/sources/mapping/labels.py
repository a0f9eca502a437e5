"""Labels: every column of a table under a name of its own, whatever its header row repeats or leaves out."""

from collections.abc import Sequence

from plancom.sources.amounts import is_blank, shown
from plancom.sources.handmade.questions import letters
from plancom.sources.headers import key
from plancom.sources.sheets import Cell


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


def keys(row: Sequence[Cell], width: int = 0) -> tuple[str, ...]:
    """The labels made comparable, as a mapping keeps them."""
    return tuple(key(label) for label in labels(row, width))
