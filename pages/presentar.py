"""Presentar: which slides the council sees, in which order and with which words; saved as a session, and opened full screen."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.council.session import session_sections
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_view

office = cache.office()

st.title(tr("Presentar"), anchor=False)
session_sections(office, current_view(office))
