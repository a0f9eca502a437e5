"""¿Llegamos?: where every goal is heading, and what if."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.answers.projection import explanation_section, glance_section, outlook_section, pick_indicator
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view, look = current_view(office), current_look(office.plan)

st.title(tr("¿Llegamos?"), anchor=False)
figures = glance_section(office, view)
outlook_section(office, view, pick_indicator(figures), look)
explanation_section()
