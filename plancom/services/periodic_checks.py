"""Periodic checks: the server has its database checked after its start and after each change, by a process of its own."""

import logging
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from plancom import settings
from plancom.store.checks.last_check import last_check
from plancom.store.db import schema
from plancom.store.db.data_version import version
from plancom.store.db.engine import StoreError, make_engine

NAME = "plancom-checks"
GLANCE_SECONDS = 10.0
"""How often the data's version is asked for; as long it must have been the same before a check begins."""
RESTS = 20
"""How many times as long as a check took there is none after it: a twentieth of a processor, however large the database."""
NICENESS = 10
"""Of the process that checks, so that whoever draws a page goes first."""
_log = logging.getLogger(__name__)


class PeriodicChecks:
    """Checks in a thread that only waits for them; what they find is kept in the database (`store.checks.last_check`)."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name=NAME, daemon=True)

    def start(self) -> None:
        """Begins to look whether there is something to check."""
        self._thread.start()

    def stop(self) -> None:
        """Ends, with the check that is under way."""
        self._stopped.set()

    def _watch(self) -> None:
        seen = -1
        while not self._stopped.wait(GLANCE_SECONDS):
            try:
                now = stale_version(make_engine(settings.database_url()))
            except StoreError:
                continue
            if now is not None and now == seen:
                began = time.monotonic()
                self._check()
                if self._stopped.wait(RESTS * (time.monotonic() - began)):
                    return
            seen = -1 if now is None else now

    def _check(self) -> None:
        """`python -m plancom db check --rows-only`, with less right to the processor than a page."""
        command = [sys.executable, "-m", "plancom", "db", "check", "--rows-only"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:  # noqa: S603 - our own program
            with suppress(AttributeError, OSError):  # no such thing on Windows
                os.setpriority(os.PRIO_PROCESS, child.pid, NICENESS)
            while child.poll() is None:
                if self._stopped.wait(1.0):
                    child.terminate()
                    return
        _log.info("the database was checked: %s", "well" if child.returncode == 0 else "damaged, see db check")


def stale_version(engine: Engine) -> int | None:
    """The data's version where it is another than was checked last; None where it was checked, or there is nothing to check yet."""
    try:
        if not schema.is_current(engine):
            return None
        with engine.connect() as connection:
            now, last = version(connection), last_check(connection)
    except (SQLAlchemyError, StoreError, ValueError):
        return None
    finally:
        engine.dispose()
    return None if not now or (last is not None and last.version == now) else now
