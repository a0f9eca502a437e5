"""Closing: the office stands behind a month's figures, with who, when and a note; and the way to reopen it."""

from collections.abc import Callable

import streamlit as st

from plancom.access import acts
from plancom.datasets import Problem
from plancom.language import dates
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr
from plancom.office import Office
from plancom.services import months
from plancom.services.months import MonthStatus, closing_sentence
from plancom.store.office.documents import OutdatedError
from plancom.store.office.month_closings import MonthClosing
from plancom.ui.elements.messages import authors_of, failure
from plancom.ui.elements.sections import plain
from plancom.ui.month.upload import RESULTS
from plancom.ui.state.actor import may, offered
from plancom.ui.state.author import author, name_field, take_name

LONGEST = 500
DONE, REFUSAL = "month-closed-message", "month-closing-refusal"


def closing_section(office: Office, month: MonthStatus, waiting: int) -> None:
    """Closes the month, or shows its closing; `waiting` files are at hand that were not saved."""
    if not month.closing and not may(acts.CLOSE_MONTH):
        return
    name = dates.month_long(month.month.first)
    st.header(
        tr("Cerrar {month}", month=name)
        if not month.closing
        else tr("{month} está cerrado", month=dates.month_title(month.month.first)),
        anchor="cerrar",
    )
    if message := st.session_state.pop(DONE, ""):
        st.toast(message, icon=":material/lock:")
    refusal_section()
    if month.closing:
        _reopening(office, month)
    elif problem := months.not_closable(office, month.month):
        st.markdown(problem.sentence)
    else:
        _closing(office, month, waiting)
    _history(office, month)


@offered(acts.CLOSE_MONTH)
def _closing(office: Office, month: MonthStatus, waiting: int) -> None:
    st.markdown(
        tr(
            "Al cerrarlo se guardan sus cifras de ahora. Si después un archivo las cambia, se dirá en cada tarjeta, gráfico y diapositiva: de cuánto a cuánto y por cuál archivo."
        )
    )
    for doubt in _doubts(month, waiting):
        st.markdown(f":material/warning: {doubt}")
    label = tr("Cerrar {month}", month=dates.month_long(month.month.first))
    if st.button(label, type="primary", key="close-month", icon=":material/lock:"):
        _ask(
            label,
            tr("Nota (si hace falta)"),
            tr("{month} quedó cerrado.", month=dates.month_title(month.month.first)),
            lambda note: months.close(office, month.month, note, author=author(), seen=_seen(month)),
        )


def _doubts(month: MonthStatus, waiting: int) -> list[str]:
    found = []
    if month.lacking:
        missing = listed(plain(one.row.watched.name) for one in month.lacking)
        found.append(tr("Se cerraría sin {missing}.", missing=missing))
    if waiting:
        found.append(tr("Hay {files} sin guardar arriba.", files=counted(waiting, "archivo", "archivos")))
    if month.findings:
        found.append(tr("Hay {findings} por revisar.", findings=counted(len(month.findings), "aviso", "avisos")))
    return found


@offered(acts.CLOSE_MONTH)
def _reopening(office: Office, month: MonthStatus) -> None:
    label = tr("Reabrir {month}", month=dates.month_long(month.month.first))
    if st.button(label, key="reopen-month", icon=":material/lock_open:"):
        _ask(
            label,
            tr("¿Por qué se reabre?"),
            tr("{month} quedó abierto.", month=dates.month_title(month.month.first)),
            lambda note: months.reopen(office, month.month, note, author=author(), seen=_seen(month)),
        )


def _seen(month: MonthStatus) -> int:
    return month.history[-1].version if month.history else 0


def _ask(
    label: str, note_label: str, message: str, act: Callable[[str], MonthClosing | Problem | None]
) -> None:  # fmt: skip
    """A dialog with the note, and the name where it is not known yet; what cannot be done is said in it."""

    def send() -> None:
        take_name()
        st.session_state[REFUSAL] = _refusal(lambda: act(str(st.session_state.get("closing-note") or "")))
        if not st.session_state[REFUSAL]:
            st.session_state[DONE] = message
            st.session_state.pop(RESULTS, None)

    @st.dialog(label, width="small")
    def dialog() -> None:
        with st.form("month-closing", border=False):
            if not author():
                name_field()
            st.text_area(note_label, key="closing-note", max_chars=LONGEST, height=90)
            sent = st.form_submit_button(label, type="primary", key="closing-send", on_click=send)
        if sent and not refusal_section():
            st.rerun()

    dialog()


def _refusal(act: Callable[[], MonthClosing | Problem | None]) -> str:
    """Why it could not be done; "" where it was."""
    done: list[MonthClosing | Problem | None] = []
    try:
        sentence = failure(lambda: done.append(act()))
    except OutdatedError as error:
        return tr("{who} lo cambió mientras tanto. Recargue la página.", who=authors_of(error))
    if sentence:
        return sentence
    return done[0].sentence if isinstance(done[0], Problem) else ""


def refusal_section() -> bool:
    """Says why a closing could not be done; whether there is something to say."""
    sentence = str(st.session_state.pop(REFUSAL, ""))
    if sentence:
        st.error(sentence, icon=":material/cancel:")
    return bool(sentence)


def _history(office: Office, month: MonthStatus) -> None:
    if len(month.history) > 1:
        with st.expander(tr("Cierres de este mes ({count})", count=len(month.history))):
            for one in reversed(month.history):
                st.markdown(f"- {plain(closing_sentence(one, office.plan))}")
