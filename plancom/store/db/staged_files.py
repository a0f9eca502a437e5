"""Files beside the database from which a transaction takes very many rows: written by ADBC from columns, in a thread of their own."""

import re
import shutil
import tempfile
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event, Lock
from typing import Any

import adbc_driver_manager
import adbc_driver_sqlite
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from adbc_driver_manager import AdbcConnection, AdbcStatement, StatementOptions
from sqlalchemy import Boolean, Column, Connection, Date, Engine, Float, Integer
from sqlalchemy.exc import OperationalError

CHUNK = 25_000
PREFIX = ".plancom-"
"""How the folders begin in which the files are."""
STAGED = "staged"
"""What the transaction calls the files, with a number, and the table in each."""
MOST_FILES = 9
"""SQLite takes ten files at once in a transaction, as it is usually built."""
FEWEST_IN_PART = 25_000
"""Into how many files rows are divided; a file of few rows does not pay."""
PAGES = 16
"""How many of a file's pages are kept in memory: it is read once, from its beginning to its end."""
WAIT_SECONDS = 0.1
"""How often somebody who cancels is asked for while a file is written."""


class _Files:
    """The files of one transaction: their folder, how many there are, and who writes them."""

    def __init__(self, engine: Engine) -> None:
        prefix = f"{PREFIX}{_name(engine)}-"
        self.folder = tempfile.TemporaryDirectory(
            prefix=prefix, dir=database_folder(engine), ignore_cleanup_errors=True
        )
        self.writers: list[FilesOfRows] = []
        self._lock, self._count = Lock(), 0

    def next(self, wanted: int) -> list[tuple[str, Path]]:
        """What the transaction calls the next files, and where they are: as many as wanted, or as there may be."""
        with self._lock:
            names = [f"{STAGED}{number}" for number in range(self._count, min(self._count + wanted, MOST_FILES))]
            self._count += len(names)
            return [(name, Path(self.folder.name) / f"{name}.db") for name in names]


