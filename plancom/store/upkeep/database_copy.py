"""A copy of the whole database in another one, on whatever engine, proven equal before it is there at all."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Engine, LargeBinary, Table, func, inspect, select
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from plancom.access import acts
from plancom.language.translation import tr
from plancom.store.db import bulk, schema
from plancom.store.db.engine import StoreError, permit, writing
from plancom.store.db.kept_files import digest_and_size
from plancom.store.figures.counts import counts
from plancom.store.tables import attribution_rules, files, imports, metadata

BATCH = 5_000
"""Rows that are in memory at once; of tables with whole files in them one is."""
WIDTH = 2**256
Step = Callable[[str, int], object]


@dataclass(frozen=True)
class TableContent:
    """What a table says, in whatever order: how many `rows`, and the sum of their digests, which changes with any value of any of them."""

    rows: int = 0
    digest: int = 0

    def __add__(self, rows: "TableContent") -> "TableContent":
        return TableContent(self.rows + rows.rows, (self.digest + rows.digest) % WIDTH)


@dataclass(frozen=True)
class DatabaseCopy:
    """A copy that is there: what each table says, by its name; how many `figures` of months and days and how many `originals` were held beside each other."""

    tables: dict[str, TableContent]
    figures: int
    originals: int

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(one.rows for one in self.tables.values())


def copy_database(source: Engine, target: Engine, step: Step = lambda _table, _rows: None) -> DatabaseCopy:
    """Copies all of `source`, as it is at this moment, into the new or empty database `target`; `step` hears of each table that is through.

    One transaction makes the tables, fills them, and reads them back: what is interrupted, or turns out not to be equal, leaves `target` as empty
    as it was. The register gets no line: it is one of the things that are equal. Raises StoreError.
    """
    permit(source, acts.RESTORE)
    if not schema.is_current(source):
        raise StoreError(
            tr(
                "La base de datos de origen no tiene las tablas de esta versión. Póngala al día primero: python -m plancom --db ORIGEN db upgrade"
            )
        )
    try:
        with _snapshot(source) as there, writing(target, acts.RESTORE) as here:
            if inspect(here).get_table_names():
                raise StoreError(
                    tr(
                        "La base de datos de destino ya tiene tablas, y no se escribe sobre ellas. Escoja un archivo o una base de datos nueva."
                    )
                )
            schema.create(here)
            tables = {table.name: _copied(there, here, table, step) for table in metadata.sorted_tables}
            _prove(here, tables)
            return DatabaseCopy(tables, _equal_figures(there, here), _whole_originals(there, here))
    except DBAPIError as error:
        raise StoreError(
            f"{tr('La copia no se terminó; la base de datos de destino quedó vacía y la de origen como estaba.')} {schema.unreachable(error)}"
        ) from error


@contextmanager
def _snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the database as it is at this moment, whatever others write meanwhile, and gives rows as they are asked for."""
    options: dict[str, Any] = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**options) as connection:
        yield connection


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[tuple[Any, ...]]]:
    """All rows of the table, few at a time."""
    size = 1 if any(isinstance(column.type, LargeBinary) for column in table.columns) else BATCH
    with connection.execution_options(yield_per=size).execute(select(table)) as result:
        for rows in result.partitions():
            yield [tuple(row) for row in rows]


def content_of(rows: Sequence[tuple[Any, ...]]) -> TableContent:
    """What these rows say."""
    digests = (
        int.from_bytes(hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).digest(), "big") for row in rows
    )
    return TableContent(len(rows), sum(digests) % WIDTH)


def _copied(there: Connection, here: Connection, table: Table, step: Step) -> TableContent:
    """What the table says in the source, now that its rows are in the target too."""
    names = [column.name for column in table.columns]
    written = [_writer(here, column) for column in table.columns]
    total = TableContent()
    for rows in _batches(there, table):
        total += content_of(rows)
        columns = [map(write, values) for write, values in zip(written, zip(*rows, strict=True), strict=True)]
        try:
            bulk.write(here, table, names, list(zip(*columns, strict=True)))
        except (DataError, IntegrityError) as error:
            raise StoreError(
                tr(
                    "La tabla «{table}» tiene un valor que la otra base de datos no admite ({reason}). La de destino quedó vacía. Revise la de origen: python -m plancom --db ORIGEN db check",
                    table=table.name,
                    reason=str(error.orig).splitlines()[0],
                )
            ) from error
    if (number := table.autoincrement_column) is not None:
        _go_on_after(here, table, number, _last_given(there, table, number))
    step(table.name, total.rows)
    return total


