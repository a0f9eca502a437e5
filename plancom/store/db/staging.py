"""Brings very many rows into SQLite through files beside the database, without a Python object for each value.

sqlite3 takes rows only as Python objects. ADBC writes Arrow columns into an SQLite file of its own, and the transaction that is
under way reads them from there: a third of the processor time (docs/adr/0037-columns-into-sqlite.md).
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Table

from plancom.store.db import staged_files
from plancom.store.db.staged_files import STAGED, arrow

MANY = 10_000
"""Rows from which it pays."""
_PROBED = 1000


class Staging:
    """Rows on their way into files, from which `insert` takes them; what all of them have in common travels with the statement."""

    def __init__(
        self, connection: Connection, table: Table, names: Sequence[str], rows: pd.DataFrame, most: int
    ) -> None:
        alike = constants(rows, names)
        columns = [table.columns[name] for name in names if name not in alike]
        if not columns:  # rows that are all alike still are as many
            columns = [table.columns[alike.popitem()[0]]]
        self._alike = {name: arrow(table.columns[name], rows[name].iloc[:1])[0].as_py() for name in alike}
        self._names = [column.name for column in columns]
        self._connection, self._table, self._size = connection, table, len(rows)
        self._files = staged_files.begin(connection, columns, rows, most)

    def insert(self, same: Mapping[str, Any], conflict: str, step: Callable[[float], None]) -> None:
        """Adds the rows, which share `same` besides; `step` gets shares of 1, `conflict` is what SQLite is told of rows that are there."""
        shared = {**same, **self._alike}
        quote = self._connection.dialect.identifier_preparer.quote
        into = ", ".join(map(quote, (*shared, *self._names)))
        values = ", ".join((*("?" for _ in shared), *map(quote, self._names)))
        place = f"INSERT INTO main.{quote(self._table.name)} ({into}) SELECT {values}"
        done = 0
        with closing(self._files.attach(self._connection, lambda: step(done / self._size))) as files:
            for name, size in files:
                statement = f"{place} FROM {name}.{STAGED} WHERE rowid > ? AND rowid <= ? ORDER BY rowid {conflict}"
                for start in range(0, size, staged_files.CHUNK):
                    end = min(size, start + staged_files.CHUNK)
                    self._connection.exec_driver_sql(statement, (*shared.values(), start, end))
                    step((done + end) / self._size)
                done += size


def constants(rows: pd.DataFrame, names: Sequence[str]) -> dict[str, Any]:
    """Those of the columns `names` that have one value in all rows, and that value."""
    return {name: rows[name].iloc[0] for name in names if _is_constant(rows[name])}


def _is_constant(column: pd.Series) -> bool:
    """Whether all values are one; of most columns that are not, the last row or the first ones tell."""
    first = column.iloc[0]
    missing = pd.isna(first)
    for part in (column.iloc[-1:], column.iloc[:_PROBED], column):
        same = part.isna() if missing else part == first
        if not same.to_numpy(dtype=bool, na_value=False).all():
            return False
    return True
