"""Sections: a chart with its text reading, its table and its file; the foot that says what a figure stands on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from functools import cached_property, partial

import htpy as h
import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from plancom.charts import csv_bytes
from plancom.charts.browser import FigureText, figure_text
from plancom.charts.event_marks import EventMark, marked, with_marks
from plancom.html import Element, Node, html_of
from plancom.indicators import baseline_sentences, month_sentences, reading_sentences, reserve_sentences
from plancom.indicators.progress import Progress
from plancom.language.text import slug
from plancom.language.translation import language, later, speaking, tr
from plancom.ui.elements.event_marks import kept_marks
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.glossary_links import definition_beside, with_explained_heads
from plancom.ui.elements.links import ORIGIN_WORD, QUESTION, origin_link, with_origins
from plancom.ui.elements.plot import plot
from plancom.ui.state.run import this_run

MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#$~:|"})
SAMPLES = "has-samples"  # whether sample data is among the figures, as the frame found at the start of this run
SAMPLE_NOTICE = later("Datos de ejemplo: cifras inventadas")
LONG_TABLE = 60  # rows above which a table scrolls in a grid instead of standing whole


@dataclass(frozen=True)
class ChartSection:
    """A chart under what it says, with the same figures as a table, and as a file.

    `table` makes that table: few open it. `title` says what is drawn; it is the heading where there is no `finding`, which stands without a full stop. `mark` is a status beside
    it. A `note` waits behind the heading's sign, an `alert` stands under the chart. `origin` is the indicator (or «dataset/series/measure»)
    whose rows the chart's link and the table's months lead to. `intro` and `alert` are markdown; the others are texts as they are. With `events`, what happened is marked on a chart over time that it
    concerns. One that is not `drawn` has nothing to draw: its heading says what there is to say, and axes without a line would say zero.
    """

    title: str
    figure: go.Figure
    _: KW_ONLY
    alt: str
    table: Callable[[], pd.DataFrame]
    finding: str = ""
    mark: Node = None
    note: str = ""
    alert: str = ""
    intro: str = ""
    origin: str = ""
    events: bool = True
    drawn: bool = True

    @cached_property
    def figure_text(self) -> FigureText:
        """The figure as the browser is told of it."""
        return figure_text(self.figure)

    @property
    def measure(self) -> Element:
        """What stands over the chart: the status, and what is drawn where the heading does not say it."""
        said: list[Node] = [self.mark] if self.mark is not None else []
        return h.div(".pc-measure")[said, h.span[self.title] if self.finding else None]


def with_events(section: ChartSection) -> ChartSection:
    """The section with what happened marked on its figure, which is changed, and in its table: a second time it stays as it is."""
    kept = kept_marks(section.origin) if section.events else None
    table = section.table
    if kept and marked(section.figure, kept.marks, kept.look):
        table = partial(_marked_table, section.table, kept.marks)
    return replace(section, table=table, events=False)


def _marked_table(table: Callable[[], pd.DataFrame], marks: Sequence[EventMark]) -> pd.DataFrame:
    return with_marks(table(), marks)


def chart_section(section: ChartSection) -> None:
    """Draws a chart with all that belongs to it."""
    section = with_events(section) if section.events else section
    title, table, origin = section.title, section.table, section.origin
    name = this_run().chart_name(slug(title), origin)
    with st.container(key=f"chart-{name}"):
        st.header(plain(section.finding or title), anchor=name, help=definition_beside(title, plain(section.note)))
        if not section.drawn:
            st.html(html_of(section.measure))
            return
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"row-{name}"):
            st.html(html_of(section.measure), width="stretch")
            data_button(tr("Datos"), table, name, section.alt, origin)
            if origin:
                origin_link(origin, label=ORIGIN_WORD, help_=tr(QUESTION))
            download_section(table, name, label=tr("CSV"), help_=tr("Descargar en CSV"))
        if section.intro:
            st.markdown(section.intro)
        plot(section.figure_text, name=sample_name(name), alt=section.alt, key=f"plot-{name}")
        if section.alert:
            st.caption(section.alert)


def charts_container(name: str) -> DeltaGenerator:
    """Where a page's charts stand, two abreast on a projector (style.css); what else is drawn in it takes its whole width, and is no container."""
    return st.container(key=f"charts-{name}")


