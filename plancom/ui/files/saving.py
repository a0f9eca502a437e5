"""Saving: the confirmed files written one after another in a thread of its own, which the page follows and can stop.

A script that is run anew at each click would leave a commit wherever it happened to be; a thread does not. What the database
refuses or the user cancels is undone by that file's own transaction; the files before it stay, and the page says so.
"""

import logging
import threading
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from sqlalchemy import Engine

from plancom.datasets.problems.imports import SavingFailed
from plancom.language.phrases import counted
from plancom.language.translation import language, speaking, tr
from plancom.plan import Plan
from plancom.services import importing
from plancom.services.importing import IncomingFile
from plancom.store.db import turns
from plancom.store.db.interruption import Interruption

SAVING = "saving"
LOOKS = 0.2  # seconds between two looks at how far it is
_log = logging.getLogger(__name__)


class Saving:
    """The writing of some files. `results` are the files that are through, in their order."""

    def __init__(self, engine: Engine, plan: Plan, files: Sequence[IncomingFile], author: str = "") -> None:
        self.results: list[IncomingFile] = []
        self.cancelled = False
        self._files, self._engine, self._plan = list(files), engine, plan
        self._current, self._author = Interruption(), author
        self._spoken = language()  # of who confirmed: the thread knows no session
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="saving")

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Whether it has ended, after so many seconds at most."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def cancel(self) -> None:
        """Rolls back the file that is being written and leaves out those that come after it."""
        with self._lock:
            self.cancelled = True
            self._current.ask()

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return min(1.0, (len(self.results) + self._current.share) / len(self._files))

    @property
    def sentence(self) -> str:
        """Which file it is at."""
        if self.cancelled:
            return tr("Cancelando…")
        place = min(len(self.results), len(self._files) - 1)
        if before := turns.turns_ahead(self._engine, self._thread.ident):
            return tr("Espera su turno: hay {before} antes.", before=counted(before, "cambio", "cambios"))
        return tr(
            "Guardando {place} de {files}: «{name}»…",
            place=place + 1,
            files=len(self._files),
            name=self._files[place].file.name,
        )

    def _run(self) -> None:
        with speaking(self._spoken):
            self._write()

    def _write(self) -> None:
        for one in self._files:
            with self._lock:
                self._current = Interruption()
                stopped = self.cancelled
            self.results.append(importing.cancelled_file(one) if stopped else self._written(one))

    def _written(self, one: IncomingFile) -> IncomingFile:
        try:
            return importing.commit_file(self._engine, one, self._plan, author=self._author, interruption=self._current)
        except Exception:  # noqa: BLE001 - a thread's exception would be seen by nobody
            _log.exception("a file could not be saved")
            return replace(one, outcome="rejected", result=replace(one.result, problems=(SavingFailed().at(),)))


def begin(engine: Engine, plan: Plan, files: Sequence[IncomingFile], author: str = "") -> None:
    """Begins to write the files, in the name of `author`."""
    saving = Saving(engine, plan, files, author)
    st.session_state[SAVING] = saving
    saving.start()


def ended() -> Saving | None:
    """What this session was writing, once it has ended: until then its progress stands here, with a way to stop it."""
    saving: Saving | None = st.session_state.get(SAVING)
    if saving is None:
        return None
    with st.container(border=True, key="saving"):
        bar = st.progress(saving.share, saving.sentence)
        st.button(
            tr("Cancelar"), key="cancel-saving", icon=":material/close:", on_click=saving.cancel, disabled=saving.cancelled,
        )  # fmt: skip
        st.caption(
            tr("Si cancela, el archivo que se está guardando queda sin guardar; los anteriores ya están guardados.")
        )
        while not saving.wait(LOOKS):
            bar.progress(saving.share, saving.sentence)
    del st.session_state[SAVING]
    return saving
