"""Makes the engine for a database URL, and opens transactions that write one at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from plancom.access.actors import NOBODY, Actor, ActorSource, require
from plancom.access.acts import Act
from plancom.language.translation import tr
from plancom.store.db import checkpoint, staged_files, turns

ACTOR, AUDITED = "plancom_actor", "plancom_audited"
"""Execution options: of an engine, who acts through it; of a transaction, who does what in it."""
BUSY_MILLISECONDS = 30_000  # that SQLite waits for another process
WRITE_LOCK = 20180101  # any number that no other program uses on the same PostgreSQL database


class StoreError(RuntimeError):
    """The database cannot be used; the message says in Spanish why and what to do."""


def make_engine(url: str) -> Engine:
    """An engine for `url`. SQLite's folder is made where it is missing. Raises StoreError for a URL that names no engine."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(url, parsed.database)
        return create_engine(url, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(
            tr(
                "La dirección de la base de datos no se entiende. Escríbala como sqlite:///ruta/archivo.db o postgresql+psycopg://usuario:clave@servidor/base."
            )
        ) from error


def database_path(url: str) -> Path | None:
    """The file of an SQLite database; None for another, one in memory, and an address that is none."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return None
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in {None, "", ":memory:"}
    return Path(str(parsed.database)) if is_file else None


def _sqlite(url: str, database: str | None) -> Engine:
    if database and database != ":memory:":
        folder = Path(database).parent
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                tr(
                    "No se pudo crear la carpeta «{folder}» de la base de datos. Revise la ruta y los permisos.",
                    folder=folder,
                )
            ) from error
        make_private(Path(database))
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver's own transactions begin late and not for DDL: SQLAlchemy begins them itself, below.
        connection.isolation_level = None
        # A negative size of the cache is in KiB: with the 2 MB of the default a long import writes its indexes' pages again and again.
        # The size of a page is for a database that is not there yet: a long import writes large ones in less time.
        # What is called done is on the disk (FULL); that it comes from the journal into the database is `journal`'s, after the commit.
        for pragma in (
            "page_size=16384",
            "journal_mode=WAL",
            "synchronous=FULL",
            "wal_autocheckpoint=0",
            "foreign_keys=ON",
            f"busy_timeout={BUSY_MILLISECONDS}",
            "cache_size=-32768",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A transaction that reads first and writes later can fail on another's write: writers take the lock at once.
        writes = connection.get_execution_options().get("plancom_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def acting(engine: Engine, actor: Actor | ActorSource) -> Engine:
    """The same database for somebody: what is written through the engine returned is written in their name, with their role.

    A source is asked at each write, so that a role that was taken away meanwhile is not there any more.
    """
    return engine.execution_options(**{ACTOR: (lambda: actor) if isinstance(actor, Actor) else actor})


def actor_of(engine: Engine) -> Actor:
    """Who acts through this engine at this moment; nobody, where nobody was named."""
    source: ActorSource | None = engine.get_execution_options().get(ACTOR)
    return source() if source else NOBODY


def permit(engine: Engine, act: Act) -> Actor:
    """Who acts through this engine, if they may do `act`. Raises AccessError."""
    actor = actor_of(engine)
    require(actor, act)
    return actor


def make_private(path: Path) -> None:
    """Makes a file that only its owner reads and writes, and one that is there such; what SQLite puts beside it follows. No error where that cannot be."""
    with suppress(OSError):
        path.touch(mode=0o600, exist_ok=True)
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)


@contextmanager
def _patience(connection: Connection, *, waits: bool) -> Iterator[None]:
    """Has SQLite not wait for another process that writes, where that is not to be waited for. Raises BusyError then."""
    if waits or connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection  # SQLAlchemy would begin a transaction for it
    driver.execute("PRAGMA busy_timeout=0")
    try:
        yield
    except OperationalError as error:
        if "locked" in str(error.orig):
            raise turns.BusyError from error
        raise
    finally:
        driver.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")


def _lock(connection: Connection, *, waits: bool) -> None:
    """Takes PostgreSQL's place in the queue of those who write."""
    if waits:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK})
    elif not connection.execute(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK}).scalar_one():
        raise turns.BusyError


@contextmanager
def writing(engine: Engine, act: Act, *, waits: bool = True) -> Iterator[Connection]:
    """A transaction that writes: the only one at a time, all or nothing. The one door: `act` is what is done, by who acts through `engine`.

    Raises AccessError where their role does not reach for it, and BusyError where it is not to wait and somebody else writes; then nothing was
    begun.
    """
    options: dict[str, Any] = {"plancom_writes": True, AUDITED: (permit(engine, act), act)}
    with turns.turn(engine, waits=waits), engine.connect().execution_options(**options) as connection:
        try:
            with _patience(connection, waits=waits), connection.begin():
                if connection.dialect.name == "postgresql":
                    _lock(connection, waits=waits)
                yield connection
        finally:
            staged_files.forget(connection)
    checkpoint.bring_in(engine)
