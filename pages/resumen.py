"""Resumen: every goal of the plan, the worst first."""

import streamlit as st

from plancom.datasets import DATASETS
from plancom.language.translation import tr
from plancom.ui.board.overview import cards_section, summary_section
from plancom.ui.month.month_status import month_link
from plancom.ui.month.watch import notice_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view, look = current_view(office), current_look(office.plan)

st.title(tr("Resumen"), anchor=False)
figures = summary_section(office, view, look)
month_link(office, view)
notice_section(office, view, DATASETS)
cards_section(office, view, figures, look)
