"""Presentar: which slides the council sees, in which order and with which words; and the same as files, and for everybody."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.council.reports import reports_sections
from plancom.ui.council.session import session_sections
from plancom.ui.council.sharing import sharing_section
from plancom.ui.elements.tabs import Tab, tabs_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_view

office = cache.office()
view = current_view(office)

st.title(tr("Presentar"), anchor=False)
tabs_section(
    "presentar",
    [
        Tab("sesion", tr("Sesión"), lambda: session_sections(office, view)),
        Tab("informes", tr("Informes"), lambda: reports_sections(office, view)),
        Tab("publico", tr("Página pública"), lambda: sharing_section(office)),
    ],
)
