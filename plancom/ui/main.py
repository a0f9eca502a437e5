"""The frame of every page: its language and settings, the navigation, the cut-off and the plan year. No data, no logic."""

from pathlib import Path

import streamlit as st

from plancom.language.translation import tr
from plancom.ui import frame
from plancom.ui.state.language import keep_language

keep_language()
st.set_page_config(page_title=tr("Plan de comunicaciones"), page_icon="📊", layout="wide", initial_sidebar_state="auto")
st.html(Path(__file__).with_name("style.css"))
frame.run()
