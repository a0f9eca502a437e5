"""Documents with versions: rows are only added, and who has not seen the newest one is told what came in between.

A document is what several people write in turn: the plan's goals, a session, an indicator's sheet, a task. Each writing is a new
version of it, and the rule is the same for all: a version is added if the one that its author had before their eyes is still the
newest, in the transaction that looked; otherwise nothing is written and OutdatedError carries what was. What says the same as the
newest version is no new one. Each kind says in a `Documents` which table it is in, and what is its own.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from sqlalchemy import Connection, Engine, RowMapping, Table, select

from plancom.access.acts import Act
from plancom.store.db.data_version import advance
from plancom.store.db.engine import writing
from plancom.store.office import entries


class Version(Protocol):
    """One version of a document; `author` is "" for nobody's."""

    @property
    def author(self) -> str:
        """Who wrote it."""


V = TypeVar("V", bound=Version)


class OutdatedError(Exception):
    """Somebody wrote in between: `since` are their versions, the oldest first. Nothing was written."""

    def __init__(self, since: Sequence[Any]) -> None:
        super().__init__(f"{len(since)} versions since")
        self.since: tuple[Any, ...] = tuple(since)

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote them, each once; "" for nobody's."""
        return tuple(dict.fromkeys(one.author for one in self.since))


@dataclass(frozen=True)
class Documents(Generic[V]):
    """The documents of one kind: rows of `table` with the same values in the columns `key` are versions of one document; to write one is `act`.

    `parse` makes a version of a row, `fields` gives the columns that are the kind's own. Versions are counted by `number`: a column
    that begins at 1 in each document, or the row's own. `repeats` tells whether a version says no more than the newest one (None
    before the first), `removes` whether it takes the document away. `moves_figures`: whether a version changes what pages have kept.
    """

    act: Act
    table: Table
    key: tuple[str, ...]
    parse: Callable[[Mapping[str, Any] | RowMapping], V]
    fields: Callable[[V], Mapping[str, Any]]
    number: Literal["id", "version"] = "id"
    repeats: Callable[[V | None, V], bool] = lambda _newest, _version: False
    removes: Callable[[V], bool] = lambda _version: False
    moves_figures: bool = True

    def versions(self, connection: Connection, *key: str) -> list[V]:
        """Every version of the documents whose key begins with these values (all of the kind without any), the oldest first."""
        query = select(self.table).order_by(self.table.c.id)
        for column, value in zip(self.key, key, strict=False):
            query = query.where(self.table.c[column] == value)
        return [self.parse(row) for row in connection.execute(query).mappings()]

    def histories(self, connection: Connection, *key: str) -> dict[str, list[V]]:
        """The same by document: by what a version says where the key's last column does."""
        histories: dict[str, list[V]] = {}
        for one in self.versions(connection, *key):
            histories.setdefault(getattr(one, self.key[-1]), []).append(one)
        return histories

    def document(self, connection: Connection, *key: str) -> "Document[V]":
        """The document of that key, as the transaction sees it."""
        return Document(self, dict(zip(self.key, key, strict=True)), tuple(self.versions(connection, *key)))

    def write(self, engine: Engine, version: V, *key: str, seen: int | None, now: dt.datetime) -> V | None:
        """Adds a version in a transaction of its own and returns it; None for one that says no more than the newest.

        `seen` is the number of the version that its author had before their eyes: 0 for none, None where nobody looked. Raises
        OutdatedError.
        """
        with writing(engine, self.act) as connection:
            document = self.document(connection, *key)
            require_newest((document, seen))
            return document.add(connection, version, now)


@dataclass(frozen=True)
class Document(Generic[V]):
    """One document with all its `versions`, the oldest first."""

    kind: Documents[V]
    key: Mapping[str, str]
    versions: tuple[V, ...]

    @property
    def newest(self) -> V | None:
        """Its last version; None before the first."""
        return self.versions[-1] if self.versions else None

    @property
    def number(self) -> int:
        """The number of its last version; 0 before the first."""
        return _highest(self.kind, self.versions)

    def since(self, seen: int | None) -> tuple[V, ...]:
        """The versions after the one that was seen; none of a document that was removed, which is in nobody's way."""
        if seen is None or self.newest is None or self.kind.removes(self.newest):
            return ()
        return tuple(one for one in self.versions if _highest(self.kind, [one]) > seen)

    def add(self, connection: Connection, version: V, now: dt.datetime) -> V | None:
        """Adds a version and returns it; None for one that says no more than the newest. `connection` is one of `writing`."""
        return None if self.kind.repeats(self.newest, version) else self.append(connection, version, now)

    def append(self, connection: Connection, version: V, now: dt.datetime) -> V:
        """Adds a version, whatever it says, and returns it."""
        values = {**self.kind.fields(version), **self.key}
        if self.kind.number == "version":
            values["version"] = self.number + 1
        row = entries.add(
            connection, self.kind.table, values, author=version.author, now=now,
            subject="/".join((self.kind.table.name, *self.key.values())),
            before={**self.kind.fields(self.newest), **self.key} if self.newest else None,
        )  # fmt: skip
        if self.kind.moves_figures:
            advance(connection)
        return self.kind.parse({**values, "id": row, "author": version.author.strip(), "created_at": entries.utc(now)})


def _highest(kind: Documents[V], versions: Sequence[V]) -> int:
    """The highest number of these versions; 0 where there are none."""
    return max((int(getattr(one, kind.number)) for one in versions), default=0)


def require_newest(*seen: tuple[Document[Any], int | None]) -> None:
    """Raises OutdatedError where a version came after the one that was seen, of any of the documents that are written as one."""
    if since := [version for document, last in seen for version in document.since(last)]:
        raise OutdatedError(since)
