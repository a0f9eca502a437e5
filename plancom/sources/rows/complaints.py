"""Complaints: a problem about a word, for each row that has it, or once for all of them."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from plancom.datasets import Problem
from plancom.datasets.problems.rows import FaultOfWord
from plancom.language.text import fold
from plancom.sources.cells.numbers import shown
from plancom.sources.rows.rows import Rows


@dataclass(frozen=True, slots=True)
class Complaint:
    """A problem about a word in a column: the `fault` that a word is.

    The column is called as the file does where it has one of that `name` (in code), else `column`.
    """

    fault: Callable[..., FaultOfWord]
    column: str = ""
    name: str = ""


def complain(rows: Rows, words: "pd.Series[str]", complaint: Complaint) -> None:
    """A problem for each row with one of the `words`."""
    label = rows.labels.get(complaint.name, complaint.column)
    for place in np.flatnonzero((words != "").to_numpy() & ~rows.frame["lost"].to_numpy()):
        word = shown(words.iloc[place])
        sheet, row = rows.frame["sheet"].iloc[place], int(rows.frame["row"].iloc[place])
        rows.problems.append(complaint.fault(word=word).at(sheet, row, label, word))


def complain_once(rows: Rows, words: "pd.Series[str]", complaint: Complaint) -> None:
    """One problem for each of the `words`, with all the rows that have it."""
    draft = Rows(rows.frame, labels=rows.labels)
    complain(draft, words, complaint)
    same: dict[str, list[Problem]] = defaultdict(list)
    for problem in draft.problems:
        same[fold(problem.value)].append(problem)
    rows.problems += [
        replace(alike[0], rows=tuple(one.row for one in alike if one.row is not None)) for alike in same.values()
    ]
