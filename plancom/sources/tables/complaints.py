"""Complaints: one problem about a word, for each row that has it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from plancom.datasets import Problem
from plancom.sources.cells.numbers import shown
from plancom.sources.tables.rows import Rows


@dataclass(frozen=True, slots=True)
class Complaint:
    """A problem about a word in a column; «{}» in its message stands for the word."""

    code: str
    message: str
    fix: str
    column: str = ""
    rejects: bool = False


def complain(rows: Rows, words: "pd.Series[str]", complaint: Complaint) -> None:
    """A problem for each row with one of the `words`."""
    for place in np.flatnonzero((words != "").to_numpy() & ~rows.frame["lost"].to_numpy()):
        word = shown(words.iloc[place])
        rows.problems.append(
            Problem(
                complaint.code,
                complaint.message.format(word),
                complaint.fix,
                rows.frame["sheet"].iloc[place],
                int(rows.frame["row"].iloc[place]),
                complaint.column,
                word,
                complaint.rejects,
            )
        )
