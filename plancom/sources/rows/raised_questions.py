"""Raised questions: nothing is asked that only rows raise which are refused anyway, whatever the answer."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from plancom.datasets import Dataset
from plancom.sources.rows.duplicates import without_duplicates
from plancom.sources.rows.rows import Rows
from plancom.sources.rows.states import UNDONE

Numbers = npt.NDArray[np.int64]
_NUMBERED = ("request", "post_id", "link")
"""Columns by which a row is known to repeat another where each row is one."""


def drop_moot(parts: Sequence[Rows], frame: pd.DataFrame, distinct: pd.DataFrame, repeated: pd.DataFrame, dataset: Dataset, *, items: bool) -> None:  # fmt: skip
    """Takes out, in place, the questions that are raised by no row which would count.

    `frame` has all rows of the `parts`, `distinct` those that are left of the ones that say something, `repeated` those that they
    repeat; `items`: each row is one.
    """
    raised = {id_ for part in parts for id_ in part.raised}
    if not raised:
        return
    refused = {
        (one.sheet, one.row) for part in parts for one in part.problems if one.rejects and one.code != "not_done"
    }
    refused |= _numbers(frame[frame["others"]])
    out = _places(refused | _numbers(repeated))
    undone = _places(refused | _repeating(_raising(parts, frame, UNDONE), distinct, dataset, items=items))
    moot = raised - {
        id_
        for part in parts
        for id_, rows in part.raised.items()
        if _stands(part, rows, undone if id_ == UNDONE else out)
    }
    for part in parts:
        part.asked = [one for one in part.asked if one[1].id not in moot]
        part.doubts = [one for one in part.doubts if one.id not in moot]


def _stands(part: Rows, rows: Numbers, out: Callable[[str], Numbers]) -> bool:
    """Whether one of the rows is not among those that are out."""
    return bool(len(rows)) and not np.isin(rows, out(str(part.frame["sheet"].iloc[0]))).all()


def _places(rows: set[tuple[str, int | None]]) -> Callable[[str], Numbers]:
    """The numbers of the rows by their sheet."""
    return lambda sheet: np.array([row for name, row in rows if name == sheet and row is not None], dtype=np.int64)


def _raising(parts: Sequence[Rows], frame: pd.DataFrame, id_: str) -> pd.DataFrame:
    """The rows of the parts that raise a question."""
    masks = [part.frame["row"].isin(part.raised.get(id_, [])).to_numpy() for part in parts]
    full = np.concatenate(
        [mask for mask, part in zip(masks, parts, strict=True) if len(part.frame)] or [np.zeros(0, bool)]
    )
    return frame[full]


def _repeating(undone: pd.DataFrame, distinct: pd.DataFrame, dataset: Dataset, *, items: bool) -> set[tuple[str, int | None]]:  # fmt: skip
    """Which of the rows that did not happen would be left out all the same for repeating one that counts."""
    if items:
        numbered = np.zeros(len(undone), dtype=bool)
        for name in _NUMBERED:
            numbered |= (undone[name] != "").to_numpy() if name in undone else False
        undone = undone[numbered]
    if undone.empty or distinct.empty:
        return set()
    return _numbers(without_duplicates(pd.concat([distinct, undone], ignore_index=True), dataset).left_out)


def _numbers(rows: pd.DataFrame) -> set[tuple[str, int | None]]:
    """The rows by their sheet and number."""
    return set(zip(rows["sheet"], rows["row"].tolist(), strict=True))
