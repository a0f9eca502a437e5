"""Writes very many rows of a dataset, by the fastest way that each engine has."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, Table, insert

from plancom.store import staging

CHUNK = 10_000
Record = tuple[Any, ...]


def insert_rows(
    connection: Connection,
    table: Table,
    rows: pd.DataFrame,
    import_id: int,
    *,
    progress: Callable[[float], None] = lambda _share: None,
) -> None:
    """Adds `rows`, which have the columns of `table` but id and import_id, as rows of an import; `progress` gets shares of 1."""
    names = [c.name for c in table.columns if c.name not in {"id", "import_id"}]
    if connection.dialect.name == "sqlite" and len(rows) >= staging.MANY:
        staging.insert_rows(connection, table, names, rows, import_id=import_id, step=progress)
        return
    for start in range(0, len(rows), CHUNK):
        chunk = rows.iloc[start : start + CHUNK]
        write(connection, table, ["import_id", *names], list(_records(connection, chunk, names, import_id)))
        progress(min(1.0, (start + CHUNK) / len(rows)))


def write(connection: Connection, table: Table, names: list[str], records: list[Record]) -> None:
    """Adds `records` with the columns `names`; where the engine is SQLite, dates are texts already."""
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    if connection.dialect.name == "sqlite":
        # SQLAlchemy's own way builds a dictionary for each row, twice.
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({marks})", records)
    elif connection.dialect.driver == "psycopg":
        driver = connection.connection.cursor()
        with driver.copy(f"COPY {quote(table.name)} ({columns}) FROM STDIN") as copy:
            for record in records:
                copy.write_row(record)
        driver.close()
    else:
        connection.execute(insert(table), [dict(zip(names, one, strict=True)) for one in records])


def add_to(connection: Connection, table: Table, names: list[str], records: list[Record], value: str) -> None:
    """Adds `records` as `write` does; of those whose primary key is there already the `value` is added to what there is."""
    quote = connection.dialect.identifier_preparer.quote
    keys = ", ".join(quote(column.name) for column in table.primary_key)
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    connection.exec_driver_sql(
        f"INSERT INTO {quote(table.name)} ({', '.join(map(quote, names))}) VALUES ({', '.join([mark] * len(names))})"
        f" ON CONFLICT ({keys}) DO UPDATE SET {quote(value)} = {quote(table.name)}.{quote(value)} + excluded.{quote(value)}",
        records,
    )


def _records(connection: Connection, chunk: pd.DataFrame, names: list[str], import_id: int) -> Iterator[Record]:
    columns = [_plain(chunk[name]) for name in names]
    place = names.index("day")
    columns[place] = dates(connection, columns[place])
    return zip([import_id] * len(chunk), *columns, strict=True)


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
