"""Overview: the verdict, the count of goals per status, and a card per goal, the worst first."""

from collections.abc import Sequence

import htpy as h
import streamlit as st

from plancom.charts import Look
from plancom.datasets import DEFINITIONS
from plancom.html import html_of
from plancom.indicators import headlines
from plancom.indicators.month_sentences import years_shown
from plancom.indicators.progress import Progress
from plancom.indicators.view import WORST_FIRST, View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.ui.elements.cards import card, missing_of_all, status_counts
from plancom.ui.elements.links import page_of
from plancom.ui.state.figures import figures_now

WIDEST = 3  # cards side by side; four cards stand two by two


def summary_section(office: Office, view: View, look: Look) -> list[Progress]:
    """The verdict and the goals per status as of the cut-off, or a plan's balance once it is over; returns every figure, in the plan's order."""
    figures = figures_now(office, view).all
    whole = [figure for figure in figures if figure.series is None]
    said = " ".join(
        filter(
            None,
            (
                tr("Cuentan los meses completos y con datos hasta el {as_of}.", as_of=dates.date(view.as_of)),
                years_shown(whole),
            ),
        )
    )
    years = figures_now(office, view).years if view.is_balance else ()
    verdict = h.p(".pc-verdict")[headlines.standing(view, whole, years)]
    counts = (
        None if view.is_balance else status_counts(whole, look)
    )  # of years that are over, the balance is what counts
    st.html(
        html_of(
            h.div(".pc-summary")[verdict, h.div(".pc-line")[counts, h.p[said]]],
            h.h2(".pc-hidden")[tr("Metas del plan")],
        )
    )
    return figures


def cards_section(
    office: Office, view: View, figures: Sequence[Progress], look: Look, only: Sequence[str] | None = None
) -> None:
    """A card per indicator (of those named in `only`), the worst first; each is a link to the goal's page."""
    wholes = [f for f in figures if f.series is None and (only is None or f.id in only)]
    ordered = sorted(wholes, key=_worst_first)
    across = 2 if len(ordered) in {2, 4} else WIDEST
    missing = missing_of_all(ordered)
    if missing:
        st.html(html_of(h.p(".pc-missing")[missing]))
    with st.container(key=f"cards-{across}"):  # a grid: style.css says how many stand abreast on which screen
        for figure in ordered:
            with st.container(border=True, height="stretch", key=f"card-{figure.id}"):
                parts = [part for part in figures if part.indicator.id == figure.id and part.series]
                years = figures_now(office, view).years_of(figure.id)
                st.html(html_of(card(figure, parts, years, look, said_above=missing)))
                page = DEFINITIONS[figure.indicator.dataset or "activities"].page
                st.page_link(page_of(figure.indicator), label=tr(page.link), icon=":material/arrow_forward:")


def _worst_first(figure: Progress) -> tuple[int, float]:
    return WORST_FIRST.index(figure.status), figure.pace if figure.pace is not None else 0.0
