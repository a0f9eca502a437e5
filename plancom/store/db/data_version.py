"""The data's version: a number that grows with each change, by which caches know that theirs is old."""

from sqlalchemy import Connection, insert, select, update

from plancom.store.tables import facts

DATA_VERSION = "data_version"


def version(connection: Connection) -> int:
    """The number of changes so far; 0 for an empty database."""
    return int(fact(connection, DATA_VERSION) or 0)


def advance(connection: Connection) -> None:
    """Tells every cache that figures may have changed."""
    remember(connection, DATA_VERSION, str(version(connection) + 1))


def fact(connection: Connection, name: str) -> str | None:
    """A single remembered fact, or None."""
    return connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar_one_or_none()


def remember(connection: Connection, name: str, value: str) -> None:
    """Keeps a single fact under `name`."""
    if not connection.execute(update(facts).where(facts.c.name == name).values(value=value)).rowcount:
        connection.execute(insert(facts).values(name=name, value=value))
