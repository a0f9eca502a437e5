"""Hoja de vida: everything about one indicator on a page that prints, with the office's own analysis."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.council.sheet import pick_indicator, sheet_now, sheet_section
from plancom.ui.council.sheet_form import writing_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view, look = current_view(office), current_look(office.plan)

st.title(tr("Hoja de vida"), anchor=False)
with st.container(key="hoja-pick"):
    shown = sheet_now(office, view, pick_indicator(office))
sheet_section(office, shown, look)
with st.container(key="hoja-form"):
    writing_section(office, shown)
