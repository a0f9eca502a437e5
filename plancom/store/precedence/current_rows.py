"""Currency: which rows count. A function of the active imports alone, so that undo and redo come in any order.

Of the rows with one natural key, those of the newest active import count (docs/computation.md §3). For procedures `store.precedence.overlaps` has more
rules, and others keep what two files say of one thing from counting twice (docs/adr/0006-overlaps.md):
- a post known only by its link gives way to the same link with the network's own id;
- a number of posts counted for a day gives way to a list of posts, from another import, that covers the day;
- a number of posts of a whole month and finer posts are settled by `store.precedence.post_totals`;
- a publication known only by its title gives way to the same one with its link (`store.precedence.linked_notes`).
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Table,
    and_,
    exists,
    literal_column,
    or_,
    select,
    true,
    union,
    update,
)

from plancom.datasets import Dataset
from plancom.store.db import data_version
from plancom.store.db.bulk import Insertion
from plancom.store.precedence import linked_notes, overlaps, rollups
from plancom.store.precedence.newest_rows import is_newest
from plancom.store.precedence.post_totals import in_months_of_totals, post_totals
from plancom.store.tables import DATASET_TABLES, coverage, imports, posts, press, procedures, rollup

Keys = Select[tuple[str]] | CompoundSelect[Any]
# Written out, not a parameter: SQLite uses the partial index of addresses only where it reads the words of its WHERE.
NONE: ColumnElement[str] = literal_column("''")


def refresh(connection: Connection, dataset: Dataset, import_id: int) -> None:
    """Settles anew every row that the import may touch; the rollups and the data's version follow."""
    table = DATASET_TABLES[dataset]
    touched = _touched(connection, table, import_id)
    concerned = overlaps.touched(import_id) if table is procedures else table.c.key.in_(touched)
    connection.execute(
        update(table).where(concerned, table.c.is_current != _base(table)).values(is_current=_base(table))
    )
    if table is posts:
        known = and_(table.c.key.in_(touched), table.c.is_current, _known_by_id())
        connection.execute(update(table).where(known).values(is_current=False))
    _settle_overlaps(connection, table, concerned)
    rollups.refresh(connection, dataset, touched)
    data_version.advance(connection)


def settle_all(connection: Connection) -> None:
    """Settles anew every row there is, from nothing but the active imports; the rollups are to be added up by who asks."""
    for table in DATASET_TABLES.values():
        should = is_counted(table)
        connection.execute(update(table).where(table.c.is_current != should).values(is_current=should))
        _settle_overlaps(connection, table, true())


def _base(table: Table) -> ColumnElement[bool]:
    """What counts by a row's own key, and of posts by the lists that cover its day."""
    return and_(is_newest(table), ~_listed_elsewhere()) if table is posts else is_newest(table)


def _settle_overlaps(connection: Connection, table: Table, scope: ColumnElement[bool]) -> None:
    """Marks what counts or does not by the rules of overlaps, in a scope that has all rows that these compare, or none."""
    found = _overlaps(connection, table, scope)
    for marked, rows in ((True, found.standing), (False, found.giving_way)):
        for condition in rows:
            where = (scope, condition, table.c.is_current != marked)
            connection.execute(update(table).where(*where).values(is_current=marked))


class _Overlaps(NamedTuple):
    """Conditions on rows that count whatever a list says, and on those that are the newest word and give way."""

    standing: Iterable[ColumnElement[bool]]
    giving_way: Iterable[ColumnElement[bool]]


def _overlaps(connection: Connection, table: Table, scope: ColumnElement[bool]) -> _Overlaps:
    if table is procedures:
        return _Overlaps((), overlaps.giving_way(connection, scope))
    if table is press:
        return _Overlaps((), linked_notes.giving_way(connection, scope))
    if table is posts and _have_numbers(connection):
        totals = post_totals(connection)
        return _Overlaps(totals.standing, totals.giving_way)
    return _Overlaps((), ())


def _have_numbers(connection: Connection) -> bool:
    """Whether any import has numbers of posts."""
    c = coverage.c
    numbers = select(c.id).where(c.dataset == "posts", c.grain == "count")
    return connection.execute(numbers.limit(1)).first() is not None


def counts_at_once(dataset: Dataset, rows: pd.DataFrame) -> "pd.Series[bool]":
    """Which `rows` of the newest import count unless `settle` finds others to which they give way; with their index."""
    if dataset != "posts":
        return pd.Series(True, index=rows.index)
    return (rows["grain"] == "post") & (rows["post_id"] != "")


