"""Revisions: the migrations that this version of the program has, and which of them a database is at."""

from functools import cache
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent.parent / "migrations"
VERSION_TABLE = "alembic_version"


@cache
def newest() -> str | None:
    """The newest migration of this version; its files are loaded once, for whoever asks is asking often."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


@cache
def known_revisions() -> frozenset[str]:
    """Every migration that this version has."""
    return frozenset(one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions())


def current(connection: Connection) -> str | None:
    """The migration that the database is at; None for one without tables. Raises CommandError where it is at several."""
    return MigrationContext.configure(connection).get_current_revision()


def is_of_newer_program(connection: Connection) -> bool:
    """Whether a newer program brought the database to tables that this one does not know."""
    return not known_revisions().issuperset(MigrationContext.configure(connection).get_current_heads())
