"""References: rows and lines of imports that are not there."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select

from plancom.datasets.problems.import_damages import (
    LostImport,
    StrayChanges,
    StrayCoverage,
    StrayLines,
    StrayRows,
    StrayWithdrawals,
)
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.store.checks import row_names
from plancom.store.checks.damages import AffectedData, CheckContext, FoundDamage
from plancom.store.tables import (
    DATASET_TABLES,
    accounts,
    coverage,
    import_changes,
    imports,
    problems,
    procedures,
    withdrawals,
)


def of_imports(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Rows, coverage and lines of imports that are not there. What has both rows and coverage was an import, whose line is gone."""
    strays = {table.name: _strays(connection, table) for table in (*DATASET_TABLES.values(), coverage)}
    gone = {n for name, ids in strays.items() if name != coverage.name for n in ids} & strays[coverage.name].keys()
    for dataset, table in DATASET_TABLES.items():
        if lost := {n: count for n, count in strays[table.name].items() if n in gone}:
            yield FoundDamage(LostImport(**_said(table, lost)), (AffectedData(dataset),), subject=(table.name,))
        if stray := {n: count for n, count in strays[table.name].items() if n not in gone}:
            yield FoundDamage(StrayRows(**_said(table, stray)), (AffectedData(dataset),), tuple(stray), (table.name,))
    if stray := {n: count for n, count in strays[coverage.name].items() if n not in gone}:
        said = _said(coverage, stray)
        touched = connection.execute(select(coverage.c.dataset).where(coverage.c.import_id.in_(stray)).distinct())
        damage = StrayCoverage(rows=said["rows"], numbers=said["numbers"])
        yield FoundDamage(damage, tuple(AffectedData(one) for one in touched.scalars()), tuple(stray), (coverage.name,))
    if stray := {n: count for n, count in _strays(connection, import_changes).items() if n not in gone}:
        said = _said(import_changes, stray)
        yield FoundDamage(StrayChanges(rows=said["rows"], numbers=said["numbers"]))
    for table in (accounts, problems):
        if stray := {n: count for n, count in _strays(connection, table).items() if n not in gone}:
            yield FoundDamage(StrayLines(**_said(table, stray)), imports=tuple(stray), subject=(table.name,))


def of_withdrawals(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Rows that are taken out and are not there, or by an import that is not."""
    query = select(func.count()).select_from(withdrawals).where(stray_withdrawals())
    if count := connection.execute(query).scalar_one():
        yield FoundDamage(
            StrayWithdrawals(rows=number(count)), (AffectedData("procedures"),), subject=(withdrawals.name,)
        )


def stray_withdrawals() -> ColumnElement[bool]:
    """The withdrawals of nothing, or of nobody, as SQL."""
    w = withdrawals.c
    return or_(w.row.not_in(select(procedures.c.id)), w.import_id.not_in(select(imports.c.id)))


def _strays(connection: Connection, table: Table) -> dict[int, int]:
    """How many rows there are of each import that is not there."""
    number_of = table.c.import_id
    query = select(number_of, func.count()).where(number_of.not_in(select(imports.c.id))).group_by(number_of)
    return {row[0]: row[1] for row in connection.execute(query.order_by(number_of))}


def _said(table: Table, ids: dict[int, int]) -> dict[str, str]:
    numbers = listed(number(one) for one in ids)
    return {"subject": row_names.called(table.name), "rows": number(sum(ids.values())), "numbers": numbers}
