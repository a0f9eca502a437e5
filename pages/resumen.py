"""Resumen: the verdict and every goal, the worst first; and the answers about all of them."""

import streamlit as st

from plancom.datasets import DATASETS
from plancom.language.translation import tr
from plancom.ui.board.balance import balance_section, balance_title
from plancom.ui.board.overview import cards_section, summary_section
from plancom.ui.elements.links import BALANCE, CHANGES, EFFECTS, OUTLOOK, SHEET
from plancom.ui.elements.tabs import Tab, tabs_section
from plancom.ui.goal_tabs import changes_tab, effects_tab, outlook_tab, sheet_tab
from plancom.ui.month.month_status import month_link
from plancom.ui.month.watch import notice_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view, look = current_view(office), current_look(office.plan)


def today() -> None:
    """Every goal at a glance."""
    figures = summary_section(office, view, look)
    cards_section(office, view, figures, look)
    month_link(office, view)
    notice_section(office, view, DATASETS)


st.title(tr("Resumen"), anchor=False)
tabs_section(
    "resumen",
    [
        Tab("hoy", tr("Hoy"), today),
        Tab(BALANCE, balance_title(view), lambda: balance_section(office, view, look)),
        Tab(OUTLOOK, tr("¿Llegamos?"), lambda: outlook_tab(office, view, look)),
        Tab(CHANGES, tr("Qué cambió"), lambda: changes_tab(office, view, look)),
        Tab(EFFECTS, tr("Campañas"), lambda: effects_tab(office, view, look)),
        Tab(SHEET, tr("Hoja de vida"), lambda: sheet_tab(office, view, look)),
    ],
)
