"""The declared databases on «El mes»: when each was last asked, what it would bring now, and one confirmation for it."""

from collections.abc import Sequence

import streamlit as st

from plancom import clock
from plancom.access import acts
from plancom.datasets import DEFINITIONS, Observations, Problem
from plancom.datasets.row_counts import row_words
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.translation import language, later, tr
from plancom.office import Office
from plancom.services import importing, syncing
from plancom.services.importing import IncomingFile
from plancom.settings import PAGES
from plancom.sources.databases.declarations import DatabaseSource
from plancom.store.imports.database_progress import LastSync
from plancom.ui.elements.sections import download_section, plain
from plancom.ui.files.file_card import COUNTS, change_counts, identity, outside_the_plan
from plancom.ui.files.file_changes import changes_section
from plancom.ui.files.file_problems import (
    SHOWN_PROBLEMS,
    problem_blocks,
    problem_table,
    problems_title,
    rejected_section,
)
from plancom.ui.state.actor import offered
from plancom.ui.state.author import author

READY_MADE = {"matomo": later("Matomo"), "ga4_bigquery": later("Google Analytics 4 en BigQuery")}

OWN = later("Consulta propia")


@offered(acts.IMPORT)
def connections_section(office: Office) -> None:
    """A card per declared database; nothing where none is declared."""
    declared = syncing.declarations()
    if not declared.sources and not declared.faults:
        return
    st.header(tr("Bases de datos"), anchor=False)
    st.markdown(
        tr(
            "El tablero les pide los días nuevos y repasa los últimos, por si llegaron datos tarde. El día de hoy no se cuenta hasta que termine. **Nada se guarda hasta que usted confirme.**"
        )
    )
    syncs = syncing.last_syncs(office.engine)
    for source in declared.sources:
        with st.container(border=True, key=f"database-{source.name}"):
            source_section(office, source, syncs.get(source.source))
    rejected_section([problem for _, problem in declared.faults])


def source_section(office: Office, source: DatabaseSource, last: LastSync | None) -> None:
    """One database: its name, its last import, the question, and its answer once it was asked."""
    words, action = st.columns([5, 2], vertical_alignment="center")
    kind = tr(READY_MADE.get(source.ready_made, OWN))
    words.markdown(f":material/database: **{plain(source.name)}** · {kind}")
    words.caption(last_words(office, last))
    if action.button(tr("Consultar ahora"), key=f"ask-{source.name}", icon=":material/sync:", width="stretch"):
        _ask(source, everything=False)
    if last and action.button(
        tr("Volver a pedir todo"), key=f"ask-all-{source.name}", type="tertiary", width="stretch"
    ):
        _ask(source, everything=True)
    if done := st.session_state.get(f"done-{source.name}"):
        _result_section(*done)
    if asked := st.session_state.get(f"asked-{source.name}"):
        with st.spinner(tr("Consultando «{name}»…", name=source.name)):
            taken = _taken(
                (source.name, *asked, office.version, office.plan.id, language()), source, office, everything=asked[1]
            )
        answer_section(office, source, taken)


def last_words(office: Office, last: LastSync | None) -> str:
    """When it was last imported, and how far it is covered."""
    if last is None:
        return tr("Todavía no se ha importado nada de aquí.")
    when = dates.moment(clock.local(last.created_at, office.plan))
    said = (
        tr("Última importación: {when} (número {number})", when=when, number=last.import_id)
        if last.active
        else tr("Última importación: {when} (número {number}, deshecha)", when=when, number=last.import_id)
    )
    return said + (tr(" · cubre hasta el {covered}", covered=dates.date(last.covered)) if last.covered else "")


def _ask(source: DatabaseSource, *, everything: bool) -> None:
    """Remembers that it was asked, and which time; the answer itself is kept in the cache."""
    times = st.session_state.get(f"times-{source.name}", 0) + 1
    st.session_state[f"times-{source.name}"] = times
    st.session_state[f"asked-{source.name}"] = (times, everything)
    st.session_state.pop(f"done-{source.name}", None)


