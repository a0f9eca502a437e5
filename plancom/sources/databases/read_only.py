"""Opens somebody else's database for reading: read-only, with limits of time, and rows as they come."""

import datetime as dt
import os
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

CONNECT_SECONDS = 10
ROWS_AT_ONCE = 1000  # what the client holds of a result at any moment
_DRIVERS = {"mysql": "mysql+pymysql", "mariadb": "mariadb+pymysql", "postgresql": "postgresql+psycopg"}
"""The drivers that are installed, whatever an address copied from elsewhere names."""


class TooLongError(RuntimeError):
    """The whole answer took longer than the source allows."""


class TooManyRowsError(RuntimeError):
    """The answer has more rows than the source allows."""


class NoValueError(LookupError):
    """The query has a `:name` that is given no value; it is the exception's only word."""


@dataclass(frozen=True)
class DatabaseQuery:
    """What a database is asked: one SELECT, and the values of its `:names`."""

    sql: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class QueryLimits:
    """How long an answer may take and how many rows it may have, and the zone in which the database cuts its days."""

    seconds: int
    rows: int
    zone: str


def engine_for(url: URL, limits: QueryLimits) -> Engine:
    """An engine that keeps no connection and tells no values. Raises NoSuchModuleError or ModuleNotFoundError without its driver."""
    backend = url.get_backend_name()
    url = url.set(drivername=_DRIVERS.get(backend, url.drivername))
    arguments: dict[str, Any] = {}
    if backend == "postgresql":
        arguments = {"connect_timeout": CONNECT_SECONDS, "application_name": "plancom"}
    elif backend in {"mysql", "mariadb"}:
        arguments = {"connect_timeout": CONNECT_SECONDS, "read_timeout": limits.seconds + CONNECT_SECONDS}
        if url.password:
            arguments["password"] = url.password.encode()  # as text the driver would send it in Latin-1
    elif backend == "sqlite":
        if url.database and not url.database.startswith("file:"):  # never make the file that a wrong path names
            url = url.set(database=Path(url.database).resolve().as_uri(), query={"mode": "ro", "uri": "true"})
        arguments = {"timeout": CONNECT_SECONDS}
    for name in url.query:
        arguments.pop(name, None)  # what the administrator wrote in the URL goes first
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=arguments)
    if backend == "sqlite":
        _limit_sqlite(engine, limits.seconds)
    return engine


def _limit_sqlite(engine: Engine, seconds: int) -> None:
    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        end = time.monotonic() + seconds
        connection.execute("PRAGMA query_only = ON")
        connection.set_progress_handler(lambda: time.monotonic() > end, 10_000)


@contextmanager
def reading(engine: Engine, limits: QueryLimits) -> Iterator[Connection]:
    """A connection in a transaction that cannot write, where the engine has such; never committed."""
    with engine.connect() as connection, _watched(connection, limits):
        name = connection.dialect.name
        if name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")
            connection.exec_driver_sql(f"SET LOCAL statement_timeout = {limits.seconds * 1000}")
            connection.execute(text("SELECT set_config('TimeZone', :zone, true)"), {"zone": limits.zone})
        elif name in {"mysql", "mariadb"}:
            _limit_mysql(connection, limits)
        try:
            yield connection
        finally:
            with suppress(Exception):  # the answer, or why there is none, matters more than a farewell
                connection.rollback()


@contextmanager
def _watched(connection: Connection, limits: QueryLimits) -> Iterator[None]:
    """PostgreSQL's driver waits for ever where the server or the network falls silent; PyMySQL has a time limit of its own."""
    watch = Timer(limits.seconds + CONNECT_SECONDS, _cut, (connection,))
    watch.daemon = True
    if connection.dialect.name == "postgresql":
        watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _cut(connection: Connection) -> None:
    """Ends the wait for a server that says nothing any more: its socket reads as closed."""
    with suppress(Exception):  # it may have ended by itself
        descriptor = connection.connection.dbapi_connection.fileno()  # type: ignore[union-attr]
        with socket.socket(fileno=os.dup(descriptor)) as same:
            same.shutdown(socket.SHUT_RDWR)


def _limit_mysql(connection: Connection, limits: QueryLimits) -> None:
    maria = bool(getattr(connection.dialect, "is_mariadb", False))
    limit = f"max_statement_time = {limits.seconds}" if maria else f"max_execution_time = {limits.seconds * 1000}"
    connection.exec_driver_sql(f"SET SESSION {limit}")
    if offset := _fixed_offset(limits.zone):  # named zones need tables that most servers do not have
        connection.exec_driver_sql(f"SET SESSION time_zone = '{offset}'")
    connection.exec_driver_sql(
        "SET SESSION TRANSACTION READ ONLY"
    )  # of a transaction alone, DDL would end it and go on
    connection.exec_driver_sql("START TRANSACTION READ ONLY")


def _fixed_offset(zone: str) -> str:
    """«-05:00» where the zone has had one offset from 2000 on; else «»."""
    moments = [dt.datetime(year, month, 1, tzinfo=ZoneInfo(zone)) for year in range(2000, 2030) for month in (1, 7)]
    offsets = {f"{moment:%z}" for moment in moments}
    (one, *more) = offsets
    return "" if more else f"{one[:3]}:{one[3:]}"


def answer(
    connection: Connection, question: DatabaseQuery, limits: QueryLimits
) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The columns and the rows of an answer, fetched a thousand at a time. Raises TooLongError and TooManyRowsError on the way."""
    end = time.monotonic() + limits.seconds
    streaming = connection.execution_options(stream_results=True, max_row_buffer=ROWS_AT_ONCE)
    result = streaming.execute(text(question.sql), dict(question.values))

    def rows() -> Iterator[tuple[Any, ...]]:
        given = 0
        for part in result.partitions(ROWS_AT_ONCE):
            if time.monotonic() > end:
                raise TooLongError
            given += len(part)
            if given > limits.rows:
                raise TooManyRowsError
            yield from map(tuple, part)

    return list(result.keys()), rows()
