"""What a hand-made sheet leaves open, asked in words: which year, which order, which mark, what is counted."""

import textwrap
from collections.abc import Sequence

from plancom.datasets import DEFINITIONS, Dataset, Option, Problem, Question, declined
from plancom.language.phrases import listed
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.cells.numbers import shown
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.handmade.layout.crosstabs import Crosstab, Value
from plancom.sources.handmade.words.meaning import Unsure
from plancom.sources.tables import ambiguity
from plancom.sources.tables.headers import letters
from plancom.sources.tables.layouts import Context
from plancom.sources.tables.question_scopes import Scope

_TOLD, _VALUES = 6, 3
CHANNEL, NETWORK = "channel", "network"
"""The questions by which channel the requests of a sheet came that names none, and in which network it was published."""


def cell_name(value: Value) -> str:
    """The cell as a spreadsheet names it: «B3»."""
    return f"{letters(value.column)}{value.row + 1}"


def at(code: str, message: str, fix: str, sheet: str, value: Value) -> Problem:
    """A problem at one cell."""
    return Problem(code, message, fix, sheet, value.row + 1, letters(value.column), shown(value.cell))


def which_year(sheet: Sheet, value: Value) -> Problem:
    """Months without a year."""
    message = tr(
        "No se sabe de qué año son los meses: ni el encabezado, ni el título ni el nombre de la hoja dicen uno solo."
    )
    fix = tr("Responda la pregunta, o escriba el año en el título o junto a cada mes (ene-18).")
    return Problem("ambiguous", message, fix, sheet.name, value.row + 1)


def which_order(sheet: Sheet, texts: Sequence[str], context: Context) -> tuple[Problem, Question]:
    """Dates of either order."""
    message = tr("Las fechas pueden leerse de dos maneras (día/mes o mes/día) y nada en la hoja dice cuál es.")
    fix = tr(
        "Escríbalas como 2018-01-31 (año-mes-día), o diga cuál es al subir el archivo (--dates dmy o --dates mdy)."
    )
    return Problem("ambiguous", message, fix, sheet.name), ambiguity.dates_question(texts, context)


def which_mark(sheet: Sheet, either: Value, decimal: Value) -> Problem:
    """A point that may be of thousands or of decimals."""
    message = tr(
        "«{shown}» (celda {cell_name}) puede ser de miles o tener decimales, porque en la misma tabla está «{shown_2}» (celda {cell_name_2}).",
        shown=shown(either.cell),
        cell_name=cell_name(either),
        shown_2=shown(decimal.cell),
        cell_name_2=cell_name(decimal),
    )
    fix = tr("Escriba las cantidades enteras y sin separador de miles.")
    return at("ambiguous", message, fix, sheet.name, either)


def what(sheet: Sheet, table: Crosstab, value: Value, unsure: Unsure) -> Problem:
    """Figures that the sheet does not name."""
    words = words_of(value) or title_of(table) or tr("sin título")
    message = tr(
        "La hoja no dice {what}: «{words}» se puede entender de varias maneras.", what=unsure.what, words=words
    )
    fix = tr("Responda la pregunta, o escríbalo en el título de la tabla (por ejemplo «Publicaciones en redes 2018»).")
    return at("ambiguous", message, fix, sheet.name, value)


def which_channel(channels: Sequence[str], scope: Scope) -> Question:
    """By which one channel all requests came; of several at once nothing can be read, for adoption is a share of them."""
    options = [
        Option(channel, tr("Todos por «{channel}»", channel=channel), tr("Se cuentan como trámites por ese canal"))
        for channel in channels
    ]
    nothing_read = tr("No se lee nada: escriba cuántos fueron por cada canal y súbalo de nuevo")
    options.append(Option("", tr("Por varios canales, o son otra cosa"), nothing_read))
    text = tr("¿Por qué canal se hicieron los trámites?")
    return Question(CHANNEL, text, tuple(options), subjects=scope.subjects(CHANNEL))


def which_network(networks: Sequence[str], scope: Scope) -> Question:
    """In which one network everything was published; of several at once nothing can be read."""
    options = [
        Option(network, tr("Todas en «{network}»", network=network), tr("Se cuentan como publicaciones de esa red"))
        for network in networks
    ]
    nothing_read = tr("No se lee nada: escriba cuántas fueron en cada red y súbalo de nuevo")
    options.append(Option("", tr("En varias redes, o son otra cosa"), nothing_read))
    text = tr("¿En qué red se publicó?")
    return Question(NETWORK, text, tuple(options), subjects=scope.subjects(NETWORK))


