"""Month picker: which month is looked at, kept in the address; once files are there, the one that they speak of."""

from collections.abc import Iterable

import streamlit as st

from plancom.datasets import Observations, Result
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Month
from plancom.services import months
from plancom.services.importing import IncomingFile
from plancom.ui.elements.browser_tab import name_tab
from plancom.ui.files.files_at_hand import NEW
from plancom.ui.state.address import say_in_address, take_from_address

KEY, ADDRESS = "month-picked", "mes"
TURN = "month-turn"
"""The month to turn to at the next run: a picker's value cannot be set once it is drawn."""


def pick_month(office: Office, view: View) -> Month:
    """The title with the month, and the way to another one."""
    found = [str(month) for month in months.months_to_pick(office, view.as_of)]
    usual = str(months.month_at_hand(office, view.as_of))
    usual = usual if usual in found else found[0]
    take_from_address(ADDRESS, KEY, found)
    turn = st.session_state.pop(TURN, None)
    if turn in found:
        st.session_state[KEY] = turn
    if st.session_state.get(KEY) not in found:
        st.session_state[KEY] = usual
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="month-bar"):
        picked = str(st.session_state[KEY])
        name_tab(view.plan, tr("El mes"), Month.parse(picked).first)
        st.title(
            tr("El mes: {month}", month=dates.month_long(Month.parse(picked).first)), anchor=False, width="content"
        )
        st.selectbox(
            tr("Ver otro mes"), found, key=KEY, format_func=lambda one: dates.month_long(Month.parse(one).first), width=230,
        )  # fmt: skip
    if turn and turn > found[0]:
        st.info(
            tr(
                "Los archivos son de {month}, después del corte ({as_of}): cambie el corte para ver ese mes.",
                month=dates.month_long(Month.parse(turn).first),
                as_of=dates.date(view.as_of),
            ),
            icon="ℹ️",
        )
    picked = str(st.session_state[KEY])
    say_in_address(ADDRESS, KEY, picked, usual)
    return Month.parse(picked)


def follow_new_files(taken: Iterable[IncomingFile]) -> None:
    """Once after each drop: the month that the files at hand speak of."""
    if st.session_state.pop(NEW, False) and turn_to_month(one.result for one in taken):
        st.rerun()


def turn_to_month(files: Iterable[Result]) -> bool:
    """Shows the month that the files speak of, where none of them speaks of the one that is shown; whether it is another one."""
    covers = [one.covers for one in files if isinstance(one, Observations) and one.covers]
    if not covers:
        return False
    shown = st.session_state.get(KEY)
    month = Month.parse(shown) if shown else None
    if month and any(first <= month.last and last >= month.first for first, last in covers):
        st.session_state[TURN] = shown  # what is usual may be another one from now on
        return False
    st.session_state[TURN] = str(max(Month.of(last) for _, last in covers))
    return True