def data_button(label: str, table: Callable[[], pd.DataFrame], name: str, alt: str = "", origin: str = "") -> None:
    """A button that shows a table, which is drawn when it is opened: closed ones were a third of what a page sent (benchmarks/overview.py).

    No fragment of its own: Streamlit copies the page around each at every run, an eighth of a run's time.
    """
    with st.popover(label, on_change="rerun", type="tertiary", icon=":material/table_rows:", key=f"data-{name}") as box:
        if box.open:
            table_section(table(), name, alt, origin, with_file=False)


@st.fragment
def closed_table_section(
    label: str, table: Callable[[], pd.DataFrame], name: str, alt: str = "", origin: str = ""
) -> None:
    """A table, and its file, in a fold that draws it when it is opened."""
    with st.expander(label, on_change="rerun", key=f"data-{name}") as box:
        if box.open:
            table_section(table(), name, alt, origin)


def table_section(table: pd.DataFrame, name: str, alt: str = "", origin: str = "", *, with_file: bool = True) -> None:
    """A table and, `with_file`, its download."""
    if len(table) > LONG_TABLE:
        st.dataframe(with_heads(table), hide_index=True, alt=alt or None, height=420)
    else:
        shown = with_origins(table, origin) if origin else table
        figure_table(with_explained_heads(with_heads(shown)), alt)
    if with_file:
        download_section(lambda: table, name)


def download_section(
    table: Callable[[], pd.DataFrame], name: str, *, label: str = "", help_: str | None = None
) -> None:
    """The table as a file that Excel opens, made when it is asked for; sample data say so in its name and in every row."""
    is_sample, spoken = bool(st.session_state.get(SAMPLES)), language()

    def content() -> bytes:
        with speaking(spoken):  # the server asks for it outside of the page's run
            made = table()
            return csv_bytes(made.rename(columns=heads_of(made)).assign(**notice_column() if is_sample else {}))

    key = f"csv-ejemplo-{name}" if is_sample else f"csv-{name}"
    st.download_button(
        label or tr("Descargar en CSV"), content, file_name=csv_name(name), mime="text/csv", on_click="ignore",
        key=key, icon=":material/download:", type="tertiary" if label else "secondary", help=help_,
    )  # fmt: skip


def with_heads(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its columns named in the reader's language: the charts' tables have Spanish names, by which they are read."""
    return table.rename(columns=heads_of(table))


def heads_of(table: pd.DataFrame) -> Mapping[str, str]:
    """The names of a table's columns in the reader's language."""
    return {str(name): tr(str(name)) for name in table}


def notice_column() -> Mapping[str, str]:
    """The column that says in every row of a file that its figures are samples."""
    return {tr("Aviso"): tr(SAMPLE_NOTICE)}


def with_notice(table: pd.DataFrame) -> pd.DataFrame:
    """The table with `notice_column`."""
    return table.assign(**notice_column())


def csv_name(name: str) -> str:
    """The name of a table's file."""
    return f"{sample_name(tr(name))}.csv"


def sample_name(name: str) -> str:
    """The name of a file, which says so while sample data is among the figures."""
    return tr("ejemplo-{name}", name=name) if st.session_state.get(SAMPLES) else name


def foot(figure: Progress) -> str:
    """What an indicator stands on: its months, its baseline and the reading in force."""
    parts = [
        f"{month_sentences.scope(figure)}.",
        f"{baseline_sentences.baseline(figure)}.",
        reading_sentences.readings_in_force(figure),
    ]
    return " ".join(part for part in parts if part)


def alert_of(figure: Progress) -> str:
    """What nobody who sees a chart of this indicator may miss: months without data, damaged rows, and closed months that moved."""
    return " ".join(part for part in (month_sentences.missing(figure), reserve_sentences.reserves(figure)) if part)


def foot_section(figures: Sequence[Progress]) -> None:
    """Once for all the charts of a page: what each goal on it stands on."""
    with st.container(key="page-foot"):
        for figure in figures:
            name = f"**{plain(figure.name)}.** " if len(figures) > 1 else ""
            st.caption(f"{name}{plain(foot(figure))}")


def plain(text: str) -> str:
    """Text out of a file, for a place that reads markdown: shown as it is, nothing in it acts."""
    return text.translate(MARKDOWN)
