"""Prensa: what the plan promises about it and what happened."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.board.press import list_section, outlet_section, press_sections
from plancom.ui.month.watch import notice_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view, look = current_view(office), current_look(office.plan)
indicators = [one for one in office.plan.indicators if one.dataset == "press"]

st.title(tr("Prensa"), anchor=False)
notice_section(office, view, {"press"})
for indicator in indicators:
    press_sections(office, view, indicator, look)
outlet_section(office, view, look)
list_section(office, view)
