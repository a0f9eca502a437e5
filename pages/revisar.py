"""Por revisar: what to look at in the data, and what was presented with them."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.council.presented_reports import told_section
from plancom.ui.month.review import reviewed_section, warnings_section
from plancom.ui.month.watch import guarded
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_view

office = cache.office()
view = current_view(office)

st.title(tr("Por revisar"), anchor=False)
st.markdown(
    tr(
        "Lo que conviene mirar antes de presentar: datos que faltan, cifras imposibles, saltos, y meses que ya no son como se dijeron."
    )
)
warnings, told = st.tabs([tr("Avisos"), tr("Lo presentado")], on_change="rerun", key="revisar")
if warnings.open:
    with warnings:
        found = guarded(office, view)
        warnings_section(office, view, found)
        reviewed_section(office, found)
if told.open:
    with told:
        told_section(office)
