"""Pickers: the cut-off and the plan year, the same on every page, and one figure of several; all kept in the address."""

import datetime as dt
from collections.abc import Callable, Mapping

import htpy as h
import streamlit as st

from plancom import clock
from plancom.charts import Look
from plancom.html import html_of
from plancom.indicators.view import View
from plancom.language import address_values, dates
from plancom.language.translation import later, tr
from plancom.office import Office
from plancom.plan import Plan, Plans
from plancom.ui.state.address import say_in_address, take_from_address
from plancom.ui.state.database import known_plans
from plancom.ui.state.plan_choice import CUT_OFF, PLAN, YEAR, plan_by_hand

AUTOMATIC = later("Según el corte")
BY_CUT_OFF = ""
FIGURE = "indicador"


def pick_view(office: Office, *, who: Callable[[], None] | None = None) -> View:
    """The cut-off and the plan year, behind one button above every page; an address that names them shows another person the same.

    `who` draws who is at the screen, to its left: the button stays where it is on every page.
    """
    plan, plans = office.plan, known_plans()
    take_from_address(YEAR, YEAR, _years(plan))
    with st.container(horizontal=True, vertical_alignment="center", key="view-bar"):
        if who:
            who()
        with st.popover(_words(current_view(office), plans), icon=":material/event:", key="corte-boton"):
            _fields(office, plans)
    view = current_view(office)
    # In the address from the first moment: a link without it would show another date tomorrow.
    say_in_address(CUT_OFF, CUT_OFF, view.as_of.isoformat(), "")
    say_in_address(PLAN, PLAN, plan_by_hand(plans), "")
    say_in_address(YEAR, YEAR, str(view.plan_year or AUTOMATIC), AUTOMATIC)
    st.html(html_of(h.p(".pc-paper")[f"{plan.institution.name} · {plan.name} · {_words(view, plans)}"]))
    return view


def _years(plan: Plan) -> list[str]:
    return [AUTOMATIC, *map(str, range(1, plan.years + 1))]


def _fields(office: Office, plans: Plans) -> None:
    earliest, latest = plans.offered_days(clock.today(plans.all[-1]))
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
    if len(plans.all) > 1:
        names = {one.id: f"{one.name} ({one.period})" for one in plans.all}
        st.selectbox(
            tr("Plan"),
            [BY_CUT_OFF, *names],
            key=PLAN,
            format_func=lambda one: names.get(one) or tr(AUTOMATIC),
            persist_state="session",
            help=tr("«Según el corte» es el plan que rige ese día; otro se puede mirar con cualquier corte."),
        )
    st.selectbox(
        tr("Año del plan"),
        _years(office.plan),
        key=YEAR,
        format_func=tr,
        persist_state="session",
        help=tr("«Según el corte» muestra, de cada indicador, el año de su último mes completo con datos."),
    )
    if picked := current_view(office).plan_year:
        months = office.plan.calendar.months(picked)
        st.caption(f"{dates.month(months[0].first)} – {dates.month(months[-1].first)}")


def _words(view: View, plans: Plans) -> str:
    """«Corte 30/09/2018», the plan where there are several, and the plan year where one is picked."""
    words = [tr("Corte {as_of}", as_of=dates.date(view.as_of))]
    if len(plans.all) > 1:
        words.append(tr("plan {period}", period=view.plan.period))
    if view.plan_year:
        words.append(tr("año {year}", year=view.plan_year))
    return " · ".join(words)


def current_view(office: Office) -> View:
    """The view that is picked, for a page."""
    picked = st.session_state.get(CUT_OFF)
    as_of = picked if isinstance(picked, dt.date) else office.today
    year = st.session_state.get(YEAR, AUTOMATIC)
    return View(office.plan, as_of, address_values.whole_number(year))


def current_look(plan: Plan) -> Look:
    """The charts' look on this person's screen: light or dark."""
    return Look(accent=plan.institution.accent, dark=st.context.theme.type == "dark")


def pick_figure(label: str, names: Mapping[str, str], key: str) -> str:
    """Which of `names` (by id, as each is called) is looked at: the first unless asked; asked where there is a choice."""
    first = next(iter(names))
    if len(names) == 1:
        return first
    take_from_address(FIGURE, key, list(names))
    picked = st.selectbox(label, list(names), format_func=lambda one: names.get(one, one), key=key)
    say_in_address(FIGURE, key, picked or first, first)
    return picked or first
