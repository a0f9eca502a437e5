"""File changes: what a file would change, cell by cell, looked up when it is asked for."""

import datetime as dt
from collections.abc import Callable, Sequence
from numbers import Real

import pandas as pd
import streamlit as st

from plancom.datasets import DEFINITIONS, Dataset
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import language, later, tr
from plancom.office import Office
from plancom.plan import Plan
from plancom.services.importing import IncomingFile
from plancom.store.imports.comparison import Comparison
from plancom.store.imports.differences import WHOLE_ROW, Differences, differences
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.sections import download_section

SHOWN, SAMPLE = 100, 10
"""Cells that are shown, and rows of new ones; the file has them all."""
OTHERS = {
    "stated_strategy": later("estrategia"),
    "is_reply": later("es respuesta"),
    "outlet": later("medio"),
    WHOLE_ROW: later("(la fila entera)"),
}


@st.fragment
def changes_section(office: Office, taken: IncomingFile, dataset: Dataset) -> None:
    """«Ver qué cambia»: each cell before and after with the import that the old value came from, and a sample of what is new."""
    comparison = taken.comparison
    if comparison is None or not (comparison.rows_new or comparison.rows_changed or comparison.rows_withdrawn):
        return
    key = taken.file.sha256[:12]
    with st.expander(
        tr("Ver qué cambia"), icon=":material/compare_arrows:", key=f"changes-{key}", on_change="rerun"
    ) as box:
        if not box.open:
            return
        with st.spinner(tr("Comparando…")):
            found = _differences(
                (taken.file.sha256, office.version, id(comparison), language()), office, dataset, comparison
            )
        changed_section(found, dataset, office.plan, key)
        new_section(found, dataset, office.plan, comparison.rows_new)


def changed_section(found: Differences, dataset: Dataset, plan: Plan, key: str) -> None:
    """The cells that change, and all of them as a file."""
    if found.cells.empty:
        st.markdown(tr("Ningún dato que ya estaba cambia."))
        return
    sources = found.cells["import_id"].nunique()
    cells = counted(len(found.cells), "dato cambia", "datos cambian")
    st.markdown(
        tr(
            "**{cells}**; los de antes vinieron de {count}.",
            cells=cells,
            count=counted(sources, "importación", "importaciones"),
        )
    )
    table = cell_table(found.cells, dataset, plan)
    figure_table(table.head(SHOWN), alt=tr("Datos que cambian, antes y después"))
    if len(table) > SHOWN:
        st.caption(
            tr("Se muestran {shown} de {table}; el archivo los trae todos.", shown=SHOWN, table=number(len(table)))
        )
    download_section(lambda: table, f"cambios-{key}")


def new_section(found: Differences, dataset: Dataset, plan: Plan, rows: int) -> None:
    """Some of the rows that are new."""
    if found.new.empty:
        return
    count = counted(rows, "fila nueva", "filas nuevas")
    st.markdown(
        tr("**{count}**, por ejemplo:", count=count) if len(found.new) > SAMPLE else tr("**{count}**:", count=count)
    )
    table = new_table(found.new.head(SAMPLE), dataset, plan)
    figure_table(table, alt=tr("Filas nuevas"))


@st.cache_data(max_entries=8, scope="session", show_spinner=False)
def _differences(key: Sequence[object], _office: Office, dataset: Dataset, _comparison: Comparison) -> Differences:
    del key
    with _office.engine.connect() as connection:
        return differences(connection, dataset, _comparison)


def cell_table(cells: pd.DataFrame, dataset: Dataset, plan: Plan) -> pd.DataFrame:
    """The cells that change, a row each, in words: Fecha, Serie, Fila (what the row is known by), Dato (the column, or the measure), Antes,
    Después, Lo de antes vino de; without Serie or Fila where no cell has one. `cells` are those of `Differences`.
    """
    columns = [
        label(dataset, measure if DEFINITIONS[dataset].row_per_measure else column)
        for column, measure in zip(cells["column"], cells["measure"], strict=True)
    ]
    table = pd.DataFrame({tr("Fecha"): cells["day"].map(_written)}, dtype="object")
    if (cells["series"] != "").any():
        table[tr("Serie")] = cells["series"].map(_named(plan))
    if (cells["subject"] != "").any():
        table[tr("Fila")] = cells["subject"].map(lambda text: _cut(str(text)))
    table[tr("Dato")] = columns
    table[tr("Antes")], table[tr("Después")] = cells["before"].map(_written), cells["after"].map(_written)
    table[tr("Lo de antes vino de")] = [
        "–" if pd.isna(number_) else tr("importación {number}, «{name}»", number=int(number_), name=name)
        for number_, name in zip(cells["import_id"], cells["file_name"], strict=True)
    ]
    return table


def new_table(rows: pd.DataFrame, dataset: Dataset, plan: Plan) -> pd.DataFrame:
    """New rows in words: Fecha, Serie, Fila (what the row is known by), Dato (the measure, where a row has one), and what else they say,
    called as the templates do; without the columns in which none of them says anything. `rows` are the new ones of `Differences`.
    """
    definition = DEFINITIONS[dataset]
    table = pd.DataFrame({tr("Fecha"): rows["day"].map(_written)}, dtype="object")
    if (rows["series"] != "").any():
        table[tr("Serie")] = rows["series"].map(_named(plan))
    if (rows["subject"] != "").any():
        table[tr("Fila")] = rows["subject"].map(lambda text: _cut(str(text)))
    if definition.row_per_measure:
        table[tr("Dato")] = rows["measure"].map(lambda name: label(dataset, str(name)))
    for name in (name for name in definition.payload if name not in {"day", "link", "post_id", "is_reply"}):
        said = rows[name].map(_written)
        if not said.isin({"–", ""}).all() and name in {
            "value",
            "publications",
            "quantity",
            "citizens",
            "reach",
            "interactions",
            "shares",
            "type",
            "section",
        }:
            table[tr("cantidad") if name == "value" else label(dataset, name)] = said
    return table


def label(dataset: Dataset, name: str) -> str:
    """A column as the templates call it."""
    headers = {column.name: column.header for column in DEFINITIONS[dataset].columns}
    called = headers.get(name, name).replace("_", " ")
    if (dataset, name) == (
        "procedures",
        "day",
    ):  # only a request's day changes: the month of a total is what it is known by
        called = "fecha"
    return tr(OTHERS.get(name, called))


def _named(plan: Plan) -> Callable[[str], str]:
    names = {one.id: one.name for one in (*plan.institution.networks, *plan.institution.outlets)}
    return lambda series: names.get(series, series.replace("-", " "))


def _written(value: object) -> str:
    """A value as the screen writes it; «–» where there is none."""
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return "–"
    if isinstance(value, bool):
        return tr("sí") if value else tr("no")
    if isinstance(value, dt.date):
        return dates.date(value)
    return number(float(value)) if isinstance(value, Real) else _cut(str(value)) or "–"


def _cut(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004 - what a column of a table bears
