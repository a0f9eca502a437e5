"""The book of readings: each sentence that can be read in several ways, what each reading gives, and the choice."""

from html import escape

import streamlit as st

from plancom.charts import Look
from plancom.indicators import sentences
from plancom.indicators.readings import ReadingFigures, side_by_side
from plancom.indicators.view import View
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Indicator, Plan, Reading
from plancom.ui.elements.cards import status_mark
from plancom.ui.elements.links import origin_html
from plancom.ui.goals.decision_form import decision_form


def choices_section(office: Office, view: View, look: Look) -> None:
    """Every reading of every indicator, side by side, with a form to choose."""
    if not any(indicator.readings for indicator in office.plan.indicators):
        st.info(tr("El plan no tiene frases con varias lecturas."))
    for indicator in office.plan.indicators:
        if not indicator.readings:
            continue
        st.header(indicator.name, anchor=f"lecturas-{indicator.id}")
        for reading in indicator.readings:
            reading_section(office, view, indicator, reading, look)


def reading_section(office: Office, view: View, indicator: Indicator, reading: Reading, look: Look) -> None:
    """One sentence: its quote, its readings with their targets and today's verdict, and the choice."""
    options = side_by_side(view, indicator, reading, office.counts, office.tasks.states)
    with st.container(border=True, key=f"reading-{indicator.id}-{reading.id}"):
        st.markdown(f"**{reading.question}**")
        st.html(_quoted(reading.quote))
        st.html(_table(view, indicator, reading, options, look))
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


def _table(view: View, indicator: Indicator, reading: Reading, options: list[ReadingFigures], look: Look) -> str:
    """The readings as rows: name and explanation, each year's target, what happened and the verdict today."""
    years = [tr("Meta año {year}", year=year) for year in range(1, view.plan.years + 1)]
    heads = "".join(f'<th scope="col">{head}</th>' for head in (tr("Lectura"), *years, tr("Van"), tr("Hoy")))
    rows = "".join(_row(indicator, one, look) for one in options)
    return (
        f'<div class="pc-scroll" tabindex="0" role="region" aria-label="{escape(f"{indicator.name}: {reading.question}")}"><table class="pc-readings">'
        f"<thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(indicator: Indicator, one: ReadingFigures, look: Look) -> str:
    current = tr("vigente")
    force = f' <span class="pc-force">{current}</span>' if one.in_force else ""
    targets = "".join(f"<td>{escape(sentences.written(indicator, value))}</td>" for value in one.targets)
    actual = sentences.written(indicator, one.progress.actual_to_date)
    actual = origin_html(actual, indicator.id) if one.in_force else escape(actual)
    return (
        f'<tr{" class=pc-in-force" if one.in_force else ""}><th scope="row">{escape(one.option.name)}{force}'
        f"<small>{escape(one.option.explanation)}</small>{_why(one)}</th>{targets}<td>{actual}</td>"
        f"<td>{status_mark(one.progress.status, look)}</td></tr>"
    )


def _why(one: ReadingFigures) -> str:
    """Why a reading gives no verdict today; "" where it gives one."""
    said = {"no_data": sentences.no_data, "no_target": sentences.no_target}.get(one.progress.status)
    return f"<small><strong>{escape(said(one.progress))}</strong></small>" if said else ""


def _quoted(quote: str) -> str:
    said = tr("Dice el plan: «{quote}»", quote=escape(quote))
    return f'<blockquote class="pc-quote">{said}</blockquote>'


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
            others = "".join(f"<li>{escape(other)}</li>" for other in one.others)
            also = tr("También podría entenderse:")
            st.markdown(f"**{one.question}**")
            st.html(
                f"{_quoted(one.quote)}<p>{escape(one.answer)}</p>"
                + (f"<p><small>{also}</small></p><ul>{others}</ul>" if others else "")
            )
