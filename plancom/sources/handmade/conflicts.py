"""What is wrong where several cells of hand-made sheets are of the same thing, in words."""

from collections.abc import Sequence
from dataclasses import replace

from plancom.datasets import Problem
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.sources.cells.numbers import count, shown
from plancom.sources.handmade.figures import Figure
from plancom.sources.handmade.questions import at, cell_name


def _place(figure: Figure, seen_from: str) -> str:
    cell = cell_name(figure.value)
    if figure.sheet != seen_from:
        return tr("la celda {cell} de la hoja «{sheet}»", cell=cell, sheet=figure.sheet)
    return tr("la celda {cell}", cell=cell)


def conflict(first: Figure, other: Figure) -> Problem:
    """Two cells of the same thing with different figures."""
    message = tr(
        "Esta celda y {other} son de lo mismo, con cantidades distintas: no se cuenta ninguna.",
        other=_place(first, other.sheet),
    )
    return at("conflicting_row", message, tr("Revise cuál es la correcta y borre la otra."), other.sheet, other.value)


def repeated(pairs: Sequence[tuple[Figure, Figure]]) -> Problem:
    """Cells of one line that repeat those of another."""
    first, other = pairs[0]
    place = _place(first, other.sheet)
    message = (
        tr("Esta celda repite la cantidad de {other}: se cuenta una sola vez.", other=place)
        if len(pairs) == 1
        else tr(
            "Esta celda y {more} más de «{name}» repiten las cantidades que empiezan en {other}: se cuentan una sola vez.",
            more=number(len(pairs) - 1),
            name=other.name[:60],
            other=place,
        )
    )
    fix = tr("Borre las repetidas; si son cosas distintas, súmelas en una sola fila.")
    return replace(at("duplicate_row", message, fix, other.sheet, other.value), rejects=False)


def two_divisions(parts: Sequence[Figure]) -> Problem:
    """Parts of different divisions of the same figure."""
    names = listed(tr("«{name}»", name=one.name[:60]) for one in parts[:4])
    message = tr("{names} dividen la misma cantidad de maneras distintas: no se sabe cuánto suman.", names=names)
    fix = tr("Deje una sola de las divisiones, o escriba la cantidad del mes.")
    return at("conflicting_row", message, fix, parts[0].sheet, parts[0].value)


def parts_differ(whole: Figure, summed: Figure) -> Problem:
    """A figure that is no sum of its parts."""
    message = tr(
        "Esta cantidad es {whole} y sus partes suman {summed}: no se cuenta ninguna.",
        whole=_amount(whole),
        summed=_amount(summed),
    )
    return at("conflicting_row", message, tr("Revise cuál es la correcta."), whole.sheet, whole.value)


def missing_part(figure: Figure) -> Problem:
    """A part without a figure: the sum is not known."""
    message = tr("Falta la cantidad de «{name}», y sin ella no se sabe cuánto suma el mes.", name=figure.name[:60])
    fix = tr("Escríbala (0 si no hubo nada) y súbalo de nuevo.")
    return at("missing_part", message, fix, figure.sheet, figure.value)


def visitors_twice(figure: Figure) -> Problem:
    """Unique visitors in parts, which have no sum."""
    message = tr("Los visitantes únicos de varias filas o columnas no se suman: quien vuelve se contaría dos veces.")
    fix = tr("Escriba los visitantes únicos del mes entero.")
    return at("divided_days", message, fix, figure.sheet, figure.value)


def _amount(figure: Figure) -> str:
    amount = count(figure.value.cell)
    return number(amount) if isinstance(amount, int) else shown(figure.value.cell)
