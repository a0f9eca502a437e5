"""Reach: up to which day figures are known, and when something was imported last."""

import datetime as dt

from sqlalchemy import Connection, func, select

from plancom.store.tables import imports, rollup


def last_days(connection: Connection) -> dict[str, dt.date]:
    """The last day of which each dataset has figures that count."""
    query = select(rollup.c.dataset, func.max(rollup.c.day).label("day")).group_by(rollup.c.dataset)
    return {row.dataset: row.day for row in connection.execute(query)}


def last_import(connection: Connection) -> dt.datetime | None:
    """When the newest import that counts was made, UTC; None without any."""
    query = select(func.max(imports.c.created_at)).where(imports.c.undone_at.is_(None))
    found: dt.datetime | None = connection.execute(query).scalar_one()
    return found
