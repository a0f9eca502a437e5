"""What a hand-made sheet leaves open, asked in words: which year, which order, which mark, what is counted."""

import calendar
import textwrap
from collections.abc import Sequence

from plancom.datasets import DEFINITIONS, Dataset, Fault, Option, Problem, Question
from plancom.datasets.problems.cells import BadDate, Scaled
from plancom.datasets.problems.doubts import (
    WhatCellsAre,
    WhatSheetCounts,
    WhetherParts,
    WhichMarkInSheet,
    WhichOrderInSheet,
    WhichYear,
)
from plancom.datasets.problems.sheets import Declined, NoChannels, NothingOfThePlan, OtherTitle, UnfitTitle
from plancom.language.phrases import listed
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.cells.numbers import shown
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.formats.handmade.layout.crosstabs import Crosstab, Value
from plancom.sources.formats.handmade.words.meaning import UnclearMeaning
from plancom.sources.tables import ambiguity
from plancom.sources.tables.headers import letters
from plancom.sources.tables.layouts import Context
from plancom.sources.tables.question_scopes import Scope

_TOLD, _VALUES = 6, 3
_PLAIN_YEAR = 2001
"""A year without 29 February."""
CHANNEL, NETWORK = "channel", "network"
"""The questions by which channel the requests of a sheet came that names none, and in which network it was published."""


def cell_name(value: Value) -> str:
    """The cell as a spreadsheet names it: «B3»."""
    return f"{letters(value.column)}{value.row + 1}"


def at(fault: Fault, sheet: str, value: Value) -> Problem:
    """A problem at one cell."""
    return fault.at(sheet, value.row + 1, letters(value.column), shown(value.cell))


def which_year(sheet: Sheet, value: Value) -> Problem:
    """Months without a year."""
    return WhichYear().at(sheet.name, value.row + 1)


def no_such_day(sheet: Sheet, value: Value, month: int) -> Problem:
    """A figure beside a day that its month has not."""
    last = calendar.monthrange(_PLAIN_YEAR, month)[1]
    return at(BadDate(shown=f"{value.day:02d}/{month:02d}", nearest=f"{last:02d}/{month:02d}"), sheet.name, value)


def which_order(sheet: Sheet, texts: Sequence[str], context: Context) -> tuple[Problem, Question]:
    """Dates of either order."""
    return WhichOrderInSheet().at(sheet.name), ambiguity.dates_question(texts, context)


def which_mark(sheet: Sheet, either: Value, decimal: Value) -> Problem:
    """A point that may be of thousands or of decimals."""
    doubt = WhichMarkInSheet(
        shown=shown(either.cell),
        cell_name=cell_name(either),
        shown_2=shown(decimal.cell),
        cell_name_2=cell_name(decimal),
    )
    return at(doubt, sheet.name, either)


def what(sheet: Sheet, table: Crosstab, value: Value, unsure: UnclearMeaning) -> Problem:
    """Figures that the sheet does not name."""
    words = words_of(value) or title_of(table) or tr("sin título")
    return at(WhatSheetCounts(what=unsure.what, words=words), sheet.name, value)


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
    doubt = WhatCellsAre(
        words=title_of(table) or shortened(words_of(value)) or sheet.name,
        what=tr(DEFINITIONS[dataset].words.counted),
        values=values,
    )
    return at(doubt, sheet.name, value)


def other_quantity(sheet: Sheet, table: Crosstab, value: Value, dataset: Dataset) -> Problem:
    """A table whose title speaks of another quantity."""
    fault = OtherTitle(title=title_of(table) or sheet.name, what=tr(DEFINITIONS[dataset].words.counted))
    return at(fault, sheet.name, value)


def told_apart(sheet: str, names: Sequence[str], dataset: Dataset) -> tuple[Problem, Question]:
    """Figures of the same thing and month whose words nobody here understands: whether they are summed."""
    quoted = [tr("«{name}»", name=shortened(name)) for name in names[:_TOLD]]
    rows = listed(quoted)
    if len(names) > _TOLD:
        rows = tr("{list} y otras {number}", list=", ".join(quoted), number=len(names) - _TOLD)
    kind = tr(DEFINITIONS[dataset].words.short)
    yes = Option("yes", tr("Sí: se suman"), tr("Cada cantidad cuenta, y las de un mismo mes se suman"))
    no = Option("no", tr("No"), tr("Esas cantidades no se cuentan; el resto del archivo sí"))
    text = tr("¿Se suman como {kind} las cantidades de {list}?", kind=kind, list=rows)
    return WhetherParts(list=rows, kind=kind).at(sheet), Question("parts", text, (yes, no))


def unfit(sheet: Sheet, value: Value, reason: str) -> Problem:
    """A table whose title says that its figures are none of their months."""
    return at(UnfitTitle(why=reason), sheet.name, value)


def scaled(sheet: Sheet, value: Value) -> Problem:
    """A figure in thousands."""
    return at(Scaled(words=words_of(value)), sheet.name, value)


_LONGEST_TITLE = 120


def title_of(table: Crosstab) -> str:
    """The lines over a table, each once and none that another holds, as far as they fit; the names of its columns where it has none."""
    lines: dict[str, str] = {}
    for line in table.over or table.corner:
        plain = line.rstrip("…").strip()
        lines.setdefault(fold(plain), plain)
    whole = [line for said, line in lines.items() if not any(said in other for other in lines if other != said)]
    return shortened(" · ".join(whole))


def shortened(text: str) -> str:
    """The text, cut between two words where it is long."""
    return textwrap.shorten(text, _LONGEST_TITLE, placeholder="…")


def words_of(value: Value) -> str:
    """The words around a figure."""
    return " · ".join((*value.labels, *value.above))


def days_and_months() -> Problem:
    """Visits of days in one table and of months in another."""
    what = tr("El archivo da visitas por día en una tabla y por mes en otra.")
    return Declined(what=what, instead=tr("Guárdelas en dos archivos y suba los dos.")).at()


def nothing_counted(unused: Sequence[str]) -> Problem:
    """Figures by month, none of which the plan counts."""
    return NothingOfThePlan(names=_names(unused) or tr("algo")).at()


def no_channels(procedures: Sequence[str], channels: Sequence[str]) -> Problem:
    """Figures of procedures that came by nobody knows which channel."""
    return NoChannels(names=_names(procedures), channels=listed(tr("«{name}»", name=name) for name in channels)).at()


def _names(words: Sequence[str]) -> str:
    return listed(tr("«{name}»", name=name[:60]) for name in words[:6])
