"""Uploads: each file read and compared, what it would change shown, and nothing written before a confirmation."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from plancom import intake
from plancom.intake import Choices, Taken
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.settings import PAGES
from plancom.store.imports import SourceFile
from plancom.ui.cache import Office
from plancom.ui.file_cards import change_counts, choices_of
from plancom.ui.sections import plain

MAX_UPLOAD_MB = 200
ROUND, RESULTS = "upload-round", "upload-results"
EXTENSIONS = ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "zip"]


def pick_files() -> Sequence[UploadedFile]:
    """The files that the user drops; a new round begins after each confirmation."""
    files = st.file_uploader(
        "Archivos", type=EXTENSIONS, accept_multiple_files=True, max_upload_size=MAX_UPLOAD_MB,
        key=f"files-{st.session_state.get(ROUND, 0)}", help="Puede arrastrar varios a la vez, tal como los descargó.",
    )  # fmt: skip
    return files if isinstance(files, list) else []


def read_files(office: Office, files: Sequence[UploadedFile]) -> list[Taken]:
    """Every file read and compared, with the user's own corrections; progress is shown while it lasts."""
    distinct: dict[str, SourceFile] = {}
    for file in files:
        one = intake.source_file(file.name, file.getvalue())
        if one.sha256 in distinct:
            st.warning(f"«{one.name}» es idéntico a «{distinct[one.sha256].name}»: se toma una sola vez.", icon="ℹ️")
        distinct.setdefault(one.sha256, one)
    bar = st.progress(0.0, "Leyendo…")
    result = []
    for done, one in enumerate(distinct.values(), start=1):
        bar.progress((done - 1) / len(distinct), f"Leyendo {done} de {len(distinct)}: «{one.name}»…")
        result.append(
            _taken((one.sha256, one.name, office.version, office.plan.id), choices_of(one.sha256), one, office)
        )
    bar.empty()
    return result


@st.cache_data(max_entries=24, scope="session", show_spinner=False)
def _taken(key: Sequence[object], choices: Choices, _file: SourceFile, _office: Office) -> Taken:
    """`key` is what the result depends on besides the choices: the file, the data's version and the plan."""
    del key
    return intake.taken(_office.engine, _file, _office.plan, choices)


def confirm_section(office: Office, taken: Sequence[Taken]) -> None:
    """One confirmation for all: each file is written whole or not at all."""
    ready = [one for one in taken if one.outcome == "imported"]
    if not ready:
        st.info("No hay nada nuevo que importar en estos archivos.")
        return
    rejected = sum(one.observations.rows_rejected for one in ready)
    if rejected:
        st.warning(
            f"{counted(rejected, 'fila rechazada', 'filas rechazadas')} no se importarán; sus días quedan sin datos hasta que se corrijan."
        )
    if st.button(
        f"Confirmar e importar {counted(len(ready), 'archivo')}", type="primary", key="confirm", icon=":material/check:"
    ):
        bar = st.progress(0.0, "Guardando…")
        results = []
        for done, one in enumerate(ready, start=1):
            bar.progress((done - 1) / len(ready), f"Guardando {done} de {len(ready)}: «{one.file.name}»…")
            results.append(intake.committed(office.engine, one, office.plan))
        st.session_state[RESULTS] = [result_line(one) for one in results]
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.rerun()


def result_line(taken: Taken) -> tuple[bool, str]:
    """Whether a file was written, and its result in a sentence."""
    new, changed, _, rejected = change_counts(taken)
    if taken.outcome == "imported":
        text = f"**{plain(taken.file.name)}**: importado ({number(new)} nuevas, {number(changed)} cambian, {number(rejected)} rechazadas)."
        return True, text
    if taken.outcome == "unchanged":
        return True, f"**{plain(taken.file.name)}**: sin cambios; ya estaba cargado."
    return False, f"**{plain(taken.file.name)}**: {plain(taken.observations.problems[-1].sentence)}"


def results_section() -> None:
    """What became of the last confirmation."""
    for done, text in st.session_state.get(RESULTS, []):
        (st.success if done else st.error)(text, icon=":material/check_circle:" if done else ":material/cancel:")
    if st.session_state.get(RESULTS):
        with st.container(horizontal=True):
            st.page_link(PAGES / "resumen.py", label="Ver el resumen", icon=":material/arrow_forward:")
            st.page_link(
                PAGES / "historial.py", label="Deshacer una importación en el historial", icon=":material/undo:"
            )
