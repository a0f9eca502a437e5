"""How the month stands, for its page, and in a line that leads there."""

import streamlit as st

from plancom.indicators.view import View
from plancom.office import Office
from plancom.plan import Month
from plancom.services import months, reminders
from plancom.services.months import MonthStatus
from plancom.settings import PAGES
from plancom.ui.month.watch import guarded
from plancom.ui.state.figures import figures_now


def month_status(office: Office, view: View, month: Month) -> MonthStatus:
    """How a month stands as of the view's cut-off."""
    return months.status(figures_now(office, view), month, guarded(office, view))


def month_link(office: Office, view: View) -> None:
    """How the month at hand stands, in a line that leads to it; nothing where the cut-off lies before every month that the plan counts."""
    found = months.status(figures_now(office, view), months.month_at_hand(office, view.as_of))
    if not found.is_ahead:
        st.page_link(PAGES / "mes.py", label=reminders.title(found), icon=":material/event_available:")
