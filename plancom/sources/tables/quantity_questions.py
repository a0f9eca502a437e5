"""Questions about quantities: what a column is, asked once, with its header and three of its values."""

from collections.abc import Sequence

from plancom.datasets import DEFINITIONS, Dataset, Option, Problem, Question, declined
from plancom.language.numbers import number
from plancom.language.phrases import counted, listed
from plancom.language.translation import plural, tr
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
    message = tr(
        "«{label}» no dice si es una cantidad de {what}: sus primeros valores son {values}.",
        label=shown(label), what=what, values=values,
    )  # fmt: skip
    fix = tr(
        "Responda la pregunta, o póngale a la columna un nombre que diga qué se cuenta («Cantidad de {what}»).",
        what=what,
    )
    id_ = scope.id_of(column_id(label))
    return Problem("ambiguous", message, fix, sheet, None, label), Question(
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
    message = tr("Ninguna columna de la tabla es una cantidad de {what}.", what=what)
    if labels:
        names = listed(tr("«{label}»", label=shown(label)) for label in labels)
        message = plural(
            len(labels),
            "Ninguna columna de la tabla es una cantidad de {what}: {names} dice otra cosa.",
            "Ninguna columna de la tabla es una cantidad de {what}: {names} dicen otra cosa.",
        ).format(what=what, names=names)
    fix = tr("Diga qué es cada fila, o agregue una columna «cantidad».")
    text = in_sheet(tr("¿Qué es cada fila de la tabla?"), scope)
    return Problem("ambiguous", message, fix, sheet), Question(
        scope.id_of("rows"), text, options, subjects=scope.subjects("rows", dataset)
    )


def which_quantity(
    dataset: Dataset, labels: Sequence[str], sheet: str, scope: Scope = WHOLE
) -> tuple[Problem, Question]:
    """Which of several columns of counts is the one of what happened."""
    what = tr(DEFINITIONS[dataset].words.counted)
    names = listed((tr("«{label}»", label=shown(label)) for label in labels), "y")
    message = tr(
        "Varias columnas son cantidades de {what}: {names}. No se sabe cuál se cuenta.", what=what, names=names
    )
    fix = tr("Dígalo en la pregunta, o deje en el archivo solo la que se cuenta.")
    options = [Option(key(label), tr("«{label}»", label=shown(label))) for label in labels]
    options.append(Option(NOT, tr("Ninguna"), tr("No se lee nada de esta tabla")))
    text = in_sheet(tr("¿Cuál es la cantidad de {what}?", what=what), scope)
    return Problem("ambiguous", message, fix, sheet), Question(
        scope.id_of("quantity"), text, tuple(options), subjects=scope.subjects("quantity", dataset, *map(key, labels))
    )


def contradiction(dataset: Dataset, label: str, other: str, sheet: str) -> Problem:
    """Two answers of which one says that rows are counted, the other that the figures of a column are."""
    message = tr(
        "Sus respuestas se contradicen: por «{label}» cada fila es una, y por «{other}» se suma una cantidad de {what}.",
        label=shown(label), other=shown(other), what=tr(DEFINITIONS[dataset].words.counted),
    )  # fmt: skip
    return Problem("ambiguous", message, tr("Cambie una de las dos respuestas."), sheet)


def in_sheet(text: str, scope: Scope) -> str:
    """A question with the sheet that it is about, where the file has others."""
    return tr("Hoja «{sheet}»: {text}", sheet=scope.mark, text=text) if scope.mark else text


def nothing_counted(dataset: Dataset, labels: Sequence[str], sheet: str) -> Problem:
    """A table whose figures are all of another kind."""
    what = tr(DEFINITIONS[dataset].words.counted)
    if not labels:
        message = tr("La tabla no tiene ninguna columna con una cantidad de {what}.", what=what)
    else:
        names = listed(tr("«{label}»", label=shown(label)) for label in labels)
        message = plural(
            len(labels),
            "{names} no es una cantidad de {what}, y la tabla no tiene otra.",
            "{names} no son cantidades de {what}, y la tabla no tiene otra.",
        ).format(names=names, what=what)
    fix = tr(
        "Exporte o copie la tabla que da cuántos fueron, con una columna «cantidad» y la fecha o el mes de cada fila."
    )
    return Problem("no_count", message, fix, sheet)


def press_counted() -> Problem:
    """Press as numbers of publications."""
    what = tr(
        "El archivo da cuántas publicaciones de prensa hubo, y el plan las cuenta una por una para no repetirlas."
    )
    return declined(what, tr("Anote cada publicación (fecha, medio y título) en la plantilla de prensa."))


def _rows(number_of_rows: int) -> str:
    return counted(number_of_rows, "fila", "filas")
