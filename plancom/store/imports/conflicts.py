"""Clashes: files that are to be imported together and say different things of the same data."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations

import pandas as pd

from plancom.datasets import Observations
from plancom.datasets.procedures import REQUEST
from plancom.store.imports.comparison import Comparison, fingerprint_sums
from plancom.store.imports.overlap_warnings import overlapping_topics


def clashes(files: Sequence[tuple[Observations, Comparison]]) -> list[tuple[int, int, int]]:
    """Pairs of files by their place, and of how many things the second says something else than the first.

    A file is put beside each one before it: imported in this order, what the second says is what counts.
    """

    @cache
    def figures_of(place: int) -> "pd.Series[int]":
        return fingerprint_sums(files[place][1].rows)

    found = []
    for later, (observations, _) in enumerate(files):
        for earlier in range(later):
            if not _meet(files[earlier][0], observations):
                continue
            first, second = figures_of(earlier), figures_of(later)
            both = first.index.intersection(second.index)
            count = int((first.reindex(both).to_numpy() != second.reindex(both).to_numpy()).sum())
            if count:
                found.append((earlier, later, count))
    return found


def overlapping_files(files: Sequence[tuple[Observations, Comparison]]) -> list[tuple[int, int, str]]:
    """Pairs of files by their place, and the procedures and months that they tell in different ways, in words.

    Only one of the ways will count: which one is told of each file beside what is there (store.overlap_warnings).
    """
    found = []
    procedures = [place for place, (observations, _) in enumerate(files) if observations.dataset == "procedures"]
    for earlier, later in combinations(procedures, 2):
        if what := overlapping_topics(files[earlier][1].rows, files[later][1].rows):
            found.append((earlier, later, what))
    return found


def _meet(first: Observations, second: Observations) -> bool:
    """Whether the two speak of the same series and days, or may name the same requests."""
    if first.dataset == second.dataset == "procedures" and all(
        any(c.grain == REQUEST for c in one.coverage) for one in (first, second)
    ):
        return True  # the number tells them, on whatever day each has it
    return first.dataset == second.dataset and any(
        (one.series, one.measure) == (other.series, other.measure)
        and one.first <= other.last
        and other.first <= one.last
        for one in first.coverage
        for other in second.coverage
    )
