"""Writes very many rows of a dataset, by the fastest way that each engine has."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DBAPIError

from plancom.store.db import staging

CHUNK = 10_000
Record = tuple[Any, ...]


class Insertion:
    """Rows that are to be added to a table; where they are very many, and the engine takes them so, a thread has begun to write them into files.

    `rows` have the columns of `table` but id and those of `same`, what they share. The files are `most_files` at most.
    """

    def __init__(
        self,
        connection: Connection,
        table: Table,
        rows: pd.DataFrame,
        same: Mapping[str, Any],
        *,
        most_files: int,
    ) -> None:
        self._connection, self._table, self._rows, self._same = connection, table, rows, same
        self._names = [c.name for c in table.columns if c.name != "id" and c.name not in same]
        staged = connection.dialect.name == "sqlite" and len(rows) >= staging.MANY
        self._staging = staging.Staging(connection, table, self._names, rows, most_files) if staged else None

    def run(self, *, added_to: str = "", progress: Callable[[float], None] = lambda _share: None) -> None:
        """Adds the rows; `progress` gets shares of 1.

        Of rows whose primary key is there already the column `added_to`, where one is named, is added to what there is.
        """
        conflict = _adding(self._connection, self._table, added_to) if added_to else ""
        if self._staging:
            self._staging.insert(self._same, conflict, progress)
            return
        for start in range(0, len(self._rows), CHUNK):
            chunk = self._rows.iloc[start : start + CHUNK]
            records = list(_records(self._connection, chunk, self._names, self._same))
            write(self._connection, self._table, [*self._same, *self._names], records, conflict)
            progress(min(1.0, (start + CHUNK) / len(self._rows)))


def write(connection: Connection, table: Table, names: list[str], records: list[Record], conflict: str = "") -> None:
    """Adds `records` with the columns `names`; where the engine is SQLite, dates are texts already.

    `conflict` is what the database is told of records that are there already.
    """
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    if connection.dialect.name == "sqlite" or conflict:
        # SQLAlchemy's own way builds a dictionary for each row, twice.
        marks = ", ".join(["?" if connection.dialect.name == "sqlite" else "%s"] * len(names))
        connection.exec_driver_sql(f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({marks}) {conflict}", records)
    elif connection.dialect.driver == "psycopg":
        _copy(connection, f"COPY {quote(table.name)} ({columns}) FROM STDIN", records)
    else:
        connection.execute(insert(table), [dict(zip(names, one, strict=True)) for one in records])


def _copy(connection: Connection, statement: str, records: list[Record]) -> None:
    """Has PostgreSQL take the records in one go. Raises what SQLAlchemy raises: it does not see this itself."""
    dialect = connection.dialect
    errors = dialect.loaded_dbapi.Error
    try:
        driver: Any = connection.connection.cursor()
        with driver, driver.copy(statement) as copy:
            for record in records:
                copy.write_row(record)
    except errors as error:
        lost = dialect.is_disconnect(error, connection.connection.dbapi_connection, None)
        raise DBAPIError.instance(
            statement, None, error, errors, dialect=dialect, connection_invalidated=lost
        ) from error


def _adding(connection: Connection, table: Table, value: str) -> str:
    quote = connection.dialect.identifier_preparer.quote
    keys = ", ".join(quote(column.name) for column in table.primary_key)
    return f"ON CONFLICT ({keys}) DO UPDATE SET {quote(value)} = {quote(table.name)}.{quote(value)} + excluded.{quote(value)}"


def _records(
    connection: Connection, chunk: pd.DataFrame, names: list[str], same: Mapping[str, Any]
) -> Iterator[Record]:
    columns = [_plain(chunk[name]) for name in names]
    place = names.index("day")
    columns[place] = dates(connection, columns[place])
    return zip(*(repeat(value, len(chunk)) for value in same.values()), *columns, strict=True)


def dates(connection: Connection, days: Sequence[dt.date]) -> list[Any]:
    """`days` as `write` wants them: on SQLite as SQLAlchemy writes them there."""
    if connection.dialect.name != "sqlite":
        return list(days)
    written = {day: day.isoformat() for day in set(days)}
    return [written[day] for day in days]


def _plain(column: pd.Series) -> list[Any]:
    """The column's values as Python's own, None where there is none: straight from its memory, which is thrice as fast as by pandas."""
    if column.dtype == object:
        return column.to_list()
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "bi":
        return column.to_numpy().tolist()
    values: list[Any] = pa.array(column, from_pandas=True).to_pylist()
    return values
