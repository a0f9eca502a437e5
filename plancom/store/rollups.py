"""Rollups: what the current rows add up to by day, refreshed by the transaction that changes the rows."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Float,
    Select,
    Table,
    case,
    cast,
    delete,
    func,
    literal,
    select,
    true,
    tuple_,
)

from plancom.datasets import Dataset
from plancom.store import bulk
from plancom.store.tables import DATASET_TABLES, activities, posts, press, procedures, rollup, visits


def amounts(dataset: Dataset) -> dict[str, ColumnElement[Any]]:
    """What is added up of each row for each measure (SPEC §5)."""
    p, q = posts.c, procedures.c
    measures: dict[Dataset, dict[str, ColumnElement[Any]]] = {
        "visits": {m: case((visits.c.measure == m, visits.c.value)) for m in ("visits", "visitors", "page_views")},
        "posts": {
            "posts": case((p.is_reply, 0), else_=p.publications),
            "replies": case((p.is_reply, p.publications), else_=0),
            "procedure_posts": case((p.about_procedures & ~p.is_reply, p.publications), else_=0),
            "shares": p.shares,
        },
        "press": {"publications": case((press.c.id.is_not(None), 1))},
        "procedures": {"electronic": case((q.is_electronic, q.quantity), else_=0), "transactions": q.quantity},
        "activities": {"activities": activities.c.quantity},
    }
    return measures[dataset]


def refresh(connection: Connection, dataset: Dataset, keys: Select[tuple[str]] | CompoundSelect[Any]) -> None:
    """Adds up anew every day of every series on which a row with one of `keys` stands or stood."""
    table = DATASET_TABLES[dataset]
    days = select(table.c.series, table.c.day).where(table.c.key.in_(keys)).distinct().subquery()
    span = select(days.c.series, days.c.day)
    connection.execute(
        delete(rollup).where(rollup.c.dataset == dataset, tuple_(rollup.c.series, rollup.c.day).in_(span))
    )
    _insert_sums(connection, table, dataset, tuple_(table.c.series, table.c.day).in_(span))


def add_up(connection: Connection, dataset: Dataset) -> None:
    """Adds up anew all days of a dataset."""
    connection.execute(delete(rollup).where(rollup.c.dataset == dataset))
    _insert_sums(connection, DATASET_TABLES[dataset], dataset, true())


def recount(connection: Connection) -> None:
    """Adds up everything anew: after the plan's words changed, or a check found a fault."""
    for dataset in DATASET_TABLES:
        add_up(connection, dataset)


def recounted() -> Iterator[Select[Any]]:
    """Queries that together give the whole rollup from the rows that count."""
    for dataset, table in DATASET_TABLES.items():
        yield from _sums(table, dataset, table.c.is_current)


def _insert_sums(connection: Connection, table: Table, dataset: Dataset, where: ColumnElement[bool]) -> None:
    """All measures in one reading of the rows."""
    t, measures = table.c, amounts(dataset)
    columns = [f(amount) for amount in measures.values() for f in (func.count, func.sum)]
    query = (
        select(t.series, t.strategy, t.grain, t.day, *columns)
        .where(t.is_current, where)
        .group_by(t.series, t.strategy, t.grain, t.day)
    )
    groups = connection.execute(query).all()
    days = bulk.dates(connection, [group.day for group in groups])
    found = [
        (dataset, series, measure, strategy, grain, day, float(total))
        for (series, strategy, grain, _, *sums), day in zip(groups, days, strict=True)
        for measure, counted, total in zip(measures, sums[::2], sums[1::2], strict=True)
        if counted
    ]
    if found:
        bulk.write(connection, rollup, TARGET, found)


TARGET = [column.name for column in rollup.columns]


def _sums(table: Table, dataset: Dataset, where: ColumnElement[bool]) -> Iterator[Select[Any]]:
    t = table.c
    for measure, amount in amounts(dataset).items():
        total = cast(func.sum(amount), Float)
        yield (
            select(literal(dataset), t.series, literal(measure), t.strategy, t.grain, t.day, total)
            .where(t.is_current, where)
            .group_by(t.series, t.strategy, t.grain, t.day)
            .having(func.count(amount) > 0)
        )
