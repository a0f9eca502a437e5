"""Uploads: how the files at hand stand, one confirmation for all, and what became of it."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from plancom.datasets import Observations
from plancom.datasets.row_counts import change_words
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, plural, tr
from plancom.office import Office
from plancom.services.importing import IncomingFile
from plancom.services.months import MonthStatus
from plancom.settings import PAGES
from plancom.store.imports.conflicts import clashes, overlapping_files
from plancom.ui.elements.sections import plain
from plancom.ui.files import saving
from plancom.ui.files.file_card import change_counts, state_of, withdrawn_of
from plancom.ui.files.file_questions import open_questions
from plancom.ui.files.files_at_hand import take_away
from plancom.ui.month.month_picker import turn_to_month
from plancom.ui.state.author import ask_author, author, is_known

RESULTS, CLASHES = "upload-results", "upload-clashes"
TO_SEE = "upload-results-to-see"  # they stand at the top of the page, and who confirmed may be far below
TOGETHER = 3  # files up to which each has its results in a message of its own

STATES = {
    "ready": (later("listo"), later("listos")),
    "warned": (later("listo con avisos"), later("listos con avisos")),
    "asks": (later("por resolver"), later("por resolver")),
    "rejected": (later("rechazado"), later("rechazados")),
    "unchanged": (later("sin cambios"), later("sin cambios")),
}


def confirm_section(office: Office, taken: Sequence[IncomingFile]) -> None:
    """How the files stand, what has to be answered, and one button that saves those that are ready: each whole or not at all."""
    ready = [one for one in taken if one.outcome == "imported"]
    asking = [one for one in taken if state_of(one) == "asks"]
    with st.container(border=True, key="confirm-bar"):
        line = st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute")
        line.markdown(" ".join(filter(None, (_standing(taken), _to_answer(asking, len(ready))))))
        if ready:
            _save_button(office, ready, line, waiting=len(asking))
        elif not asking and line.button(tr("Quitarlos de la pantalla"), key="take-all-away"):
            take_away(*(one.file.sha256 for one in taken))
            st.rerun()
    rejected = sum(one.result.rows_rejected for one in ready)
    if rejected:
        rows = counted(rejected, "fila rechazada no se guardará", "filas rechazadas no se guardarán")
        days = plural(
            rejected, "su día queda sin datos hasta que se corrija", "sus días quedan sin datos hasta que se corrijan"
        )
        st.caption(f":material/warning: {rows}; {days}.")
    clashes_section(ready)


def _standing(taken: Sequence[IncomingFile]) -> str:
    """«8 archivos: 7 listos y 1 por resolver.»"""
    states = Counter(map(state_of, taken))
    parts = listed(
        f"**{number(states[name])}** {tr(words[states[name] > 1])}" for name, words in STATES.items() if states[name]
    )
    if len(taken) == 1:
        return tr("Un archivo, {parts}.", parts=parts)
    return tr("{files}: {parts}.", files=counted(len(taken), "archivo", "archivos"), parts=parts)


def _to_answer(asking: Sequence[IncomingFile], ready: int) -> str:
    """«Responda 1 pregunta para guardar los 8.»; that nothing is new where nothing is to be saved."""
    if not asking:
        return "" if ready else tr("No hay nada nuevo que guardar.")
    questions = counted(sum(map(open_questions, asking)), "pregunta", "preguntas")
    files = len(asking) + ready
    if files == 1:
        return tr("Responda {questions} para guardarlo.", questions=questions)
    return tr("Responda {questions} para guardar los {files}.", questions=questions, files=number(files))


def _save_button(office: Office, ready: Sequence[IncomingFile], line: DeltaGenerator, *, waiting: int) -> None:
    """One click saves; whoever has not said who they are is asked first."""
    label = (
        tr("Guardar solo {ready}", ready=number(len(ready)))
        if waiting
        else tr("Guardar el archivo")
        if len(ready) == 1
        else tr("Guardar los {ready} archivos", ready=number(len(ready)))
    )

    def begin() -> None:
        saving.begin(office.engine, office.plan, ready, author())

    if line.button(label, type="secondary" if waiting else "primary", key="confirm", icon=":material/check:"):
        if not is_known():
            ask_author(begin, label)
        else:
            begin()
            st.rerun()


def clashes_section(ready: Sequence[IncomingFile]) -> None:
    """Where two of the files say different things of the same data: which of them will count."""
    given = [
        (one.result, one.comparison)
        for one in ready
        if isinstance(one.result, Observations) and one.comparison is not None
    ]
    key = [(comparison.digest, comparison.version) for _, comparison in given]
    known, found, twice = st.session_state.get(CLASHES, (None, [], []))
    if known != key:  # long files take a second
        found, twice = clashes(given), overlapping_files(given)
        st.session_state[CLASHES] = key, found, twice
    for before, after, what in twice:
        st.caption(
            tr(
                ":material/warning: «{earlier}» y «{later}» cuentan de dos maneras lo mismo: {what}. Contará una sola de las dos, y cada archivo lo dirá al importarse.",
                earlier=plain(ready[before].file.name),
                later=plain(ready[after].file.name),
                what=plain(what),
            )
        )
    for before, after, count in found:
        st.caption(
            tr(
                ":material/warning: «{later}» difiere de «{earlier}» en {count} que ambos traen: se importa después, y es lo que cuenta.",
                later=plain(ready[after].file.name),
                earlier=plain(ready[before].file.name),
                count=counted(count, "dato", "datos"),
            )
        )


def saving_section() -> None:
    """The progress of what was confirmed; when it has ended, its results take its place, and what was saved is at hand no more."""
    done = saving.ended()
    if done is None:
        return
    st.session_state[RESULTS] = [result_line(one) for one in done.results]
    st.session_state[TO_SEE] = True
    saved = [one for one in done.results if one.outcome in {"imported", "unchanged"}]
    take_away(*(one.file.sha256 for one in saved))
    turn_to_month(one.result for one in saved if one.outcome == "imported")
    st.rerun()


def result_line(taken: IncomingFile) -> tuple[bool, str]:
    """Whether a file was written, and its result in a sentence."""
    if taken.outcome == "imported":
        return True, tr("**{name}**: guardado ({rows}).", name=plain(taken.file.name), rows=_rows(taken))
    if taken.outcome == "unchanged":
        return True, tr("**{name}**: sin cambios; ya estaba cargado.", name=plain(taken.file.name))
    return False, f"**{plain(taken.file.name)}**: {plain(taken.result.problems[-1].sentence)}"


def _rows(taken: IncomingFile) -> str:
    """«60 nuevas y 1 rechazada»; of a file that brings nothing else, what is there already."""
    new, changed, same, rejected = change_counts(taken)
    found = change_words(new, changed, withdrawn_of(taken), rejected)
    return listed(found or [counted(same, "igual", "iguales")])


def results_section(month: MonthStatus) -> None:
    """What became of the last confirmation: what was saved and what was not, and what the month has and lacks with it."""
    results: list[tuple[bool, str]] = st.session_state.get(RESULTS, [])
    saved, failed = ([text for ok, text in results if ok == done] for done in (True, False))
    if failed:
        title = tr("**{count} no se guardaron.**", count=counted(len(failed), "archivo", "archivos"))
        st.error(_lines(title, failed), icon=":material/cancel:")
    is_new = st.session_state.pop(TO_SEE, False)
    if not saved:
        return
    title = tr("**{count} quedaron guardados.**", count=counted(len(saved), "archivo", "archivos"))
    if is_new:
        st.toast(tr("Listo: arriba se dice qué quedó."), icon=":material/check_circle:", duration="long")
    st.success(_lines(title, saved, _of_the_month(month)), icon=":material/check_circle:")
    with st.container(horizontal=True):
        st.page_link(PAGES / "resumen.py", label=tr("Ver el resumen"), icon=":material/arrow_forward:")
        st.page_link(
            PAGES / "historial.py", label=tr("Deshacer una importación en el historial"), icon=":material/undo:"
        )


def _lines(title: str, lines: Sequence[str], last: str = "") -> str:
    """A line each, and `last` under them; many as a list with its title."""
    after = [last] if last else []
    if len(lines) + len(after) <= TOGETHER:
        return "  \n".join([*lines, *after])
    return "\n".join([title, "", *(f"- {line}" for line in [*lines, *after])])


def _of_the_month(month: MonthStatus) -> str:
    """«Noviembre de 2018 ya tiene Visitas y Facebook; le faltan Trámites y X.»"""
    has = listed(one.row.watched.name for one in month.whole)
    lacks = listed(one.row.watched.name for one in month.lacking)
    values = {"month": dates.month_title(month.month.first), "has": has, "lacks": lacks}
    if not month.lacking:
        return tr("**{month}** ya tiene todo lo que el plan cuenta: {has}.", **values)
    if not month.whole:
        return plural(len(month.lacking), "A **{month}** le falta {lacks}.", "A **{month}** le faltan {lacks}.").format(
            **values
        )
    return plural(
        len(month.lacking),
        "**{month}** ya tiene {has}; le falta {lacks}.",
        "**{month}** ya tiene {has}; le faltan {lacks}.",
    ).format(**values)
