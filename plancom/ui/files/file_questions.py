"""File questions: what only the user can say of a file, asked on its card."""

from collections.abc import Sequence

import streamlit as st

from plancom.datasets import AnsweredQuestion, Inquiry, Observations, Question
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Plan
from plancom.services import importing
from plancom.services.choices import Choices
from plancom.services.importing import IncomingFile
from plancom.ui.elements.sections import plain


def choices_of(sha256: str) -> Choices:
    """What the user said about the file: its period, the series that it covers without rows, and the answers to its questions."""
    first, last = st.session_state.get(f"period-{sha256}", (None, None))
    silent = tuple(st.session_state.get(f"silent-{sha256}") or ())
    answers = tuple(sorted(st.session_state.get(f"answers-{sha256}", {}).items()))
    return Choices(first=first, last=last, silent=silent, answers=answers)


def asked(taken: IncomingFile) -> Sequence[Question]:
    """The file's questions: those of its last reading, and those that were answered now or in an earlier file, so that an answer can be changed."""
    known: dict[str, Question] = st.session_state.setdefault(f"asked-{taken.file.sha256}", {})
    known |= {one.question.id: one.question for one in taken.result.settled}
    known |= {one.id: one for one in taken.result.questions}
    return list(known.values())


def is_open(taken: IncomingFile) -> bool:
    """Whether the file waits for an answer."""
    return isinstance(taken.result, Inquiry)


def open_questions(taken: IncomingFile) -> int:
    """How many answers the file waits for; a file that nobody recognised waits for how it is read."""
    return sum(1 for one in taken.result.questions if one.blocking) or 1


def questions_section(taken: IncomingFile) -> None:
    """Every question of the file with its answers, and what each would do; last those that were answered in an earlier file."""
    settled = {one.question.id: one for one in taken.result.settled}
    for question in sorted(asked(taken), key=lambda one: bool(_before(settled.get(one.id)))):
        if sentence := _before(one := settled.get(question.id)):
            st.markdown(f":material/history: {plain(sentence)}")
        _radio(taken.file.sha256, question, one.value if one else None)


def _before(settled: AnsweredQuestion | None) -> str:
    """What was said of a question in an earlier file, and whether the user says otherwise now; "" where nothing was."""
    if settled is None or settled.is_remembered:
        return settled.said_before if settled else ""
    if not settled.said_before:
        return ""
    return tr(
        "{before}. Ahora usted responde otra cosa: es lo que queda desde este archivo.", before=settled.said_before
    )


def _radio(sha256: str, question: Question, settled: str | None) -> None:
    """The question with its answers; none is chosen for the user, who could not click on what seems chosen already. As what the file
    is read meanwhile is said below.
    """
    said = st.session_state.get(f"answers-{sha256}", {}).get(question.id, settled)
    values = [option.value for option in question.options]
    chosen = values.index(said) if said in values else None
    labels = {option.value: plain(option.label) for option in question.options}
    key = f"answer-{sha256[:12]}-{question.id}"
    # The captions say what each answer would do before it is given.
    st.radio(
        f"**{plain(question.text)}**", values, index=chosen, format_func=labels.__getitem__, key=key,
        captions=[plain(option.effect) for option in question.options] if any(o.effect for o in question.options) else None,
        on_change=_keep, args=(sha256, question.id, key), horizontal=not any(o.effect for o in question.options),
    )  # fmt: skip
    if chosen is None and question.has_default and not question.blocking:
        st.caption(tr("Mientras no responda se lee como «{answer}».", answer=plain(question.options[0].label)))


def _keep(sha256: str, question: str, key: str) -> None:
    """An answer outlives its question, which is no longer asked once it is answered."""
    answers = {**st.session_state.get(f"answers-{sha256}", {}), question: st.session_state[key]}
    st.session_state[f"answers-{sha256}"] = answers


def silent_picker(plan: Plan, sha256: str, seen: Observations) -> None:
    """Asks whether the plan's series without rows were looked at: then they are zero, not missing."""
    candidates = [*importing.silent_series(seen, plan), *(st.session_state.get(f"silent-{sha256}") or ())]
    if not candidates or seen.covers is None:
        return
    names = {one.id: one.name for one in (*plan.institution.networks, *plan.institution.outlets)}
    st.multiselect(
        tr("¿Alguna de estas no tuvo publicaciones en el período?"), list(dict.fromkeys(candidates)), format_func=lambda s: names.get(s, s),
        key=f"silent-{sha256}", placeholder=tr("Ninguna: no se revisaron"),
        help=tr("Las que escoja cuentan como cero en el período del archivo. Las demás quedan sin datos."),
    )  # fmt: skip


def period_picker(office: Office, sha256: str, seen: Observations) -> None:
    """Lets the user correct the days that the file covers, both ends at once: a covered day without rows is zero."""
    if seen.covers is None:
        return
    corrected = st.session_state.get(f"period-{sha256}")
    with st.expander(
        tr("Corregir el período"), icon=":material/date_range:", key=f"period-box-{sha256[:12]}"
    ), st.form(f"period-form-{sha256[:12]}", border=False):  # fmt: skip
        st.markdown(
            tr(
                "Días que el archivo cubre. Un día cubierto sin filas cuenta como **cero**; un día sin cubrir, como **sin datos**."
            )
        )
        first, last, send = st.columns([2, 2, 1], vertical_alignment="bottom")
        start, end = corrected or seen.covers
        latest = max(office.today, end)
        picked = (
            first.date_input(tr("Desde"), value=start, max_value=latest, format="DD/MM/YYYY", key=f"from-{sha256}"),
            last.date_input(tr("Hasta"), value=end, max_value=latest, format="DD/MM/YYYY", key=f"to-{sha256}"),
        )
        if send.form_submit_button(tr("Usar este período"), key=f"use-period-{sha256[:12]}"):
            if picked[0] > picked[1]:
                st.error(tr("El período termina antes de empezar: corrija una de las dos fechas."))
            elif picked != (start, end):
                st.session_state[f"period-{sha256}"] = picked
                st.rerun()
