"""Makes the engine for a database URL, and opens transactions that write one at a time."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from plancom import settings
from plancom.access.actors import NOBODY, AccessError, Actor, ActorSource, require
from plancom.access.acts import PRESENT, REPAIR, RESTORE, SIGN_IN, UPGRADE, Act
from plancom.language.translation import tr
from plancom.store.db import checkpoint, postgresql, revisions, staged_files, turns
from plancom.store.db.holder import WRITE_LOCK, Holder, is_held

T = TypeVar("T")
ACTOR, AUDITED = "plancom_actor", "plancom_audited"
"""Execution options: of an engine, who acts through it; of a transaction, who does what in it."""
AT_ANY_REVISION = frozenset({UPGRADE, REPAIR, RESTORE, PRESENT, SIGN_IN})
"""Acts that a program may do on the tables of a newer one: what mends them, and what adds a line from which nothing is computed."""


class StoreError(RuntimeError):
    """The database cannot be used; the message says in Spanish why and what to do."""


class OutdatedProgramError(AccessError):
    """A newer program brought the tables to its version while this one still runs: it reads on, and writes nothing."""

    def __str__(self) -> str:
        return tr("No se hizo nada: el tablero se está poniendo al día. Espere un minuto, recargue la página y repita.")


def make_engine(url: str) -> Engine:
    """An engine for `url`. SQLite's folder is made where it is missing. Raises StoreError for a URL that names no engine."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(url, parsed.database)
        engine = create_engine(url, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(
            tr(
                "La dirección de la base de datos no se entiende. Escríbala como sqlite:///ruta/archivo.db o postgresql+psycopg://usuario:clave@servidor/base."
            )
        ) from error
    if engine.dialect.name == "postgresql":
        postgresql.prepare(engine)
    return engine


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
        _patient(connection)
        # A negative size of the cache is in KiB: with the 2 MB of the default a long import writes its indexes' pages again and again.
        # The size of a page is for a database that is not there yet: a long import writes large ones in less time.
        # What is called done is on the disk (FULL); that it comes from the journal into the database is `journal`'s, after the commit.
        for pragma in (
            "page_size=16384",
            "journal_mode=WAL",
            "synchronous=FULL",
            "wal_autocheckpoint=0",
            "foreign_keys=ON",
            "cache_size=-32768",
        ):
            try:
                connection.execute(f"PRAGMA {pragma}")
            except sqlite3.Error as error:  # SQLAlchemy does not see these
                raise OperationalError(pragma, None, error) from error

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


def _patient(connection: Any) -> None:
    """Has SQLite wait for another process as long as is set."""
    connection.execute(f"PRAGMA busy_timeout={int(settings.database_wait() * 1000)}")


@contextmanager
def _patience(connection: Connection, *, waits: bool) -> Iterator[None]:
    """Has SQLite not wait for another process that writes, where that is not to be waited for."""
    if waits or connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection  # SQLAlchemy would begin a transaction for it
    driver.execute("PRAGMA busy_timeout=0")
    try:
        yield
    finally:
        _patient(driver)


def _lock(connection: Connection, *, waits: bool) -> None:
    """Takes PostgreSQL's place in the queue of those who write."""
    if waits:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK})
    elif not connection.execute(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK}).scalar_one():
        raise turns.BusyError


def reading(engine: Engine, question: Callable[[Connection], T]) -> T:
    """What `question` finds, which only reads; asked once more where the connection was lost on the way, as by a server that is started anew."""
    try:
        with engine.connect() as connection:
            return question(connection)
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
    with engine.connect() as connection:
        return question(connection)


@contextmanager
def _begun(connection: Connection, *, waits: bool) -> Iterator[None]:
    """The transaction, once nobody else writes: waited for as long as they get on. Raises OperationalError where they do not, BusyError where it does not wait."""
    holder = Holder(connection)
    while True:
        try:
            with _patience(connection, waits=waits):
                transaction = connection.begin()
                if connection.dialect.name == "postgresql":
                    _lock(connection, waits=waits)
            break
        except OperationalError as error:
            connection.rollback()
            if not is_held(error):
                raise
            if not waits:
                raise turns.BusyError from error
            if not holder.gets_on():
                raise
    with transaction:
        staged_files.sweep(connection)
        yield


@contextmanager
def writing(engine: Engine, act: Act, *, waits: bool = True) -> Iterator[Connection]:
    """A transaction that writes: the only one at a time, all or nothing. The one door: `act` is what is done, by who acts through `engine`.

    Raises AccessError where their role does not reach for it, OutdatedProgramError where a newer program has the database, and BusyError where
    it is not to wait and somebody else writes; then nothing was begun.
    """
    actor = permit(engine, act)
    options: dict[str, Any] = {"plancom_writes": True, AUDITED: (actor, act)}
    with turns.turn(engine, waits=waits), engine.connect().execution_options(**options) as connection:
        try:
            with _begun(connection, waits=waits):
                if act not in AT_ANY_REVISION and revisions.is_of_newer_program(connection):
                    raise OutdatedProgramError(actor, act)
                yield connection
        finally:
            staged_files.forget(connection)
    checkpoint.bring_in(engine)
