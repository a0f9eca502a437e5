"""Comparison: what an import would change, before anything is written."""

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, Table, exists, func, select

from plancom.datasets import Observations
from plancom.datasets.procedures import REQUEST
from plancom.plan import Institution, Plan
from plancom.plan.attribution import rules_of
from plancom.store.attribution import rules as attribution_rules
from plancom.store.attribution.attributions import Meaning
from plancom.store.attribution.rules import Rules
from plancom.store.db import data_version
from plancom.store.imports.rows import PREPARED, prepared_rows
from plancom.store.precedence import overlaps, withdrawals
from plancom.store.precedence.covered_days import Intervals
from plancom.store.precedence.newest_rows import stands
from plancom.store.tables import DATASET_TABLES, imports

FAR_MORE = 8
"""How many times more rows than keys a table must hold for looking up each key to be faster than reading its series."""
KEYS_AT_ONCE = 5_000
ROWS_AT_ONCE = 50_000
"""Rows that are written down at once for a digest, so that it takes no memory to speak of."""


@dataclass(frozen=True)
class Comparison:
    """What an import would change: counts of the file's rows, and the rows themselves with their `status`.

    `rows` is the prepared table with a column `status`: new, changed or same. `adds_coverage` says whether it covers days that
    nothing active covered before (so that zeros appear where figures were missing, or a procedure's month is settled otherwise).
    """

    rows: pd.DataFrame
    rows_new: int
    rows_changed: int
    rows_same: int
    adds_coverage: bool
    version: int = -1
    """The data's version that it was compared with: at that version it is still true."""
    digest: str = ""
    """Of what the file says: what an import of it keeps, to know it again."""
    meanings: Mapping[int, Meaning] = field(default_factory=dict)
    """What the attributions of the rows mean."""
    withdrawn: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=withdrawals.COLUMNS))
    """The rows of earlier imports that the file takes out (`store.precedence.withdrawals`)."""

    @property
    def rows_withdrawn(self) -> int:
        """How many requests and amounts that are there until now it takes out."""
        return int(self.withdrawn["stands"].sum())

    @property
    def changes_nothing(self) -> bool:
        """Whether committing would leave every figure as it is."""
        return not (self.rows_new or self.rows_changed or self.rows_withdrawn or self.adds_coverage)


def compare(connection: Connection, observations: Observations, plan: Plan) -> Comparison:
    """What committing `observations` would change, where `plan` is one of those whose figures are asked for."""
    table = DATASET_TABLES[observations.dataset]
    meanings: Mapping[int, Meaning] = {}
    rules = attribution_rules.with_those_of(attribution_rules.kept_rules(connection), rules_of(plan))
    with ThreadPoolExecutor(1) as meanwhile:  # a digest needs no Python to speak of
        digest = meanwhile.submit(digest_of, observations, plan.institution, rules)
        if _may_be_there(connection, observations) and _counts_already(connection, table, digest.result()):
            rows = pd.DataFrame(columns=[*(c.name for c in table.columns), "status"])
            new, changed, same, adds = 0, 0, _lines(observations.table)[1], False
        else:
            made = prepared_rows(observations, plan.institution, rules)
            rows, meanings = made.rows, made.meanings
            new, changed, same = _counted(connection, table, rows)
            adds = _adds_coverage(connection, observations) or (
                observations.dataset == "procedures"
                and same == len(rows)
                and overlaps.adds_days(connection, observations.coverage, rows)
            )
        taken_out = withdrawals.withdrawn_rows(connection, observations, rows)
        version = data_version.version(connection)
        return Comparison(rows, new, changed, same, adds, version, digest.result(), meanings, taken_out)


def _counted(connection: Connection, table: Table, rows: pd.DataFrame) -> tuple[int, int, int]:
    """How many lines of the file are new, changed and the same; `rows` get their `status`."""
    rows["status"] = "new"
    codes, lines = _lines(rows)
    counts = exists().where(stands(table), table.c.series.in_(sorted(rows["series"].unique())))
    if not connection.execute(select(counts)).scalar():
        return lines, 0, 0
    sums = fingerprint_sums(rows)
    current = _current_fingerprints(connection, table, rows, sums.index)
    if current.empty:
        return lines, 0, 0
    keys = pd.Index(rows["key"])
    places = current.index.get_indexer(keys)
    known = places >= 0
    same = known & (current.to_numpy()[places] == sums.to_numpy()[sums.index.get_indexer(keys)])
    rows["status"] = np.select([same, known], ["same", "changed"], "new").astype(object)
    size, new_, same_ = (np.bincount(codes, weights, lines) for weights in (None, ~known, same))
    new, unchanged = int((new_ == size).sum()), int((same_ == size).sum())
    return new, lines - new - unchanged, unchanged


