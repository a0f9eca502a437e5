"""Brings a database to the tables of this version, and says whether it is there."""

import sqlite3
from contextlib import suppress

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, DBAPIError

from plancom.access import SYSTEM, acts
from plancom.language.translation import tr
from plancom.store.db import audit_log, staged_files
from plancom.store.db.engine import StoreError, acting, reading, writing
from plancom.store.db.holder import is_held
from plancom.store.db.revisions import MIGRATIONS, current, newest
from plancom.store.db.turns import BusyError

DISK_FULL = "53100"
"""PostgreSQL's code for it."""


def upgrade(engine: Engine) -> None:
    """Brings the database to this version's tables, and takes away what killed imports left beside it. Raises StoreError.

    Of several servers that start at once one does it, and the others find it done.
    """
    try:
        if not is_current(engine):
            with writing(acting(engine, SYSTEM), acts.UPGRADE) as connection:
                before = current(connection)
                if before == newest():  # while this one waited for its turn
                    return
                create(connection)
                audit_log.record(connection, "schema", before={"version": before}, after={"version": newest()})
        elif staged_files.staging_folders(engine):
            with suppress(BusyError), writing(acting(engine, SYSTEM), acts.UPGRADE, waits=False):
                pass  # whoever writes sweeps
    except CommandError as error:
        raise StoreError(_foreign()) from error
    except DatabaseError as error:
        raise StoreError(unreachable(error)) from error


def create(connection: Connection, revision: str = "head") -> None:
    """Makes this version's tables, or those of another `revision`, or what they lack, in a transaction of `writing`."""
    command.upgrade(_config(connection), revision)


def is_current(engine: Engine) -> bool:
    """Whether the database has this version's tables. Raises StoreError where it cannot be reached."""
    try:
        return reading(engine, current) == newest()
    except CommandError as error:
        raise StoreError(_foreign()) from error
    except DatabaseError as error:
        raise StoreError(unreachable(error)) from error


def _foreign() -> str:
    """What is said of a database whose version is none that this program knows, or several."""
    return tr(
        "La base de datos no está en una versión que este programa conozca. Para saber por qué, ejecute: python -m plancom db check"
    )


def unreachable(error: DBAPIError) -> str:
    """Why the database cannot be used, in a sentence without credentials."""
    reason = str(error.orig).splitlines()[0] if str(error.orig or "") else ""
    if is_held(error):
        return occupied()
    if _is_out_of_room(error):
        return tr(
            "No queda espacio en el disco de la base de datos, o el sistema no deja escribir más en ella. Libere espacio e inténtelo de nuevo."
        )
    if error.connection_invalidated:
        return tr(
            "Se perdió la conexión con el servidor de la base de datos, que quizá se está reiniciando. Espere un momento, mire si el cambio quedó e inténtelo de nuevo."
        )
    if "not a database" in reason or "malformed" in reason:
        return tr(
            "El archivo de la base de datos está dañado o no es una base de datos. Restaure una copia: python -m plancom db restore COPIA."
        )
    if "readonly" in reason or "unable to open" in reason:
        return tr(
            "No se puede escribir en la base de datos. Revise los permisos de la carpeta «data» y el espacio en el disco."
        )
    return tr(
        "No se pudo abrir la base de datos. Revise que el servidor esté encendido y que PLANCOM_DATABASE_URL sea correcta."
    )


def _is_out_of_room(error: DBAPIError) -> bool:
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
    return getattr(error.orig, "sqlstate", None) == DISK_FULL


def occupied() -> str:
    """That somebody else holds the database."""
    return tr(
        "Otro programa tiene ocupada la base de datos. Espere un momento e inténtelo de nuevo; si sigue igual, cierre lo que la tenga abierta o avise al encargado del sistema."
    )


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
