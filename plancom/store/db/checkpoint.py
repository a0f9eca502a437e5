"""Brings what SQLite's journal holds into the database: beside the program, where SQLite itself would do it within a commit."""

import logging
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

LARGE = 16 * 1024**2
"""Bytes from which a journal is brought in: SQLite's own thousand pages."""
TRIES = (0.0, 1.0, 5.0, 15.0)
"""Seconds before each try: whoever draws a page just then reads from the journal, and keeps it from being cut."""
NAME = "plancom-journal"
_log = logging.getLogger(__name__)


def bring_in(engine: Engine) -> None:
    """Begins to bring in a journal that has grown large; nothing where it has not, and on other engines."""
    database = engine.url.database
    if engine.dialect.name != "sqlite" or not database or database == ":memory:":
        return
    journal = Path(f"{database}-wal")
    if journal.exists() and journal.stat().st_size >= LARGE:
        thread = threading.Thread(target=_brought_in, args=(Path(database).resolve(),), name=NAME, daemon=True)
        thread.start()


def _brought_in(database: Path) -> None:
    """Waits for nobody: what somebody still reads at the last try stays in the journal, and is brought in after the next write."""
    for pause in TRIES:
        time.sleep(pause)
        try:
            with closing(sqlite3.connect(f"{database.as_uri()}?mode=rw", uri=True, timeout=0)) as connection:
                is_busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            _log.info("the journal of %s is brought in later: %s", database.name, error)
        else:
            if not is_busy:
                return
