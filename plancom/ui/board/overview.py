"""Overview: the count of goals per status, and a card per indicator, the worst first."""

from collections.abc import Sequence

import htpy as h
import streamlit as st

from plancom.charts import Look, MonthPoint
from plancom.datasets import DEFINITIONS, Dataset
from plancom.html import html_of, phrase
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.indicators.view import WORST_FIRST, View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.settings import PAGES
from plancom.ui.elements import chart_tables
from plancom.ui.elements.cards import card, status_counts
from plancom.ui.elements.links import origin_link, sheet_link
from plancom.ui.state.figures import figures_now

WIDEST = 3  # cards side by side; four cards stand two by two


def summary_section(office: Office, view: View, look: Look) -> list[Progress]:
    """Goals per status as of the cut-off; returns every figure, in the plan's order."""
    figures = figures_now(office, view).all
    whole = [figure for figure in figures if figure.series is None]
    said = phrase(
        "Corte: {as_of}. Cuentan los meses completos y con datos hasta esa fecha.",
        as_of=h.strong[dates.date(view.as_of)],
    )
    st.html(html_of(h.p[said], status_counts(whole, look), h.h2(".pc-hidden")[tr("Metas del plan")]))
    return figures


def cards_section(
    office: Office, view: View, figures: Sequence[Progress], look: Look, only: Sequence[str] | None = None
) -> None:
    """A card per indicator (of those named in `only`), the worst first."""
    wholes = [f for f in figures if f.series is None and (only is None or f.id in only)]
    ordered = sorted(wholes, key=_worst_first)
    across = 2 if len(ordered) in {2, 4} else WIDEST
    for start in range(0, len(ordered), across):
        for column, figure in zip(st.columns(across), ordered[start : start + across], strict=False):
            with column, st.container(border=True, height="stretch", key=f"card-{figure.id}"):
                parts = [part for part in figures if part.indicator.id == figure.id and part.series]
                points = figures_now(office, view).trajectory(figure.id)
                st.html(html_of(card(figure, _trend(figure, points), parts, look)))
                dataset: Dataset | None = "activities" if figure.indicator.kind.of_tasks else figure.indicator.dataset
                with st.container(horizontal=True, gap="xsmall"):
                    if dataset:
                        page = DEFINITIONS[dataset].page
                        st.page_link(
                            PAGES / f"{page.file}.py",
                            label=tr(page.link),
                            icon=":material/arrow_forward:",
                        )
                    origin_link(figure.id)
                    sheet_link(figure.id)


def _trend(figure: Progress, points: Sequence[TrajectoryPoint]) -> list[MonthPoint]:
    """Flows as running totals, levels as they are."""
    return chart_tables.to_date(points) if not figure.indicator.kind.per_day else chart_tables.monthly(points)


def _worst_first(figure: Progress) -> tuple[int, float]:
    return WORST_FIRST.index(figure.status), figure.pace if figure.pace is not None else 0.0
