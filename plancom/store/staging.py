"""Brings very many rows into SQLite through files beside the database, without a Python object for each value.

sqlite3 takes rows only as Python objects. ADBC writes Arrow columns into an SQLite file of its own, and the transaction that is
under way reads them from there: a third of the processor time (docs/adr/0037-columns-into-sqlite.md).
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Table

from plancom.store import staged_files
from plancom.store.staged_files import STAGED, arrow, staged

MANY = 10_000
"""Rows from which it pays."""
_PROBED = 1000


def insert_rows(
    connection: Connection,
    table: Table,
    names: Sequence[str],
    rows: pd.DataFrame,
    *,
    same: Mapping[str, Any],
    conflict: str,
    step: Callable[[float], None],
) -> None:
    """Adds `rows`, which have the columns `names`, one of them «series», and share `same`; `step` gets shares of 1.

    `conflict` is what SQLite is told of rows that are there already.
    """
    alike = constants(rows, names)
    columns = [table.columns[name] for name in names if name not in alike]
    if not columns:  # rows that are all alike still are as many
        columns = [table.columns[alike.popitem()[0]]]
    shared = [*same.values(), *(arrow(table.columns[name], rows[name].iloc[:1])[0].as_py() for name in alike)]
    quote = connection.dialect.identifier_preparer.quote
    into = ", ".join(map(quote, (*same, *alike, *(column.name for column in columns))))
    values = ", ".join((*("?" for _ in shared), *(quote(column.name) for column in columns)))
    place = f"INSERT INTO main.{quote(table.name)} ({into}) SELECT {values}"
    done = 0
    with closing(staged(connection, columns, rows, lambda: step(done / len(rows)))) as files:
        for name, size in files:
            statement = f"{place} FROM {name}.{STAGED} WHERE rowid > ? AND rowid <= ? ORDER BY rowid {conflict}"
            for start in range(0, size, staged_files.CHUNK):
                end = min(size, start + staged_files.CHUNK)
                connection.exec_driver_sql(statement, (*shared, start, end))
                step((done + end) / len(rows))
            done += size


def constants(rows: pd.DataFrame, names: Sequence[str]) -> dict[str, Any]:
    """Those of the columns `names` that have one value in all rows, and that value."""
    return {name: rows[name].iloc[0] for name in names if _is_constant(rows[name])}


def _is_constant(column: pd.Series) -> bool:
    """Whether all values are one; of most columns that are not, the first rows tell."""
    for part in (column.iloc[:_PROBED], column):
        missing = part.isna()
        if not (missing.all() or (not missing.any() and (part == part.iloc[0]).all())):
            return False
    return True
