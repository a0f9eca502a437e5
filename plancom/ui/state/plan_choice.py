"""Which plan is looked at: that of the cut-off, unless one is picked by hand and kept in the address."""

import datetime as dt

import streamlit as st

from plancom import clock
from plancom.language import address_values
from plancom.plan import Plan, Plans

CUT_OFF, PLAN, YEAR, VERSION = "corte", "plan", "anio", "version"
"""In the address and in the session: the cut-off, the plan, its year, and the older version of its goals that is looked at."""
SEEN = "plan-seen"  # which plan the session looked at last


def picked_plan(plans: Plans) -> Plan:
    """The plan that is picked by hand, else that of the cut-off."""
    by_hand = plan_by_hand(plans)
    return plans.called(by_hand) if by_hand else plans.at(cut_off(plans))


def plan_by_hand(plans: Plans) -> str:
    """The id of the plan that is picked by hand; "" where the cut-off decides."""
    picked = str(st.session_state.get(PLAN) or "")
    return picked if picked in {one.id for one in plans.all} else ""


def cut_off(plans: Plans) -> dt.date:
    """The cut-off that is picked, today where none is."""
    picked = st.session_state.get(CUT_OFF)
    return picked if isinstance(picked, dt.date) else clock.today(plans.all[-1])


def pick_cut_off(day: dt.date) -> None:
    """Has the next run show that day, as if the address had named it."""
    st.query_params[CUT_OFF] = day.isoformat()


def take_choice_from_address(plans: Plans) -> None:
    """What the address says of cut-off and plan, where that is new, before anything is computed.

    Streamlit's own `bind` loses what a closed popover holds when the page changes (1.67).
    """
    asked = st.query_params.get(CUT_OFF, "")
    if CUT_OFF not in st.session_state or asked not in {"", st.session_state.get(f"{CUT_OFF}-said")}:
        earliest, latest = plans.offered_days(clock.today(plans.all[-1]))
        day = address_values.day(asked)
        st.session_state[CUT_OFF] = day if day and earliest <= day <= latest else clock.today(plans.all[-1])
    plan = st.query_params.get(PLAN, "")
    if plan != st.session_state.get(f"{PLAN}-said", "") and plan in {one.id for one in plans.all}:
        st.session_state[PLAN] = plan
    _forget_what_is_of_another(picked_plan(plans))


def _forget_what_is_of_another(plan: Plan) -> None:
    """A plan year and an older version of the goals are those of the plan that was looked at."""
    before = st.session_state.get(SEEN)
    if before not in {None, plan.id}:
        for name in (YEAR, VERSION):
            st.session_state.pop(name, None)
            st.query_params.pop(name, None)
    st.session_state[SEEN] = plan.id