@st.cache_data(max_entries=6, scope="session", show_spinner=False)
def _taken(key: Sequence[object], _source: DatabaseSource, _office: Office, *, everything: bool) -> IncomingFile:
    """`key` is what the answer depends on: which database, which time, the data's version, the plan and the language."""
    del key
    return syncing.database_file(_office.engine, _source, _office.plan, everything=everything)


def answer_section(office: Office, source: DatabaseSource, taken: IncomingFile) -> None:
    """What the database says, what it would change, what is wrong with it, and the confirmation."""
    seen = taken.result
    if taken.comparison is None or not isinstance(seen, Observations):
        rejected_section(seen.problems)
        if taken.outcome == "unchanged":
            st.info(plain(tr("No hay nada nuevo. {notes}", notes=" ".join(seen.notes))), icon="ℹ️")
        return
    st.markdown(plain(identity(taken)))
    with st.container(horizontal=True, gap="large"):
        for name, value in zip(COUNTS, change_counts(taken), strict=True):
            st.metric(tr(name), number(value), width="content")
    if importing.serves_no_goal(seen, office.plan):
        st.info(tr(DEFINITIONS[seen.dataset].words.no_goal), icon="ℹ️")
    if text := outside_the_plan(seen, office.plan):
        st.info(text, icon="ℹ️")
    for note in seen.notes:
        st.caption(plain(note))
    problems_section(seen.problems, source.name)
    changes_section(office, taken, seen.dataset)
    if taken.outcome == "unchanged":
        st.info(tr("Todo lo que trae ya está cargado: importarlo no cambia nada."), icon="ℹ️")
        return
    with st.container(horizontal=True):
        confirmed = st.button(
            tr("Confirmar e importar"), type="primary", key=f"take-{source.name}", icon=":material/check:"
        )
        dropped = st.button(tr("Descartar"), key=f"drop-{source.name}")
    if confirmed:
        with st.spinner(tr("Guardando…")):
            written = importing.commit_file(office.engine, taken, office.plan, author=author())
            st.session_state[f"done-{source.name}"] = result_line(written)
    if confirmed or dropped:
        st.session_state.pop(f"asked-{source.name}", None)
        st.rerun()


def problems_section(problems: Sequence[Problem], key: str) -> None:
    """The rows that do not count, each with its number in the file that is kept, its value and the way to mend it."""
    if not problems:
        return
    rejected = sum(1 for problem in problems if problem.rejects)
    with st.expander(problems_title(len(problems), rejected), icon=":material/warning:", expanded=rejected > 0):
        problem_blocks(problems)
        shown = (
            tr("Se muestran {shown_problems} de {table}. ", shown_problems=SHOWN_PROBLEMS, table=number(len(problems)))
            if len(problems) > SHOWN_PROBLEMS
            else ""
        )
        st.caption(tr("{shown}Las filas se numeran como en el CSV que se guarda con la importación.", shown=shown))
        download_section(lambda: problem_table(problems).drop(columns=tr("Hoja")), f"problemas-{key}")


def result_line(taken: IncomingFile) -> tuple[bool, str]:
    """Whether the answer was written, and its result in a sentence."""
    new, changed, _, rejected = change_counts(taken)
    if taken.outcome == "imported":
        return True, tr("Importado: {rows}.", rows=row_words(new, changed, rejected))
    if taken.outcome == "unchanged":
        return True, tr("Sin cambios; ya estaba cargado.")
    return False, taken.result.problems[-1].sentence


def _result_section(done: bool, text: str) -> None:  # noqa: FBT001 - a pair that was kept
    (st.success if done else st.error)(plain(text), icon=":material/check_circle:" if done else ":material/cancel:")
    if done:
        st.page_link(PAGES / "historial.py", label=tr("Deshacerlo en el historial"), icon=":material/undo:")
