"""The newest word on a row's natural key: what an active import says, until a newer one says something else."""

from functools import cache
from typing import Any

from sqlalchemy import Alias, ColumnElement, FromClause, Table, and_, func, literal_column, or_, select

from plancom.store.tables import imports, posts, press, procedures, withdrawals

GIVING_WAY = (procedures, posts, press)
"""Datasets of which a row may be the newest word on its key and not count."""


def newest_import(rows: FromClause) -> Any:
    """The newest active import that has the row's key."""
    table = rows.element if isinstance(rows, Alias) else rows
    other = table.alias("other")
    # OFFSET keeps PostgreSQL from making a join of it: one that began at the imports would look for each row's key in every one of them.
    is_active = (
        select(imports.c.id)
        .where(imports.c.id == other.c.import_id, imports.c.undone_at.is_(None))
        .offset(literal_column("0"))
        .correlate(other)
        .exists()
    )
    return (
        select(func.max(other.c.import_id))
        .where(other.c.key == rows.c.key, is_active)
        .correlate(rows)
        .scalar_subquery()
    )


@cache
def is_newest(rows: FromClause) -> ColumnElement[bool]:
    """Whether no newer active import has the row's key, and its own is active; of procedures also that none takes the row out."""
    newest = func.coalesce(rows.c.import_id == newest_import(rows), False)
    is_procedures = (rows.element if isinstance(rows, Alias) else rows) is procedures
    return and_(newest, withdrawing_import(rows).is_(None)) if is_procedures else newest


def withdrawing_import(rows: FromClause) -> Any:
    """The newest active import that takes a row of procedures out; nothing where there is none."""
    return (
        select(func.max(withdrawals.c.import_id))
        .join(imports, imports.c.id == withdrawals.c.import_id)
        .where(withdrawals.c.row == rows.c.id, imports.c.undone_at.is_(None))
        .correlate(rows)
        .scalar_subquery()
    )


def stands(table: Table) -> ColumnElement[bool]:
    """The rows that a file is compared with.

    A row that gives way to others is still the newest word on its key: the same file again says nothing new.
    """
    return or_(table.c.is_current, is_newest(table)) if table in GIVING_WAY else table.c.is_current
