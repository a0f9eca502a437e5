"""Ayuda: definitions, formulas, and where the files come from."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.help import (
    asked_word_section,
    exports_section,
    indicators_section,
    plan_section,
    status_section,
    words_section,
)
from plancom.ui.state import cache

office = cache.office()

st.title(tr("Ayuda"), anchor=False)
asked_word_section()
status_section(office.plan)
words_section()
indicators_section(office.plan)
exports_section(office)
plan_section(office.plan)