def _writer(connection: Connection, column: Column[Any]) -> Callable[[Any], Any]:
    """How a value is handed to the driver: as SQLAlchemy would."""
    process = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return process or (lambda value: value)


def _prove(here: Connection, tables: dict[str, TableContent]) -> None:
    """Reads the copy back. Raises StoreError where a table does not say what the source's does."""
    for table in metadata.sorted_tables:
        found = sum((content_of(rows) for rows in _batches(here, table)), TableContent())
        if found != tables[table.name]:
            raise StoreError(
                tr(
                    "La copia no quedó igual: la tabla «{table}» dice otra cosa. La base de datos de destino quedó vacía; no use esa copia.",
                    table=table.name,
                )
            )


# ------------------------------------------------------------------------------------------------- numbers that were given


def _last_given(connection: Connection, table: Table, number: Column[Any]) -> int:
    """The highest number that a row of the table ever had: one that was given is not given again, though its row is gone."""
    highest = int(connection.execute(select(func.max(number))).scalar_one() or 0)
    if connection.dialect.name != "sqlite":
        name = _sequence(connection, table, number)
        given = connection.exec_driver_sql(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {name}").scalar_one()  # fmt: skip
    else:
        query = "SELECT max(seq) FROM sqlite_sequence WHERE name = ?"
        given = connection.exec_driver_sql(query, (table.name,)).scalar_one() or 0
    return max(highest, int(given))


def _go_on_after(connection: Connection, table: Table, number: Column[Any], last: int) -> None:
    """The next row gets a number after `last`."""
    if connection.dialect.name != "sqlite":
        query = "SELECT setval(%s::regclass, greatest(%s, 1), %s)"
        connection.exec_driver_sql(query, (_sequence(connection, table, number), last, last > 0))
    elif last and table.dialect_options["sqlite"]["autoincrement"]:
        connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (table.name,))
        connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table.name, last))


def _sequence(connection: Connection, table: Table, number: Column[Any]) -> str:
    """The sequence from which PostgreSQL numbers the table's rows, quoted."""
    query = "SELECT pg_get_serial_sequence(%s, %s)"
    quoted = connection.dialect.identifier_preparer.quote(table.name)
    return str(connection.exec_driver_sql(query, (quoted, number.name)).scalar_one())


# ----------------------------------------------------------------------------------------- what people see of the database


def _equal_figures(there: Connection, here: Connection) -> int:
    """How many months and days of all series the two were asked for, as every plan tells them apart. Raises StoreError where they differ."""
    total = 0
    for plan in ["", *there.execute(select(attribution_rules.c.plan)).scalars()]:
        one, other = counts(there, plan), counts(here, plan)
        if one != other:
            raise StoreError(
                tr(
                    "La copia no quedó igual: sus cifras no son las mismas. La base de datos de destino quedó vacía; no use esa copia."
                )
            )
        total = sum(len(values) for kind in (one.months, one.days) for values in kind.values())
    return total


def _whole_originals(there: Connection, here: Connection) -> int:
    """How many original files are to the byte what they are in the source, opened. Raises StoreError where one is not."""
    total = 0
    for sha256 in there.execute(select(imports.c.sha256).distinct().order_by(imports.c.sha256)).scalars().all():
        query = select(files.c.content, files.c.packing).where(files.c.sha256 == sha256)
        one, other = (side.execute(query).one_or_none() for side in (there, here))
        if one is None or other is None:  # gone before: `db check` says so of both
            continue
        if digest_and_size(*one) != digest_and_size(*other):
            raise StoreError(
                tr(
                    "La copia no quedó igual: un archivo original tiene otros bytes. La base de datos de destino quedó vacía; no use esa copia."
                )
            )
        total += 1
    return total
