"""The strip of the month: one sign for each series that the plan counts, and behind each what brought it or how it is exported."""

import streamlit as st

from plancom.datasets import DEFINITIONS
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.office import Office
from plancom.services.months import MonthLine, MonthStatus, closing_sentence
from plancom.settings import PAGES
from plancom.store.office.month_closings import MonthClosing
from plancom.ui.elements.links import of_series, origin_link
from plancom.ui.elements.messages import template_button
from plancom.ui.elements.sections import plain


def strip_section(office: Office, month: MonthStatus) -> None:
    """How the month stands in a sentence, its series side by side, and the gaps of months before."""
    if month.is_ahead:
        st.info(
            tr(
                "El corte ({as_of}) es anterior al primer mes que cuenta el plan: cambie el corte para ver cómo va un mes.",
                as_of=dates.date(month.as_of),
            )
        )
        return
    if month.closing:
        _closed(office, month, month.closing)
    if month.after_sentence:
        st.warning(plain(month.after_sentence), icon="⚠️")
    st.markdown(plain(month.sentence))
    with st.container(horizontal=True, gap="xsmall", key="month-strip"):
        for number, line in enumerate(month.lines):
            _sign(office, line, number)
    if month.gaps_sentence:
        with st.container(horizontal=True, vertical_alignment="center", key="month-gaps"):
            st.caption(plain(month.gaps_sentence), width="content")
            st.page_link(PAGES / "historial.py", label=tr("Ver mes a mes"), icon=":material/calendar_month:")


def _closed(office: Office, month: MonthStatus, closing: MonthClosing) -> None:
    """Who closed it and when; and what moved since: from what, to what, by which file."""
    said = plain(closing_sentence(closing, office.plan))
    if not month.restatements:
        st.success(said, icon=":material/lock:")
        return
    moved = "\n".join(f"- {plain(one.sentence)}" for one in month.restatements)
    st.warning(f"{said} **{tr('Cambió desde entonces:')}**\n\n{moved}", icon=":material/published_with_changes:")


def sign_of(line: MonthLine) -> str:
    """✓ complete, ◐ some of its days, ✕ missing, … not due yet, – not measured."""
    if line.row.state == "not_applicable":
        return "–"
    if line.is_whole:
        return "✓"
    if line.row.days:
        return "◐"
    return "…" if line.row.state == "pending" else "✕"


KINDS = {"✓": "whole", "◐": "partial", "✕": "missing", "…": "pending", "–": "none"}


def _sign(office: Office, line: MonthLine, number: int) -> None:
    sign, name = sign_of(line), plain(line.row.watched.name)
    words = f" · {line.words}" if sign == "◐" else ""  # when the others are due stands above them, once
    with st.container(width="content", key=f"sign-{KINDS[sign]}-{number}"), st.popover(f"{sign} **{name}**{words}"):
        st.markdown(f"**{name}, {dates.month_long(line.row.month.first)}: {line.words}.**")
        if line.files:
            st.markdown(tr("Lo trajo {files}.", files=listed(tr("«{name}»", name=plain(one)) for one in line.files)))
            watched = line.row.watched
            origin_link(of_series(watched.dataset, watched.measure, [watched.series]), line.row.month)
        if sign != "✓":
            _how(office, line)


def _how(office: Office, line: MonthLine) -> None:
    """How its export is made, with the period to ask for; the template where it is written by hand."""
    row = line.row
    if row.state == "not_applicable":
        return
    if row.reason:
        st.markdown(tr("Está completo hasta hoy, y puede cambiar: {reason}.", reason=tr(row.reason)))
    definition = DEFINITIONS[row.watched.dataset]
    if line.guide != definition.words.by_hand:
        st.markdown(tr("**Cómo se exporta.** Pida el período {period}.", period=line.period))
        st.markdown(tr(line.guide))
        return
    st.markdown(tr("**Cómo se trae.** Escriba lo que hubo {period}.", period=line.period))
    st.markdown(tr(line.guide))
    place = f"month-{row.watched.dataset}-{row.watched.series}"
    template_button(office, definition, place, label=tr("Descargar la plantilla"))
