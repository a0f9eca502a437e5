"""Cards of tasks: how one stands, who answers for it, and ways to register what happened."""

from collections.abc import Callable, Sequence

import htpy as h
import streamlit as st

from plancom.access import acts
from plancom.charts import STATUS, Look
from plancom.charts.status import OVERDUE, TASK_STATES
from plancom.html import Element, Node, definitions, html_of
from plancom.indicators.deliveries import Delivery, of_task
from plancom.indicators.task_progress import FollowedTask
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import MISSING, number
from plancom.language.phrases import counted
from plancom.language.translation import later, tr
from plancom.office import Office
from plancom.plan import Plan
from plancom.plan.translation import word
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import may
from plancom.ui.state.tasks import history_now
from plancom.ui.strategies.task_form import ShownTask, details_form, state_form
from plancom.ui.strategies.task_history import history_section
from plancom.ui.strategies.task_saving import close_written, done_section, open_key

PROGRESS, DETAILS, HISTORY = "progress", "details", "history"
TITLES = {PROGRESS: later("Registrar un avance"), DETAILS: later("Cambiar los datos"), HISTORY: later("Historial")}
PARTS: dict[str, Callable[[ShownTask], None]] = {
    PROGRESS: state_form,
    DETAILS: details_form,
    HISTORY: lambda shown: history_section(shown.office, shown.one, shown.as_of),
}


@st.fragment
def card_section(
    office: Office, view: View, one: FollowedTask, delivered: Sequence[Delivery], look: Look, *, with_strategy: bool
) -> None:
    """A task, and under it what was asked for: a form, or its history. With its strategy's name, or else the plan's sentence.

    `delivered` is what was delivered for all tasks. A fragment: opening one draws no other card again.
    """
    with st.container(border=True, gap="small", key=f"task-{one.task.id}"):
        done_section(one.task.id)
        drawn = task_card(office.plan, one, of_task(delivered, one.task.id), look, with_strategy=with_strategy)
        st.html(html_of(drawn))
        asked = _pick(office, one)
        shown = ShownTask(office, one, view.as_of)
        places = {part: st.container() for part in PARTS}
        for part, draw in PARTS.items():
            if part in asked:
                with places[part], st.container(gap="small", key=f"part-{part}-{one.task.id}"):
                    st.markdown(f"**{tr(TITLES[part])}**")
                    draw(shown)


def _pick(office: Office, one: FollowedTask) -> Sequence[str]:
    changes = history_now(office, one.task)
    proofs = sum(len(change.evidence) for change in changes)
    proved = counted(proofs, "evidencia", "evidencias")
    words = {
        PROGRESS: f":material/edit_note: {tr(TITLES[PROGRESS])}",
        DETAILS: f":material/assignment_ind: {tr(TITLES[DETAILS])}",
        HISTORY: f":material/history: {tr(TITLES[HISTORY])} ({len(changes)})" + (f" · {proved}" if proofs else ""),
    }
    close_written(one.task.id)
    parts = list(PARTS) if may(acts.WRITE_TASK) else [HISTORY]
    picked = st.pills(
        tr("Qué quiere hacer con «{name}»", name=plain(one.task.name)), parts, selection_mode="multi", format_func=words.__getitem__,
        key=open_key(one.task.id), label_visibility="collapsed",
    )  # fmt: skip
    return [str(part) for part in picked]


def task_card(
    plan: Plan, one: FollowedTask, delivered: Sequence[Delivery], look: Look, *, with_strategy: bool
) -> Element:
    """One task: name, state, what is known of it, and the last thing that was said."""
    late = STATUS["off_track"].colour(dark=look.dark)
    overdue: list[Node] | None = (
        [h.span(".pc-status", style=f"color:{late}")[tr(OVERDUE)], " "] if one.is_overdue else None
    )
    rows = {
        tr("Fecha límite"): one.due_words,
        tr("Responsable"): one.details.responsible or MISSING,
        tr("Medios"): ", ".join(word(plan, medium) for medium in one.media) or MISSING,
        tr("Grupo de interés"): one.details.audience or MISSING,
    }
    if delivered:
        rows[tr("Entregado")] = "; ".join(f"{word(plan, each.medium)}: {number(each.quantity)}" for each in delivered)
    quote = h.blockquote(".pc-quote")[one.task.quote]
    style = f"--pc-task: {late}" if one.is_overdue else None
    return h.article(".pc-task", style=style, aria_label=one.task.name)[
        h.header[
            h.div[h.p(".pc-over")[one.strategy.name] if with_strategy else None, h.h3[one.task.name]],
            h.p(".pc-marks")[overdue, h.span(".pc-status")[tr(TASK_STATES[one.standing])]],
        ],
        None if with_strategy else quote,
        h.dl[definitions(rows.items(), grouped=True)],
        _last_said(one),
    ]


def _last_said(one: FollowedTask) -> Node:
    said = one.said[-1] if one.said else None
    if said is None or not said.comment:
        return None
    who = f", {said.author}" if said.author else ""
    return h.p(".pc-said")[h.span[f"{dates.date(said.day)}{who}:"], " ", said.comment]
