"""Brings very many rows into SQLite through a file beside the database, without a Python object for each value.

sqlite3 takes rows only as Python objects. ADBC writes Arrow columns into an SQLite file of its own, and the transaction that is
under way reads them from there: a third of the processor time (docs/adr/0037-columns-into-sqlite.md).
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import adbc_driver_manager
import adbc_driver_sqlite
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from adbc_driver_manager import AdbcConnection, AdbcStatement, StatementOptions
from sqlalchemy import Boolean, Column, Connection, Date, Engine, Integer, Table
from sqlalchemy.exc import OperationalError

MANY = 10_000
"""Rows from which it pays."""
CHUNK = 50_000
STAGED = "staged"
"""What the transaction calls the file, and the table in it."""
WRITTEN = 0.3
"""Share of the time after which the rows are in the file."""
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
    same = constants(rows[list(names)])
    columns = [table.columns[name] for name in names if name not in same]
    if not columns:  # rows that are all alike still are as many
        columns = [table.columns[same.popitem()[0]]]
    _stage(connection, columns, rows, lambda share: step(share * WRITTEN))
    alike = [_arrow(table.columns[name], rows[name].iloc[:1])[0].as_py() for name in same]
    quote = connection.dialect.identifier_preparer.quote
    into = ", ".join(map(quote, ("import_id", *same, *(column.name for column in columns))))
    values = ", ".join(("?", *("?" for _ in same), *(quote(column.name) for column in columns)))
    statement = (
        f"INSERT INTO main.{quote(table.name)} ({into}) SELECT {values} FROM {STAGED}.{STAGED}"
        " WHERE rowid > ? AND rowid <= ? ORDER BY rowid"
    )
    for start in range(0, len(rows), CHUNK):
        connection.exec_driver_sql(statement, (import_id, *alike, start, start + CHUNK))
        step(WRITTEN + (1 - WRITTEN) * min(1.0, (start + CHUNK) / len(rows)))


def forget(connection: Connection) -> None:
    """Takes the file away, once the transaction is over; nothing where there is none."""
    folder = connection.info.pop(STAGED, None) if connection.dialect.name == "sqlite" else None
    if folder is not None:
        driver: Any = connection.connection.driver_connection
        if any(name == STAGED for _, name, _ in driver.execute("PRAGMA database_list")):
            driver.execute(f"DETACH {STAGED}")
        folder.cleanup()


def beside(engine: Engine) -> Path | None:
    """The folder of the database; None where it is in memory."""
    database = engine.url.database
    return Path(database).resolve().parent if database and database != ":memory:" else None


def constants(rows: pd.DataFrame) -> dict[str, Any]:
    """The columns that have one value in all rows, and that value."""
    return {str(name): rows[name].iloc[0] for name in rows.columns if _is_constant(rows[name])}


def _stage(
    connection: Connection, columns: Sequence[Column[Any]], rows: pd.DataFrame, step: Callable[[float], None]
) -> None:
    """The rows in a file that the transaction knows; beside the database, where there is room. Raises OperationalError."""
    try:
        folder = tempfile.TemporaryDirectory(
            prefix=".plancom-", dir=beside(connection.engine), ignore_cleanup_errors=True
        )
        connection.info[STAGED] = folder
        path = Path(folder.name) / f"{STAGED}.db"
        _write(path, columns, rows, step)
    except (adbc_driver_manager.Error, OSError) as error:
        raise OperationalError("staging", None, error) from error
    connection.exec_driver_sql(f"ATTACH ? AS {STAGED}", (str(path),))


def _write(path: Path, columns: Sequence[Column[Any]], rows: pd.DataFrame, step: Callable[[float], None]) -> None:
    """The rows as a table of the file; nobody else opens it, and a broken one is thrown away: nothing waits for the disk.

    One series after another: keys and days begin with it, so that what is next in an index is beside what was last. That takes
    two fifths of the writing.
    """
    wanted = rows[[column.name for column in columns]]
    order = np.argsort(pd.factorize(rows["series"])[0], kind="stable")
    # Not by ADBC's DB-API module, which would load everything that it can take a table from.
    with (
        adbc_driver_sqlite.connect(path.as_uri()) as database,
        AdbcConnection(database) as connection,
        AdbcStatement(connection) as statement,
    ):
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            statement.set_sql_query(f"PRAGMA {pragma}")
            statement.execute_update()
        for start in range(0, len(rows), CHUNK):
            chunk = wanted.iloc[order[start : start + CHUNK]]
            batch = pa.RecordBatch.from_arrays(
                [_arrow(column, chunk[column.name]) for column in columns], [column.name for column in columns]
            )
            mode = "append" if start else "create"
            options = {
                StatementOptions.INGEST_TARGET_TABLE: STAGED,
                StatementOptions.INGEST_MODE: f"adbc.ingest.mode.{mode}",
            }
            statement.set_options(**{option.value: value for option, value in options.items()})
            statement.bind(batch)
            statement.execute_update()
            step(min(1.0, (start + CHUNK) / len(rows)))


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
