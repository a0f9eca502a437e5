"""A series as the guard looks at it: its complete months up to the cut-off, and across which days they are not alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plancom.datasets import DEFINITIONS, Dataset
from plancom.indicators.freshness import watched
from plancom.indicators.view import View
from plancom.plan import Month
from plancom.store.figures.counts import Counts


@dataclass(frozen=True)
class WatchedSeries:
    """One measure of a series that the plan counts: the value of each month that is over and known whole, by month."""

    dataset: Dataset
    series: str
    measure: str
    values: Mapping[Month, float]

    @property
    def key(self) -> tuple[Dataset, str, str]:
        """The series' place in the counts."""
        return self.dataset, self.series, self.measure


def looked_at(view: View, counts: Counts) -> Iterator[WatchedSeries]:
    """Every measure of every series that the plan's indicators count, with its months that ended by the cut-off."""
    seen: set[tuple[Dataset, str, str]] = set()
    for one in watched(view.plan):
        definition = DEFINITIONS[one.dataset]
        measures = [one.measure, *definition.companions]
        for measure in measures:
            key = (one.dataset, one.series, measure)
            if key in seen or measure not in definition.measures:
                continue
            seen.add(key)
            months = sorted(month for month in counts.covered(*key) if month.last <= view.as_of)
            if months:
                yield WatchedSeries(*key, {month: counts.month(*key, month) for month in months})
