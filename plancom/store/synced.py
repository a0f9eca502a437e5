"""What was already taken from each database that is a source: how far its active imports cover, and when it was last asked."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from plancom.store.tables import coverage, imports


@dataclass(frozen=True)
class Synced:
    """The newest import of a source: its number, when (UTC), whether it still counts; and the last day that is wholly covered."""

    import_id: int
    created_at: dt.datetime
    active: bool
    covered: dt.date | None


def synced(connection: Connection) -> dict[str, Synced]:
    """By source («database:sitio»), what its imports say. The last covered day is that of the measure or series that is furthest behind."""
    ends = (
        select(imports.c.source, func.max(coverage.c.last_day).label("last_day"))
        .join(coverage, coverage.c.import_id == imports.c.id)
        .where(imports.c.source.startswith("database:"), imports.c.undone_at.is_(None))
        .group_by(imports.c.source, coverage.c.series, coverage.c.measure)
        .subquery()
    )
    behind = select(ends.c.source, func.min(ends.c.last_day)).group_by(ends.c.source)
    covered = {source: day for source, day in connection.execute(behind)}  # noqa: C416 - rows are no pairs to mypy
    newest = select(func.max(imports.c.id)).where(imports.c.source.startswith("database:")).group_by(imports.c.source)
    query = select(imports.c.source, imports.c.id, imports.c.created_at, imports.c.undone_at).where(
        imports.c.id.in_(newest)
    )
    return {
        row.source: Synced(row.id, row.created_at, row.undone_at is None, covered.get(row.source))
        for row in connection.execute(query)
    }
