"""Readings: the uploaded files read in processes of their own, with their progress and a way to stop."""

import time
from collections.abc import Sequence
from typing import Any

import streamlit as st

from plancom.datasets import Result
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.office import Office
from plancom.services import importing
from plancom.services.choices import Choices
from plancom.services.importing import IncomingFile
from plancom.sources.sandbox.job import ReadingJob
from plancom.store.imports.commits import SourceFile
from plancom.ui.elements.sections import plain
from plancom.ui.files.file_questions import choices_of
from plancom.ui.files.files_at_hand import take_away
from plancom.ui.files.mapping.assistant import with_mapping

READ, COMPARED, CURRENT, LEFT = "files-read", "files-compared", "file-being-read", "files-left"
LOOKS = 0.2  # seconds between two looks at how far it is
SAID_FROM = 2  # seconds after which it is said how long a file takes
BIG = 5 * 1024**2  # bytes from which a file's size is said


def read_files(office: Office, files: Sequence[SourceFile]) -> list[IncomingFile]:
    """Every file read and compared, with the user's own corrections; those that the user stopped are left out."""
    known = importing.reading_context(office.engine)
    keys = {file.sha256: importing.reading_key(file, office.plan, _said(file), known) for file in files}
    done: dict[Any, Result] = _kept(READ, set(keys.values()))
    left: set[str] = st.session_state.setdefault(LEFT, set())
    left &= set(keys)
    kept = [file for file in files if file.sha256 not in left]
    pending = [file for file in kept if keys[file.sha256] not in done]
    _forget_all_but({keys[file.sha256] for file in pending})
    if pending:
        place = st.empty()
        with place.container(border=True, key="reading"):
            bar = st.progress(0.0, tr("Leyendo…"))
            st.button(
                tr("Dejar de leer"), key="cancel-reading", icon=":material/close:",
                on_click=_cancel, args=([file.sha256 for file in pending],),
            )  # fmt: skip
            for place_, file in enumerate(pending):
                done[keys[file.sha256]] = _read(office, file, keys[file.sha256], bar, (place_, len(pending)))
        place.empty()
    left_section(files, left)
    compared: dict[Any, IncomingFile] = _kept(COMPARED, None)
    result = []
    for file in kept:
        silent = choices_of(file.sha256).silent
        key = (keys[file.sha256], silent, office.version)
        if key not in compared:
            compared[key] = importing.compared(office.engine, file, done[keys[file.sha256]], office.plan, _said(file))
        result.append(compared[key])
    wanted = {(keys[f.sha256], choices_of(f.sha256).silent, office.version) for f in files}
    st.session_state[COMPARED] = {key: one for key, one in compared.items() if key in wanted}
    return result


def left_section(files: Sequence[SourceFile], left: set[str]) -> None:
    """Those of the files whose reading was stopped, and the ways to go on: without them, or with their reading."""
    stopped = [file for file in files if file.sha256 in left]
    if not stopped:
        return
    with st.container(border=True, key="reading-left"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(
                tr(
                    ":material/cancel: Se dejó de leer: {count} sin leer.",
                    count=counted(len(stopped), "archivo quedó", "archivos quedaron"),
                )
            )
            st.button(tr("Leer los que faltan"), key="read-left", on_click=left.clear)
        for file in stopped:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{plain(file.name)}**", width="stretch")
                st.button(
                    tr("Quitar"), key=f"left-{file.sha256[:12]}", type="tertiary", icon=":material/close:",
                    on_click=take_away, args=(file.sha256,),
                )  # fmt: skip


def _said(file: SourceFile) -> Choices:
    """What the user says of the file."""
    return with_mapping(choices_of(file.sha256), file.sha256)


def _kept(name: str, keys: set[Any] | None) -> dict[Any, Any]:
    """What the session keeps of that name, of `keys` alone."""
    kept = st.session_state.get(name, {})
    st.session_state[name] = {key: value for key, value in kept.items() if keys is None or key in keys}
    found: dict[Any, Any] = st.session_state[name]
    return found


def _forget_all_but(keys: set[Any]) -> None:
    """Ends the reading of a file that is wanted no longer."""
    current: tuple[Any, ReadingJob[Result], float] | None = st.session_state.get(CURRENT)
    if current and current[0] not in keys:
        current[1].cancel()
        del st.session_state[CURRENT]


def _cancel(shas: Sequence[str]) -> None:
    """Stops the file that is being read, and leaves out those that come after it."""
    read = {key[0] for key in st.session_state.get(READ, {})}
    st.session_state[LEFT] = {sha256 for sha256 in shas if sha256 not in read}


def _read(office: Office, file: SourceFile, key: Any, bar: Any, place: tuple[int, int]) -> Result:
    """What `file` says. A run that another click interrupts leaves the reading to the next run."""
    current = st.session_state.get(CURRENT)
    if not current or current[0] != key:
        current = (key, importing.reading_job(office.engine, file, office.plan, _said(file)), time.monotonic())
        st.session_state[CURRENT] = current
    _, reading, since = current
    done, total = place
    size = f" ({file.size // 1024**2} MB)" if file.size > BIG else ""
    words = tr(
        "Leyendo {done} de {total}: «{name}»{size}", done=done + 1, total=total, name=plain(file.name), size=size
    )
    bar.progress(done / total, f"{words}…")
    while not reading.wait(LOOKS):
        seconds = int(time.monotonic() - since)
        bar.progress(done / total, f"{words}, {seconds} s…" if seconds >= SAID_FROM else f"{words}…")
    result: Result = reading.result()
    st.session_state.pop(CURRENT, None)
    return result
