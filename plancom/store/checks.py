"""Checks of the database's own consistency: what counts is the newest, and the rollups equal a recount."""

from sqlalchemy import Connection, and_, func, select

from plancom.store.rollups import recounted
from plancom.store.tables import DATASET_TABLES, imports, rollup


def faults(connection: Connection) -> list[str]:
    """Everything that is not as it should be, in Spanish; empty where all is well."""
    return [*_current_faults(connection), *_rollup_faults(connection)]


def _current_faults(connection: Connection) -> list[str]:
    found = []
    for name, table in DATASET_TABLES.items():
        active = select(table.c.key, func.max(table.c.import_id).label("newest")).join(
            imports, and_(imports.c.id == table.c.import_id, imports.c.undone_at.is_(None))
        )
        newest = active.group_by(table.c.key).subquery()
        should = table.c.import_id == func.coalesce(newest.c.newest, 0)
        query = (
            select(func.count())
            .select_from(table.outerjoin(newest, newest.c.key == table.c.key))
            .where(should != table.c.is_current)
        )
        if wrong := connection.execute(query).scalar_one():
            found.append(f"{name}: {wrong} filas cuentan (o no cuentan) cuando no deberían.")
    return found


def _rollup_faults(connection: Connection) -> list[str]:
    kept = {tuple(row[:-1]): row[-1] for row in connection.execute(select(rollup))}
    counted = {tuple(row[:-1]): row[-1] for query in recounted() for row in connection.execute(query)}
    wrong = {key for key in kept.keys() | counted.keys() if kept.get(key) != counted.get(key)}
    return [f"{len(wrong)} totales por día no son la suma de sus filas."] if wrong else []
