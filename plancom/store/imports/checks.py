"""Checks of the database's own consistency: what counts is the newest, and the rollups equal a recount."""

from sqlalchemy import Connection, select

from plancom.language.translation import tr
from plancom.store.precedence.current_rows import wrongly_marked
from plancom.store.precedence.rollups import recounted
from plancom.store.tables import DATASET_TABLES, rollup


def faults(connection: Connection) -> list[str]:
    """Everything that is not as it should be, in Spanish; empty where all is well."""
    return [*_current_faults(connection), *_rollup_faults(connection)]


def _current_faults(connection: Connection) -> list[str]:
    found = []
    for name, table in DATASET_TABLES.items():
        if wrong := wrongly_marked(connection, table):
            found.append(tr("{name}: {wrong} filas cuentan (o no cuentan) cuando no deberían.", name=name, wrong=wrong))
    return found


def _rollup_faults(connection: Connection) -> list[str]:
    kept = {tuple(row[:-1]): row[-1] for row in connection.execute(select(rollup))}
    counted = {tuple(row[:-1]): row[-1] for query in recounted() for row in connection.execute(query)}
    wrong = {key for key in kept.keys() | counted.keys() if kept.get(key) != counted.get(key)}
    return [tr("{wrong} totales por día no son la suma de sus filas.", wrong=len(wrong))] if wrong else []
