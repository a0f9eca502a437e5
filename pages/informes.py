"""Informes: the same figures in five formats, one click each."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui import cache
from plancom.ui.pickers import current_view
from plancom.ui.reports import reports_sections
from plancom.ui.sharing import sharing_section

office = cache.office()

st.title(tr("Informes"), anchor=False)
reports_sections(office, current_view(office))
sharing_section(office)
