"""File questions: what only the user can say of a file, asked on its card."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from plancom.datasets import Inquiry, Observations, Question
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Plan
from plancom.services import importing
from plancom.services.importing import Choices, Taken
from plancom.ui.elements.sections import plain


def choices_of(sha256: str) -> Choices:
    """What the user said about the file: its period, the series that it covers without rows, and the answers to its questions."""
    first, last = (st.session_state.get(f"{end}-{sha256}") for end in ("from", "to"))
    silent = tuple(st.session_state.get(f"silent-{sha256}") or ())
    answers = tuple(sorted(st.session_state.get(f"answers-{sha256}", {}).items()))
    corrected = (first, last) != st.session_state.get(f"covers-{sha256}")
    if corrected and isinstance(first, dt.date) and isinstance(last, dt.date) and first <= last:
        return Choices(first=first, last=last, silent=silent, answers=answers)
    return Choices(silent=silent, answers=answers)


def asked(taken: Taken) -> Sequence[Question]:
    """The file's questions: those of its last reading, and those that were answered, so that an answer can be changed."""
    known: dict[str, Question] = st.session_state.setdefault(f"asked-{taken.file.sha256}", {})
    known |= {one.id: one for one in taken.result.questions}
    return list(known.values())


def is_open(taken: Taken) -> bool:
    """Whether the file waits for an answer."""
    return isinstance(taken.result, Inquiry)


def questions_section(taken: Taken) -> None:
    """Every question of the file with its answers, and what each would do."""
    sha256 = taken.file.sha256
    for question in asked(taken):
        said = st.session_state.get(f"answers-{sha256}", {}).get(question.id)
        values = [option.value for option in question.options]
        place = values.index(said) if said in values else None if question.blocking else 0
        labels = {option.value: plain(option.label) for option in question.options}
        key = f"answer-{sha256[:12]}-{question.id}"
        # The captions say what each answer would do before it is given.
        st.radio(
            f"**{plain(question.text)}**", values, index=place, format_func=labels.__getitem__, key=key,
            captions=[plain(option.effect) for option in question.options] if any(o.effect for o in question.options) else None,
            on_change=_keep, args=(sha256, question.id, key), horizontal=not any(o.effect for o in question.options),
        )  # fmt: skip


def _keep(sha256: str, question: str, key: str) -> None:
    """An answer outlives its question, which is no longer asked once it is answered."""
    answers = {**st.session_state.get(f"answers-{sha256}", {}), question: st.session_state[key]}
    st.session_state[f"answers-{sha256}"] = answers


def silent_picker(plan: Plan, sha256: str, seen: Observations) -> None:
    """Asks whether the plan's series without rows were looked at: then they are zero, not missing."""
    candidates = [*importing.silent_series(seen, plan), *(st.session_state.get(f"silent-{sha256}") or ())]
    if not candidates or seen.covers is None:
        return
    names = {one.id: one.name for one in (*plan.networks, *plan.outlets)}
    st.multiselect(
        tr("¿Alguna de estas no tuvo publicaciones en el período?"), list(dict.fromkeys(candidates)), format_func=lambda s: names.get(s, s),
        key=f"silent-{sha256}", placeholder=tr("Ninguna: no se revisaron"),
        help=tr("Las que escoja cuentan como cero en el período del archivo. Las demás quedan sin datos."),
    )  # fmt: skip


def period_picker(office: Office, sha256: str, seen: Observations) -> None:
    """Lets the user correct the days that the file covers: a covered day without rows is zero."""
    if seen.covers is None:
        return
    # As first read: a field whose default changes forgets what was picked in it.
    covers: tuple[dt.date, dt.date] = st.session_state.setdefault(f"covers-{sha256}", seen.covers)
    with st.expander(tr("Corregir el período"), icon=":material/date_range:"):
        st.markdown(
            tr(
                "Días que el archivo cubre. Un día cubierto sin filas cuenta como **cero**; un día sin cubrir, como **sin datos**."
            )
        )
        first, last = st.columns(2)
        latest = max(office.today, covers[1])
        first.date_input(tr("Desde"), value=covers[0], max_value=latest, format="DD/MM/YYYY", key=f"from-{sha256}")
        last.date_input(tr("Hasta"), value=covers[1], max_value=latest, format="DD/MM/YYYY", key=f"to-{sha256}")
