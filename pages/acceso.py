"""Acceso: who is given which role, and the register of who did what."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.access.people import people_section
from plancom.ui.access.register import register_section
from plancom.ui.elements.tabs import Tab, tabs_section
from plancom.ui.state import cache

office = cache.office()

st.title(tr("Acceso"), anchor=False)
tabs_section(
    "acceso",
    [
        Tab("personas", tr("Quién tiene acceso"), lambda: people_section(office)),
        Tab("registro", tr("Registro"), lambda: register_section(office)),
    ],
)
