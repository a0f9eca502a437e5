"""Rollups: what the current rows add up to by day, refreshed by the transaction that changes the rows."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
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

from plancom.datasets import DEFINITIONS, Dataset
from plancom.store.db import bulk
from plancom.store.tables import DATASET_TABLES, posts, press, procedures, rollup

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.integer[Any]]


def amounts(dataset: Dataset) -> dict[str, ColumnElement[Any]]:
    """What is added up of each row for each measure that is kept (docs/computation.md §5)."""
    columns = DATASET_TABLES[dataset].c
    own = _own_amounts()
    found: dict[str, ColumnElement[Any]] = {}
    for measure in DEFINITIONS[dataset].added_up:
        if DEFINITIONS[dataset].row_per_measure:
            found[measure.id] = case((columns.measure == measure.id, columns.value))
        else:
            found[measure.id] = columns[measure.column] if measure.column else own[measure.id]
    return found


def _own_amounts() -> dict[str, ColumnElement[Any]]:
    """Of measures that are not the figures of a column."""
    p, q = posts.c, procedures.c
    return {
        "posts": case((p.is_reply, 0), else_=p.publications),
        # Most days have none: they are known by the posts of the day, and no rows of zeros.
        "replies": case((p.is_reply, p.publications)),
        "publications": case((press.c.id.is_not(None), 1)),
        "electronic": case((q.is_electronic, q.quantity), else_=0),
    }


def refresh(connection: Connection, dataset: Dataset, keys: Select[tuple[str]] | CompoundSelect[Any]) -> None:
    """Adds up anew every day of every series on which a row with one of `keys` stands or stood."""
    table = DATASET_TABLES[dataset]
    days = select(table.c.series, table.c.day).where(table.c.key.in_(keys)).distinct().subquery()
    span = select(days.c.series, days.c.day)
    connection.execute(
        delete(rollup).where(rollup.c.dataset == dataset, tuple_(rollup.c.series, rollup.c.day).in_(span))
    )
    _insert_sums(connection, table, dataset, tuple_(table.c.series, table.c.day).in_(span))


def begin(connection: Connection, dataset: Dataset, rows: pd.DataFrame) -> bulk.Insertion:
    """What `rows` add to the rollup, on its way there: nothing is read of the database."""
    return bulk.Insertion(connection, rollup, additions(dataset, rows), {"dataset": dataset}, most_files=1)


def add(connection: Connection, dataset: Dataset, found: bulk.Insertion, *, alone: bool) -> None:
    """Adds what was begun to what there is; `alone` where no other rows count."""
    if alone:
        connection.execute(delete(rollup).where(rollup.c.dataset == dataset))
    found.run(added_to="" if alone else "value")


def additions(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """What `rows`, which all count and take no other row's place, add to the rollup: series, attribution, grain, day, measure, value.

    The same as `_sums` of the same rows, which a check holds together (store.checks).
    """
    names = ["series", "attribution", "grain", "day"]
    first, within = _grouped(rows, names)
    heads = rows[names].iloc[first].reset_index(drop=True)
    found = []
    for measure, amount, known in plain_amounts(dataset, rows):
        totals = np.bincount(within, amount, len(first))
        counted = np.bincount(within, known, len(first)) > 0
        found.append(heads.assign(measure=measure, value=totals)[counted])
    return pd.concat(found, ignore_index=True)


def _grouped(rows: pd.DataFrame, names: list[str]) -> tuple[Places, Places]:
    """Where each different combination of the columns `names` is first, in their order; and for each row which of them it has."""
    codes = np.zeros(len(rows), np.int64)
    for name in names:
        places, distinct = pd.factorize(rows[name], sort=True)
        codes *= max(len(distinct), 1)
        codes += places
    groups, first = np.unique(codes, return_index=True)
    return first, np.searchsorted(groups, codes).astype(np.int32)


def plain_amounts(dataset: Dataset, rows: pd.DataFrame) -> Iterator[tuple[str, Floats, Floats]]:
    """`amounts` of rows that are not written yet, one measure after another: the amount of each, 0 where there is none, and whether there is one (1 or 0)."""
    definition = DEFINITIONS[dataset]
    for measure in definition.added_up:
        if definition.row_per_measure:
            own = rows["measure"] == measure.id
            yield measure.id, _floats(rows["value"], own), np.asarray(own, np.float64)
        elif measure.column:
            figures = rows[measure.column]
            yield measure.id, _floats(figures), np.asarray(figures.notna(), np.float64)
        else:
            yield measure.id, *_own_plain_amounts(rows, measure.id)


def _own_plain_amounts(rows: pd.DataFrame, measure: str) -> tuple[Floats, Floats]:
    """`_own_amounts` of rows that are not written yet."""
    every = np.ones(len(rows))
    if measure == "publications":
        return every, every
    if measure == "electronic":
        return _floats(rows["quantity"], rows["is_electronic"]), every
    own = ~rows["is_reply"].astype(bool)
    if measure == "replies":
        return _floats(rows["publications"], ~own), np.asarray(~own, np.float64)
    return _floats(rows["publications"], own), every


def _floats(column: pd.Series, where: "pd.Series | None" = None) -> Floats:
    """The figures, 0 where there is none or they are not `where`."""
    figures = column.fillna(0).to_numpy(np.float64)
    return figures if where is None else figures * np.asarray(where, np.float64)


def add_up(connection: Connection, dataset: Dataset) -> None:
    """Adds up anew all days of a dataset."""
    connection.execute(delete(rollup).where(rollup.c.dataset == dataset))
    _insert_sums(connection, DATASET_TABLES[dataset], dataset, true())


def recount(connection: Connection) -> None:
    """Adds up everything anew: after the plan's words changed, or a check found a fault."""
    for dataset in DATASET_TABLES:
        add_up(connection, dataset)


@cache
def recounted() -> tuple[Select[Any], ...]:
    """Queries that together give the whole rollup from the rows that count."""
    return tuple(
        query for dataset, table in DATASET_TABLES.items() for query in _sums(table, dataset, table.c.is_current)
    )


def _insert_sums(connection: Connection, table: Table, dataset: Dataset, where: ColumnElement[bool]) -> None:
    """All measures in one reading of the rows."""
    t, measures = table.c, amounts(dataset)
    columns = [f(amount) for amount in measures.values() for f in (func.count, func.sum)]
    query = (
        select(t.series, t.attribution, t.grain, t.day, *columns)
        .where(t.is_current, where)
        .group_by(t.series, t.attribution, t.grain, t.day)
    )
    groups = connection.execute(query).all()
    days = bulk.dates(connection, [group.day for group in groups])
    found = [
        (dataset, series, measure, attribution, grain, day, float(total))
        for (series, attribution, grain, _, *sums), day in zip(groups, days, strict=True)
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
            select(literal(dataset), t.series, literal(measure), t.attribution, t.grain, t.day, total)
            .where(t.is_current, where)
            .group_by(t.series, t.attribution, t.grain, t.day)
            .having(func.count(amount) > 0)
        )
