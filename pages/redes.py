"""Redes: how its goals stand today, and the answers about them."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.board.networks import calendar_section, network_sections, shares_section, type_section
from plancom.ui.elements.tabs import Tab, tabs_section
from plancom.ui.goal_tabs import goal_tabs
from plancom.ui.month.watch import notice_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view, look = current_view(office), current_look(office.plan)
indicators = [one for one in office.plan.indicators if one.dataset == "posts"]


def today() -> None:
    """What the plan promises about it and what happened."""
    notice_section(office, view, {"posts"})
    for indicator in indicators:
        network_sections(office, view, indicator, look)
    calendar_section(office, view, look)
    type_section(office, view, look)
    shares_section(office, view, look)


st.title(tr("Redes"), anchor=False)
tabs_section("redes", [Tab("hoy", tr("Hoy"), today), *goal_tabs(office, view, look, indicators)])
