"""«Efecto de campañas»: a card per event, with what changed in the weeks after it."""

from collections.abc import Collection, Sequence
from functools import partial

import htpy as h
import pandas as pd
import streamlit as st

from plancom.charts import Look
from plancom.charts.before_after import WeekRow, effect_chart, effect_table
from plancom.forecast import effect_sentences
from plancom.forecast.effects import Effect
from plancom.forecast.events import Event
from plancom.forecast.history import ProjectionRefusal
from plancom.html import html_of
from plancom.indicators.reading_sentences import reading_of
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.text import slug
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Indicator, Month, Plan
from plancom.ui.elements.links import of_series, origin_link
from plancom.ui.elements.sections import ChartSection, chart_section, closed_table_section, plain
from plancom.ui.state.outlooks import effect_now, events_now
from plancom.ui.state.pickers import pick_figure

PER_PAGE = 5
PICKED = "efectos-indicador"


def past_events(office: Office, view: View) -> Sequence[Event]:
    """The events up to the cut-off, the newest first."""
    return [event for event in reversed(events_now(office)) if event.day <= view.as_of]


def pick_measured(view: View, ids: Collection[str] | None = None) -> Indicator | None:
    """Which indicator to compare before and after; those that are measured by day are offered."""
    offered = [one for one in view.plan.indicators if one.kind.by_day and (ids is None or one.id in ids)]
    if not offered:
        st.info(
            tr("El plan no tiene indicadores que se midan por día: no hay qué comparar antes y después de un evento.")
        )
        return None
    names = {one.id: one.name for one in offered}
    picked = pick_figure(tr("Qué indicador se compara"), names, PICKED)
    return view.read(next(one for one in offered if one.id == picked))


def cards_section(office: Office, view: View, indicator: Indicator, look: Look) -> None:
    """A card per event, the newest first."""
    events = past_events(office, view)
    if not events:
        st.info(
            tr(
                "Todavía no hay actividades con fecha antes del corte. Súbalas con la plantilla de actividades, o registre en «Estrategias» qué tareas están hechas."
            )
        )
        return
    pages = -(-len(events) // PER_PAGE)
    page = (
        int(st.number_input(tr("Página, de {pages}", pages=pages), 1, pages, 1, key="effects-page")) if pages > 1 else 1
    )
    for event in events[(page - 1) * PER_PAGE : page * PER_PAGE]:
        card_section(office, view, indicator, event, look)


def card_section(office: Office, view: View, indicator: Indicator, event: Event, look: Look) -> None:
    """One event: what followed, with what it is compared, and what it may be confused with."""
    with st.container(border=True, key=f"event-{event.day}-{slug(event.name)}"):
        st.header(plain(effect_sentences.title(event)), anchor=False)
        if event.detail:
            st.caption(plain(event.detail))
        found = effect_now(office, view, indicator.id, event)
        if isinstance(found, ProjectionRefusal):
            st.html(html_of(h.p[f"○ {found.reason}"]))
            return
        noun = indicator.noun
        mark = "●" if found.is_told else "◇"
        said = [
            h.p[h.strong[f"{mark} {effect_sentences.verdict(found, noun)}"]],
            h.p[effect_sentences.compared(found, noun)],
            h.p(".pc-missing")[f"▲ {effect_sentences.overlap(found)}"] if found.overlapping else None,
        ]
        st.html(html_of(said))
        st.caption(tr(effect_sentences.NO_CAUSE))
        effect_chart_section(found, indicator, look, reading_of(view, indicator))


@st.fragment
def effect_chart_section(effect: Effect, indicator: Indicator, look: Look, reading: str = "") -> None:
    """The weeks before and after, drawn when they are opened; the indicator's rows of that month."""
    noun = indicator.noun[1]
    origin_link(indicator.id, Month.of(effect.event.day))
    title = tr("Antes y después: {title}", title=effect_sentences.title(effect.event))
    with st.expander(
        tr("Ver la gráfica"), on_change="rerun", key=f"weeks-{effect.event.day}-{slug(effect.event.name)}"
    ) as box:
        if box.open:
            rows = [WeekRow(w.first, w.actual, w.without, w.low, w.high) for w in effect.weeks]
            chart_section(ChartSection(
                title, effect_chart(rows, unit=tr("{noun} por semana", noun=noun), look=look),
                alt=tr("{title}: {actual} {noun} en cuatro semanas; cabía esperar {without}.", title=title, actual=number(effect.actual), noun=noun, without=number(effect.without)),
                table=partial(effect_table, rows), note=reading, origin=indicator.id,
            ))  # fmt: skip


def list_section(office: Office, view: View) -> None:
    """Every event in a table, and as a file."""
    events = past_events(office, view)
    if not events:
        return
    origin_link(of_series("activities", "activities"))
    closed_table_section(
        tr("Ver todas las actividades y tareas hechas"),
        partial(_event_table, events, office.plan),
        "eventos",
        tr("Actividades y tareas, por fecha"),
    )


def _event_table(events: Sequence[Event], plan: Plan) -> pd.DataFrame:
    names = {strategy.id: strategy.name for strategy in plan.strategies}
    return pd.DataFrame(
        [
            {
                tr("Fecha"): dates.date(event.day),
                tr("Qué"): event.name,
                tr("Cantidad"): number(event.quantity),
                tr("Detalle"): event.detail,
                tr("Estrategia"): names.get(event.strategy, ""),
            }
            for event in events
        ]
    )
