"""Historial: every import, its undo, and what is covered."""

import streamlit as st

from plancom.ui import cache
from plancom.ui.past import coverage_section, imports_section
from plancom.ui.pickers import current_look

office = cache.office()

st.title("Historial", anchor=False)
coverage_section(office, current_look(office.plan))
st.header("Importaciones", anchor="importaciones")
st.markdown(
    "Deshacer una importación la saca de todas las cifras; no se borra, y se puede rehacer cuando quiera, en cualquier orden."
)
imports_section(office)
