"""Notes pinned to a day: a small form to write one, and those that the charts of a dataset bear."""

import datetime as dt

import streamlit as st

from plancom import clock
from plancom.access import acts
from plancom.datasets import DEFINITIONS
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.office import Office
from plancom.store.office import dated_notes
from plancom.store.office.dated_notes import LONGEST, DatedNote
from plancom.ui.elements.messages import attempted
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import may, offered
from plancom.ui.state.author import author


def notes_section(office: Office, view: View, dataset: str = "") -> None:
    """The notes in force up to the cut-off that concern `dataset` ("" for every one), each with its way out, and a form for one more."""
    known = [
        one
        for one in office.notes
        if one.in_force and one.day <= view.as_of and (not dataset or one.dataset in {"", dataset})
    ]
    said = counted(len(known), "nota con fecha", "notas con fecha") if known else tr("Poner una nota en un día")
    if not known and not may(acts.PIN_NOTE):
        return
    with st.expander(said, icon=":material/push_pin:", key=f"notes-{dataset}"):
        for one in reversed(known):
            note_section(office, one, dataset)
        note_form(office, view, dataset)


def note_section(office: Office, one: DatedNote, dataset: str) -> None:
    """A note, who wrote it, and the way to take it off the charts."""
    words, action = st.columns([5, 1.4], vertical_alignment="center")
    words.markdown(f"**{dates.date(one.day)}** · {plain(one.text)}")
    who = plain(one.author) or tr("alguien sin nombre")
    moment = dates.moment(clock.local(one.created_at, office.plan)) if one.created_at else ""
    words.caption(f"{_where(one)} · {tr('La puso {who} el {moment}', who=who, moment=moment)}")
    if not may(acts.PIN_NOTE):
        return
    with action.popover(tr("Retirar"), icon=":material/undo:", key=f"note-out-{dataset}-{one.id}"):
        reason = st.text_input(tr("¿Por qué?"), key=f"note-reason-{dataset}-{one.id}")
        if st.button(tr("Retirar la nota"), key=f"note-withdraw-{dataset}-{one.id}") and attempted(
            lambda: dated_notes.withdraw(office.engine, one.id, reason, author(), clock.now())
        ):
            st.rerun()


def _where(one: DatedNote) -> str:
    named = [tr(definition.name) for definition in DEFINITIONS.values() if definition.id == one.dataset]
    return named[0] if named else tr("En todas las gráficas")


@offered(acts.PIN_NOTE)
def note_form(office: Office, view: View, dataset: str) -> None:
    """Asks for the day and for what happened; what is written stays until it is pinned."""
    if st.session_state.pop(f"note-pinned-{dataset}", False):
        st.session_state[f"note-day-{dataset}"], st.session_state[f"note-text-{dataset}"] = None, ""
        st.session_state[f"note-all-{dataset}"] = False
    with st.form(f"note-form-{dataset}", border=False):
        first, second = st.columns([1, 3])
        day = first.date_input(
            tr("Día"), value=None, min_value=dt.date(view.plan.start.year - 5, 1, 1), max_value=office.today, format="DD/MM/YYYY",
            key=f"note-day-{dataset}",
        )  # fmt: skip
        text = second.text_input(
            tr("Qué pasó"), placeholder=tr("Se cayó el sitio"), key=f"note-text-{dataset}", max_chars=LONGEST
        )
        everywhere = st.checkbox(tr("Mostrarla en todas las gráficas"), key=f"note-all-{dataset}") if dataset else True
        if st.form_submit_button(tr("Poner la nota"), type="primary"):
            if not isinstance(day, dt.date) or not text.strip():
                st.error(tr("Escriba el día y qué pasó."))
                return
            one = DatedNote(day, text, "" if everywhere else dataset, author())
            if attempted(lambda: dated_notes.add(office.engine, one, clock.now())):
                st.session_state[f"note-pinned-{dataset}"] = True
                st.rerun()
