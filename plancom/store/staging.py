"""Brings very many rows into SQLite through files beside the database, without a Python object for each value.

sqlite3 takes rows only as Python objects. ADBC writes Arrow columns into an SQLite file of its own, and the transaction that is
under way reads them from there: a third of the processor time (docs/adr/0037-columns-into-sqlite.md).
"""

import tempfile
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import adbc_driver_manager
import adbc_driver_sqlite
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from adbc_driver_manager import AdbcConnection, AdbcStatement, StatementOptions
from sqlalchemy import Boolean, Column, Connection, Date, Engine, Integer, Table
from sqlalchemy.exc import OperationalError

MANY = 10_000
"""Rows from which it pays."""
CHUNK = 25_000
STAGED = "staged"
"""What the transaction calls the files, and the table in each."""
MOST_PARTS, FEWEST_IN_PART = 8, 25_000
"""SQLite takes ten files at once in a transaction, as it is usually built; a file of few rows does not pay."""
PAGES = 16
"""How many of a file's pages are kept in memory: it is read once, from its beginning to its end."""
WAIT_SECONDS = 0.1
"""How often somebody who cancels is asked for while a file is written."""
_PROBED = 1000


def insert_rows(
    connection: Connection,
    table: Table,
    names: Sequence[str],
    rows: pd.DataFrame,
    *,
    import_id: int,
    step: Callable[[float], None],
) -> None:
    """Adds `rows`, which have the columns `names`, as rows of an import, once in a transaction; `step` gets shares of 1."""
    same = constants(rows, names)
    columns = [table.columns[name] for name in names if name not in same]
    if not columns:  # rows that are all alike still are as many
        columns = [table.columns[same.popitem()[0]]]
    alike = [_arrow(table.columns[name], rows[name].iloc[:1])[0].as_py() for name in same]
    quote = connection.dialect.identifier_preparer.quote
    into = ", ".join(map(quote, ("import_id", *same, *(column.name for column in columns))))
    values = ", ".join(("?", *("?" for _ in same), *(quote(column.name) for column in columns)))
    place = f"INSERT INTO main.{quote(table.name)} ({into}) SELECT {values}"
    done = 0
    with closing(_staged(connection, columns, rows, lambda: step(done / len(rows)))) as staged:
        for name, size in staged:
            statement = f"{place} FROM {name}.{STAGED} WHERE rowid > ? AND rowid <= ? ORDER BY rowid"
            for start in range(0, size, CHUNK):
                connection.exec_driver_sql(statement, (import_id, *alike, start, start + CHUNK))
                step((done + min(size, start + CHUNK)) / len(rows))
            done += size


def forget(connection: Connection) -> None:
    """Takes the files away, once the transaction is over; nothing where there are none."""
    folder = connection.info.pop(STAGED, None) if connection.dialect.name == "sqlite" else None
    if folder is not None:
        driver: Any = connection.connection.driver_connection
        for _, name, _ in driver.execute("PRAGMA database_list").fetchall():
            if name.startswith(STAGED):
                driver.execute(f"DETACH {name}")
        driver.execute("PRAGMA shrink_memory")  # nobody needs the pages of so many rows soon
        folder.cleanup()


def beside(engine: Engine) -> Path | None:
    """The folder of the database; None where it is in memory."""
    database = engine.url.database
    return Path(database).resolve().parent if database and database != ":memory:" else None


def constants(rows: pd.DataFrame, names: Sequence[str]) -> dict[str, Any]:
    """Those of the columns `names` that have one value in all rows, and that value."""
    return {name: rows[name].iloc[0] for name in names if _is_constant(rows[name])}


def _staged(
    connection: Connection, columns: Sequence[Column[Any]], rows: pd.DataFrame, waiting: Callable[[], None]
) -> Generator[tuple[str, int]]:
    """The rows in files that the transaction knows, part by part: what it calls the file, and how many rows are in it.

    A thread writes the next part while the transaction takes the one before. The files are beside the database, where there
    is room. Raises OperationalError.
    """
    given_up = Event()
    try:
        folder = tempfile.TemporaryDirectory(
            prefix=".plancom-", dir=beside(connection.engine), ignore_cleanup_errors=True
        )
        connection.info[STAGED] = folder
        parts = _parts(rows)
        with ThreadPoolExecutor(1) as pool:
            paths = [Path(folder.name) / f"{STAGED}{n}.db" for n in range(len(parts))]
            written = [
                pool.submit(_write, path, columns, rows, part, given_up)
                for path, part in zip(paths, parts, strict=True)
            ]
            try:
                for n, (path, part, one) in enumerate(zip(paths, parts, written, strict=True)):
                    while not wait([one], WAIT_SECONDS).done:
                        waiting()
                    one.result()
                    connection.exec_driver_sql(f"ATTACH ? AS {STAGED}{n}", (str(path),))
                    connection.exec_driver_sql(f"PRAGMA {STAGED}{n}.cache_size = {PAGES}")
                    yield f"{STAGED}{n}", len(part)
            finally:
                given_up.set()
    except (adbc_driver_manager.Error, OSError) as error:
        raise OperationalError("staging", None, error) from error


def _parts(rows: pd.DataFrame) -> list[npt.NDArray[np.intp]]:
    """The places of the rows, one series after another, in a few parts of many rows.

    Keys and days begin with their series, so that what is next in an index is beside what was last: two fifths of the writing.
    """
    order = np.argsort(pd.factorize(rows["series"])[0], kind="stable")
    return np.array_split(order, max(1, min(MOST_PARTS, len(order) // FEWEST_IN_PART)))


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
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            statement.set_sql_query(f"PRAGMA {pragma}")
            statement.execute_update()
        for start in range(0, len(places), CHUNK):
            if given_up.is_set():
                return
            chunk = places[
                start : start + CHUNK
            ]  # a column at a time: all of them at once would be a copy of the table
            batch = pa.RecordBatch.from_arrays(
                [_arrow(column, rows[column.name].iloc[chunk]) for column in columns],
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


def _is_constant(column: pd.Series) -> bool:
    """Whether all values are one; of most columns that are not, the first rows tell."""
    for part in (column.iloc[:_PROBED], column):
        missing = part.isna()
        if not (missing.all() or (not missing.any() and (part == part.iloc[0]).all())):
            return False
    return True


def _arrow(column: Column[Any], values: pd.Series) -> pa.Array:
    """The values as SQLAlchemy writes them on SQLite: dates as texts, truths as 1 and 0."""
    found = pa.array(values, from_pandas=True)
    if isinstance(found, pa.ChunkedArray):
        found = found.combine_chunks()
    if isinstance(column.type, Date):
        return pc.cast(pc.cast(found, pa.date32()), pa.large_string())
    whole = isinstance(column.type, (Boolean, Integer))
    return pc.cast(found, pa.int64() if whole else pa.large_string())
