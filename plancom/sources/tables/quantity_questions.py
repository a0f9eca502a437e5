"""Questions about quantities: what a column is, asked once, with its header and three of its values."""

from collections.abc import Sequence

from plancom.datasets import DEFINITIONS, Dataset, Option, Problem, Question
from plancom.datasets.problems.doubts import (
    Contradiction,
    WhatRowsAre,
    WhatRowsOfFiguresAre,
    WhetherQuantity,
    WhichQuantity,
)
from plancom.datasets.problems.sheets import Declined, NoCount, OtherQuantities
from plancom.language.numbers import number
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr
from plancom.sources.cells.numbers import count, is_blank, shown
from plancom.sources.files.sheets import Cell
from plancom.sources.tables.headers import key
from plancom.sources.tables.question_scopes import WHOLE, Scope

COUNT, ROW, NOT = "count", "row", "no"
"""The answers: the column is the quantity; each row is one; the column (or the table) is not counted."""
_SHOWN = 3


def column_id(label: str) -> str:
    """The question about the column with this header."""
    return f"column:{key(label)}"


def of_column(
    dataset: Dataset, label: str, cells: Sequence[Cell], sheet: str, *, rows: bool, scope: Scope = WHOLE
) -> tuple[Problem, Question]:
    """What a column is, whose `cells` are those of all tables of the `scope`; `rows`: each row may be one of what is counted."""
    filled = [cell for cell in cells if not is_blank(cell)]
    values = listed((shown(cell) for cell in filled[:_SHOWN]), "y")
    words = DEFINITIONS[dataset].words
    what = tr(words.counted)
    total = sum(value for cell in filled if isinstance(value := count(cell), int))
    options = [
        Option(
            COUNT,
            tr("Es la cantidad"),
            tr(
                "La columna suma {total} {what}",
                total=number(total),
                what=what,
            ),
        ),
        Option(NOT, tr("No se cuenta"), tr("La columna no se usa")),
    ]
    if rows and words.item:
        options.insert(1, Option(ROW, tr(words.item), tr("Se cuentan las filas: {rows}", rows=_rows(len(filled)))))
    text = tr("¿Qué es «{label}», con los valores {values}?", label=shown(label), values=values)
    text = in_sheet(text, scope)
    doubt = WhetherQuantity(label=shown(label), what=what, values=values)
    id_ = scope.id_of(column_id(label))
    return doubt.at(sheet, column=label), Question(
        id_, text, tuple(options), subjects=scope.subjects("column", dataset, key(label))
    )


def of_rows(
    dataset: Dataset, rows: int, labels: Sequence[str], sheet: str, scope: Scope = WHOLE
) -> tuple[Problem, Question]:
    """What a row is, of a table in which no column is a quantity; `labels` are those of its other figures."""
    words = DEFINITIONS[dataset].words
    what = tr(words.counted)
    options = (
        Option(ROW, tr(words.item), tr("Se cuentan las filas: {rows}", rows=_rows(rows))),
        Option(NOT, tr("No se cuenta"), tr("No se lee nada de esta tabla")),
    )
    doubt = WhatRowsAre(what=what)
    if labels:
        names = listed(tr("«{label}»", label=shown(label)) for label in labels)
        doubt = WhatRowsOfFiguresAre(what=what, names=names, columns=len(labels))
    text = in_sheet(tr("¿Qué es cada fila de la tabla?"), scope)
    return doubt.at(sheet), Question(scope.id_of("rows"), text, options, subjects=scope.subjects("rows", dataset))


def which_quantity(
    dataset: Dataset, labels: Sequence[str], sheet: str, scope: Scope = WHOLE
) -> tuple[Problem, Question]:
    """Which of several columns of counts is the one of what happened."""
    what = tr(DEFINITIONS[dataset].words.counted)
    names = listed((tr("«{label}»", label=shown(label)) for label in labels), "y")
    options = [Option(key(label), tr("«{label}»", label=shown(label))) for label in labels]
    options.append(Option(NOT, tr("Ninguna"), tr("No se lee nada de esta tabla")))
    text = in_sheet(tr("¿Cuál es la cantidad de {what}?", what=what), scope)
    return WhichQuantity(what=what, names=names).at(sheet), Question(
        scope.id_of("quantity"), text, tuple(options), subjects=scope.subjects("quantity", dataset, *map(key, labels))
    )


def contradiction(dataset: Dataset, label: str, other: str, sheet: str) -> Problem:
    """Two answers of which one says that rows are counted, the other that the figures of a column are."""
    what = tr(DEFINITIONS[dataset].words.counted)
    return Contradiction(label=shown(label), other=shown(other), what=what).at(sheet)


def in_sheet(text: str, scope: Scope) -> str:
    """A question with the sheet that it is about, where the file has others."""
    return tr("Hoja «{sheet}»: {text}", sheet=scope.mark, text=text) if scope.mark else text


def nothing_counted(dataset: Dataset, labels: Sequence[str], sheet: str) -> Problem:
    """A table whose figures are all of another kind."""
    what = tr(DEFINITIONS[dataset].words.counted)
    if not labels:
        return NoCount(what=what).at(sheet)
    names = listed(tr("«{label}»", label=shown(label)) for label in labels)
    return OtherQuantities(what=what, names=names, columns=len(labels)).at(sheet)


def press_counted() -> Problem:
    """Press as numbers of publications."""
    what = tr(
        "El archivo da cuántas publicaciones de prensa hubo, y el plan las cuenta una por una para no repetirlas."
    )
    instead = tr("Anote cada publicación (fecha, medio y título) en la plantilla de prensa.")
    return Declined(what=what, instead=instead).at()


def _rows(number_of_rows: int) -> str:
    return counted(number_of_rows, "fila", "filas")