def digest_of(observations: Observations, institution: Institution, rules: Rules, *, way: int = PREPARED) -> str:
    """A digest of everything of which an import's rows and coverage are made: where it is the same, they are.

    `way` is how rows were prepared then.
    """
    found = hashlib.sha256(f"{way} {observations.dataset} {observations.coverage!r}".encode())
    for said in (institution, *rules):
        found.update(said.model_dump_json().encode())
    for start in range(0, len(observations.table), ROWS_AT_ONCE):
        part = observations.table.iloc[start : start + ROWS_AT_ONCE]
        whole = pa.Table.from_pandas(part, preserve_index=False).combine_chunks()  # however it came to be in pieces
        for batch in whole.to_batches():
            found.update(batch.serialize())
    return found.hexdigest()


def _may_be_there(connection: Connection, observations: Observations) -> bool:
    """Whether an active import had as many rows: if none had, its digest need not be waited for."""
    as_many = exists().where(
        imports.c.dataset == observations.dataset,
        imports.c.rows_read == observations.rows_read,
        imports.c.undone_at.is_(None),
    )
    return bool(connection.execute(select(as_many)).scalar())


def _counts_already(connection: Connection, table: Table, digest: str) -> bool:
    """Whether an active import said the same, and all its rows stand: then nothing would change."""
    same = (
        select(imports.c.id)
        .where(imports.c.digest == digest, imports.c.undone_at.is_(None))
        .order_by(imports.c.id.desc())
    )
    import_id = connection.execute(same.limit(1)).scalar()
    if import_id is None:
        return False
    superseded = exists().where(table.c.import_id == import_id, ~stands(table))
    return not connection.execute(select(superseded)).scalar()


def _lines(rows: pd.DataFrame) -> tuple[npt.NDArray[np.intp], int]:
    """Which line of the file each row is of, and how many lines there are.

    Visits, visitors and page views of a day are one; of a line with a month in each column each month is one by itself.
    """
    if "measure" not in rows:
        return np.arange(len(rows)), len(rows)
    sheets, days = pd.factorize(rows["sheet"])[0], pd.factorize(rows["day"])[0]
    lines = pd.factorize(sheets * np.int64(2**32) + rows["row"].to_numpy(np.int64))[0]
    codes, distinct = pd.factorize(lines * np.int64(max(len(days), 1)) + days)
    return codes, len(distinct)


def _current_fingerprints(connection: Connection, table: Table, rows: pd.DataFrame, keys: pd.Index) -> pd.Series:
    """The fingerprints of the rows that stand and may share a key with `rows`, summed by key.

    By key where the table holds far more rows than the file, else all of its series, which is faster.
    """
    t = table.c
    series = sorted(rows["series"].unique())
    query = select(t.key, t.fingerprint).where(stands(table), t.series.in_(series))
    if has_days(rows, table):
        query = query.where(t.day.between(rows["day"].min(), rows["day"].max()))
    elif (connection.execute(select(func.max(t.id))).scalar() or 0) > FAR_MORE * len(keys):
        by_key = select(t.key, t.fingerprint).where(stands(table))
        parts = [keys[start : start + KEYS_AT_ONCE].to_list() for start in range(0, len(keys), KEYS_AT_ONCE)]
        found = [row for part in parts for row in connection.execute(by_key.where(t.key.in_(part)))]
        return _summed(found)
    return _summed(connection.execute(query).all())


def has_days(rows: pd.DataFrame, table: Table) -> bool:
    """Whether the days of `rows` are part of their keys, so that all rows of one key are of one month."""
    return table.name == "visits" or (table.name == "procedures" and bool((rows["grain"] != REQUEST).all()))


def fingerprint_sums(rows: pd.DataFrame) -> "pd.Series[int]":
    """What prepared rows say of each key (the index), as one int64: their fingerprints added up, which wraps where it is more."""
    return _by_key(pd.Series(rows["fingerprint"].to_numpy(), index=rows["key"].to_numpy()))


def _summed(found: Sequence[Any]) -> "pd.Series[int]":
    keys, prints = zip(*found, strict=True) if found else ((), ())
    return _by_key(pd.Series(np.array(prints, dtype="int64"), index=pd.Index(keys, dtype=object)))


def _by_key(fingerprints: "pd.Series[int]") -> "pd.Series[int]":
    return fingerprints if fingerprints.index.is_unique else fingerprints.groupby(level=0, sort=False).sum()


def _adds_coverage(connection: Connection, observations: Observations) -> bool:
    covered = Intervals.of(connection, observations.dataset)
    return any(not covered.contain(c) for c in observations.coverage)
