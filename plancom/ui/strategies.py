"""A strategy's page: its objectives, media and tasks, and its own indicators with the share that is its own."""

import datetime as dt
from collections.abc import Sequence
from html import escape

import streamlit as st

from plancom import intake
from plancom.charts import Look
from plancom.charts.status import TASK_STATES
from plancom.indicators.overview import all_progress
from plancom.indicators.shares import StrategyShare, own_shares
from plancom.indicators.tasks import task_progress
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import number, percent
from plancom.plan import LineOfAction, Strategy, Task
from plancom.store.tasks import STATES, State, TaskState, set_state
from plancom.ui import cache
from plancom.ui.author import author
from plancom.ui.cache import Office
from plancom.ui.indicator_charts import indicator_chart
from plancom.ui.messages import attempted
from plancom.ui.overview import cards_section
from plancom.ui.pickers import current_look, current_view


def strategy_page(strategy_id: str) -> None:
    """The whole page of one strategy."""
    office = cache.office()
    view, look = current_view(office), current_look(office.plan)
    strategy = office.plan.strategy(strategy_id)
    st.title(strategy.name, anchor=False)
    st.markdown(strategy.objective)
    figures_section(office, view, strategy, look)
    tasks_section(office, view, strategy)
    plan_section(strategy)


def figures_section(office: Office, view: View, strategy: Strategy, look: Look) -> None:
    """The strategy's indicators as a whole, its own share of them, and their charts."""
    st.header("Indicadores", anchor="indicadores")
    mine = [indicator.id for indicator in office.plan.indicators if strategy.id in indicator.strategies]
    figures = [f for f in all_progress(view, office.counts, office.states) if f.indicator.kind != "tasks"]
    cards_section(office, view, figures, look, only=mine)
    shares = own_shares(view, office.counts, strategy.id)
    if shares:
        st.subheader("Parte propia de la estrategia", anchor="parte-propia")
        st.markdown(
            "Las publicaciones pertenecen a una estrategia por su columna «estrategia» o por las etiquetas y palabras del plan. "
            "Las partes de las estrategias y «sin estrategia» suman el total."
        )
        st.table(
            [_share_row(office, share) for share in shares], hide_index=True, border="horizontal",
            alt="Parte de cada estrategia en los indicadores que comparten",
        )  # fmt: skip
    for figure in figures:
        if figure.id in mine:
            indicator_chart(office, view, figure, look)


def _share_row(office: Office, share: StrategyShare) -> dict[str, str]:
    row = {"Indicador": share.name}
    for strategy in office.plan.strategies:
        row[strategy.name] = _part(share, share.parts.get(strategy.id, 0.0))
    row["Sin estrategia"] = _part(share, share.parts.get("", 0.0))
    row["Total"] = number(share.total)
    return row


def _part(share: StrategyShare, value: float) -> str:
    return f"{number(value)} ({percent(value / share.total, 0)})" if share.total else number(value)


def tasks_section(office: Office, view: View, strategy: Strategy) -> None:
    """The strategy's tasks with their states, and how many are done."""
    st.header("Tareas", anchor="tareas")
    indicator = next((i for i in office.plan.indicators if i.kind == "tasks"), None)
    if indicator:
        figure = task_progress(view, view.read(indicator), office.states, strategy.id)
        done = sum(1 for task in strategy.tasks if _state(office, task.id, view.as_of) == "done")
        known = "" if figure.actual_to_date is not None else " Todavía no se ha registrado el estado de ninguna."
        st.markdown(f"**{number(done)} de {number(len(strategy.tasks))}** hechas al {dates.date(view.as_of)}.{known}")
    for line in strategy.lines:
        if len(strategy.lines) > 1:
            st.subheader(line.name, anchor=False)
        for task in line.tasks:
            task_section(office, view, task)


def task_section(office: Office, view: View, task: Task) -> None:
    """One task: the plan's own words, its state, and a way to change it."""
    state = _state(office, task.id, view.as_of)
    with st.container(border=True, key=f"task-{task.id}"):
        words, change = st.columns([5, 1], vertical_alignment="center")
        with words:
            st.markdown(
                f"**{task.name}** · {TASK_STATES[state]} · para el {dates.date(view.plan.calendar.last_day(task.year))}"
            )
            st.html(f'<blockquote class="pc-quote">{escape(task.quote)}</blockquote>')
            said = _changes(office, task.id, view.as_of)
            if said and said[-1].comment:
                st.caption(f"{dates.date(said[-1].day)}: {said[-1].comment}")
        with change, st.popover("Cambiar estado", width="stretch"):
            change_form(office, task, state)


def change_form(office: Office, task: Task, state: State) -> None:
    """Asks for the new state, since when, and a comment; each change is kept."""
    with st.form(f"task-form-{task.id}", border=False):
        wanted = st.radio("Estado", STATES, index=STATES.index(state), format_func=lambda s: TASK_STATES[s])
        day = st.date_input("Desde", value=office.today, max_value=office.today, format="DD/MM/YYYY")
        comment = st.text_input("Comentario", placeholder="Qué se hizo, o qué falta")
        if st.form_submit_button("Guardar", type="primary"):
            if not comment.strip():
                st.error("Escriba un comentario: qué se hizo, o qué falta.")
                return
            since = day if isinstance(day, dt.date) else office.today
            said = TaskState(task.id, wanted, since, comment.strip(), author())
            if attempted(lambda: set_state(office.engine, said, intake.now())):
                st.rerun()


def _changes(office: Office, task_id: str, as_of: dt.date) -> Sequence[TaskState]:
    return [change for change in office.states.get(task_id, ()) if change.day <= as_of]


def _state(office: Office, task_id: str, as_of: dt.date) -> State:
    said = _changes(office, task_id, as_of)
    return said[-1].state if said else "pending"


def plan_section(strategy: Strategy) -> None:
    """What the plan says of the strategy: objectives and media, letter by letter."""
    st.header("Lo que dice el plan", anchor="plan")
    for line in strategy.lines:
        line_section(line)


def line_section(line: LineOfAction) -> None:
    """A line of action's objective and media."""
    st.subheader(f"{line.name} (sección {line.section})" if line.section else line.name, anchor=False)
    st.markdown(line.objective)
    others = [objective for objective in line.specific_objectives if objective != line.objective]
    if others:
        st.markdown("\n".join(f"- {objective}" for objective in others))
    if line.media:
        st.markdown("**Medios:** " + " · ".join(line.media))
