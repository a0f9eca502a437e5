"""The rows and the coverage of one import as its original says them, beside those that are kept; each row keeps its number."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlalchemy import Boolean, Connection, Date, Integer, Table, delete, func, insert, select, update

from plancom.datasets import Observations
from plancom.plan import Institution
from plancom.store.attribution import attributions
from plancom.store.attribution.rules import Rules
from plancom.store.checks.damages import raw
from plancom.store.db import staging
from plancom.store.imports.rows import prepared_rows
from plancom.store.tables import DATASET_TABLES, coverage

Values = dict[str, Any]
Places = npt.NDArray[np.intp]
PROOF = ["sheet", "row", "key", "fingerprint"]
"""By what a row is known to be the original's, where it says what its key and fingerprint were made of."""
ALIKE = 0.5
"""The share of an import's rows that must be in their places for the rest to be told by their numbers."""


@dataclass(frozen=True)
class Difference:
    """What of an import is not as its original says: rows that are `changed` or `missing`, as they should be, by number; those too many.

    `lines` are the lines of coverage that are not, by number; None where there is none yet. `kept_rules` is how many rows there are that are right, `counted` how many lines of the file they all are.
    """

    changed: Mapping[int, Values] = field(default_factory=dict)
    missing: Mapping[int, Values] = field(default_factory=dict)
    extra: tuple[int, ...] = ()
    lines: tuple[tuple[int | None, Values], ...] = ()
    kept: int = 0
    counted: int = 0
    meanings: Mapping[int, attributions.Meaning] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows are not right."""
        return len(self.changed) + len(self.missing) + len(self.extra)

    @property
    def disagreement(self) -> float:
        """The share of the rows that are there which say otherwise; those that are gone say nothing."""
        against = len(self.changed) + len(self.extra)
        return against / max(1, against + self.kept)

    @property
    def is_none(self) -> bool:
        """Whether all is as the original says."""
        return not (self.rows or self.lines)

    @property
    def right(self) -> list[Values]:
        """The rows that were not right, as they should be."""
        return [*self.changed.values(), *self.missing.values()]


def difference(
    connection: Connection,
    import_id: int,
    observations: Observations,
    institution: Institution,
    rules: Rules,
    *,
    is_proven: bool,
) -> Difference | None:
    """What of an import is not as `observations` of its original; None where too little is alike to say which row is which.

    `is_proven`: its rows are known to say what their keys and fingerprints were made of, so that these are enough where all are alike.
    """
    table = DATASET_TABLES[observations.dataset]
    made = prepared_rows(observations, institution, rules)
    if is_proven and _has_the_same(connection, table, import_id, made.rows):
        return Difference(lines=_lines(connection, import_id, observations), kept=len(made.rows))
    right = _records(table, made.rows)
    there = _kept(connection, table, import_id)
    numbers = _numbers(connection, table, made.rows, right, there)
    if numbers is None:
        return None
    expected = dict(zip(numbers, right, strict=True))
    common = expected.keys() & there.keys()
    changed = {n: expected[n] for n in sorted(common) if not _same(there[n], expected[n])}
    missing = _numbered(connection, table, {n: one for n, one in expected.items() if n not in common})
    extra = tuple(sorted(there.keys() - common))
    lines = _lines(connection, import_id, observations)
    kept = len(common) - len(changed)
    return Difference(changed, missing, extra, lines, kept, _counted(table, right), made.meanings)


def _numbered(connection: Connection, table: Table, missing: Mapping[int, Values]) -> dict[int, Values]:
    """Rows that are missing by their numbers; by new ones where a row of another import has theirs."""
    taken = _taken(connection, table, missing)
    fresh = _next(connection, table)
    return {(fresh + place if n in taken else n): one for place, (n, one) in enumerate(missing.items())}


def _next(connection: Connection, table: Table) -> int:
    return (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1


def _has_the_same(connection: Connection, table: Table, import_id: int, rows: pd.DataFrame) -> bool:
    """Whether an import has the same keys with the same fingerprints in the same places, without an object for each value."""
    t = table.c
    query = select(t.sheet, t.row, t.key, t.fingerprint).where(t.import_id == import_id)
    found = connection.execute(query).all()
    if len(found) != len(rows):
        return False
    there = pd.DataFrame(list(map(tuple, found)), columns=PROOF)
    ours = rows[PROOF].sort_values(PROOF, ignore_index=True)
    theirs = there.sort_values(PROOF, ignore_index=True)
    return all(list(ours[name]) == list(theirs[name]) for name in PROOF)


def _records(table: Table, rows: pd.DataFrame) -> list[Values]:
    """Prepared rows as the driver would give them: days as texts, truths as 1 and 0."""
    names = [c.name for c in table.columns if c.name not in {"id", "import_id", "is_current"}]
    columns = [_plain(table, name, rows[name]) for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _counted(table: Table, right: Sequence[Values]) -> int:
    """How many lines of the file the rows are: where each measure is a row of its own, those of one day are one."""
    if "measure" not in table.c:
        return len(right)
    return len({(one["sheet"], one["row"], one["day"]) for one in right})


def _plain(table: Table, name: str, values: pd.Series) -> list[Any]:
    kind = table.c[name].type
    if isinstance(kind, Date):
        return [str(value) for value in values]
    if isinstance(kind, (Boolean, Integer)):
        return [None if pd.isna(value) else int(value) for value in values]
    return [str(value) for value in values]


def _kept(connection: Connection, table: Table, import_id: int) -> dict[int, Values]:
    """The import's rows as they are, by number, whatever stands in them."""
    query = select(*(raw(c) for c in table.columns)).where(table.c.import_id == import_id).order_by(table.c.id)
    found = {}
    for row in connection.execute(query).mappings():
        values = {name: value for name, value in row.items() if name not in {"id", "import_id", "is_current"}}
        found[int(row["id"])] = {
            name: int(v) if isinstance(v, bool) else str(v) if name == "day" else v for name, v in values.items()
        }
    return found


