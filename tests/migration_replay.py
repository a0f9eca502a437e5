"""New databases for tests: the migrations run once in a process for each engine, and the statements that they gave the database are given to the others."""

from types import SimpleNamespace
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, inspect

from plancom.store.db import schema

_statements: dict[str, list[tuple[str, Any]]] = {}


def replay_migrations() -> None:
    """From now on in this process the migrations run on the first empty database only; on one with tables always."""
    schema.command = SimpleNamespace(upgrade=_upgrade)  # type: ignore[assignment]


def _upgrade(config: Config, revision: str) -> None:
    connection: Connection = config.attributes["connection"]
    if revision != "head" or inspect(connection).get_table_names():
        command.upgrade(config, revision)
        return
    if (known := _statements.get(connection.dialect.name)) is None:
        _statements[connection.dialect.name] = _record(connection, config)
        return
    cursor = connection.connection.cursor()  # the driver's own: the statements are in its words already
    for statement, values in known:
        cursor.execute(statement, values)
    cursor.close()


def _record(connection: Connection, config: Config) -> list[tuple[str, Any]]:
    """The statements that the migrations give the database, but for their questions."""
    statements: list[tuple[str, Any]] = []

    def listen(_c: object, _cursor: object, statement: str, values: Any, _context: object, many: bool) -> None:  # noqa: FBT001 - SQLAlchemy's order
        assert not many, statement
        if not statement.lstrip().upper().startswith(("SELECT", "PRAGMA")):
            statements.append((statement, values))

    event.listen(connection, "before_cursor_execute", listen)
    try:
        command.upgrade(config, "head")
    finally:
        event.remove(connection, "before_cursor_execute", listen)
    return statements
