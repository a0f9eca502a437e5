"""Proposals: how a table is probably read, each part with its reason in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from plancom.datasets import DEFINITIONS, Dataset
from plancom.datasets.definition import Grain
from plancom.datasets.procedures import PROCEDURES
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.sources.cells.dates import Clock
from plancom.sources.files.sheets import Cell
from plancom.sources.mapping.column_contents import Column, columns
from plancom.sources.mapping.date_column import DateOrder, date_column, date_order, why_dates
from plancom.sources.mapping.headings import Heading, heading, said
from plancom.sources.mapping.meaning import NameSource, columns_of, dataset_of, named, names_of, network_of_links
from plancom.sources.mapping.sketch import SheetSketch
from plancom.sources.quantities.vocabulary import terms, tokens
from plancom.sources.tables.headers import key
from plancom.sources.tables.mappings import mapped

_REQUESTS = frozenset(map(key, PROCEDURES.headers["request"]))
"""Headers of the numbers by which an institution knows its requests."""


@dataclass(frozen=True)
class Proposal:
    """How a sheet is probably read. What is None or missing could not be told, and is the user's to say.

    `reasons` are sentences by part: «header», «day», «order», «dataset», «grain», and each of the dataset's columns. `columns` is
    every column that the table has; `rows` how many rows below the header have something in them.
    """

    heading: Heading
    columns: tuple[Column, ...]
    rows: int
    dataset: Dataset | None
    day: Column | None
    order: DateOrder
    grain: Grain | None = None
    chosen: dict[str, Column] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    wide: tuple[tuple[Column, str], ...] = ()
    reasons: dict[str, str] = field(default_factory=dict)

    def column(self, header: str) -> Column | None:
        """The column with that header, as a mapping writes it."""
        return next((column for column in self.columns if column.key == header), None)


def best_sheet(sheets: Sequence[SheetSketch], clock: Clock) -> int:
    """The place of the sheet most worth reading: the one with the most rows with a date."""
    return max(range(len(sheets)), key=lambda i: (_dated(sheets[i], clock), -i), default=0)


def _dated(sheet: SheetSketch, clock: Clock) -> int:
    found = date_column(_columns(sheet, heading(sheet, clock), clock))
    return found.dates if found else 0


def proposal(
    sheet: SheetSketch,
    plan: Plan,
    clock: Clock,
    *,
    row: int | None = None,
    day: str | None = None,
    dataset: Dataset | None = None,
) -> Proposal:
    """The likeliest reading of a sheet. `row` (0: no headers), `day` and `dataset` are what the user said already."""
    where = _heading(sheet, clock, row)
    found = _columns(sheet, where, clock)
    filled = [r for r in sheet.rows[where.first - 1 :] if any(cell not in {None, ""} for cell in r)]
    dates = _dates(found, day)
    above = [str(cell) for r in sheet.rows[: max(where.row - 1, 0)] for cell in r if isinstance(cell, str)]
    likely, why = (
        (dataset, tr("lo escogió usted")) if dataset else dataset_of(found, plan, [*above, sheet.name], len(filled))
    )
    reasons = {"header": where.reason, "dataset": why}
    order = date_order(dates.cells) if dates else DateOrder("dmy", "", matters=False)
    if dates:
        reasons |= {"day": tr("la escogió usted") if day else why_dates(dates, len(filled)), "order": order.reason}
    base = Proposal(where, found, len(filled), likely, dates, order, reasons=reasons)
    return _filled_in(base, plan, likely) if likely else base


def _heading(sheet: SheetSketch, clock: Clock, row: int | None) -> Heading:
    if row is None:
        return heading(sheet, clock)
    return said(row) if row else _headless(sheet, clock)


def _dates(found: Sequence[Column], chosen: str | None) -> Column | None:
    """The column of dates: that which the user chose, or the likeliest."""
    if not chosen:
        return date_column(found)
    return next((column for column in found if column.key == chosen), None)


def _headless(sheet: SheetSketch, clock: Clock) -> Heading:
    found = heading(sheet, clock)
    return Heading(0, found.first if not found.row else found.row, tr("usted dijo que no los hay"))


def _columns(sheet: SheetSketch, where: Heading, clock: Clock) -> tuple[Column, ...]:
    header: Sequence[Cell] = sheet.rows[where.row - 1] if where.row else ()
    return columns(sheet.rows[where.first - 1 :], header, clock)


def _meant(base: Proposal, dataset: Dataset, place: NameSource | None) -> dict[str, tuple[Column, str]]:
    """Which column is which of the dataset's, with the reason; the plan's names go before any header."""
    across = DEFINITIONS[dataset].parts.column
    taken = [column.key for column in (base.day, *(place.columns if place else ())) if column]
    found = dict(columns_of(base.columns, dataset, taken))
    if place is None:
        return found
    found.pop(across, None)
    return {across: (place.column, place.reason), **found} if place.column else found


def _filled_in(base: Proposal, plan: Plan, dataset: Dataset) -> Proposal:
    """The same with the dataset's columns, its series and its grain."""
    place = named(base.columns, plan, dataset, base.rows)
    wide = place.wide if place else ()
    definition = DEFINITIONS[dataset]
    across = definition.parts.column
    fixed: dict[str, str] = {}
    reasons = dict(base.reasons)
    if place:
        reasons[across] = place.reason
    meant = _meant(base, dataset, place)
    chosen = {name: column for name, (column, _) in meant.items()}
    reasons |= {name: reason for name, (_, reason) in meant.items()}
    if across and across not in chosen and not wide:
        fixed, reason = _always(base, plan, dataset)
        reasons |= {across: reason} if reason else {}
    if wide:
        chosen.pop(mapped(dataset).figure, None)
    grain, why = _grain(base, dataset, chosen, wide=bool(wide))
    if definition.several and grain == "item":
        chosen.pop(definition.several, None)
    return replace(base, grain=grain, chosen=chosen, fixed=fixed, wide=wide, reasons=reasons | {"grain": why})


