"""Files at hand: what was dropped and is not saved yet. They stay until they are saved or taken away, on whatever page one was meanwhile."""

from collections.abc import Sequence

import htpy as h
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from plancom.access import acts
from plancom.html import Node
from plancom.language.translation import tr
from plancom.services import importing
from plancom.sources.files.workbook import MAX_BYTES
from plancom.sources.sandbox import pool
from plancom.store.imports.commits import SourceFile
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import offered

MAX_UPLOAD_MB = MAX_BYTES // 1024**2
EXTENSIONS = ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "zip"]
FILES, ROUND, TWICE, NEW = "files-at-hand", "upload-round", "files-twice", "files-new"


def files_at_hand() -> list[SourceFile]:
    """The files, in the order in which they were dropped."""
    return list(st.session_state.get(FILES, {}).values())


def unsaved_mark() -> Node:
    """That there are files that nobody saved, for a place on every page: the browser asks before it leaves them (plancom/web/shell/unsaved.js)."""
    return h.span(".pc-hidden", data_pc_unsaved="") if files_at_hand() else None


@offered(acts.IMPORT)
def drop_zone(where: str, *, clears: Sequence[str] = ()) -> None:
    """Takes files in; what is dropped joins those at hand, and the zone is empty again.

    The names in `clears` are forgotten at once: what the screen says of the files before.
    """
    pool.warm()
    key = f"files-{where}-{st.session_state.get(ROUND, 0)}"
    st.file_uploader(
        tr("Suelte aquí los archivos del mes, tal como los descargó"), type=EXTENSIONS, accept_multiple_files=True,
        max_upload_size=MAX_UPLOAD_MB, key=key, on_change=_take, args=(key, tuple(clears)),
        help=tr("Puede soltar varios a la vez. Nada se guarda hasta que usted lo diga."),
    )  # fmt: skip
    for name, first in st.session_state.get(TWICE, ()):
        st.info(
            tr("«{name}» es idéntico a «{first}»: se toma una sola vez.", name=plain(name), first=plain(first)),
            icon="ℹ️",
        )


def _take(key: str, clears: Sequence[str]) -> None:
    """Streamlit sends the files when all of them are there; a zone of another key begins empty."""
    dropped: list[UploadedFile] = st.session_state.get(key) or []
    files: dict[str, SourceFile] = dict(st.session_state.get(FILES, {}))
    twice = []
    for file in dropped:
        one = importing.waiting_file(file.name, file.getvalue())
        if one.sha256 in files:
            twice.append((one.name, files[one.sha256].name))
        files.setdefault(one.sha256, one)
    st.session_state[FILES], st.session_state[TWICE] = files, twice
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.session_state[NEW] = bool(dropped)
    for name in clears:
        st.session_state.pop(name, None)


def take_away(*digests: str) -> None:
    """Takes files away, as if they had never been dropped."""
    files: dict[str, SourceFile] = st.session_state.get(FILES, {})
    st.session_state[FILES] = {digest: file for digest, file in files.items() if digest not in digests}
    st.session_state.pop(TWICE, None)
