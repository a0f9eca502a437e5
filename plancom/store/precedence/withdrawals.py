"""Withdrawals: rows of earlier registers and lists of amounts that a newer one of the same days no longer has (docs/adr/0043).

A newer file takes a row out where it is the same register again and speaks of that row:
- it covers the row's day, in the row's grain;
- it has rows of that procedure and of that channel: a part of a register says nothing of the rest;
- of the earlier import's rows of which both hold it has more again than it lacks, or lacks one alone: another register of the same
  days has other numbers, and two that overlap have most of their own.
Whether the earlier import is active does not matter: undone and redone in any order, they come to the same.
"""

from collections.abc import Iterator, Sequence

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select

from plancom.datasets import Observations
from plancom.datasets.procedures import DETAILED
from plancom.language.text import fold
from plancom.store.precedence.covered_days import Range, joined
from plancom.store.precedence.newest_rows import is_newest
from plancom.store.tables import coverage, imports, procedures, withdrawals

AT_ONCE = 5_000
COLUMNS = ["id", "key", "day", "series", "request", "procedure", "channel", "import_id", "file_name", "stands"]


def withdrawn_rows(connection: Connection, observations: Observations, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that `observations`, prepared as `rows`, take out, with `COLUMNS`; `stands` where the row is the newest word until then. No row for
    datasets without withdrawals.
    """
    found = [pd.DataFrame(columns=COLUMNS)]
    for grain in DETAILED if observations.dataset == "procedures" else ():
        days = joined((c.first, c.last) for c in observations.coverage if c.grain == grain)
        own = rows[rows["grain"] == grain]
        if days and len(own):
            found += _of_grain(connection, grain, days, own)
    return pd.concat([one for one in found if len(one)] or found, ignore_index=True)


def keep(connection: Connection, import_id: int, taken_out: pd.DataFrame) -> None:
    """Writes down what an import takes out."""
    values = [{"import_id": import_id, "row": int(row)} for row in taken_out["id"]]
    for start in range(0, len(values), AT_ONCE):
        connection.execute(insert(withdrawals), values[start : start + AT_ONCE])


def forget(connection: Connection, import_id: int) -> None:
    """Deletes what an import takes out, and that its own rows are taken out."""
    own = select(procedures.c.id).where(procedures.c.import_id == import_id)
    gone = or_(withdrawals.c.import_id == import_id, withdrawals.c.row.in_(own))
    connection.execute(delete(withdrawals).where(gone))


def _of_grain(connection: Connection, grain: str, days: Sequence[Range], own: pd.DataFrame) -> Iterator[pd.DataFrame]:
    c = coverage.c
    overlapping = (
        select(c.import_id)
        .where(c.dataset == "procedures", c.grain == grain, _within(c.first_day, c.last_day, days))
        .distinct()
    )
    keys, names, channels = set(own["key"]), set(own["name"]), set(own["channel"].map(fold))
    for earlier in connection.execute(overlapping).scalars().all():
        there = _spoken_of(connection, earlier, grain, days)
        there = there[there["name"].isin(names) & there["channel"].map(fold).isin(channels)]
        again = there["key"].isin(keys)
        if _is_the_same(int(again.sum()), int((~again).sum())):
            yield _rows(connection, there.loc[~again, "id"].tolist())


def _is_the_same(again: int, lacking: int) -> bool:
    """Whether a file that has so many rows of an earlier one again, and lacks so many, is that one anew."""
    return again > lacking or again == lacking == 1


def _within(first: ColumnElement, last: ColumnElement, days: Sequence[Range]) -> ColumnElement[bool]:  # type: ignore[type-arg]
    return or_(*(and_(first <= end, last >= start) for start, end in days))


def _spoken_of(connection: Connection, import_id: int, grain: str, days: Sequence[Range]) -> pd.DataFrame:
    """The import's rows of the days: id, key, name, channel."""
    t = procedures.c
    query = select(t.id, t.key, t.name, t.channel).where(
        t.import_id == import_id, t.grain == grain, _within(t.day, t.day, days)
    )
    return pd.DataFrame(connection.execute(query).all(), columns=["id", "key", "name", "channel"])


def _rows(connection: Connection, ids: Sequence[int]) -> pd.DataFrame:
    t = procedures.c
    query = select(
        t.id, t.key, t.day, t.series, t.request, t.procedure, t.channel, t.import_id, imports.c.file_name,
        is_newest(procedures).label("stands"),
    ).join(imports, imports.c.id == t.import_id)  # fmt: skip
    rows = [
        row
        for start in range(0, len(ids), AT_ONCE)
        for row in connection.execute(query.where(t.id.in_(ids[start : start + AT_ONCE])))
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
