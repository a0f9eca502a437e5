"""Presentar: which slides the council sees, in which order and with which words; saved as a session, and opened full screen."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui import cache
from plancom.ui.pickers import current_view
from plancom.ui.session_editor import session_sections

office = cache.office()

st.title(tr("Presentar"), anchor=False)
session_sections(office, current_view(office))
