"""Historial: what data there are and what is missing, every import with its undo, changes of how things are measured, and dated notes."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.elements.dated_notes import notes_section
from plancom.ui.history.breaks import breaks_section
from plancom.ui.history.list import imports_section
from plancom.ui.month.freshness import freshness_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view = current_view(office)

st.title(tr("Historial"), anchor=False)
freshness_section(office, view, current_look(office.plan))
st.header(tr("Importaciones"), anchor="importaciones")
st.markdown(
    tr(
        "Deshacer una importación la saca de todas las cifras; no se borra, y se puede rehacer cuando quiera, en cualquier orden."
    )
)
imports_section(office, view)
breaks_section(office)
notes_section(office, view)
