"""Asks how a table is read: sheet, header, dates, what is counted, and what a row is."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import streamlit as st

from plancom.datasets import Dataset
from plancom.datasets.definition import Grain
from plancom.html import html_of
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.sources.cells.dates import Clock, Order
from plancom.sources.cells.numbers import is_blank, shown
from plancom.sources.mapping.application import header_row
from plancom.sources.mapping.proposals import Proposal, best_sheet, headers_of, proposal
from plancom.sources.mapping.sketch import SheetSketch
from plancom.sources.tables.headers import SEARCHED_ROWS
from plancom.sources.tables.mappings import Mapping, mappable_datasets, mapped
from plancom.ui.files.mapping import words
from plancom.ui.files.mapping.fields import because, pick_column, pick_columns
from plancom.ui.files.mapping.grid import grid

NO_HEADER = 0
_SHOWN_CELLS = 4


@dataclass(frozen=True)
class Answer:
    """What the fields say by now: the `mapping`, or what is `lacking` of it."""

    mapping: Mapping | None
    lacking: tuple[str, ...] = ()


def pick_mapping(sheets: Sequence[SheetSketch], start: Mapping | None, plan: Plan, today: dt.date, key: str) -> Answer:
    """Every question about a file's tables, begun from `start` (how it is read now) or else from what is proposed."""
    clock = Clock("dmy", ZoneInfo(plan.institution.timezone), today)
    place, only = _pick_sheet(sheets, start, clock, key)
    sheet, key = sheets[place], f"{key}-{place}"
    look = st.container()  # the grid stands above the questions that it is looked at for
    left, right = st.columns(2)
    with left:
        row = _pick_header(sheet, proposal(sheet, plan, clock), start, key)
    key = f"{key}-{row}"
    base = proposal(sheet, plan, clock, row=row)
    with right:
        dataset = _pick_dataset(base, start, key)
    with left:
        begun = start.column("day") if start else base.day.key if base.day else None
        day = pick_column(tr("Columna de las fechas"), base.columns, begun, f"{key}-day")
        because(base.reasons.get("day", "") if not start and base.day and day == base.day.key else "")
    proposed = proposal(sheet, plan, clock, row=row, dataset=dataset, day=day)
    with right:
        order = _pick_order(proposed, start, f"{key}-{day}")
    if dataset is None or day is None:
        look.html(html_of(grid(sheet, row, _roles(proposed, None, day))))
        return Answer(
            None,
            (*(() if dataset else (tr("qué se cuenta"),)), *(() if day else (tr("cuál columna tiene las fechas"),))),
        )
    key = f"{key}-{day}-{dataset}"
    with left:
        grain = _pick_grain(proposed, start, dataset, key)
    mine = start if start and start.dataset == dataset else None
    said = pick_columns(proposed, mine, plan, grain, f"{key}-{grain}")
    whole = st.checkbox(
        tr("La tabla cubre meses completos"),
        start.whole_months if start else grain == "month",
        key=f"{key}-{grain}-whole",
        help=tr(
            "Márquela si los días sin filas, desde el primero del primer mes hasta el último del último, son de verdad cero."
        ),
    )
    mapping = Mapping(
        dataset, grain, (("day", day), *said.columns.items()), tuple(said.fixed.items()), said.wide, order or "dmy", headers_of(proposed),
        row or proposed.heading.first, row == NO_HEADER, only, whole,
    )  # fmt: skip
    look.html(html_of(grid(sheet, row, _roles(proposed, mapping, day))))
    lacking = (*(() if order else (tr("cómo se leen las fechas"),)), *mapping.lacking)
    return Answer(None, lacking) if lacking else Answer(mapping)


def _pick_sheet(sheets: Sequence[SheetSketch], start: Mapping | None, clock: Clock, key: str) -> tuple[int, str]:
    """The sheet that is looked at, and the name of the only one that is read; "" for each that has the columns."""
    if len(sheets) == 1:
        return 0, ""
    begun = [i for i, sheet in enumerate(sheets) if start and header_row(start, sheet.rows) is not None]
    best = begun[0] if begun else best_sheet(sheets, clock)
    left, right = st.columns(2, vertical_alignment="bottom")
    place = left.selectbox(
        tr("Hoja"), range(len(sheets)), best, format_func=lambda i: _sheet_words(sheets[i]), key=f"{key}-sheet"
    )  # fmt: skip
    every = right.checkbox(
        tr("Leer también las otras hojas con estas columnas"), not (start and start.sheet), key=f"{key}-all"
    )
    return place, "" if every else sheets[place].name


