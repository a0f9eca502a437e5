"""The original file of an import, downloaded again."""

from functools import partial

import streamlit as st

from plancom.language.translation import tr
from plancom.office import Office
from plancom.store.imports import history


def original_button(office: Office, import_id: int, file_name: str, *, key: str) -> None:
    """A button that gives the file as it arrived; its bytes are read when it is clicked, not when the page is drawn."""
    st.download_button(
        tr("Descargar el original"), partial(_content, office, import_id), file_name=file_name, mime="application/octet-stream",
        on_click="ignore", key=f"original-{key}", icon=":material/download:", type="tertiary",
    )  # fmt: skip


def _content(office: Office, import_id: int) -> bytes:
    with office.engine.connect() as connection:
        return history.content(connection, import_id)