def _same(kept: Values, right: Values) -> bool:
    different = [name for name, value in right.items() if kept[name] != value]
    rounded = different == ["fingerprint"] and isinstance(kept["fingerprint"], int)
    return not different or (rounded and int(float(right["fingerprint"])) == kept["fingerprint"])


def _numbers(
    connection: Connection, table: Table, rows: pd.DataFrame, right: Sequence[Values], there: Mapping[int, Values]
) -> list[int] | None:
    """The number of each right row. An import's rows were written one after another: most of those that are there say with which."""
    if not there:
        first = _next(connection, table)
        return [first + n for n in range(len(right))]
    places = {_place(one): n for n, one in reversed(list(enumerate(right)))}
    said = [(n, places[_place(one)]) for n, one in there.items() if _place(one) in places]
    most, best = 0, list[int]()
    for order in _orders(connection, rows):
        votes = Counter(n - int(order[place]) for n, place in said).most_common(1)
        if votes and votes[0][1] > most:
            first, most = votes[0]
            best = [first + int(place) for place in order]
    return best if most >= ALIKE * len(there) else None


def _orders(connection: Connection, rows: pd.DataFrame) -> Iterator[Places]:
    """The orders in which rows may have been written: as they were read, or one series after another."""
    yield np.arange(len(rows))
    if connection.dialect.name == "sqlite" and len(rows) >= staging.MANY:  # from files (store.db.staged_files)
        yield np.argsort(np.argsort(pd.factorize(rows["series"])[0], kind="stable"), kind="stable")


def _place(values: Values) -> tuple[Any, ...]:
    return values["sheet"], values["row"], values["key"]


def _taken(connection: Connection, table: Table, numbers: Mapping[int, Values]) -> set[int]:
    """Those numbers that rows of other imports have."""
    found: set[int] = set()
    every = list(numbers)
    for start in range(0, len(every), 500):
        query = select(table.c.id).where(table.c.id.in_(every[start : start + 500]))
        found |= set(connection.execute(query).scalars())
    return found


def _lines(connection: Connection, import_id: int, observations: Observations) -> tuple[tuple[int | None, Values], ...]:
    """The lines of coverage that are not as the original says. What stands after them was said of series without a row."""
    c = coverage.c
    names = ("dataset", "series", "measure", "grain", "first_day", "last_day")
    query = select(c.id, *(raw(c[name]) for name in names)).where(c.import_id == import_id).order_by(c.id)
    there = [(int(row[0]), dict(zip(names, map(str, row[1:]), strict=True))) for row in connection.execute(query)]
    found: list[tuple[int | None, Values]] = []
    for place, one in enumerate(observations.coverage):
        said = (observations.dataset, one.series, one.measure, one.grain, one.first, one.last)
        right = dict(zip(names, map(str, said), strict=True))
        if place >= len(there):
            found.append((None, right))
        elif there[place][1] != right:
            found.append((there[place][0], right))
    return tuple(found)


def rewrite(connection: Connection, dataset: str, import_id: int, one: Difference, *, with_coverage: bool) -> None:
    """Makes an import what its original says; which rows count, and what they add up to, is left to who asks."""
    table = next(table for name, table in DATASET_TABLES.items() if name == dataset)
    attributions.keep(connection, one.meanings)
    if one.extra:
        for start in range(0, len(one.extra), 500):
            connection.execute(delete(table).where(table.c.id.in_(one.extra[start : start + 500])))
    for number, values in one.changed.items():
        connection.execute(update(table).where(table.c.id == number).values(_typed(table, values)))
    new = [
        {"id": number, "import_id": import_id, "is_current": False, **_typed(table, values)}
        for number, values in one.missing.items()
    ]
    if new:
        connection.execute(insert(table), new)
    for line, values in one.lines if with_coverage else ():
        right = _typed(coverage, values)
        if line is None:
            connection.execute(insert(coverage).values(import_id=import_id, **right))
        else:
            connection.execute(update(coverage).where(coverage.c.id == line).values(right))


def _typed(table: Table, values: Values) -> Values:
    """The values as SQLAlchemy takes them."""
    found = {}
    for name, value in values.items():
        kind = table.c[name].type
        if isinstance(kind, Date):
            value = pd.Timestamp(value).date()  # noqa: PLW2901
        elif isinstance(kind, Boolean):
            value = bool(value)  # noqa: PLW2901
        found[name] = value
    return found