def settle(connection: Connection, dataset: Dataset, import_id: int, added: Callable[[], Insertion] | None) -> None:
    """What `refresh` does, for the newest import, whose rows are marked with `counts_at_once` already.

    `added` says what its rows add to the rollups; None unless all of them count, and no row that counted has a key of theirs.
    Where nothing else is touched either, that is all there is to do.
    """
    others = exists().where(imports.c.dataset == dataset, imports.c.undone_at.is_(None), imports.c.id != import_id)
    alone = not connection.execute(select(others)).scalar()
    if (
        added is None
        or (dataset == "posts" and not alone and _gives_way_to(connection, import_id))
        or (dataset == "procedures" and overlaps.meets(connection, import_id))
        or (dataset == "press" and _meets_notes(connection, import_id))
    ):
        refresh(connection, dataset, import_id)
        return
    rollups.add(connection, dataset, added(), alone=alone)
    data_version.advance(connection)


def _gives_way_to(connection: Connection, import_id: int) -> bool:
    """Whether a post of another import may give way to a list of posts: one that is known by link alone, or numbers per day."""
    numbers = select(exists().where(rollup.c.dataset == "posts", rollup.c.grain == "count"))
    return bool(
        connection.execute(numbers).scalar() or connection.execute(_same_link(import_id).limit(1)).first() is not None
    )


def _meets_notes(connection: Connection, import_id: int) -> bool:
    """Whether a publication without a link is, in another row, there with one."""
    return any(True for _ in linked_notes.giving_way(connection, linked_notes.of_same_days(import_id)))


def _same_link(import_id: int) -> Select[tuple[str]]:
    mine = posts.alias("mine")
    return (
        select(posts.c.key)
        .join(mine, and_(mine.c.series == posts.c.series, mine.c.address == posts.c.address))
        .where(mine.c.import_id == import_id, mine.c.address != NONE, posts.c.address != NONE, posts.c.post_id == "")
    )


def _touched(connection: Connection, table: Table, import_id: int) -> Keys:
    """`touched_keys`, and of posts those of the months of which somebody told the total."""
    touched = touched_keys(table, import_id)
    if table is not posts or not _have_numbers(connection):
        return touched
    months = in_months_of_totals(connection, import_id)
    return touched if months is None else union(select(touched.subquery().c.key), select(posts.c.key).where(months))


def touched_keys(table: Table, import_id: int) -> Keys:
    """The natural keys whose currency an import can change.

    Its own; for posts also those that its lists and ids cover, for procedures those of the same procedures and months, for press those
    of its days that are known without a link.
    """
    if table is procedures:
        return select(procedures.c.key).where(overlaps.touched(import_id))
    own = select(table.c.key).where(table.c.import_id == import_id)
    if table is press:
        return union(own, select(press.c.key).where(linked_notes.of_same_days(import_id)))
    if table is not posts:
        return own
    counted = (
        select(posts.c.key)
        .join(coverage, _covers(posts))
        .where(coverage.c.import_id == import_id, posts.c.grain == "count")
    )
    return union(own, _same_link(import_id), counted)


def is_counted(table: Table) -> ColumnElement[bool]:
    """What `is_current` should be, from nothing but the active imports: for a check. Of procedures see `wrongly_marked`."""
    base = _base(table)
    return and_(base, ~_known_by_id()) if table is posts else base


def wrongly_marked(connection: Connection, table: Table) -> int:
    """How many rows count and should not, or should and do not, from nothing but the active imports."""
    t = table.c
    found = _overlaps(connection, table, true())
    standing, giving_way = (
        {row for condition in rows for row in connection.execute(select(t.id).where(condition)).scalars()}
        for rows in (found.standing, [and_(one, is_counted(table)) for one in found.giving_way])
    )
    unlike = set(connection.execute(select(t.id).where(t.is_current != is_counted(table))).scalars())
    if not (standing or giving_way):
        return len(unlike)
    against = set(connection.execute(select(t.id).where(t.id.in_(standing), ~is_counted(table))).scalars())
    return len(unlike ^ (giving_way | against))  # these alone should differ


def _covers(table: Any) -> ColumnElement[bool]:
    """A line of coverage that is a list of posts over the row's day."""
    return and_(
        coverage.c.dataset == "posts",
        coverage.c.grain == "post",
        coverage.c.series == table.c.series,
        table.c.day.between(coverage.c.first_day, coverage.c.last_day),
    )


def _listed_elsewhere() -> ColumnElement[bool]:
    """The row counts posts of a day that another active import lists one by one."""
    lists = exists().where(
        _covers(posts),
        imports.c.id == coverage.c.import_id,
        imports.c.undone_at.is_(None),
        coverage.c.import_id != posts.c.import_id,
    )
    return and_(posts.c.grain == "count", lists.correlate(posts))


def _known_by_id() -> ColumnElement[bool]:
    """The row knows its post by link alone, and an active import knows that link by the network's id."""
    other = posts.alias("identified")
    known = exists().where(
        other.c.series == posts.c.series,
        other.c.address == posts.c.address,
        other.c.address != NONE,
        other.c.post_id != "",
        imports.c.id == other.c.import_id,
        imports.c.undone_at.is_(None),
    )
    return and_(posts.c.post_id == "", posts.c.address != NONE, posts.c.grain == "post", or_(known.correlate(posts)))
