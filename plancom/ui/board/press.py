"""The press page: the plan's outlet against its goal, the others beside it, and the list of publications."""

from functools import partial

import pandas as pd
import streamlit as st

from plancom.charts import Count, Look, alt_text, data_table, outlet_bars
from plancom.indicators import headlines
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import tr, tr_in
from plancom.office import Office
from plancom.plan import Indicator
from plancom.ui.elements.indicator_charts import indicator_charts
from plancom.ui.elements.kept_charts import Made, kept_charts_section
from plancom.ui.elements.links import of_series
from plancom.ui.elements.sections import ChartSection, download_section
from plancom.ui.state import cache
from plancom.ui.state.figures import figures_now


def press_sections(office: Office, view: View, indicator: Indicator, look: Look) -> None:
    """The goal's own chart."""
    ids = [figure.id for figure in figures_now(office, view).of(indicator.id)]
    kept_charts_section(indicator_charts, office, view, look, *ids)


def outlet_section(office: Office, view: View, look: Look) -> None:
    """Publications by outlet."""
    kept_charts_section(outlet_charts, office, view, look)


def outlet_charts(office: Office, view: View, look: Look) -> Made:
    """Publications by outlet from the plan's start to the cut-off."""
    table = _in_plan(cache.answer(office, "publications"), view)
    if table.empty:
        return [tr("No hay publicaciones de prensa desde el inicio del plan hasta el corte.")]
    counted = {outlet.id: outlet.name for outlet in office.plan.institution.outlets}
    totals = (
        table.groupby("series")
        .agg(count=("outlet", "size"), name=("outlet", "first"))
        .sort_values("count", ascending=False)
    )
    rows = [
        Count(counted.get(str(series), str(name)), float(count), main=series in counted)
        for series, count, name in totals.itertuples()
    ]
    chart = ChartSection(
        tr("Publicaciones por medio"), outlet_bars(rows, unit=tr_in("prensa", "publicaciones"), look=look), alt=alt_text(tr("Publicaciones por medio"), rows, unit=tr_in("prensa", "publicaciones")),
        table=partial(data_table, rows, unit=tr_in("prensa", "publicaciones")), finding=_of_the_plan(rows), note=tr("Desde el inicio del plan hasta el corte. La meta solo cuenta los medios que nombra el plan."),
        origin=of_series("press", "publications"),
    )  # fmt: skip
    return [chart]


def _of_the_plan(rows: list[Count]) -> str:
    """How many of all publications are of the outlets that the plan names."""
    mine = [row for row in rows if row.main]
    return (
        headlines.of_largest(
            listed(row.name for row in mine), sum(row.value for row in mine), sum(row.value for row in rows)
        )
        if mine
        else ""
    )


def list_section(office: Office, view: View) -> None:
    """The publications themselves, with their links."""
    st.header(tr("Lista de publicaciones"), anchor="lista")
    table = _in_plan(cache.answer(office, "publications"), view)
    if table.empty:
        st.info(tr("Todavía no hay publicaciones en la lista."))
        return
    names = {strategy.id: strategy.name for strategy in office.plan.strategies} | {"": tr("Sin estrategia")}
    shown = pd.DataFrame(
        {
            tr("Fecha"): [dates.date(day) for day in table["day"]],
            tr("Medio"): table["outlet"],
            tr("Título"): table["title"],
            tr("Estrategia"): [names.get(s, s) for s in table["strategy"]],
            tr("Enlace"): [link if str(link).startswith(("http://", "https://")) else "" for link in table["link"]],
        }
    )
    st.dataframe(
        shown,
        hide_index=True,
        height=420,
        column_config={tr("Enlace"): st.column_config.LinkColumn(display_text=tr("Abrir"))},
    )
    download_section(lambda: shown, "publicaciones-de-prensa")


def _in_plan(table: pd.DataFrame, view: View) -> pd.DataFrame:
    if table.empty:
        return table
    first = view.plan.calendar.months(view.plan_year or 1)[0].first
    last = min(view.as_of, view.plan.calendar.last_day(view.plan_year)) if view.plan_year else view.as_of
    return table[(table["day"] >= first) & (table["day"] <= last)]
