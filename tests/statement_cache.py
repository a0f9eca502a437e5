"""Statements for the tests' databases: turned into SQL once in a process, not again for each of the many engines of one kind."""

from typing import Any

from sqlalchemy import Connection, Engine, event

KINDS = ("sqlite", "postgresql")
"""Of these every server of the tests is the same version; MySQL's and MariaDB's dialects differ by what they are connected to."""


class _SharedCache(dict[Any, Any]):
    """SQLAlchemy's cache of an engine, whose keys begin with the engine's own dialect, for all engines of that kind of dialect."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get((type(key[0]), *key[1:]), default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        super().__setitem__((type(key[0]), *key[1:]), compiled)


def share_statements() -> None:
    """From now on in this process engines share what they compiled."""
    shared = _SharedCache()

    @event.listens_for(Engine, "engine_connect")
    def share(connection: Connection) -> None:
        if connection.engine.dialect.name in KINDS:
            connection.engine._compiled_cache = shared  # type: ignore[assignment]
