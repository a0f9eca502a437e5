"""Who holds the database while others wait to write: whether they get on with it, so that it is worth waiting on; and how many wait."""

from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from plancom import settings
from plancom.store.db import turns
from plancom.store.db.staged_files import PREFIX, database_folder

WRITE_LOCK = 20180101  # any number that no other program uses on the same PostgreSQL database
_SQLITE_BUSY = {5, 6}  # busy, locked
_LOCK_NOT_AVAILABLE = "55P03"  # PostgreSQL's code for a lock that was waited for long enough
_GETS_ON = text(
    "SELECT bool_or(coalesce(a.state = 'active' AND a.wait_event_type IS DISTINCT FROM 'Lock', false)"
    " OR coalesce(a.state_change > clock_timestamp() - make_interval(secs => :wait), false))"
    " FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
    " WHERE l.locktype = 'advisory' AND l.objid = :lock AND l.granted"
    " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


def is_held(error: DBAPIError) -> bool:
    """Whether the database refused because somebody else holds it."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return (code & 0xFF) in _SQLITE_BUSY
    return getattr(error.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE


class Holder:
    """Who holds the write lock, as far as one who waits for it sees: made when the waiting begins."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen = self._files()

    def gets_on(self) -> bool:
        """Whether they did anything since the last question, or let go: a PostgreSQL session says so, SQLite's files change."""
        if self._connection.dialect.name == "postgresql":
            asked = {"wait": settings.database_wait(), "lock": WRITE_LOCK}
            found = self._connection.execute(_GETS_ON, asked).scalar_one()
            self._connection.rollback()
            return found is not False
        before, self._seen = self._seen, self._files()
        return before != self._seen

    def _files(self) -> list[tuple[str, int, int]]:
        """The database's files, its journal among them, and those of an import's rows: their sizes and when they were written."""
        folder = database_folder(self._connection.engine) if self._connection.dialect.name == "sqlite" else None
        if folder is None:
            return []
        whole = str(self._connection.engine.url.database)
        found: list[tuple[str, int, int]] = []
        # Not what SQLite keeps of the journal in memory («-shm»): whoever looks writes there.
        for path in (Path(whole), Path(f"{whole}-wal"), Path(f"{whole}-journal"), *folder.glob(f"{PREFIX}*/*")):
            try:
                stat = path.stat()
            except OSError:  # gone meanwhile
                continue
            found.append((str(path), stat.st_size, stat.st_mtime_ns))
        return sorted(found)


def waiting_writers(connection: Connection) -> int:
    """How many wait for their turn to write."""
    if connection.dialect.name != "postgresql":
        return turns.turns_waiting(connection.engine)
    query = text(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND classid = 0 AND objid = :lock"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    return int(connection.execute(query, {"lock": WRITE_LOCK}).scalar_one())
