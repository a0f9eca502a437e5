"""Sections: a chart with its text reading, its table and its file; the foot that says what a figure stands on."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from plancom.charts import config, csv_bytes
from plancom.charts.event_marks import marked, with_marks
from plancom.indicators import sentences
from plancom.indicators.progress import Progress
from plancom.language.text import slug
from plancom.language.translation import later, tr
from plancom.ui.elements.event_marks import kept_marks
from plancom.ui.elements.links import origin_link, with_origins

MARKDOWN = frozenset("\\`*_{}[]<>#$~:|")
SAMPLES = "has-samples"  # whether sample data is among the figures, as the frame found at the start of this run
SAMPLE_NOTICE = later("Datos de ejemplo: cifras inventadas")
LONG_TABLE = 60  # rows above which a table scrolls in a grid instead of standing whole


def chart_section(
    title: str, figure: go.Figure, *, alt: str, table: pd.DataFrame, note: str = "", intro: str = "", origin: str = "",
    events: bool = True,
) -> None:  # fmt: skip
    """A titled chart, and under it a note, the same figures as a table, and that table as a file.

    `origin` is the indicator (or «dataset/series/measure») whose rows the chart's link and the table's months lead to. With
    `events`, what happened is marked on a chart over time that it concerns.
    """
    name = slug(title)
    with st.container(key=f"chart-{name}"):
        st.header(title, anchor=name)
        if intro:
            st.markdown(intro)
        kept = kept_marks(origin) if events else None
        if kept and marked(figure, kept.marks, kept.look):
            table = with_marks(table, kept.marks)
        picture = sample_name(name)
        st.plotly_chart(figure, theme=None, config=config(picture), alt=alt, key=f"plot-{name}")
        if note:
            st.caption(note)
        if origin:
            origin_link(origin)
        closed_table_section(tr("Ver los datos de «{title}»", title=title), table, name, alt, origin)


@st.fragment
def closed_table_section(label: str, table: pd.DataFrame, name: str, alt: str = "", origin: str = "") -> None:
    """A table that is drawn when it is opened: closed ones were a third of what a page sent (benchmarks/overview.py)."""
    with st.expander(label, on_change="rerun", key=f"data-{name}") as box:
        if box.open:
            table_section(table, name, alt, origin)


def table_section(table: pd.DataFrame, name: str, alt: str = "", origin: str = "") -> None:
    """A table and its download."""
    if len(table) > LONG_TABLE:
        st.dataframe(with_heads(table), hide_index=True, alt=alt or None, height=420)
    else:
        shown = with_origins(table, origin) if origin else table
        st.table(with_heads(shown), hide_index=True, border="horizontal", alt=alt or None)
    download_section(table, name)


def download_section(table: pd.DataFrame, name: str) -> None:
    """The table as a file that Excel opens; sample data say so in its name and in every row."""
    said, key = with_heads(table), f"csv-{name}"
    if st.session_state.get(SAMPLES):
        said, key = with_notice(said), f"csv-ejemplo-{name}"
    st.download_button(
        tr("Descargar en CSV"), csv_bytes(said), file_name=csv_name(name), mime="text/csv", on_click="ignore",
        key=key, icon=":material/download:",
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
    """What a chart of this indicator stands on: its months, its baseline and the reading in force."""
    parts = [
        sentences.scope(figure) + ".",
        sentences.baseline(figure) + ".",
        sentences.missing(figure),
        sentences.restated(figure),
        sentences.readings_in_force(figure),
    ]
    return " ".join(part for part in parts if part)


def plain(text: str) -> str:
    """Text out of a file, for a place that reads markdown: shown as it is, nothing in it acts."""
    return "".join(f"\\{char}" if char in MARKDOWN else char for char in text)
