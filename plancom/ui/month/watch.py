"""What the guard says of the data, as of the view, from memory when nothing changed."""

from collections.abc import Collection

import streamlit as st

from plancom.datasets import Dataset
from plancom.indicators.view import View
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.office import Office
from plancom.services import watching
from plancom.services.watching import ReviewedFindings
from plancom.store.council import snapshots
from plancom.store.figures.counts import Counts
from plancom.ui.elements.links import reviews_link
from plancom.ui.elements.sections import plain
from plancom.ui.state.figures import data_key, figures_now, words_key
from plancom.ui.state.memory import shared
from plancom.watch import DaysOfSeries, Finding, Kind

VIEWS_KEPT = 128  # some sentences each, which are asked for on every page of figures
DAYS_KEPT = 6  # those of the offices that are kept
NOTICED: frozenset[Kind] = frozenset({"impossible", "jump", "changed", "break"})
"""What is said above a page's charts; what is late is said by the charts and cards themselves."""


def guarded(office: Office, view: View) -> ReviewedFindings:
    """The findings as of the view's cut-off, and what people have said of them by now."""
    with office.engine.connect() as connection:
        presented = snapshots.newest(connection, office.plan.id)
        reviews = watching.reviews(connection, office.plan)
    found = _findings((*words_key(office, view.plan), view.as_of, presented), office, view)
    return ReviewedFindings(found, reviews)


@shared(VIEWS_KEPT)
def _findings(key: tuple[object, ...], _office: Office, _view: View) -> list[Finding]:
    """`key` is what the sentences depend on: database, version, plan, cut-off, what was presented, and the language."""
    del key
    days = _days(data_key(_office, _office.plan), _office.counts)
    with _office.engine.connect() as connection:
        return watching.current_findings(connection, figures_now(_office, _view), days)


@shared(DAYS_KEPT)
def _days(data: tuple[object, ...], _counts: Counts) -> DaysOfSeries:  # noqa: ARG001 - the key
    return DaysOfSeries(_counts)


def notice_section(office: Office, view: View, datasets: Collection[Dataset]) -> None:
    """A line above a page's charts when something about its data should be looked at; nothing otherwise."""
    found = [one for one in guarded(office, view).standing if one.dataset in datasets and one.kind in NOTICED]
    if not found:
        return
    with st.container(border=True, key="guard-notice"):
        st.markdown(tr(":material/rule: **Por revisar.** {sentence}", sentence=plain(found[0].sentence)))
        more = (
            tr("Ver este aviso y {count}", count=counted(len(found) - 1, "más", "más"))
            if len(found) > 1
            else tr("Ver el aviso")
        )
        reviews_link(more)
