"""The browser's tab: what it is called, so that several of them can be told apart."""

import datetime as dt

import streamlit as st

from plancom.language import dates
from plancom.plan import Plan


def name_tab(plan: Plan, title: str, month: dt.date | None = None) -> None:
    """«Visitas · sep 2018 · Concejo de Cartagena»; without the month of any day where there is none to speak of."""
    when = dates.month(month) if month else ""
    st.set_page_config(page_title=" · ".join(filter(None, (title, when, plan.institution.short_name))))
