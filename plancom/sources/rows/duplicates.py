"""Finds the rows of one file that say the same thing twice: the first is kept, the others are reported."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from plancom.datasets import DEFINITIONS, Dataset, Problem
from plancom.datasets.posts import POSTS
from plancom.datasets.problems.rows import ConflictingRow, DividedDays, DuplicateRow
from plancom.datasets.procedures import DAILY, REQUEST
from plancom.language.phrases import listed
from plancom.language.text import fold
from plancom.language.translation import later, tr

_FIX_OF_PROCEDURES = {
    REQUEST: later("Deje una sola fila por número de radicado."),
    DAILY: later("Deje una sola fila por día, trámite y canal."),
}
"""By the grain of the row; of totals it is that of the dataset."""


def divided_days(columns: Sequence[str]) -> Problem:
    """Why visits are not read whose days stand on several rows: nobody knows whether one visit is on two of them."""
    by = listed(tr("«{label}»", label=label[:40]) for label in columns)
    return DividedDays(by=by).at()


@dataclass(frozen=True)
class DistinctRows:
    """The rows of a file of which no two are of the same thing; those `left_out`, and a problem for each of them."""

    kept: pd.DataFrame
    left_out: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)


def without_duplicates(frame: pd.DataFrame, dataset: Dataset, row_number: Callable[[int], int] = int) -> DistinctRows:
    """`frame` with the first row of each natural key (docs/computation.md §3), and a problem for each row left out; `left_out` are those.

    Counted posts and activities have no key: only rows that are alike in everything are repeated. `row_number` gives of what stands
    in the column `row` the number that a person sees.
    """
    none = frame.head(0)
    if frame.empty:
        return DistinctRows(frame, none)
    if dataset == "posts" and _told_apart(frame["post_id"]):
        return DistinctRows(frame, none)
    keys = _keys(frame, dataset)
    if pc.count_distinct(pa.array(keys, pa.large_string())).as_py() == len(keys):
        return DistinctRows(frame, none)
    repeated = keys.duplicated()
    if not repeated.any():
        return DistinctRows(frame, none)
    content = frame[list(DEFINITIONS[dataset].table)]
    leads = dict(zip(keys[~repeated], keys.index[~repeated], strict=True))
    problems = [
        _problem(
            frame, dataset, place, leads[keys[place]], row_number, alike=_alike(content, place, leads[keys[place]])
        )
        for place in frame.index[repeated]
    ]
    return DistinctRows(frame[~repeated], frame[repeated], problems)


def _told_apart(identifiers: "pd.Series[str]") -> bool:
    """Whether each row has an identifier that no other has."""
    texts = pa.array(identifiers, pa.large_string())
    if not pc.min(pc.binary_length(texts)).as_py():
        return False
    with suppress(pa.ArrowInvalid):  # most are numbers, which are told apart in a third of the time and of the memory
        numbers = np.sort(pc.cast(texts, pa.int64()).to_numpy(zero_copy_only=False))
        if (numbers[1:] != numbers[:-1]).all():
            return True
    return bool(pc.count_distinct(texts).as_py() == len(texts))


def _problem(frame: pd.DataFrame, dataset: Dataset, place: int, lead: int, row_number: Callable[[int], int], *, alike: bool) -> Problem:  # fmt: skip
    sheet, lead_sheet = str(frame["sheet"].loc[place]), str(frame["sheet"].loc[lead])
    lead_row = row_number(int(frame["row"].loc[lead]))
    other = (
        tr("la fila {row} de la hoja «{sheet}»", row=lead_row, sheet=lead_sheet)
        if sheet != lead_sheet
        else tr("la fila {row}", row=lead_row)
    )
    kind = DuplicateRow if alike else ConflictingRow
    return kind(other=other, leave=tr(_fix(frame, dataset, place))).at(sheet, int(frame["row"].loc[place]))


def _fix(frame: pd.DataFrame, dataset: Dataset, place: int) -> str:
    """What to leave, by what makes the row one of its kind."""
    usual = DEFINITIONS[dataset].words.repeated
    if dataset != "procedures":
        return usual
    grain = REQUEST if frame["request"].loc[place] != "" else str(frame["grain"].loc[place])
    return _FIX_OF_PROCEDURES.get(grain, usual)


def _alike(content: pd.DataFrame, place: int, lead: int) -> bool:
    pairs = zip(content.loc[place], content.loc[lead], strict=True)
    return all(
        pd.isna(one) and pd.isna(other) if pd.isna(one) or pd.isna(other) else bool(one == other)
        for one, other in pairs
    )


def _keys(frame: pd.DataFrame, dataset: Dataset) -> "pd.Series[str]":
    """What each row is about, as one text: its key's columns; where it has none, all that it says."""
    if own := _OWN_KEYS.get(dataset):
        return own(frame)
    definition = DEFINITIONS[dataset]
    return _joined(*(frame[name] for name in definition.key or definition.table))


def _keys_of_procedures(frame: pd.DataFrame) -> "pd.Series[str]":
    channel = frame["written"] if "written" in frame else frame["channel"]
    amounts = _joined(frame["grain"], frame["day"], frame["procedure"].map(fold), channel.map(fold))
    return amounts.where(frame["request"] == "", frame["request"].map(fold))


def _keys_of_press(frame: pd.DataFrame) -> "pd.Series[str]":
    titled = _joined(frame["series"], frame["day"], frame["title"].map(fold))
    return titled.where(frame["link"] == "", _joined(frame["series"], frame["link"]))


def _keys_of_posts(frame: pd.DataFrame) -> "pd.Series[str]":
    named = frame["post_id"].where(frame["post_id"] != "", frame["link"])
    keys = _joined(frame["series"], named)
    unnamed = frame[named == ""]
    if len(unnamed):
        keys[unnamed.index] = _joined(*(unnamed[name] for name in POSTS.table))
    return keys


_OWN_KEYS: dict[Dataset, Callable[[pd.DataFrame], "pd.Series[str]"]] = {
    "posts": _keys_of_posts,
    "press": _keys_of_press,
    "procedures": _keys_of_procedures,
}
"""Where what a row is about depends on whether it has a number or a link of its own."""


def _joined(*columns: "pd.Series[str]") -> "pd.Series[str]":
    if all(isinstance(column.dtype, pd.StringDtype) or column.dtype == object for column in columns):
        texts = [pa.array(column, pa.large_string()) for column in columns]
        joined = pc.binary_join_element_wise(*texts, pa.scalar("\x1f", pa.large_string()))
        return pd.Series(joined.to_pandas(), dtype="str").set_axis(columns[0].index)
    rows = zip(*(column.astype(object).to_numpy() for column in columns), strict=True)
    return pd.Series(["\x1f".join(map(str, row)) for row in rows], index=columns[0].index, dtype=object)
