"""The checkup: every check, each by itself, so that what one of them stumbles over is found too."""

import logging
from collections.abc import Iterable

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, DBAPIError, SQLAlchemyError

from plancom.datasets.problems.damage import Damage
from plancom.datasets.problems.database_damages import CheckStopped
from plancom.language.translation import later, tr
from plancom.plan import Plan
from plancom.store.checks import (
    documents,
    evidence,
    file,
    observations,
    originals,
    references,
    structure,
    totals,
    values,
)
from plancom.store.checks.damages import Check, CheckContext, FoundDamage
from plancom.store.db.engine import StoreError
from plancom.store.db.holder import is_held
from plancom.store.db.schema import unreachable

_log = logging.getLogger(__name__)

OF_THE_FILE: tuple[tuple[str, Check], ...] = (
    (later("el archivo"), file.pages),
    (later("la versión de las tablas"), structure.revision),
    (later("las tablas"), structure.tables),
    (later("lo que dejó una importación interrumpida"), file.leavings),
)
OF_WHAT_IS_IN_IT: tuple[tuple[str, Check], ...] = (
    (later("lo que cuida el registro"), structure.triggers),
    (later("las fechas"), values.days),
    (later("las cantidades"), values.quantities),
    (later("las palabras de las filas"), values.words),
    (later("los conjuntos de datos"), values.datasets),
    (later("las importaciones de las filas"), references.of_imports),
    (later("las filas que otras quitan"), references.of_withdrawals),
    (later("lo que dicen las filas"), observations.row_contents),
    (later("cuántas filas trajo cada importación"), observations.lines),
    (later("los períodos cubiertos"), observations.covered),
    (later("lo deshecho y rehecho"), observations.undoing),
    (later("las estrategias de las filas"), observations.strategies),
    (later("qué filas cuentan"), observations.current_marks),
    (later("los totales por día"), totals.sums),
    (later("los archivos originales"), originals.kept),
    (later("las versiones de lo que escribe la oficina"), documents.numbering),
    (later("lo que escribe la oficina"), documents.contents),
    (later("los estados"), documents.kinds),
    (later("las decisiones"), documents.settled),
    (later("los planes puestos en vigor"), documents.plans),
    (later("las metas y tareas de las que se habla"), documents.targets),
    (later("los perfiles"), documents.in_force_twice),
    (later("los datos de la base misma"), documents.facts),
    (later("las evidencias"), evidence.of_tasks),
    (later("lo que se presentó"), evidence.presented),
)
STOPS = frozenset({"overwritten_pages", "broken_index", "older_tables", "lost_table", "lost_column"})
"""Damages after which what is in the database is not asked for: its tables are not those that the checks know, or do not answer rightly."""
_ORDER = ("file", "figures", "records", "traces")


def checkup(engine: Engine, plans: Iterable[Plan] = ()) -> list[FoundDamage]:
    """All that is not as it should be, the gravest first. Raises StoreError where the database cannot be opened at all."""
    known = CheckContext({one.id: one for one in plans})
    try:
        with engine.connect() as connection:
            found = _found(connection, OF_THE_FILE, known, [])
    except DatabaseError as error:
        raise StoreError(unreachable(error)) from error
    if not STOPS & {one.code for one in found}:
        with engine.connect() as connection:
            found = checked(connection, known, found)
    return in_order(found)


def checked(connection: Connection, known: CheckContext, before: list[FoundDamage]) -> list[FoundDamage]:
    """What is found in the database as `connection` sees it, after what was found `before`."""
    return _found(connection, OF_WHAT_IS_IN_IT, known, before)


def in_order(found: Iterable[FoundDamage]) -> list[FoundDamage]:
    """The gravest first, else in the order in which they were found."""
    return sorted(found, key=lambda one: _ORDER.index(one.damage.severity))


def _found(
    connection: Connection, checks: Iterable[tuple[str, Check]], known: CheckContext, before: list[FoundDamage]
) -> list[FoundDamage]:
    found = list(before)
    for what, check in checks:
        one: list[FoundDamage] = []
        try:
            one.extend(check(connection, known))
        except Exception as error:
            if isinstance(error, DBAPIError) and (error.connection_invalidated or is_held(error)):
                raise  # no damage: somebody holds the database, or its server went away
            _log.info("the check of %s stopped: %s", what, error)
            if isinstance(error, SQLAlchemyError) and connection.dialect.name == "postgresql":
                connection.rollback()
            if not any(explains(earlier.damage) for earlier in (*found, *one)):
                one.append(FoundDamage(CheckStopped(what=tr(what))))
        found += one
    return found


def explains(damage: Damage) -> bool:
    """Whether a check may stop because of it: it need not be said twice."""
    return damage.code in {
        "not_a_day", "not_a_moment", "not_a_count", "unknown_dataset", "unknown_word", "broken_rules",
        "broken_data_version",
    }  # fmt: skip
