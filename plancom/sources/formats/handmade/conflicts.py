"""What is wrong where several cells of hand-made sheets are of the same thing, in words."""

from collections.abc import Sequence

from plancom.datasets import Problem
from plancom.datasets.problems.cells import MissingPart
from plancom.datasets.problems.rows import (
    ConflictingCell,
    DuplicateCell,
    DuplicateCells,
    PartsDiffer,
    TwoDivisions,
    VisitorsInParts,
)
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.sources.cells.numbers import count, shown
from plancom.sources.formats.handmade.figures import Figure
from plancom.sources.formats.handmade.questions import at, cell_name


def _place(figure: Figure, seen_from: str) -> str:
    cell = cell_name(figure.value)
    if figure.sheet != seen_from:
        return tr("la celda {cell} de la hoja «{sheet}»", cell=cell, sheet=figure.sheet)
    return tr("la celda {cell}", cell=cell)


def conflict(first: Figure, other: Figure) -> Problem:
    """Two cells of the same thing with different figures."""
    return at(ConflictingCell(other=_place(first, other.sheet)), other.sheet, other.value)


def repeated(pairs: Sequence[tuple[Figure, Figure]]) -> Problem:
    """Cells of one line that repeat those of another."""
    first, other = pairs[0]
    place = _place(first, other.sheet)
    fault = (
        DuplicateCell(other=place)
        if len(pairs) == 1
        else DuplicateCells(other=place, more=number(len(pairs) - 1), name=other.name[:60])
    )
    return at(fault, other.sheet, other.value)


def two_divisions(parts: Sequence[Figure]) -> Problem:
    """Parts of different divisions of the same figure."""
    names = listed(tr("«{name}»", name=one.name[:60]) for one in parts[:4])
    return at(TwoDivisions(names=names), parts[0].sheet, parts[0].value)


def parts_differ(whole: Figure, summed: Figure) -> Problem:
    """A figure that is no sum of its parts."""
    return at(PartsDiffer(whole=_amount(whole), summed=_amount(summed)), whole.sheet, whole.value)


def missing_part(figure: Figure) -> Problem:
    """A part without a figure: the sum is not known."""
    return at(MissingPart(name=figure.name[:60]), figure.sheet, figure.value)


def visitors_twice(figure: Figure) -> Problem:
    """Unique visitors in parts, which have no sum."""
    return at(VisitorsInParts(), figure.sheet, figure.value)


def _amount(figure: Figure) -> str:
    amount = count(figure.value.cell)
    return number(amount) if isinstance(amount, int) else shown(figure.value.cell)
