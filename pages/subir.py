"""Subir datos: files in, shown before anything is written."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.elements.messages import template_buttons
from plancom.ui.month.databases import connections_section
from plancom.ui.month.file_card import cards_section
from plancom.ui.month.mapping.profile_list import profiles_section
from plancom.ui.month.reading_jobs import read_files
from plancom.ui.month.upload import confirm_section, pick_files, results_section, saving_section
from plancom.ui.state import cache

office = cache.office()

st.title(tr("Subir datos"), anchor=False)
st.markdown(
    tr(
        "Arrastre los archivos tal como los descargó de Google Analytics, Meta o X, o las plantillas del tablero. Primero verá qué son y qué cambiarían; **nada se guarda hasta que usted confirme**."
    )
)
results_section()
files = pick_files()
saving_section()
if files:
    taken = read_files(office, files)
    if taken:
        confirm_section(office, taken)
        cards_section(office, taken)
else:
    with st.expander(tr("Plantillas de Excel"), icon=":material/description:"):
        template_buttons(office, "subir")
connections_section(office)
profiles_section(office)
