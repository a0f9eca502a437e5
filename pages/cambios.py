"""Qué cambió: every total against the month before and a year ago, and what moved it."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.answers.changes import (
    all_totals,
    calendar_section,
    detail_section,
    names_of,
    pick_kind,
    pick_total,
    procedures_section,
)
from plancom.ui.answers.changes_summary import glance_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view, look = current_view(office), current_look(office.plan)
found = all_totals(office, view)
names = names_of(office, found)

st.title(tr("Qué cambió"), anchor=False)
st.markdown(
    tr(
        "Cada cifra al lado de la del mes anterior y la de hace un año, y qué la movió. Las partes suman el cambio, sin residuos."
    )
)
kind = pick_kind()
glance_section(view, found, names, kind)
st.header(tr("Qué lo movió"), anchor="detalle")
chosen = found[pick_total(found)]
detail_section(view, chosen, names, kind, look)
procedures_section(view, chosen, names, kind)
calendar_section(view, chosen, look)
