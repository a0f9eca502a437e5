"""Libro de lecturas: how each sentence of the plan is read, what each reading would mean, and who decided it."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.elements.tabs import Tab, tabs_section
from plancom.ui.goals.readings import choices_section, open_sentences_section
from plancom.ui.goals.settings import goals_section
from plancom.ui.goals.versions import versions_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view, look = current_view(office), current_look(office.plan)

st.title(tr("Libro de lecturas"), anchor=False)
st.markdown(
    tr(
        "El plan dice algunas cosas que pueden entenderse de varias maneras. Aquí se ve cada frase, lo que cada lectura exigiría con los datos de la oficina, cuál rige y quién lo decidió. Nada se borra: cada decisión es una versión nueva."
    )
)
tabs_section(
    "libro",
    [
        Tab("lecturas", tr("Lecturas"), lambda: choices_section(office, view, look)),
        Tab("metas", tr("Líneas base y metas"), lambda: goals_section(office, view)),
        Tab("abiertas", tr("Frases abiertas"), lambda: open_sentences_section(office.plan)),
        Tab("versiones", tr("Versiones"), lambda: versions_section(office)),
    ],
)
