"""Moves: what imports, undoing and redoing did to which months, so that a figure that moved can say by which file."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, or_, select

from plancom.store.tables import coverage, import_changes, imports

Action = Literal["import", "undo", "redo"]
Spans = Mapping[str, tuple[tuple[dt.date, dt.date], ...]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment of the data, by the numbers of the last import and of the last undoing or redoing: two moves may share a second."""

    last_import: int = 0
    last_change: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """A file came in, was undone or redone (`number` is that of the import or of the change), which touched these days of each series.

    `spans` has none where the file covers no day.
    """

    import_id: int
    number: int
    file_name: str
    dataset: str
    action: Action
    spans: Spans

    def is_after(self, mark: Mark) -> bool:
        """Whether it came after that moment."""
        return self.number > (mark.last_import if self.action == "import" else mark.last_change)

    def touches(self, dataset: str, series: str, first: dt.date, last: dt.date) -> bool:
        """Whether it may have moved what is counted of a series on these days; a list that covers no day may move any."""
        if dataset != self.dataset:
            return False
        if not self.spans:
            return True
        spans = self.spans.get(series, ())
        return any(start <= last and end >= first for start, end in spans)


def mark(connection: Connection) -> Mark:
    """The moment that it is."""
    last_import = connection.execute(select(func.max(imports.c.id))).scalar_one()
    last_change = connection.execute(select(func.max(import_changes.c.id))).scalar_one()
    return Mark(last_import or 0, last_change or 0)


def moves_since(connection: Connection, since: Mark) -> tuple[Move, ...]:
    """Every move after a moment: imports in their order, then what was undone and redone in its own."""
    i, c = imports.c, import_changes.c
    changed = connection.execute(
        select(c.id, c.import_id, c.action).where(c.id > since.last_change).order_by(c.id)
    ).all()
    ids = {row.import_id for row in changed}
    known = select(i.id, i.file_name, i.dataset).where(or_(i.id > since.last_import, i.id.in_(ids))).order_by(i.id)
    files = {row.id: row for row in connection.execute(known)}
    spans = _spans(connection, list(files))
    found = [
        Move(row.id, row.id, row.file_name, row.dataset, "import", spans.get(row.id, {}))
        for row in files.values()
        if row.id > since.last_import
    ]
    found += [
        Move(file.id, row.id, file.file_name, file.dataset, row.action, spans.get(file.id, {}))
        for row in changed
        if (file := files.get(row.import_id))
    ]
    return tuple(found)


def net(moves: Iterable[Move]) -> tuple[Move, ...]:
    """The last move of each import, without those that left it as it was: what came in and was undone, what was undone and redone."""
    by_import: dict[int, list[Move]] = {}
    for one in moves:
        by_import.setdefault(one.import_id, []).append(one)
    return tuple(each[-1] for each in by_import.values() if (each[0].action == "undo") != (each[-1].action != "undo"))


def _spans(connection: Connection, import_ids: Sequence[int]) -> dict[int, Spans]:
    c = coverage.c
    query = select(c.import_id, c.series, c.first_day, c.last_day).where(c.import_id.in_(import_ids)).distinct()
    found: dict[int, dict[str, tuple[tuple[dt.date, dt.date], ...]]] = {}
    for import_id, series, first, last in connection.execute(query):
        by_series = found.setdefault(import_id, {})
        by_series[series] = (*by_series.get(series, ()), (first, last))
    return {**found}