def _sheet_words(sheet: SheetSketch) -> str:
    rows = counted(sheet.total, "fila", "filas")
    return f"{sheet.name} ({rows})"


def _pick_header(sheet: SheetSketch, base: Proposal, start: Mapping | None, key: str) -> int:
    """The row of headers, as the spreadsheet numbers it."""
    options = [i + 1 for i, row in enumerate(sheet.rows[:SEARCHED_ROWS]) if any(not is_blank(cell) for cell in row)]
    there = header_row(start, sheet.rows) if start and not start.headless else None
    begun = NO_HEADER if start and start.headless else there or base.heading.row
    options.append(NO_HEADER)
    chosen = st.selectbox(
        tr("Fila de encabezados"), options, options.index(begun) if begun in options else len(options) - 1,
        format_func=lambda row: _row_words(sheet, row), key=f"{key}-header",
    )  # fmt: skip
    because(base.heading.reason if chosen == base.heading.row and not start else "")
    return chosen


def _row_words(sheet: SheetSketch, row: int) -> str:
    if row == NO_HEADER:
        return tr("No tiene encabezados")
    texts = [shown(cell)[:20] for cell in sheet.rows[row - 1] if not is_blank(cell)]
    more = " …" if len(texts) > _SHOWN_CELLS else ""
    return tr("Fila {row}: {texts}", row=row, texts=" · ".join(texts[:_SHOWN_CELLS]) + more)


def _pick_dataset(base: Proposal, start: Mapping | None, key: str) -> Dataset | None:
    options: list[Dataset] = list(mappable_datasets())
    begun = start.dataset if start else base.dataset
    chosen = st.selectbox(
        tr("Qué se cuenta"), options, options.index(begun) if begun in options else None,
        format_func=lambda one: tr(mapped(one).name), placeholder=tr("Escoja qué se cuenta"), key=f"{key}-dataset",
    )  # fmt: skip
    if not start and (chosen is None or chosen == base.dataset):
        reason = base.reasons["dataset"]
        st.caption(tr("No se propone nada: {reason}.", reason=reason)) if chosen is None else because(reason)
    return chosen


def _pick_order(base: Proposal, start: Mapping | None, key: str) -> Order | None:
    """How «03/04/2018» reads: asked only where it matters, and begun only where the values or a profile say."""
    if not base.order.matters:
        return start.order if start else "dmy"
    options: list[Order] = list(words.ORDERS)
    begun = start.order if start and not base.order.order else base.order.order
    chosen = st.selectbox(
        tr("Cómo se leen las fechas"), options, options.index(begun) if begun else None,
        format_func=lambda one: tr(words.ORDERS[one]), placeholder=tr("Escoja cómo se leen"), key=f"{key}-order",
    )  # fmt: skip
    if base.order.order is None and not start:
        st.caption(tr("Se pregunta porque {reason}.", reason=base.order.reason))
    elif chosen == base.order.order:
        because(base.order.reason)
    return chosen


def _pick_grain(base: Proposal, start: Mapping | None, dataset: Dataset, key: str) -> Grain:
    grains = mapped(dataset).grains
    options = list(grains)
    begun = start.grain if start and start.grain in options else base.grain
    if len(options) == 1:
        return options[0]
    chosen = st.selectbox(
        tr("Cada fila es"), options, options.index(begun) if begun in options else 0,
        format_func=lambda one: tr(grains[one]), key=f"{key}-grain",
    )  # fmt: skip
    because(base.reasons.get("grain", "") if chosen == base.grain and not start else "")
    return chosen


def _roles(base: Proposal, mapping: Mapping | None, day: str | None) -> dict[str, str]:
    """What each column is taken for, by its letter."""
    said = {day: tr("Fecha")} if day else {}
    if mapping:
        said |= {header: tr(mapped(mapping.dataset).fields.get(name, words.DAY)) for name, header in mapping.columns}
        said |= dict(mapping.wide)
    return {column.letter: said[column.key] for column in base.columns if column.key in said}


def in_words(lacking: Sequence[str]) -> str:
    """«Falta decir la red y el medio.»"""
    return tr("Falta decir {lacking}.", lacking=listed(lacking))