def _always(base: Proposal, plan: Plan, dataset: Dataset) -> tuple[dict[str, str], str]:
    """The network, outlet or channel that the whole table is of, where its links or headers say so."""
    known = names_of(plan, dataset)
    network = network_of_links(base.columns) if DEFINITIONS[dataset].series_among == "networks" else None
    if network:
        return {"series": known.get(network[0], network[0])}, tr("los enlaces son de {network}", network=network[1])
    spoken = {known[word] for word in known for column in base.columns if _names(column.label, word, dataset)}
    if len(spoken) == 1:
        name = spoken.pop()
        return {DEFINITIONS[dataset].parts.column: name}, tr("los encabezados hablan de «{name}»", name=name)
    return {}, ""


def _names(label: str, word: str, dataset: Dataset) -> bool:
    """Whether a header says that it counts something of the network, outlet or channel called `word`: «Publicaciones Facebook»."""
    words = frozenset(tokens(word))
    heading = terms(label, words)
    return words <= set(heading.tokens) and any(
        term.kinds & DEFINITIONS[dataset].nouns for term in heading.of("counted")
    )


def _period(base: Proposal) -> tuple[Grain, str]:
    """What one row is, where it is of a period."""
    if base.day and base.day.is_monthly:
        return "month", tr("todas las fechas son meses, o el primer día de uno")
    return "day", tr("las fechas son días")


def _grain(base: Proposal, dataset: Dataset, chosen: dict[str, Column], *, wide: bool) -> tuple[Grain | None, str]:
    """What one row is."""
    if dataset == "press":
        return "item", tr("la prensa se cuenta una publicación por fila")
    by, why = _period(base)
    if dataset == "visits" or (dataset == "procedures" and ("quantity" in chosen or wide)):
        return by, why
    if dataset == "procedures":
        numbered = any(column.key in _REQUESTS for column in base.columns)
        return (
            ("item", tr("cada fila tiene el número de una solicitud"))
            if numbered
            else (None, tr("nada en las filas dice si cada una es una solicitud"))
        )
    if wide or ("publications" in chosen and not {"link", "post_id", "text"} & chosen.keys()):
        return by, tr("hay una columna de cantidades y {why}", why=why)
    if {"link", "post_id", "text"} & chosen.keys():
        return "item", tr("cada fila tiene su propio texto, enlace o identificador")
    return None, tr("nada en las filas dice si cada una es una publicación")


def headers_of(base: Proposal) -> tuple[str, ...]:
    """The headers by which the table is known again: those that somebody wrote."""
    if not base.heading.row:
        return ()
    return tuple(column.key for column in base.columns if column.key != key(f"columna {column.letter}"))
