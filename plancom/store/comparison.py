"""Comparison: what an import would change, before anything is written."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, Table, select

from plancom.datasets import Dataset, Observations
from plancom.plan import Plan
from plancom.store.days import Intervals
from plancom.store.rows import prepared
from plancom.store.tables import DATASET_TABLES


@dataclass(frozen=True)
class Comparison:
    """What an import would change: counts of the file's rows, and the rows themselves with their `status`.

    `rows` is the prepared table with a column `status`: new, changed or same. `adds_coverage` says whether it covers days that
    nothing active covered before (so that zeros appear where figures were missing).
    """

    rows: pd.DataFrame
    rows_new: int
    rows_changed: int
    rows_same: int
    adds_coverage: bool

    @property
    def changes_nothing(self) -> bool:
        """Whether committing would leave every figure as it is."""
        return not (self.rows_new or self.rows_changed or self.adds_coverage)


def compare(connection: Connection, observations: Observations, plan: Plan) -> Comparison:
    """What committing `observations` would change. Raises ValueError where nothing was read."""
    rows = prepared(observations, plan)
    table = DATASET_TABLES[dataset_of(observations)]
    keys = rows.groupby("key", sort=False)["fingerprint"].sum()
    current = _current_fingerprints(connection, table, rows)
    known = current.reindex(keys.index)
    status = pd.Series("changed", index=keys.index).mask(known == keys, "same").mask(known.isna(), "new")
    rows["status"] = rows["key"].map(status).astype("object")
    by_row = rows.groupby(["sheet", "row"], sort=False)["status"].agg(set)
    new = int((by_row == {"new"}).sum())
    same = int((by_row == {"same"}).sum())
    return Comparison(rows, new, len(by_row) - new - same, same, _adds_coverage(connection, observations))


def _current_fingerprints(connection: Connection, table: Table, rows: pd.DataFrame) -> pd.Series:
    """The fingerprints of the current rows that may share a key with `rows`, summed by key."""
    t = table
    series = sorted(rows["series"].unique())
    query = select(t.c.key, t.c.fingerprint).where(t.c.is_current, t.c.series.in_(series))
    if t.name in {"visits", "procedures"}:  # the day is part of these keys
        query = query.where(t.c.day.between(rows["day"].min(), rows["day"].max()))
    found = connection.execute(query).all()
    table_ = pd.DataFrame(found, columns=["key", "fingerprint"]).astype({"key": "object", "fingerprint": "int64"})
    return table_.groupby("key")["fingerprint"].sum()


def _adds_coverage(connection: Connection, observations: Observations) -> bool:
    covered = Intervals.of(connection, dataset_of(observations))
    return any(not covered.contain(c) for c in observations.coverage)


def dataset_of(observations: Observations) -> Dataset:
    """The dataset that was read. Raises ValueError where nothing was."""
    if observations.dataset is None:
        raise ValueError("nothing was read from this file")
    return observations.dataset
