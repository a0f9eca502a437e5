"""Moves: what imports, undoing and redoing did to which months, so that a figure that moved can say by which file."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, or_, select

from plancom.store.tables import coverage, import_changes, imports

Action = Literal["import", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Move:
    """A file came in, was undone or redone at a moment (UTC), which touched these days of each series; none where it covers no day."""

    import_id: int
    file_name: str
    dataset: str
    action: Action
    author: str
    moment: dt.datetime
    spans: Mapping[str, tuple[tuple[dt.date, dt.date], ...]]

    def touches(self, dataset: str, series: str, first: dt.date, last: dt.date) -> bool:
        """Whether it may have moved what is counted of a series on these days; a list that covers no day may move any."""
        if dataset != self.dataset:
            return False
        if not self.spans:
            return True
        spans = self.spans.get(series, ())
        return any(start <= last and end >= first for start, end in spans)


def moves_since(connection: Connection, moment: dt.datetime) -> tuple[Move, ...]:
    """Every move from `moment` (UTC) on, the oldest first."""
    i, c = imports.c, import_changes.c
    changed = select(c.import_id, c.action, c.author, c.created_at).where(c.created_at >= moment).order_by(c.id)
    later = connection.execute(changed).all()
    ids = {row.import_id for row in later}
    known = select(i.id, i.file_name, i.dataset, i.author, i.created_at).where(
        or_(i.created_at >= moment, i.id.in_(ids))
    )
    files = {row.id: row for row in connection.execute(known)}
    spans = _spans(connection, list(files))
    found = [
        Move(row.id, row.file_name, row.dataset, "import", row.author, row.created_at, spans.get(row.id, {}))
        for row in files.values()
        if row.created_at >= moment
    ]
    for row in later:
        if file := files.get(row.import_id):
            moved = spans.get(file.id, {})
            found.append(
                Move(file.id, file.file_name, file.dataset, row.action, row.author, row.created_at, moved)
            )  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.moment))


def _spans(connection: Connection, import_ids: list[int]) -> dict[int, dict[str, tuple[tuple[dt.date, dt.date], ...]]]:
    c = coverage.c
    query = select(c.import_id, c.series, c.first_day, c.last_day).where(c.import_id.in_(import_ids)).distinct()
    found: dict[int, dict[str, tuple[tuple[dt.date, dt.date], ...]]] = {}
    for import_id, series, first, last in connection.execute(query):
        by_series = found.setdefault(import_id, {})
        by_series[series] = (*by_series.get(series, ()), (first, last))
    return found
