"""Libro de lecturas: how each sentence of the plan is read, what each reading would mean, and who decided it."""

import streamlit as st

from plancom.language.translation import tr
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
choices, goals, others, versions = st.tabs(
    [tr("Lecturas"), tr("Líneas base y metas"), tr("Frases abiertas"), tr("Versiones")],
    on_change="rerun",
    key="libro",
)
if choices.open:
    with choices:
        choices_section(office, view, look)
if goals.open:
    with goals:
        goals_section(office, view)
if others.open:
    with others:
        open_sentences_section(office.plan)
if versions.open:
    with versions:
        versions_section(office)
