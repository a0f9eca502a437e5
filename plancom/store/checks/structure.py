"""The structure: whether the tables are this version's, whole, and of one version alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, UniqueConstraint, inspect
from sqlalchemy.engine.interfaces import ReflectedColumn, ReflectedIndex, ReflectedUniqueConstraint

from plancom.datasets.problems.database_damages import (
    LostColumn,
    LostIndex,
    LostRule,
    LostTable,
    LostTrigger,
    NewerTables,
    OlderTables,
    SeveralRevisions,
    UnfinishedMigration,
)
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.store.checks.damages import CheckContext, FoundDamage
from plancom.store.db import audit_triggers, revisions
from plancom.store.tables import metadata

LEFT_BY_MIGRATIONS = ("_alembic_tmp_", "rollup_before", "rollup_after")


def revision(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Tables of another version, or of several at once."""
    names = inspect(connection).get_table_names()
    kept: list[str] = []
    if revisions.VERSION_TABLE in names:
        kept = list(connection.exec_driver_sql(f"SELECT version_num FROM {revisions.VERSION_TABLE}").scalars())
    if len(kept) > 1 or (not kept and "imports" in names):
        yield FoundDamage(SeveralRevisions(names=listed(sorted(map(str, kept))) or tr("ninguna")))
    elif not kept or (kept[0] != revisions.newest() and kept[0] in revisions.known_revisions()):
        yield FoundDamage(OlderTables())
    elif kept[0] != revisions.newest():
        yield FoundDamage(NewerTables(revision=str(kept[0])))


def tables(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Tables, columns, indexes and rules of uniqueness that are gone, and tables of migrations that did not end."""
    seen = inspect(connection)
    names = set(seen.get_table_names())
    kept = _DatabaseTables(seen.get_multi_columns(), seen.get_multi_indexes(), seen.get_multi_unique_constraints())
    for table in metadata.sorted_tables:
        if table.name not in names:
            yield FoundDamage(LostTable(table=table.name))
        else:
            yield from _parts(kept, table)
    for name in sorted(names):
        if name.startswith(LEFT_BY_MIGRATIONS):
            yield FoundDamage(UnfinishedMigration(table=name), subject=(name,))


def triggers(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """What keeps lines of the audit log from being changed, where it is gone."""
    for name in audit_triggers.lost_triggers(connection):
        yield FoundDamage(LostTrigger(name=name), subject=(name,))


@dataclass(frozen=True, slots=True)
class _DatabaseTables:
    """What the database has of all its tables, asked for once: by (None, the table's name)."""

    columns: Mapping[Any, Sequence[ReflectedColumn]]
    indexes: Mapping[Any, Sequence[ReflectedIndex]]
    uniques: Mapping[Any, Sequence[ReflectedUniqueConstraint]]


def _parts(kept: _DatabaseTables, table: Table) -> Iterator[FoundDamage]:
    place = None, table.name
    columns = {column["name"] for column in kept.columns[place]}
    for column in table.columns:
        if column.name not in columns:
            yield FoundDamage(LostColumn(table=table.name, column=column.name))
    indexes = {index["name"] for index in kept.indexes[place]}
    for index in sorted(table.indexes, key=lambda one: str(one.name)):
        if index.name not in indexes:
            yield FoundDamage(LostIndex(table=table.name, index=str(index.name)), subject=(table.name, str(index.name)))
    unique = {frozenset(rule["column_names"]) for rule in kept.uniques[place]}
    for rule in table.constraints:
        if isinstance(rule, UniqueConstraint) and frozenset(rule.columns.keys()) not in unique:
            yield FoundDamage(LostRule(table=table.name, columns=listed(rule.columns.keys())))
