"""Estrategias: the plan's tasks, who answers for them, how far they are, what was delivered; and each strategy."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.board.deliveries import deliveries_section
from plancom.ui.elements.sections import plain
from plancom.ui.elements.tabs import Tab, tabs_section
from plancom.ui.goal_tabs import goal_tabs
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view
from plancom.ui.strategies.strategy_page import strategy_sections
from plancom.ui.strategies.task_list import list_section, pick_tasks, summary_section
from plancom.ui.strategies.timeline import timelines_section

office = cache.office()
view, look = current_view(office), current_look(office.plan)
indicators = [one for one in office.plan.indicators if one.kind.of_tasks]
every = office.followed_tasks(view.as_of)


def tasks() -> None:
    """Every task, the overdue ones first."""
    summary_section(office, view, every, look)
    list_section(office, view, pick_tasks(office, every), look)


st.title(tr("Estrategias"), anchor=False)
tabs_section(
    "estrategias",
    [
        Tab("tareas", tr("Tareas"), tasks),
        *(
            Tab(one.id, plain(one.name), lambda strategy=one: strategy_sections(office, view, strategy, look))
            for one in office.plan.strategies
        ),
        Tab("linea", tr("Línea de tiempo"), lambda: timelines_section(office, view, every, look)),
        Tab("entregado", tr("Lo entregado"), lambda: deliveries_section(office, view, every, whole=True)),
        *goal_tabs(office, view, look, indicators),
    ],
)
