"""Informes: the same figures in five formats, one click each."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.council.reports import reports_sections
from plancom.ui.council.sharing import sharing_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_view

office = cache.office()

st.title(tr("Informes"), anchor=False)
reports_sections(office, current_view(office))
sharing_section(office)
