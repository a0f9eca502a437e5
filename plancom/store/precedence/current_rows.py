"""Currency: which rows count. A function of the active imports alone, so that undo and redo come in any order.

Of the rows with one natural key, those of the newest active import count (docs/computation.md §3). For procedures `store.precedence.overlaps` has more
rules, and for posts two keep what is one post in two tools from counting twice (docs/adr/0006-overlaps.md):
- a post known only by its link gives way to the same link with the network's own id;
- a number of posts counted for a day gives way to a list of posts, from another import, that covers the day.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Table,
    and_,
    exists,
    func,
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
from plancom.store.precedence import overlaps, rollups
from plancom.store.precedence.newest_rows import is_newest
from plancom.store.tables import DATASET_TABLES, coverage, imports, posts, procedures, rollup

Keys = Select[tuple[str]] | CompoundSelect[Any]
# Written out, not a parameter: SQLite uses the partial index of addresses only where it reads the words of its WHERE.
NONE: ColumnElement[str] = literal_column("''")


def refresh(connection: Connection, dataset: Dataset, import_id: int) -> None:
    """Settles anew every row that the import may touch; the rollups and the data's version follow."""
    table = DATASET_TABLES[dataset]
    touched = touched_keys(table, import_id)
    concerned = overlaps.touched(import_id) if table is procedures else table.c.key.in_(touched)
    newest = is_newest(table)
    should = and_(newest, ~_listed_elsewhere()) if table is posts else newest
    connection.execute(update(table).where(concerned, table.c.is_current != should).values(is_current=should))
    if table is procedures:
        for losers in overlaps.giving_way(connection, concerned):
            connection.execute(update(table).where(losers, table.c.is_current).values(is_current=False))
    if table is posts:
        connection.execute(
            update(posts).where(posts.c.key.in_(touched), posts.c.is_current, _known_by_id()).values(is_current=False)
        )
    rollups.refresh(connection, dataset, touched)
    data_version.advance(connection)


def settle_all(connection: Connection) -> None:
    """Settles anew every row there is, from nothing but the active imports; the rollups are to be added up by who asks."""
    for table in DATASET_TABLES.values():
        should = is_counted(table)
        connection.execute(update(table).where(table.c.is_current != should).values(is_current=should))
    for losers in overlaps.giving_way(connection, true()):
        where = (losers, procedures.c.is_current)
        connection.execute(update(procedures).where(*where).values(is_current=False))


def counts_at_once(dataset: Dataset, rows: pd.DataFrame) -> "pd.Series[bool]":
    """Of the rows of the newest import those that count unless `settle` finds others to which they give way."""
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


def _same_link(import_id: int) -> Select[tuple[str]]:
    mine = posts.alias("mine")
    return (
        select(posts.c.key)
        .join(mine, and_(mine.c.series == posts.c.series, mine.c.address == posts.c.address))
        .where(mine.c.import_id == import_id, mine.c.address != NONE, posts.c.address != NONE, posts.c.post_id == "")
    )


def touched_keys(table: Table, import_id: int) -> Keys:
    """The natural keys whose currency an import can change.

    Its own; for posts also those that its lists and ids cover, for procedures those of the same procedures and months.
    """
    if table is procedures:
        return select(procedures.c.key).where(overlaps.touched(import_id))
    own = select(table.c.key).where(table.c.import_id == import_id)
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
    newest = is_newest(table)
    if table is not posts:
        return newest
    return and_(newest, ~_listed_elsewhere(), ~_known_by_id())


def wrongly_marked(connection: Connection, table: Table) -> int:
    """How many rows count and should not, or should and do not, from nothing but the active imports."""
    t = table.c
    if table is not procedures:
        query = select(func.count()).select_from(table).where(t.is_current != is_counted(table))
        return int(connection.execute(query).scalar_one())
    unlike_newest = set(connection.execute(select(t.id).where(t.is_current != is_newest(table))).scalars())
    giving_way = {
        row
        for losers in overlaps.giving_way(connection, true())
        for row in connection.execute(select(t.id).where(losers, is_newest(table))).scalars()
    }
    return len(unlike_newest ^ giving_way)  # these alone should differ


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
