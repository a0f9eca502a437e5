"""Pickers: the cut-off and the plan year, the same on every page and kept in the address."""

import datetime as dt

import htpy as h
import streamlit as st

from plancom.charts import Look
from plancom.html import html_of
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import later, tr
from plancom.office import Office
from plancom.plan import Plan
from plancom.ui.state.author import author_field

CUT_OFF, YEAR = "corte", "anio"
AUTOMATIC = later("Según el corte")


def pick_view(office: Office, *, who: bool) -> View:
    """The cut-off and the plan year, behind one button above every page; an address that names them shows another person the same.

    With `who`, the author of what is registered on the page is asked for beside it.
    """
    plan = office.plan
    if CUT_OFF not in st.session_state and CUT_OFF not in st.query_params:
        # In the address from the first moment: a link without it would show another date tomorrow. And in the field, which
        # reads the address only when the page is opened.
        st.query_params[CUT_OFF] = office.today.isoformat()
        st.session_state[CUT_OFF] = office.today
    with st.container(horizontal=True, vertical_alignment="center", key="view-bar"):
        # The button says what is picked inside it, which is known only then.
        button = st.empty()
        if who:
            author_field()
        with button.popover(_words(current_view(office)), icon=":material/event:", key="corte-boton"):
            _fields(office)
    view = current_view(office)
    st.html(html_of(h.p(".pc-paper")[f"{plan.institution} · {plan.name} · {_words(view)}"]))
    return view


def _fields(office: Office) -> None:
    plan = office.plan
    st.date_input(
        tr("Corte"),
        value=None,
        min_value=dt.date(plan.start.year - 2, 1, 1),
        max_value=max(office.today, plan.calendar.last_day(plan.years)),
        key=CUT_OFF,
        format="DD/MM/YYYY",
        bind="query-params",
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
        help=tr("«Según el corte» muestra, de cada indicador, el año de su último mes completo con datos."),
    )


def _words(view: View) -> str:
    """«Corte 30/09/2018», and the plan year where one is picked."""
    day = tr("Corte {as_of}", as_of=dates.date(view.as_of))
    if not view.plan_year:
        return day
    months = view.plan.calendar.months(view.plan_year)
    return tr(
        "{day} · año {year} ({first} – {last})",
        day=day,
        year=view.plan_year,
        first=dates.month(months[0].first),
        last=dates.month(months[-1].first),
    )


def current_view(office: Office) -> View:
    """The view that is picked, for a page."""
    picked = st.session_state.get(CUT_OFF) or _day(st.query_params.get(CUT_OFF, ""))
    as_of = picked if isinstance(picked, dt.date) else office.today
    # A field takes what the address says when it is drawn; what stands before it has to read the address itself.
    year = st.session_state.get(YEAR) or st.query_params.get(YEAR, AUTOMATIC)
    return View(office.plan, as_of, int(year) if str(year).isdigit() else None)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def current_look(plan: Plan) -> Look:
    """The charts' look on this person's screen: light or dark."""
    return Look(accent=plan.accent, dark=st.context.theme.type == "dark")
