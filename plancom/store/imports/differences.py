"""Differences: what an import would change, cell by cell, and which import each old value came from."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Table, and_, select

from plancom.datasets import DEFINITIONS, Dataset
from plancom.datasets.procedures import REQUEST
from plancom.store.imports.comparison import KEYS_AT_ONCE, Comparison, has_days
from plancom.store.imports.rows import OF_REQUESTS
from plancom.store.precedence.newest_rows import stands
from plancom.store.tables import DATASET_TABLES, imports

WHOLE_ROW = ""
"""In `column`: the row itself comes or goes, beside others with the same natural key."""


@dataclass(frozen=True)
class Differences:
    """What an import would change.

    `cells` has a row per cell that changes: day (date), series, subject (what else tells the row), measure (visits alone), column
    (in code; WHOLE_ROW where the whole row comes or goes), before, after (values, None where there was or is none), import_id,
    file_name (where the old value came from; missing where there was none), sheet, row (where the new one stands in the file).
    `new` has the new rows with day, series, subject, measure, sheet, row and the dataset's own columns.
    """

    cells: pd.DataFrame
    new: pd.DataFrame


def differences(connection: Connection, dataset: Dataset, comparison: Comparison) -> Differences:
    """The cells that committing the compared rows would change, by day; what two rows of one key share is no change."""
    rows = comparison.rows.copy()
    rows["subject"] = subjects(rows, dataset)
    after = rows[rows["status"] == "changed"]
    before = _current(connection, dataset, after)
    before, after = _unequal(before, after)
    paired = after.merge(before, on=["key", "nth"], how="outer", suffixes=("", "_before"), indicator=True)
    definition = DEFINITIONS[dataset]
    columns, by_measure = definition.payload, ("measure",) * definition.row_per_measure
    for name in ("day", "series", "subject", *by_measure):
        paired[name] = paired[name].where(paired["_merge"] != "right_only", paired[f"{name}_before"])
    both = paired["_merge"] == "both"
    found = [_cells(paired[~both], WHOLE_ROW, dataset)] if (~both).any() else []
    if comparison.rows_withdrawn:
        found.append(_removals(comparison.withdrawn, dataset))
    for name in columns:
        differs = both & (_texts(paired[name]) != _texts(paired[f"{name}_before"]))
        if dataset == "procedures" and name in OF_REQUESTS:
            differs &= paired["grain"] == REQUEST
        if differs.any():
            found.append(_cells(paired[differs], name, dataset))
    cells = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=CELLS)
    cells = cells.sort_values(["day", "series", "subject", "measure"], kind="stable", ignore_index=True)
    kept = ["day", "series", "subject", *by_measure, "sheet", "row", *columns]
    new = rows.loc[rows["status"] == "new", list(dict.fromkeys(kept))]
    return Differences(cells, new.reset_index(drop=True))


CELLS = ["day", "series", "subject", "measure", "column", "before", "after", "import_id", "file_name", "sheet", "row"]


def _current(connection: Connection, dataset: Dataset, after: pd.DataFrame) -> pd.DataFrame:
    """The rows that stand now and have the key of one of `after`, with the import that they came from."""
    table = DATASET_TABLES[dataset]
    definition = DEFINITIONS[dataset]
    wanted = ["key", "fingerprint", "day", "series", "grain", *definition.identity, *definition.payload]
    wanted += ["measure"] * definition.row_per_measure
    names = list(dict.fromkeys(wanted))
    if after.empty:
        return pd.DataFrame(columns=[*names, "import_id", "file_name", "subject"])
    query = (
        select(*(table.c[name] for name in names), imports.c.id.label("import_id"), imports.c.file_name)
        .join(imports, imports.c.id == table.c.import_id)
        .where(stands(table))
    )
    found = pd.DataFrame(
        [row for scope in _scopes(table, after) for row in connection.execute(query.where(scope))],
        columns=[*names, "import_id", "file_name"],
    )
    found = found[found["key"].isin(set(after["key"]))]
    return found.assign(subject=subjects(found, dataset))


def _unequal(before: pd.DataFrame, after: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both without the rows that they share, and each key's rows numbered (`nth`), so that they can be laid side by side."""
    sides = []
    for side in (before, after):
        ordered = side.sort_values(["key", "fingerprint"], kind="stable")
        sides.append(ordered.assign(same=ordered.groupby(["key", "fingerprint"]).cumcount()))
    shared = sides[0][["key", "fingerprint", "same"]].merge(sides[1][["key", "fingerprint", "same"]])
    twins = pd.MultiIndex.from_frame(shared)
    result = []
    for side in sides:
        left = side[~pd.MultiIndex.from_frame(side[["key", "fingerprint", "same"]]).isin(twins)]
        result.append(left.assign(nth=left.groupby("key").cumcount()))
    return result[0], result[1]


def _cells(paired: pd.DataFrame, column: str, dataset: Dataset) -> pd.DataFrame:
    whole = column == WHOLE_ROW
    name = "subject" if whole else column
    return pd.DataFrame(
        {
            "day": paired["day"],
            "series": paired["series"],
            "subject": paired["subject"],
            "measure": paired["measure"] if DEFINITIONS[dataset].row_per_measure else "",
            "column": column,
            "before": _values(paired[f"{name}_before"]),
            "after": _values(paired[name]),
            "import_id": paired["import_id"],
            "file_name": paired["file_name"],
            "sheet": paired["sheet"],
            "row": paired["row"],
        }
    )


def _removals(withdrawn: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """The rows that a file takes out, each as a cell that is the whole row."""
    rows = withdrawn[withdrawn["stands"].astype(bool)]
    whole = rows[["day", "series", "import_id", "file_name"]].assign(subject=subjects(rows, dataset))
    return whole.assign(measure="", column=WHOLE_ROW, before=whole["subject"], after=None, sheet="", row=None)[CELLS]


def _scopes(table: Table, rows: pd.DataFrame) -> Iterator[ColumnElement[bool]]:
    """The rows among which those with the keys of `rows` are, in parts."""
    if has_days(rows, table):
        series = sorted(rows["series"].unique())
        yield and_(table.c.series.in_(series), table.c.day.between(rows["day"].min(), rows["day"].max()))
        return
    keys = rows["key"].unique()
    for start in range(0, len(keys), KEYS_AT_ONCE):
        yield table.c.key.in_(keys[start : start + KEYS_AT_ONCE].tolist())


def _texts(column: pd.Series) -> pd.Series:
    """Values that can be compared, whatever their types: 5 and 5.0 are the same, and what is missing is like what is empty."""
    plain = _values(column)
    return plain.map(lambda v: "" if v is None else f"{v:.12g}" if isinstance(v, (int, float)) else str(v)).astype(
        "object"
    )


def _values(column: pd.Series) -> pd.Series:
    plain = column.astype("object")
    return plain.where(plain.notna(), None)


def subjects(rows: pd.DataFrame, dataset: Dataset) -> pd.Series:
    """What each of `rows` is known by, for a reader: the first of its identifying texts that there is, "" for none; for those of several
    parts, all of them joined by « · ».
    """
    definition = DEFINITIONS[dataset]
    names = definition.identity
    subject = pd.Series("", index=rows.index, dtype="object")
    if definition.identity_in_full:
        for name in names if len(rows) else ():
            subject = subject.where(rows[name] == "", subject.where(subject == "", subject + " · ") + rows[name])
        return subject
    for name in names:
        subject = subject.where(subject != "", rows[name])
    return subject
