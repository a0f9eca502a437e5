"""Seguimiento: the plan's tasks, who answers for them, how far they are, and what was delivered."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.board.deliveries import deliveries_section
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view
from plancom.ui.strategies.task_list import list_section, pick_tasks, summary_section
from plancom.ui.strategies.timeline import timelines_section

office = cache.office()
view, look = current_view(office), current_look(office.plan)
every = office.followed_tasks(view.as_of)

st.title(tr("Seguimiento"), anchor=False)
summary_section(office, view, every, look)
tasks = pick_tasks(office, every)
cards, timelines, delivered = st.tabs(
    [tr("Tareas"), tr("Línea de tiempo"), tr("Lo entregado")], on_change="rerun", key="seguimiento"
)
if cards.open:
    with cards:
        list_section(office, view, tasks, look)
if timelines.open:
    with timelines:
        timelines_section(office, view, tasks, look)
if delivered.open:
    with delivered:
        deliveries_section(office, view, tasks, whole=len(tasks) == len(every))
