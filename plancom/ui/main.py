"""The frame of every page: its language and settings, the navigation, the cut-off and the plan year. No data, no logic."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui import frame
from plancom.ui.state.address import UNSAVED, recall_address
from plancom.ui.state.language import ASKED, keep_language
from plancom.ui.state.plan_choice import CUT_OFF, PLAN, VERSION, YEAR
from plancom.ui.state.run import observed_run

with observed_run():
    recall_address((ASKED, CUT_OFF, PLAN, YEAR, VERSION, UNSAVED))
    keep_language()
    st.set_page_config(
        page_title=tr("Plan de comunicaciones"), page_icon="📊", layout="wide", initial_sidebar_state="auto"
    )
    frame.run()
