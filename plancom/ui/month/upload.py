"""Uploads: the files that the user drops, all of them before the problems of any, and one confirmation for all."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from plancom.datasets import Observations
from plancom.datasets.row_counts import rows_said
from plancom.language.numbers import number
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, tr
from plancom.office import Office
from plancom.services import importing
from plancom.services.importing import Taken
from plancom.settings import PAGES
from plancom.store.imports.commits import SourceFile
from plancom.store.imports.conflicts import clashes, double_tellings
from plancom.ui.elements.sections import plain
from plancom.ui.month import saving
from plancom.ui.month.file_card import change_counts, state_of
from plancom.ui.state.author import author

MAX_UPLOAD_MB = 200
ROUND, RESULTS, CLASHES = "upload-round", "upload-results", "upload-clashes"
EXTENSIONS = ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "zip"]
TOGETHER = 3  # files up to which each has its results in a message of its own


def pick_files() -> Sequence[SourceFile]:
    """The files that the user drops, each once; a new round begins after each confirmation."""
    files = st.file_uploader(
        tr("Archivos"), type=EXTENSIONS, accept_multiple_files=True, max_upload_size=MAX_UPLOAD_MB,
        key=f"files-{st.session_state.get(ROUND, 0)}", help=tr("Puede arrastrar varios a la vez, tal como los descargó."),
    )  # fmt: skip
    distinct: dict[str, SourceFile] = {}
    for file in files if isinstance(files, list) else []:
        one = _source_file(file)
        if one.sha256 in distinct:
            first = distinct[one.sha256].name
            st.info(
                tr(
                    "«{name}» es idéntico a «{first}»: se toma una sola vez.",
                    name=plain(one.name),
                    first=plain(first),
                ),
                icon="ℹ️",
            )
        distinct.setdefault(one.sha256, one)
    return list(distinct.values())


def _source_file(file: UploadedFile) -> SourceFile:
    """The file with its digest, made once for each upload: 200 MB take a second."""
    made: dict[str, SourceFile] = st.session_state.setdefault("files-made", {})
    if file.file_id not in made:
        made[file.file_id] = importing.source_file(file.name, file.getvalue())
    return made[file.file_id]


STATES = {
    "ready": (later("listo"), later("listos")),
    "warned": (later("listo con avisos"), later("listos con avisos")),
    "asks": (later("por resolver"), later("por resolver")),
    "rejected": (later("rechazado"), later("rechazados")),
    "unchanged": (later("sin cambios"), later("sin cambios")),
}


def confirm_section(office: Office, taken: Sequence[Taken]) -> None:
    """How the files stand, and one confirmation for all that can be imported: each is written whole or not at all."""
    ready = [one for one in taken if one.outcome == "imported"]
    states = Counter(map(state_of, taken))
    with st.container(border=True, key="confirm-bar"):
        line = st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute")
        parts = listed(
            f"**{number(states[name])}** {tr(words[states[name] > 1])}"
            for name, words in STATES.items()
            if states[name]
        )
        line.markdown(
            tr("{files}: {parts}.", files=counted(len(taken), "archivo", "archivos"), parts=parts)
            if len(taken) > 1
            else tr("Un archivo, {parts}.", parts=parts)
        )
        if not ready:
            line.markdown(
                tr("No hay nada nuevo que importar en estos archivos.")
                if not states["asks"]
                else tr("Falta que usted responda.")
            )
            return
        label = tr("Confirmar e importar {count}", count=counted(len(ready), "archivo", "archivos"))
        if line.button(label, type="primary", key="confirm", icon=":material/check:"):
            saving.begin(office.engine, office.plan, ready, author())
            st.rerun()
    rejected = sum(one.result.rows_rejected for one in ready)
    if rejected:
        rows = counted(rejected, "fila rechazada no se importará", "filas rechazadas no se importarán")
        st.caption(tr(":material/warning: {rows}; sus días quedan sin datos hasta que se corrijan.", rows=rows))
    if states["asks"] and ready:
        st.caption(_waiting(states["asks"]))
    clashes_section(ready)


def clashes_section(ready: Sequence[Taken]) -> None:
    """Where two of the files say different things of the same data: which of them will count."""
    given = [
        (one.result, one.comparison)
        for one in ready
        if isinstance(one.result, Observations) and one.comparison is not None
    ]
    key = [(comparison.digest, comparison.version) for _, comparison in given]
    known, found, twice = st.session_state.get(CLASHES, (None, [], []))
    if known != key:  # long files take a second
        found, twice = clashes(given), double_tellings(given)
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


def _waiting(files: int) -> str:
    return (
        tr(":material/help: Puede confirmar ya: el archivo por resolver no se importa hasta que usted responda.")
        if files == 1
        else tr(
            ":material/help: Puede confirmar ya: los {files} por resolver no se importan hasta que usted responda.",
            files=number(files),
        )
    )


def saving_section() -> None:
    """The progress of what was confirmed; when it has ended, its results take its place."""
    done = saving.ended()
    if done is None:
        return
    st.session_state[RESULTS] = [result_line(one) for one in done.results]
    if not done.cancelled:  # else the files stay, so that those that were not saved can be confirmed again
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.session_state.pop("files-made", None)
    st.rerun()


def result_line(taken: Taken) -> tuple[bool, str]:
    """Whether a file was written, and its result in a sentence."""
    new, changed, _, rejected = change_counts(taken)
    if taken.outcome == "imported":
        return True, tr(
            "**{name}**: importado ({rows}).", name=plain(taken.file.name), rows=rows_said(new, changed, rejected)
        )
    if taken.outcome == "unchanged":
        return True, tr("**{name}**: sin cambios; ya estaba cargado.", name=plain(taken.file.name))
    return False, f"**{plain(taken.file.name)}**: {plain(taken.result.problems[-1].sentence)}"


def results_section() -> None:
    """What became of the last confirmation: what was saved, and what was not."""
    results: list[tuple[bool, str]] = st.session_state.get(RESULTS, [])
    for draw, icon, done in ((st.error, ":material/cancel:", False), (st.success, ":material/check_circle:", True)):
        lines = [text for ok, text in results if ok == done]
        if len(lines) > TOGETHER:
            count = counted(len(lines), "archivo", "archivos")
            title = (
                tr("**{count} quedaron guardados.**", count=count)
                if done
                else tr("**{count} no se guardaron.**", count=count)
            )
            draw("\n".join([title, "", *(f"- {line}" for line in lines)]), icon=icon)
        else:
            for line in lines:
                draw(line, icon=icon)
    if any(ok for ok, _ in results):
        with st.container(horizontal=True):
            st.page_link(PAGES / "resumen.py", label=tr("Ver el resumen"), icon=":material/arrow_forward:")
            st.page_link(
                PAGES / "historial.py", label=tr("Deshacer una importación en el historial"), icon=":material/undo:"
            )
