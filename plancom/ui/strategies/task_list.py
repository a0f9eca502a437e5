"""List of the plan's tasks: how many are in each state, and each of them, the overdue ones first."""

from collections import Counter
from collections.abc import Sequence

import htpy as h
import streamlit as st

from plancom.charts import STATUS, Look
from plancom.charts.status import OVERDUE, TASK_STATES
from plancom.charts.timeline_rows import state_word
from plancom.html import Element, html_of
from plancom.indicators import sentences
from plancom.indicators.task_progress import FollowedTask
from plancom.indicators.tasks import task_progress
from plancom.indicators.view import View
from plancom.language.phrases import counted
from plancom.language.translation import later, plural, tr
from plancom.office import Office
from plancom.store.plans.task_states import CLOSED, STATES, Standing
from plancom.ui.elements.cards import count_item, figure_mark
from plancom.ui.elements.sections import plain
from plancom.ui.state.tasks import delivered_now
from plancom.ui.strategies.task_card import card_section

STRATEGY, RESPONSIBLE = "estrategia", "responsable"
ALL, NOBODY = "todas", later("Sin responsable")
WIDTH = 330
UNSAID: tuple[Standing, ...] = ("delivered", "unsaid")  # nobody said a state of these


def summary_section(office: Office, view: View, tasks: Sequence[FollowedTask], look: Look) -> None:
    """What the plan's own indicator of tasks says, and how many tasks are in each state."""
    headline = None
    indicator = next((one for one in office.plan.indicators if one.kind.counts_tasks), None)
    if indicator:
        figure = task_progress(view, view.read(indicator), office.tasks.states, due=office.tasks.due)
        said = sentences.headline(figure).replace(tr(sentences.TO_REGISTER), tr(": se registra en su tarjeta."))
        headline = h.p(".pc-sentence")[figure_mark(figure, look), f" · {said}"]
    st.html(html_of(h.div(".pc-stand")[headline, state_counts(tasks, look)]))


def state_counts(tasks: Sequence[FollowedTask], look: Look) -> Element:
    """How many tasks are overdue, and how many are in each state that some are in: the states add up to all of them."""
    late = sum(one.is_overdue for one in tasks)
    tone = f"color:{STATUS['off_track'].colour(dark=look.dark)}" if late else None
    shape = tr(OVERDUE).split(" ")[0]
    overdue = plural(late, "vencida", "vencidas")
    items = [count_item(late, h.span(".pc-status", style=tone)[f"{shape} {overdue}"])]
    every = tr("de {tasks}:", tasks=counted(len(tasks), "tarea", "tareas"))
    items.append(h.li(".pc-count.pc-of")[every])
    shown = Counter(one.standing for one in tasks)
    for state in (one for one in (*STATES, *UNSAID) if shown[one]):
        count = shown[state]
        words = f"{TASK_STATES[state].split(' ')[0]} {state_word(state, count)}"
        items.append(count_item(count, h.span(".pc-status")[words]))
    return h.ul(".pc-counts", aria_label=tr("Tareas por estado"))[items]


def pick_tasks(office: Office, tasks: Sequence[FollowedTask]) -> Sequence[FollowedTask]:
    """The tasks of a strategy or of all, and of who answers for them; both kept in the address."""
    names = {ALL: tr("Todas"), **{one.id: one.name for one in office.plan.strategies}}
    people = sorted({one.details.responsible or NOBODY for one in tasks})
    with st.container(horizontal=True):
        strategy = st.selectbox(
            tr("Estrategia"), list(names), format_func=lambda one: names.get(one, one), key=STRATEGY, bind="query-params", width=WIDTH
        )  # fmt: skip
        who = ALL
        if people not in ([], [NOBODY]):
            offered = [ALL, *people]
            who = st.selectbox(
                tr("Responsable"), offered, format_func=lambda one: tr("Todos") if one == ALL else tr(NOBODY) if one == NOBODY else one, key=RESPONSIBLE, width=WIDTH
            )  # fmt: skip
    return [
        one for one in tasks if strategy in {ALL, one.strategy.id} and who in {ALL, one.details.responsible or NOBODY}
    ]


def list_section(office: Office, view: View, tasks: Sequence[FollowedTask], look: Look) -> None:
    """A card for each task, under what is asked of it: overdue, to be done, closed."""
    delivered = delivered_now(office, view.as_of)
    groups = {
        tr("Vencidas"): [one for one in tasks if one.is_overdue],
        tr("Por terminar"): [one for one in tasks if not one.is_overdue and one.state not in CLOSED],
        tr("Terminadas o canceladas"): [one for one in tasks if one.state in CLOSED],
    }
    for number, (title, found) in enumerate(groups.items()):
        if found:
            st.header(f"{plain(title)} ({len(found)})", anchor=False)
        with st.container(key=f"abreast-{number}"):
            for one in found:
                card_section(office, view, one, delivered, look, with_strategy=True)
    if not tasks:
        st.info(tr("No hay tareas con lo que escogió. Escoja otra estrategia u otro responsable."))
