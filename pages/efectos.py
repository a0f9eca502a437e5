"""Efecto de campañas: what changed after each event."""

import streamlit as st

from plancom.forecast.effects import LEVEL
from plancom.language.numbers import percent
from plancom.language.translation import tr
from plancom.ui.answers.effects import cards_section, list_section, pick_measured
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view, look = current_view(office), current_look(office.plan)

st.title(tr("Efecto de campañas"), anchor=False)
st.markdown(
    tr(
        "Cada actividad con fecha, y cada tarea hecha, se compara con lo que cabía esperar de las cuatro semanas siguientes si nada hubiera pasado. **No demuestra causa:** otras cosas pudieron mover las cifras en los mismos días. Se habla de un cambio con {level} de confianza: de cada diez eventos sin efecto, más o menos uno parecerá tenerlo.",
        level=percent(LEVEL, 0),
    )
)
indicator = pick_measured(view)
if indicator:
    cards_section(office, view, indicator, look)
list_section(office, view)
