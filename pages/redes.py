"""Redes: what the plan promises about it and what happened."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.board.networks import calendar_section, network_sections, shares_section, type_section
from plancom.ui.month.watch import notice_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view, look = current_view(office), current_look(office.plan)
indicators = [one for one in office.plan.indicators if one.dataset == "posts"]

st.title(tr("Redes"), anchor=False)
notice_section(office, view, {"posts"})
for indicator in indicators:
    network_sections(office, view, indicator, look)
calendar_section(office, view, look)
type_section(office, view, look)
shares_section(office, view, look)
