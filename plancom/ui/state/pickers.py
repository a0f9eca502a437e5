"""Pickers: the cut-off and the plan year, the same on every page and kept in the address."""

import datetime as dt

import streamlit as st

from plancom.charts import Look
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import later, tr
from plancom.office import Office
from plancom.plan import Plan
from plancom.ui.state.author import author_field

CUT_OFF, YEAR = "corte", "anio"
AUTOMATIC = later("Según el corte")
WIDTH = 270  # pixels of each field with its label beside it


def pick_view(office: Office, *, who: bool) -> View:
    """The cut-off and the plan year, asked for above the page; an address that names them shows another person the same.

    With `who`, the author of what is registered on the page is asked for beside them.
    """
    plan = office.plan
    earliest = dt.date(plan.start.year - 2, 1, 1)
    if CUT_OFF not in st.session_state and CUT_OFF not in st.query_params:
        # In the address from the first moment: a link without it would show another date tomorrow. And in the field, which
        # reads the address only when the page is opened.
        st.query_params[CUT_OFF] = office.today.isoformat()
        st.session_state[CUT_OFF] = office.today
    with st.container(horizontal=True, vertical_alignment="center", key="view-bar"):
        st.date_input(
            tr("Corte"),
            value=None,
            min_value=earliest,
            max_value=max(office.today, plan.calendar.last_day(plan.years)),
            key=CUT_OFF,
            format="DD/MM/YYYY",
            bind="query-params",
            width=WIDTH,
            help=tr(
                "Las cifras se calculan como si hoy fuera esta fecha: cuentan los meses completos hasta entonces. Escríbala y oprima Enter, o escójala en el calendario."
            ),
        )
        st.selectbox(
            tr("Año del plan"),
            [AUTOMATIC, *(str(year) for year in range(1, plan.years + 1))],
            key=YEAR,
            format_func=tr,
            bind="query-params",
            width=WIDTH,
            help=tr("«Según el corte» muestra, de cada indicador, el año de su último mes completo con datos."),
        )
        picked = current_view(office).plan_year
        if picked:
            months = plan.calendar.months(picked)
            st.caption(f"{dates.month(months[0].first)} – {dates.month(months[-1].first)}", width="content")
        if who:
            author_field()
    return current_view(office)


def current_view(office: Office) -> View:
    """The view that is picked, for a page."""
    picked = st.session_state.get(CUT_OFF)
    as_of = picked if isinstance(picked, dt.date) else office.today
    year = st.session_state.get(YEAR, AUTOMATIC)
    return View(office.plan, as_of, int(year) if str(year).isdigit() else None)


def current_look(plan: Plan) -> Look:
    """The charts' look on this person's screen: light or dark."""
    return Look(accent=plan.accent, dark=st.context.theme.type == "dark")
