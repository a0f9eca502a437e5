"""Prensa: how its goals stand today, and the answers about them."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.board.press import list_section, outlet_section, press_sections
from plancom.ui.elements.tabs import Tab, tabs_section
from plancom.ui.goal_tabs import goal_tabs
from plancom.ui.month.watch import notice_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view, look = current_view(office), current_look(office.plan)
indicators = [one for one in office.plan.indicators if one.dataset == "press"]


def today() -> None:
    """What the plan promises about it and what happened."""
    notice_section(office, view, {"press"})
    for indicator in indicators:
        press_sections(office, view, indicator, look)
    outlet_section(office, view, look)
    list_section(office, view)


st.title(tr("Prensa"), anchor=False)
tabs_section("prensa", [Tab("hoy", tr("Hoy"), today), *goal_tabs(office, view, look, indicators)])
