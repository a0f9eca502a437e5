"""Sections: a chart with its text reading, its table and its file; the foot that says what a figure stands on."""

from collections.abc import Sequence

import htpy as h
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from plancom.charts import csv_bytes
from plancom.charts.event_marks import marked, with_marks
from plancom.html import Node, html_of
from plancom.indicators import sentences
from plancom.indicators.progress import Progress
from plancom.language.text import slug
from plancom.language.translation import later, tr
from plancom.ui.elements.event_marks import kept_marks
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.glossary_links import definition_beside, with_explained_heads
from plancom.ui.elements.links import ORIGIN_WORD, QUESTION, origin_link, with_origins
from plancom.ui.elements.plot import plot
from plancom.ui.state.run import this_run

MARKDOWN = frozenset("\\`*_{}[]<>#$~:|")
SAMPLES = "has-samples"  # whether sample data is among the figures, as the frame found at the start of this run
SAMPLE_NOTICE = later("Datos de ejemplo: cifras inventadas")
LONG_TABLE = 60  # rows above which a table scrolls in a grid instead of standing whole


def chart_section(
    title: str, figure: go.Figure, *, alt: str, table: pd.DataFrame, finding: str = "", mark: Node = None, note: str = "", alert: str = "",
    intro: str = "", origin: str = "", events: bool = True,
) -> None:  # fmt: skip
    """A chart under what it says, with the same figures as a table, and as a file.

    `title` says what is drawn; it is the heading where there is no `finding`, which stands without a full stop. `mark` is a status beside
    it. A `note` waits behind the heading's sign, an `alert` stands under the chart. `origin` is the indicator (or «dataset/series/measure»)
    whose rows the chart's link and the table's months lead to. `intro` and `alert` are markdown; the others are texts as they are. With `events`, what happened is marked on a chart over time that it
    concerns.
    """
    name = this_run().chart_name(slug(title), origin)
    with st.container(key=f"chart-{name}"):
        kept = kept_marks(origin) if events else None
        if kept and marked(figure, kept.marks, kept.look):
            table = with_marks(table, kept.marks)
        st.header(plain(finding or title), anchor=name, help=definition_beside(title, plain(note)))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"row-{name}"):
            said: list[Node] = [mark] if mark is not None else []
            st.html(html_of(h.div(".pc-measure")[said, h.span[title] if finding else None]), width="stretch")
            data_button(tr("Datos"), table, name, alt, origin)
            if origin:
                origin_link(origin, label=ORIGIN_WORD, help_=tr(QUESTION))
            download_section(table, name, label=tr("CSV"), help_=tr("Descargar en CSV"))
        if intro:
            st.markdown(intro)
        plot(figure, name=sample_name(name), alt=alt, key=f"plot-{name}")
        if alert:
            st.caption(alert)


@st.fragment
def data_button(label: str, table: pd.DataFrame, name: str, alt: str = "", origin: str = "") -> None:
    """A button that shows a table, which is drawn when it is opened: closed ones were a third of what a page sent (benchmarks/overview.py)."""
    with st.popover(label, on_change="rerun", type="tertiary", icon=":material/table_rows:", key=f"data-{name}") as box:
        if box.open:
            table_section(table, name, alt, origin, with_file=False)


@st.fragment
def closed_table_section(label: str, table: pd.DataFrame, name: str, alt: str = "", origin: str = "") -> None:
    """A table, and its file, in a fold that draws it when it is opened."""
    with st.expander(label, on_change="rerun", key=f"data-{name}") as box:
        if box.open:
            table_section(table, name, alt, origin)


def table_section(table: pd.DataFrame, name: str, alt: str = "", origin: str = "", *, with_file: bool = True) -> None:
    """A table and, `with_file`, its download."""
    if len(table) > LONG_TABLE:
        st.dataframe(with_heads(table), hide_index=True, alt=alt or None, height=420)
    else:
        shown = with_origins(table, origin) if origin else table
        figure_table(with_explained_heads(with_heads(shown)), alt)
    if with_file:
        download_section(table, name)


def download_section(table: pd.DataFrame, name: str, *, label: str = "", help_: str | None = None) -> None:
    """The table as a file that Excel opens; sample data say so in its name and in every row."""
    said, key = with_heads(table), f"csv-{name}"
    if st.session_state.get(SAMPLES):
        said, key = with_notice(said), f"csv-ejemplo-{name}"
    st.download_button(
        label or tr("Descargar en CSV"), lambda: csv_bytes(said), file_name=csv_name(name), mime="text/csv", on_click="ignore",
        key=key, icon=":material/download:", type="tertiary" if label else "secondary", help=help_,
    )  # fmt: skip


def with_heads(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its columns named in the reader's language: the charts' tables have Spanish names, by which they are read."""
    return table.rename(columns=lambda name: tr(str(name)))


def with_notice(table: pd.DataFrame) -> pd.DataFrame:
    """The table with a column that says in every row that its figures are samples."""
    return table.assign(**{tr("Aviso"): tr(SAMPLE_NOTICE)})


def csv_name(name: str) -> str:
    """The name of a table's file."""
    return f"{sample_name(tr(name))}.csv"


def sample_name(name: str) -> str:
    """The name of a file, which says so while sample data is among the figures."""
    return tr("ejemplo-{name}", name=name) if st.session_state.get(SAMPLES) else name


def foot(figure: Progress) -> str:
    """What an indicator stands on: its months, its baseline and the reading in force."""
    parts = [f"{sentences.scope(figure)}.", f"{sentences.baseline(figure)}.", sentences.readings_in_force(figure)]
    return " ".join(part for part in parts if part)


def alert_of(figure: Progress) -> str:
    """What nobody who sees a chart of this indicator may miss: months without data, damaged rows, and closed months that moved."""
    return " ".join(part for part in (sentences.missing(figure), sentences.reserves(figure)) if part)


def foot_section(figures: Sequence[Progress]) -> None:
    """Once for all the charts of a page: what each goal on it stands on."""
    with st.container(key="page-foot"):
        for figure in figures:
            name = f"**{plain(figure.name)}.** " if len(figures) > 1 else ""
            st.caption(f"{name}{plain(foot(figure))}")


def plain(text: str) -> str:
    """Text out of a file, for a place that reads markdown: shown as it is, nothing in it acts."""
    return "".join(f"\\{char}" if char in MARKDOWN else char for char in text)
