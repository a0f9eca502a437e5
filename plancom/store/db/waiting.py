"""Waiting: how many are to write after whoever writes now; of PostgreSQL in all servers, of SQLite in this one."""

from sqlalchemy import Connection, text

from plancom.store.db import turns
from plancom.store.db.holder import WRITE_LOCK


def waiting_writers(connection: Connection) -> int:
    """How many wait for their turn to write."""
    if connection.dialect.name != "postgresql":
        return turns.waiting(connection.engine)
    query = text(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND classid = 0 AND objid = :lock"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    return int(connection.execute(query, {"lock": WRITE_LOCK}).scalar_one())
