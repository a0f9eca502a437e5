"""A table as an office made it, and its truth: what of it may be counted."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Dataset = Literal["procedures", "posts", "visits", "press", "activities"]
Language = Literal["es", "en", "pt"]
Cell = str | int | float | dt.date | None

Key = tuple[str, str, str]
"""Dataset, month («2018-03») and part: «electronic» or «other» of procedures; the plan's network or outlet, else «other»; of visits the
measure; "" of activities."""
Counts = Counter[Key]


@dataclass(frozen=True)
class Truth:
    """What may be counted: any of `readings`, each of them reasonable; an empty one is that there is nothing to count.

    `cells` are the single figures that the readings add up; none in lists, of which each row is one. `clear` where every word is one that anybody knows and nothing is left open: then there is one reading, and asking is needless.
    """

    readings: tuple[Counts, ...]
    clear: bool
    cells: Mapping[Key, Counter[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One file: its `rows` as people see them, its `content`, what kind of table it is, and its truth."""

    number: int
    dataset: Dataset
    shape: str
    language: Language
    held_out: bool
    name: str
    content: bytes
    rows: tuple[tuple[Cell, ...], ...]
    truth: Truth

    @property
    def kind(self) -> str:
        return f"{self.dataset} · {self.shape}"
