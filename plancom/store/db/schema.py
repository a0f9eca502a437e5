"""Brings a database to the tables of this version, and says whether it is there."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, DBAPIError

from plancom.access import SYSTEM, acts
from plancom.language.translation import tr
from plancom.store.db import audit_log
from plancom.store.db.engine import StoreError, acting, writing

MIGRATIONS = Path(__file__).parent.parent / "migrations"
VERSION_TABLE = "alembic_version"


def upgrade(engine: Engine) -> None:
    """Brings the database to this version's tables; does nothing where it is there. Raises StoreError."""
    try:
        if not is_current(engine):
            with writing(acting(engine, SYSTEM), acts.UPGRADE) as connection:
                before = MigrationContext.configure(connection).get_current_revision()
                create(connection)
                audit_log.record(connection, "schema", before={"version": before}, after={"version": newest()})
    except CommandError as error:
        raise StoreError(_foreign()) from error
    except DatabaseError as error:
        raise StoreError(unreachable(error)) from error


def create(connection: Connection) -> None:
    """Makes this version's tables, or what they lack, in a transaction of `writing`."""
    command.upgrade(_config(connection), "head")


def is_current(engine: Engine) -> bool:
    """Whether the database has this version's tables. Raises StoreError where it cannot be reached."""
    try:
        with engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
    except CommandError as error:
        raise StoreError(_foreign()) from error
    except DatabaseError as error:
        raise StoreError(unreachable(error)) from error
    return current == newest()


def _foreign() -> str:
    """What is said of a database whose version is none that this program knows, or several."""
    return tr(
        "La base de datos no está en una versión que este programa conozca. Para saber por qué, ejecute: python -m plancom db check"
    )


@cache
def newest() -> str | None:
    """The newest migration of this version; its files are loaded once, for whoever asks is asking often."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


@cache
def known_revisions() -> frozenset[str]:
    """Every migration that this version has."""
    return frozenset(one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions())


def unreachable(error: DBAPIError) -> str:
    """Why the database cannot be used, in a sentence without credentials."""
    reason = str(error.orig).splitlines()[0] if error.orig else ""
    if "not a database" in reason or "malformed" in reason:
        return tr(
            "El archivo de la base de datos está dañado o no es una base de datos. Restaure una copia: python -m plancom db restore COPIA."
        )
    if "readonly" in reason or "unable to open" in reason:
        return tr(
            "No se puede escribir en la base de datos. Revise los permisos de la carpeta «data» y el espacio en el disco."
        )
    if "locked" in reason:
        return tr("La base de datos está ocupada por otra importación. Espere un momento e inténtelo de nuevo.")
    return tr(
        "No se pudo abrir la base de datos. Revise que el servidor esté encendido y que PLANCOM_DATABASE_URL sea correcta."
    )


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
