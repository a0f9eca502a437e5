"""Pickers: the cut-off and the plan year, the same on every page and kept in the address."""

import datetime as dt

import streamlit as st

from plancom.charts import Look
from plancom.indicators.view import View
from plancom.language import dates
from plancom.plan import Plan
from plancom.ui.cache import Office

CUT_OFF, YEAR = "corte", "anio"
AUTOMATIC = "auto"


def pick_view(office: Office) -> View:
    """The cut-off and the plan year, asked for in the sidebar; an address that names them shows another person the same."""
    plan = office.plan
    earliest = dt.date(plan.start.year - 2, 1, 1)
    if CUT_OFF not in st.session_state and CUT_OFF not in st.query_params:
        st.session_state[CUT_OFF] = default_cut_off(office)
    st.sidebar.date_input(
        "Corte",
        value=None,
        min_value=earliest,
        max_value=max(office.today, plan.calendar.last_day(plan.years)),
        key=CUT_OFF,
        format="DD/MM/YYYY",
        bind="query-params",
        help="Las cifras se calculan como si hoy fuera esta fecha: cuentan los meses completos hasta entonces.",
    )
    years = [AUTOMATIC, *(str(year) for year in range(1, plan.years + 1))]
    st.sidebar.selectbox(
        "Año del plan", years, key=YEAR, format_func=lambda year: year_label(plan, year), bind="query-params",
        help="«Según el corte» muestra el año del último mes completo con datos de cada indicador.",
    )  # fmt: skip
    return current_view(office)


def current_view(office: Office) -> View:
    """The view that is picked, for a page."""
    picked = st.session_state.get(CUT_OFF)
    as_of = picked if isinstance(picked, dt.date) else default_cut_off(office)
    year = st.session_state.get(YEAR, AUTOMATIC)
    return View(office.plan, as_of, int(year) if str(year).isdigit() else None)


def default_cut_off(office: Office) -> dt.date:
    """Today, as SPEC §2 asks."""
    return office.today


def year_label(plan: Plan, year: str) -> str:
    """«Año 2 (ene 2019 – dic 2019)»."""
    if year == AUTOMATIC:
        return "Según el corte"
    months = plan.calendar.months(int(year))
    return f"Año {year} ({dates.month(months[0].first)} – {dates.month(months[-1].first)})"


def current_look(plan: Plan) -> Look:
    """The charts' look on this person's screen: light or dark."""
    return Look(accent=plan.accent, dark=st.context.theme.type == "dark")
