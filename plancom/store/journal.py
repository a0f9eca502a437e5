"""Brings what SQLite's journal holds into the database: beside the program, where SQLite itself would do it within a commit."""

import logging
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

LARGE = 16 * 1024**2
"""Bytes from which a journal is brought in: SQLite's own thousand pages."""
_log = logging.getLogger(__name__)


def bring_in(engine: Engine) -> None:
    """Begins to bring in a journal that has grown large; nothing where it has not, and on other engines."""
    database = engine.url.database
    if engine.dialect.name != "sqlite" or not database or database == ":memory:":
        return
    journal = Path(f"{database}-wal")
    if journal.exists() and journal.stat().st_size >= LARGE:
        threading.Thread(target=_brought_in, args=(Path(database).resolve(),), name="plancom-journal").start()


def _brought_in(database: Path) -> None:
    """Waits for nobody: what somebody still reads stays in the journal, and is brought in after the next write."""
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=rw", uri=True, timeout=0)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        _log.info("the journal of %s is brought in later: %s", database.name, error)
