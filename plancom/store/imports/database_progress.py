"""What was already taken from each database that is a source: how far its active imports cover, and when it was last asked."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from plancom.store.tables import coverage, imports

ONE_DAY = dt.timedelta(days=1)
Span = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class LastSync:
    """The newest import of a source: its number, when (UTC), whether it still counts; and the last day that is wholly covered,
    before the first one that was lost by undoing. None where that is all of them: everything is to be asked for.
    """

    import_id: int
    created_at: dt.datetime
    active: bool
    covered: dt.date | None


def syncs_by_source(connection: Connection) -> dict[str, LastSync]:
    """By source («database:sitio»), what its imports say. The last covered day is that of the measure or series that is furthest behind."""
    spans = (
        select(imports.c.source, coverage.c.series, coverage.c.measure, coverage.c.first_day, coverage.c.last_day)
        .add_columns(imports.c.undone_at.is_(None).label("active"))
        .join(coverage, coverage.c.import_id == imports.c.id)
        .where(imports.c.source.startswith("database:"))
        .order_by(coverage.c.first_day)
    )
    active: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
    undone: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
    for source, series, measure, first, last, counts in connection.execute(spans):
        (active if counts else undone)[source, series, measure].append((first, last))
    ends: dict[str, list[dt.date | None]] = defaultdict(list)
    for key, there in active.items():
        ends[key[0]].append(_end(there, undone.get(key, [])))
    newest = select(func.max(imports.c.id)).where(imports.c.source.startswith("database:")).group_by(imports.c.source)
    query = select(imports.c.source, imports.c.id, imports.c.created_at, imports.c.undone_at).where(
        imports.c.id.in_(newest)
    )
    return {
        row.source: LastSync(row.id, row.created_at, row.undone_at is None, _furthest_behind(ends[row.source]))
        for row in connection.execute(query)
    }


def _furthest_behind(ends: Sequence[dt.date | None]) -> dt.date | None:
    known = [end for end in ends if end]
    return min(known) if known and len(known) == len(ends) else None


def _end(active: Sequence[Span], undone: Sequence[Span]) -> dt.date | None:
    """The last active day, or the day before the first that only undone imports have; None where no active one is before it.

    Both are sorted by their first days.
    """
    end = max(last for _, last in active)
    for first, last in undone:
        lacking = first
        for start, stop in active:
            if start <= lacking <= stop:
                lacking = stop + ONE_DAY
        if lacking <= min(last, end):
            return lacking - ONE_DAY if active[0][0] < lacking else None
    return end