class FilesOfRows:
    """Rows that a thread writes into files, part by part, and that the transaction takes from there."""

    def __init__(self, files: _Files, columns: Sequence[Column[Any]], rows: pd.DataFrame, most: int) -> None:
        self._given_up, self._pool = Event(), ThreadPoolExecutor(1)
        self._places = files.next(min(most, max(1, len(rows) // FEWEST_IN_PART)))
        self._parts = _parts(rows, len(self._places))
        self._ended = [
            self._pool.submit(_write, path, columns, rows, part, self._given_up)
            for (_, path), part in zip(self._places, self._parts, strict=True)
        ]
        files.writers.append(self)

    def attach(self, connection: Connection, waiting: Callable[[], None]) -> Generator[tuple[str, int]]:
        """What the transaction calls each file, and how many rows are in it: while it takes one, the next is written.

        Raises OperationalError.
        """
        try:
            for (name, path), part, one in zip(self._places, self._parts, self._ended, strict=True):
                while not wait([one], WAIT_SECONDS).done:
                    waiting()
                one.result()
                connection.exec_driver_sql(f"ATTACH ? AS {name}", (str(path),))
                connection.exec_driver_sql(f"PRAGMA {name}.cache_size = {PAGES}")
                yield name, len(part)
        except (adbc_driver_manager.Error, OSError) as error:
            raise OperationalError("staging", None, error) from error

    def stop(self) -> None:
        """Nobody wants the rest."""
        self._given_up.set()
        self._pool.shutdown()


def begin(connection: Connection, columns: Sequence[Column[Any]], rows: pd.DataFrame, most: int) -> FilesOfRows:
    """`rows` on their way into `most` files at most, beside the database, where there is room. Raises OperationalError."""
    try:
        if STAGED not in connection.info:
            connection.info[STAGED] = _Files(connection.engine)
        return FilesOfRows(connection.info[STAGED], columns, rows, most)
    except OSError as error:
        raise OperationalError("staging", None, error) from error


def forget(connection: Connection) -> None:
    """Takes the files away, once the transaction is over; nothing where there are none."""
    files = connection.info.pop(STAGED, None) if connection.dialect.name == "sqlite" else None
    if files is not None:
        for one in files.writers:
            one.stop()
        driver: Any = connection.connection.driver_connection
        for _, name, _ in driver.execute("PRAGMA database_list").fetchall():
            if name.startswith(STAGED):
                driver.execute(f"DETACH {name}")
        driver.execute("PRAGMA shrink_memory")  # nobody needs the pages of so many rows soon
        files.folder.cleanup()


def staging_folders(engine: Engine) -> list[Path]:
    """The folders of this database's transactions that are there at this moment."""
    folder = database_folder(engine) if engine.dialect.name == "sqlite" else None
    if folder is None:
        return []
    pattern = re.compile(re.escape(f"{PREFIX}{_name(engine)}-") + r"[a-z0-9_]+")  # as tempfile names folders
    return [one for one in folder.glob(f"{PREFIX}*") if pattern.fullmatch(one.name) and one.is_dir()]


def sweep(connection: Connection) -> None:
    """Takes away what transactions left that were killed: called by who alone may write, and has put nothing there yet."""
    for one in staging_folders(connection.engine):
        shutil.rmtree(one, ignore_errors=True)


def _name(engine: Engine) -> str:
    return Path(engine.url.database or "").name.replace(":", "")


def database_folder(engine: Engine) -> Path | None:
    """The folder of the database; None where it is in memory."""
    database = engine.url.database
    return Path(database).resolve().parent if database and database != ":memory:" else None


def arrow(column: Column[Any], values: pd.Series) -> pa.Array:
    """The values as SQLAlchemy writes them on SQLite: dates as texts, truths as 1 and 0."""
    found = pa.array(values, from_pandas=True)
    if isinstance(found, pa.ChunkedArray):
        found = found.combine_chunks()
    if isinstance(column.type, Date):
        return pc.cast(pc.cast(found, pa.date32()), pa.large_string())
    if isinstance(column.type, (Boolean, Integer)):
        return pc.cast(found, pa.int64())
    return pc.cast(found, pa.float64() if isinstance(column.type, Float) else pa.large_string())


def _parts(rows: pd.DataFrame, number: int) -> list[npt.NDArray[np.intp]]:
    """The places of the rows, one series after another, in so many parts.

    Keys and days begin with their series, so that what is next in an index is beside what was last: two fifths of the writing.
    """
    return np.array_split(np.argsort(pd.factorize(rows["series"])[0], kind="stable"), number)


def _write(
    path: Path,
    columns: Sequence[Column[Any]],
    rows: pd.DataFrame,
    places: npt.NDArray[np.intp],
    given_up: Event,
) -> None:
    """The rows at those places as a table of the file; nobody else opens it, and a broken one is thrown away: nothing waits for the disk."""
    # Not by ADBC's DB-API module, which would load everything that it can take a table from.
    with (
        adbc_driver_sqlite.connect(path.as_uri()) as database,
        AdbcConnection(database) as connection,
        AdbcStatement(connection) as statement,
    ):
        for pragma in ("page_size=65536", "journal_mode=OFF", "synchronous=OFF"):
            statement.set_sql_query(f"PRAGMA {pragma}")
            statement.execute_update()
        for start in range(0, len(places), CHUNK):
            if given_up.is_set():
                return
            # A column at a time: all of them at once would be a copy of the table.
            chunk = places[start : start + CHUNK]
            batch = pa.RecordBatch.from_arrays(
                [arrow(column, rows[column.name].iloc[chunk]) for column in columns],
                [column.name for column in columns],
            )
            mode = "append" if start else "create"
            options = {
                StatementOptions.INGEST_TARGET_TABLE: STAGED,
                StatementOptions.INGEST_MODE: f"adbc.ingest.mode.{mode}",
            }
            statement.set_options(**{option.value: value for option, value in options.items()})
            statement.bind(batch)
            statement.execute_update()
