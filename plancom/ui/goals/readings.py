"""The book of readings: each sentence that can be read in several ways, what each reading gives, and the choice."""

import htpy as h
import streamlit as st

from plancom.charts import Look
from plancom.html import Element, Node, html_of
from plancom.indicators import sentences
from plancom.indicators.readings import ReadingFigures, side_by_side
from plancom.indicators.view import View
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Indicator, Plan, Reading, written_amounts
from plancom.ui.elements.cards import figure_mark
from plancom.ui.elements.figure_tables import stacked
from plancom.ui.elements.links import linked_figure
from plancom.ui.elements.sections import plain
from plancom.ui.goals.decision_form import decision_form


def choices_section(office: Office, view: View, look: Look) -> None:
    """Every reading of every indicator, side by side, with a form to choose."""
    if not any(indicator.readings for indicator in office.plan.indicators):
        st.info(tr("El plan no tiene frases con varias lecturas."))
    for indicator in office.plan.indicators:
        if not indicator.readings:
            continue
        st.header(plain(indicator.name), anchor=f"lecturas-{indicator.id}")
        for reading in indicator.readings:
            reading_section(office, view, indicator, reading, look)


def reading_section(office: Office, view: View, indicator: Indicator, reading: Reading, look: Look) -> None:
    """One sentence: its quote, its readings with their targets and today's verdict, and the choice."""
    options = side_by_side(view, indicator, reading, office.counts, office.tasks.states, due=office.tasks.due)
    with st.container(border=True, key=f"reading-{indicator.id}-{reading.id}"):
        st.markdown(f"**{plain(reading.question)}**")
        st.html(html_of(_quoted(reading.quote)))
        st.html(html_of(_table(view, indicator, reading, options, look)))
        decision_form(
            office,
            f"reading-{indicator.id}-{reading.id}",
            tr("Cambiar la lectura"),
            ("reading", indicator.id),
            lambda: _ask(indicator, reading),
        )


def _ask(indicator: Indicator, reading: Reading) -> dict[str, object]:
    """The option that the user picks."""
    names = {option.id: option.name for option in reading.options}
    picked = st.radio(
        tr("Desde ahora se lee"),
        list(names),
        format_func=lambda one: names[one],
        key=f"option-{indicator.id}-{reading.id}",
    )
    return {"reading": reading.id, "option": picked}


def _table(view: View, indicator: Indicator, reading: Reading, options: list[ReadingFigures], look: Look) -> Element:
    """The readings as rows: name and explanation, each year's target, what happened and the verdict today."""
    years = [tr("Meta año {year}", year=year) for year in range(1, view.plan.years + 1)]
    names = [tr("Lectura"), *years, tr("Van"), tr("Hoy")]
    rows = [_row(indicator, one, look) for one in options]
    place = next((n for n, one in enumerate(options) if one.in_force), None)
    return stacked(f"{indicator.name}: {reading.question}", names, rows, in_force=place)


def _row(indicator: Indicator, one: ReadingFigures, look: Look) -> list[Node]:
    force = [" ", h.span(".pc-force")[tr("vigente")]] if one.in_force else None
    actual = written_amounts.amount_text(indicator, one.progress.actual_to_date)
    return [
        [one.option.name, force, h.small[one.option.explanation], _why(one)],
        *(written_amounts.amount_text(indicator, value) for value in one.targets),
        linked_figure(actual, indicator.id) if one.in_force else actual,
        figure_mark(one.progress, look),
    ]


def _why(one: ReadingFigures) -> Node:
    """Why a reading gives no verdict today; None where it gives one."""
    said = {"no_data": sentences.no_data, "no_target": sentences.no_target}.get(one.progress.status)
    return h.small[h.strong[said(one.progress)]] if said else None


def _quoted(quote: str) -> Element:
    return h.blockquote(".pc-quote")[tr("Dice el plan: «{quote}»", quote=quote)]


def open_sentences_section(plan: Plan) -> None:
    """The sentences that have one answer here, and what else they could mean."""
    st.markdown(
        tr(
            "{count} del plan que dejan algo abierto y tienen aquí una sola respuesta, con su razón. Sirve para contestar a quien pregunte.",
            count=counted(len(plan.ambiguities), "frase", "frases"),
        )
    )
    for one in plan.ambiguities:
        with st.container(border=True, key=f"open-{one.id}"):
            others = [
                h.p[h.small[tr("También podría entenderse:")]],
                h.ul[[h.li[other] for other in one.others]],
            ]
            st.markdown(f"**{plain(one.question)}**")
            st.html(html_of(_quoted(one.quote), h.p[one.answer], others if one.others else None))
