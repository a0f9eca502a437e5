"""The frame of every page: its settings, the navigation, the cut-off and the plan year. No data, no logic."""

from pathlib import Path

import streamlit as st

from plancom.ui import frame

st.set_page_config(page_title="Plan de comunicaciones", page_icon="📊", layout="wide", initial_sidebar_state="auto")
st.html(Path(__file__).with_name("style.css"))
frame.run()
