"""Adds up the rows of a day that a dimension divides; users are left out, for whoever comes by two ways would be counted twice."""

from dataclasses import dataclass, field

from plancom.datasets import Fault, Problem
from plancom.datasets.problems.cells import MissingDayOfSum, UnreadDayOfSum
from plancom.datasets.problems.rows import ConflictingPartOfDay, DuplicatePartOfDay
from plancom.datasets.problems.sheets import Declined
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.sources.cells.dates import Clock, Day, day
from plancom.sources.cells.numbers import count, is_blank, shown
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.ga4.blocks import ADDITIVE, MEASURES, Block
from plancom.sources.formats.ga4.dimensions import DIVIDING, SHARED
from plancom.sources.rows.duplicates import divided_days
from plancom.sources.tables.headers import key, places


@dataclass
class Sum:
    """A divided block as one with a row per day, what was wrong with its rows, and how many they were."""

    block: Block
    notes: list[str]
    problems: list[Problem] = field(default_factory=list)
    rows_read: int = 0
    homeless: list[Problem] = field(default_factory=list)
    """Rows whose day nobody knows: any of the sums may lack them."""


def why_not(block: Block) -> Problem | None:
    """Why the rows of a divided block are not added up; None where they are."""
    names = block.divided_by
    shared = [name for name in names if key(name) in SHARED]
    if shared:
        by = listed(tr("«{label}»", label=name[:60]) for name in shared)
        return _declined(
            tr(
                "El archivo es de Google Analytics y divide cada fecha por {by}: una misma sesión está en varias de esas filas, y su suma no son las visitas de ese día o mes.",
                by=by,
            )
        )
    if any(key(name) not in DIVIDING for name in names):
        return divided_days(names)
    if not _added(block):
        by = listed(tr("«{label}»", label=name[:60]) for name in names)
        return _declined(
            tr(
                "El archivo es de Google Analytics y da usuarios divididos por {by}: no se suman, porque quien está en dos filas se contaría dos veces.",
                by=by,
            )
        )
    return None


def _declined(what: str) -> Problem:
    fix = tr(
        "Exporte las sesiones por día, con una sola fila por día (una exploración con la dimensión «Fecha» y la métrica «Sesiones»)."
    )
    return Declined(what=what, instead=fix).at()


def _added(block: Block) -> dict[str, int]:
    """Where the measures stand that add up."""
    return {name: place for name, place in places(block.headers, MEASURES).items() if name in ADDITIVE}


def summed(block: Block, sheet: str, clock: Clock) -> Sum:
    """The block with the rows of each day added up. A figure that cannot be read stays alone in its day, to be reported."""
    added, parts = _added(block), block.dimensions
    days: dict[object, list[Cell]] = {}
    numbers: dict[object, int] = {}
    seen: dict[tuple[str, ...], tuple[int, list[Cell]]] = {}
    result = Sum(
        Block(block.range, ["", *(block.headers[p] for p in added.values())], above=block.above), _notes(block)
    )
    result.block.headers[0] = block.headers[block.day_place or 0]
    for number, row in zip(block.numbers, block.rows, strict=True):
        figures = [block.figure(row, place) for place in added.values()]
        if block.is_total(row):
            days[number, "total"], numbers[number, "total"] = [None, *figures], number
            continue
        result.rows_read += 1
        when = shown(block.when(row))
        if not _is_day(block, row, clock):
            result.homeless.append(_homeless(when).at(sheet, number, result.block.headers[0], when))
            continue
        own = (when, *(shown(row[p]) if p < len(row) else "" for p in parts))
        if own in seen:
            result.problems.append(_repeated(sheet, number, *seen[own], row))
            continue
        seen[own] = (number, row)
        if when in days:
            days[when] = [days[when][0], *map(_plus, days[when][1:], figures)]
        else:
            days[when], numbers[when] = [block.when(row), *figures], number
        if not all(map(_is_added, figures)):
            numbers[when] = number  # its row is the one to mend
    result.block.rows, result.block.numbers = list(days.values()), [numbers[day] for day in days]
    return result


def _is_day(block: Block, row: list[Cell], clock: Clock) -> bool:
    found = block.day(block.when(row))
    return isinstance(day(found, clock), Day)


def _homeless(when: str) -> Fault:
    """What is wrong with a day that nobody knows, by what stands in its place."""
    return UnreadDayOfSum(shown=when) if when else MissingDayOfSum()


def _is_added(cell: Cell) -> bool:
    """Whether a figure can be read, or there is none."""
    return is_blank(cell) or isinstance(count(cell), int)


def _plus(one: Cell, other: Cell) -> Cell:
    """The sum of two figures; of one that is none the cell itself."""
    first, second = count(one), count(other)
    if not isinstance(first, int):
        return one
    return first + second if isinstance(second, int) else other


def _notes(block: Block) -> list[str]:
    by = listed(tr("«{label}»", label=name[:60]) for name in block.divided_by)
    notes = [tr("Se sumaron las filas de cada fecha, que el informe divide por {by}.", by=by)]
    if "visitors" in places(block.headers, MEASURES):
        notes.append(
            tr("Los usuarios quedan sin dato: no se suman, porque quien está en dos filas se contaría dos veces.")
        )
    return notes


def _repeated(sheet: str, number: int, lead: int, first: list[Cell], row: list[Cell]) -> Problem:
    kind = DuplicatePartOfDay if first == row else ConflictingPartOfDay
    return kind(other=_row(lead)).at(sheet, number)


def _row(number: int) -> str:
    return tr("la fila {row}", row=number)
