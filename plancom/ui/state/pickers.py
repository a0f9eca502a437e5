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
from plancom.ui.state.address import say_in_address, take_from_address
from plancom.ui.state.author import author_field

CUT_OFF, YEAR = "corte", "anio"
AUTOMATIC = later("Según el corte")


def pick_view(office: Office, *, who: bool) -> View:
    """The cut-off and the plan year, behind one button above every page; an address that names them shows another person the same.

    With `who`, the author of what is registered on the page is asked for beside it.
    """
    plan = office.plan
    _take_from_address(office)
    with st.container(horizontal=True, vertical_alignment="center", key="view-bar"):
        with st.popover(_words(current_view(office)), icon=":material/event:", key="corte-boton"):
            _fields(office)
        if who:
            author_field()
    view = current_view(office)
    # In the address from the first moment: a link without it would show another date tomorrow.
    say_in_address(CUT_OFF, CUT_OFF, view.as_of.isoformat(), "")
    say_in_address(YEAR, YEAR, str(view.plan_year or AUTOMATIC), AUTOMATIC)
    st.html(html_of(h.p(".pc-paper")[f"{plan.institution.name} · {plan.name} · {_words(view)}"]))
    return view


def _take_from_address(office: Office) -> None:
    """What the address says, where that is new; Streamlit's own `bind` loses what a closed popover holds when the page changes (1.67)."""
    asked = st.query_params.get(CUT_OFF, "")
    if CUT_OFF not in st.session_state or asked not in {"", st.session_state.get(f"{CUT_OFF}-said")}:
        earliest, latest = _offered(office)
        day = _day(asked)
        st.session_state[CUT_OFF] = day if day and earliest <= day <= latest else office.today
    take_from_address(YEAR, YEAR, [AUTOMATIC, *map(str, range(1, office.plan.years + 1))])


def _offered(office: Office) -> tuple[dt.date, dt.date]:
    """The first and the last day that can be picked."""
    calendar = office.plan.calendar
    return dt.date(office.plan.start.year - 2, 1, 1), max(office.today, calendar.last_day(office.plan.years))


def _fields(office: Office) -> None:
    earliest, latest = _offered(office)
    st.date_input(
        tr("Corte"),
        value=None,
        min_value=earliest,
        max_value=latest,
        key=CUT_OFF,
        format="DD/MM/YYYY",
        persist_state="session",
        help=tr(
            "Las cifras se calculan como si hoy fuera esta fecha: cuentan los meses completos hasta entonces. Escríbala y oprima Enter, o escójala en el calendario."
        ),
    )
    st.selectbox(
        tr("Año del plan"),
        [AUTOMATIC, *(str(year) for year in range(1, office.plan.years + 1))],
        key=YEAR,
        format_func=tr,
        persist_state="session",
        help=tr("«Según el corte» muestra, de cada indicador, el año de su último mes completo con datos."),
    )
    if picked := current_view(office).plan_year:
        months = office.plan.calendar.months(picked)
        st.caption(f"{dates.month(months[0].first)} – {dates.month(months[-1].first)}")


def _words(view: View) -> str:
    """«Corte 30/09/2018», and the plan year where one is picked."""
    day = tr("Corte {as_of}", as_of=dates.date(view.as_of))
    if not view.plan_year:
        return day
    return tr("{day} · año {year}", day=day, year=view.plan_year)


def current_view(office: Office) -> View:
    """The view that is picked, for a page."""
    picked = st.session_state.get(CUT_OFF)
    as_of = picked if isinstance(picked, dt.date) else office.today
    year = st.session_state.get(YEAR, AUTOMATIC)
    return View(office.plan, as_of, int(year) if str(year).isdigit() else None)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def current_look(plan: Plan) -> Look:
    """The charts' look on this person's screen: light or dark."""
    return Look(accent=plan.institution.accent, dark=st.context.theme.type == "dark")