def unnamed(sheet: Sheet, table: Crosstab, value: Value, dataset: Dataset, cells: Sequence[Cell]) -> Problem:
    """Figures of which neither their own words nor the title say what they count."""
    values = listed((shown(cell) for cell in cells[:_VALUES]), "y")
    message = tr(
        "La hoja no dice si las cantidades de «{words}» son {what}: sus primeros valores son {values}.",
        words=title_of(table) or shortened(words_of(value)) or sheet.name,
        what=tr(DEFINITIONS[dataset].words.counted),
        values=values,
    )
    fix = tr("Responda la pregunta, o escríbalo en el título de la tabla (por ejemplo «Publicaciones en redes 2018»).")
    return at("ambiguous", message, fix, sheet.name, value)


def other_quantity(sheet: Sheet, table: Crosstab, value: Value, dataset: Dataset) -> Problem:
    """A table whose title speaks of another quantity."""
    message = tr(
        "El título «{title}» habla de otra cosa, y no de una cantidad de {what}: no se contó nada de la tabla.",
        title=title_of(table) or sheet.name,
        what=tr(DEFINITIONS[dataset].words.counted),
    )
    fix = tr("Si son cantidades, escriba en el título qué se cuenta, por ejemplo «Trámites por canal 2018».")
    return at("declined", message, fix, sheet.name, value)


def told_apart(sheet: str, names: Sequence[str], dataset: Dataset) -> tuple[Problem, Question]:
    """Figures of the same thing and month whose words nobody here understands: whether they are summed."""
    told = [tr("«{name}»", name=shortened(name)) for name in names[:_TOLD]]
    rows = listed(told)
    if len(names) > _TOLD:
        rows = tr("{list} y otras {number}", list=", ".join(told), number=len(names) - _TOLD)
    kind = tr(DEFINITIONS[dataset].words.short)
    message = tr(
        "La hoja no dice si las cantidades de {list} se cuentan como {kind}, aparte de las demás del mismo mes.",
        list=rows,
        kind=kind,
    )
    fix = tr("Responda la pregunta, o deje en el archivo solo lo que se cuenta.")
    yes = Option("yes", tr("Sí: se suman"), tr("Cada cantidad cuenta, y las de un mismo mes se suman"))
    no = Option("no", tr("No"), tr("Esas cantidades no se cuentan; el resto del archivo sí"))
    text = tr("¿Se suman como {kind} las cantidades de {list}?", kind=kind, list=rows)
    return Problem("ambiguous", message, fix, sheet), Question("parts", text, (yes, no))


def unfit(sheet: Sheet, value: Value, reason: str) -> Problem:
    """A table whose title says that its figures are none of their months."""
    fix = tr("Escriba las cantidades de cada mes, una por una, y corrija el título.")
    return at("declined", reason, fix, sheet.name, value)


def scaled(sheet: Sheet, value: Value) -> Problem:
    """A figure in thousands."""
    message = tr(
        "«{words}» está en miles o en millones, y las cantidades se cuentan una por una.", words=words_of(value)
    )
    return at("scaled", message, tr("Escriba las cantidades completas."), sheet.name, value)


_LONGEST_TITLE = 120


def title_of(table: Crosstab) -> str:
    """The lines over a table, each once and none that another holds, as far as they fit; the names of its columns where it has none."""
    lines: dict[str, str] = {}
    for line in table.over or table.corner:
        plain = line.rstrip("…").strip()
        lines.setdefault(fold(plain), plain)
    told = [line for said, line in lines.items() if not any(said in other for other in lines if other != said)]
    return shortened(" · ".join(told))


def shortened(text: str) -> str:
    """The text, cut between two words where it is long."""
    return textwrap.shorten(text, _LONGEST_TITLE, placeholder="…")


def words_of(value: Value) -> str:
    """The words around a figure."""
    return " · ".join((*value.labels, *value.above))


def days_and_months() -> Problem:
    """Visits of days in one table and of months in another."""
    what = tr("El archivo da visitas por día en una tabla y por mes en otra.")
    return declined(what, tr("Guárdelas en dos archivos y suba los dos."))


def nothing_counted(unused: Sequence[str]) -> Problem:
    """Figures by month, none of which the plan counts."""
    names = listed(tr("«{name}»", name=name[:60]) for name in unused[:6])
    message = tr(
        "La hoja tiene cantidades por mes de {names}, y ninguna es de las que el plan cuenta.",
        names=names or tr("algo"),
    )
    fix = tr(
        "plancom cuenta publicaciones por red, trámites por canal y visitas al sitio web. Escriba esos nombres, o use la plantilla."
    )
    return Problem("unrecognised", message, fix)
