"""Engines that are asked through Ibis, as `ibis+spark://…`: each question in a process of its own, with a limit of time."""

import datetime as dt
import io
import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
from sqlalchemy.engine import URL

from plancom import settings
from plancom.sources.databases import ibis_process
from plancom.sources.databases.read_only import QueryLimits, TooLongError, TooManyRowsError

PREFIX = "ibis+"
ENGINES = ("spark", "sc", "trino", "clickhouse", "snowflake", "bigquery", "duckdb")
"""What may follow the prefix; `sc` is Spark Connect, as Spark itself writes it."""
START_SECONDS = 60
"""How much longer an engine may take that has to be started first: a Java machine and its workers, on a machine at work."""


class EngineError(RuntimeError):
    """What an engine raised in its process: its own words, which are never shown or logged, and its SQLSTATE where it gave one."""

    def __init__(self, said: str, sqlstate: str) -> None:
        super().__init__(said)
        self.sqlstate = sqlstate


class NoEngineError(RuntimeError):
    """What reads this engine is not installed (requirements-engines.txt)."""


def engine_of(url: URL) -> str:
    """«spark» for `ibis+spark://…`; «» for an address that SQLAlchemy opens, or of an engine that is not known."""
    name = url.drivername.removeprefix(PREFIX)
    return name if url.drivername.startswith(PREFIX) and name in ENGINES else ""


def answer(url: URL, sql: str, limits: QueryLimits) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The columns and the rows of an answer; moments that have a zone as those of the limits' zone.

    Raises TooLongError, TooManyRowsError, NoEngineError, and EngineError for all that an engine may raise.
    """
    table = pa.ipc.open_stream(io.BytesIO(_answered(_asked(url, sql, limits), limits))).read_all()
    if table.num_rows > limits.rows:
        raise TooManyRowsError
    zone = ZoneInfo(limits.zone)
    return table.column_names, (
        tuple(_local(value, zone) for value in row)
        for batch in table.to_batches()
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    )


def _asked(url: URL, sql: str, limits: QueryLimits) -> bytes:
    """The question as the process reads it: from its standard input, for arguments and environments can be seen by others."""
    return json.dumps(
        {
            "engine": engine_of(url),
            "host": url.host or "",
            "port": url.port,
            "user": url.username or "",
            "password": url.password or "",
            "path": url.database or "",
            "options": dict(url.query),
            "sql": sql,
            "rows": limits.rows,
            "seconds": limits.seconds,
            "zone": limits.zone,
        }
    ).encode()


def _answered(asked: bytes, limits: QueryLimits) -> bytes:
    """What the process writes. It is ended, with all that it started, where it takes too long."""
    command = [str(settings.engines_python()), "-I", ibis_process.__file__]
    try:
        process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError:  # no such Python
        raise NoEngineError from None
    with process:
        try:
            out, _ = process.communicate(asked, timeout=limits.seconds + START_SECONDS)
        except BaseException as error:
            _end(process)
            if isinstance(error, subprocess.TimeoutExpired):
                raise TooLongError from None
            raise
    if process.returncode == 0:
        return out
    if process.returncode != ibis_process.FAILED:  # it was ended from outside, or a driver brought it down
        raise EngineError("", "")
    why = json.loads(out)
    if why["lacking"]:
        raise NoEngineError
    raise EngineError(why["said"], why["state"])


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends a process that is not done, and what it started: Spark's driver is a process of its own."""
    with suppress(OSError):  # it ended by itself
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _local(value: Any, zone: ZoneInfo) -> Any:
    return value.astimezone(zone) if isinstance(value, dt.datetime) and value.tzinfo else value
