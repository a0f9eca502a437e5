"""De dónde sale: the rows of files behind a figure."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.answers.lineage import lineage_page
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_view

office = cache.office()

st.title(tr("De dónde sale"), anchor=False)
lineage_page(office, current_view(office))
