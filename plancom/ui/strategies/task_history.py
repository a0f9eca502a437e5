"""History of a task on the screen: every change with who, when, what was said, and its evidence to be kept."""

import datetime as dt
from collections.abc import Callable
from functools import partial

import streamlit as st
from sqlalchemy import Engine

from plancom import clock
from plancom.charts.status import TASK_STATES
from plancom.indicators.task_history import TaskChange
from plancom.indicators.task_progress import FollowedTask
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.translation import tr
from plancom.office import Office
from plancom.store.plans.task_evidence import CONTENT_TYPE, MEGABYTE, Evidence, content
from plancom.ui.elements.sections import plain
from plancom.ui.state.tasks import history_now

LINK_SHOWN = 60  # characters of an address


def history_section(office: Office, one: FollowedTask, as_of: dt.date) -> None:
    """Every change of a task, the last one written first."""
    changes = history_now(office, one.task)
    if not changes:
        st.caption(tr("Todavía no se ha registrado nada de esta tarea."))
    for place, change in enumerate(changes):
        with st.container(gap="xxsmall", key=f"change-{one.task.id}-{len(changes) - place}"):
            change_section(office, change, as_of)


def change_section(office: Office, change: TaskChange, as_of: dt.date) -> None:
    """One change."""
    if change.state and change.day:
        said = tr("**{state}** desde el {day}", state=tr(TASK_STATES[change.state]), day=dates.date(change.day))
        st.markdown(said + (tr(" · posterior al corte") if change.day > as_of else ""))
    else:
        st.markdown(plain(change.what) if change.what else tr("**Comentario**"))
    if change.comment:
        st.markdown(lines(change.comment))
    evidence_buttons(office, change.evidence)
    written = dates.moment(clock.local(change.at, office.plan)) if change.at else ""
    who = plain(change.author) or tr("alguien que no dijo su nombre")
    st.caption(tr("Lo registró {who} el {written}.", who=who, written=written))


def evidence_buttons(office: Office, evidence: tuple[Evidence, ...]) -> None:
    """A button for each file, and a link for each address."""
    if not evidence:
        return
    with st.container(horizontal=True, gap="small"):
        for one in evidence:
            if one.link:
                shown = one.link if len(one.link) <= LINK_SHOWN else f"{one.link[:LINK_SHOWN]}…"
                st.link_button(plain(shown), one.link, icon=":material/link:", type="tertiary", key=f"link-{one.id}")
            else:
                st.download_button(
                    f"{plain(one.name)} ({size(one.size)})", _bytes(office.engine, one.id), file_name=one.name, mime=CONTENT_TYPE,
                    on_click="ignore", icon=":material/download:", type="tertiary", key=f"evidence-{one.id}",
                )  # fmt: skip


def _bytes(engine: Engine, evidence_id: int) -> Callable[[], bytes]:
    """What reads a file when its button is pressed, and not before."""
    return partial(_read, engine, evidence_id)


def _read(engine: Engine, evidence_id: int) -> bytes:
    with engine.connect() as connection:
        return content(connection, evidence_id).content


def lines(text: str) -> str:
    """Text that people typed, for a place that reads markdown: its lines stay lines, and nothing in it acts."""
    return "  \n".join(plain(line) for line in text.split("\n"))


def size(count: int) -> str:
    """«1,2 MB», «340 kB»."""
    if count >= MEGABYTE:
        return f"{number(count / MEGABYTE, 1)} MB"
    return f"{number(max(1, round(count / 1024)))} kB"
