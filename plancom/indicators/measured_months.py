"""Months of one indicator: what was measured in each, for the series it counts, and which months are whole."""

import datetime as dt
from dataclasses import dataclass

from plancom.plan import Indicator, Month
from plancom.store.figures.counts import Counts


@dataclass(frozen=True)
class MeasuredMonths:
    """One indicator's monthly measures, summed over its series.

    A month is covered when it is whole for every series and measure that the indicator adds up: like is compared with like.
    """

    indicator: Indicator
    counts: Counts
    series: tuple[str, ...]
    covered: frozenset[Month]

    def value(self, month: Month, strategy: str | None = None) -> float:
        """What the indicator counts in `month`: its measure, and those a reading adds to it."""
        return sum(self._sum(measure, month, strategy) for measure in (self.indicator.measure, *self.indicator.add))

    def value_until(self, month: Month, last: dt.date) -> float | None:
        """What was counted in `month` up to the day `last`; None where only the month's total is known."""
        if last >= month.last or self.indicator.dataset is None:
            return self.value(month)
        days = [month.first + dt.timedelta(days=n) for n in range((last - month.first).days + 1)]
        counted = [
            self.counts.day(self.indicator.dataset, series, measure, day)
            for series in self.series
            for measure in (self.indicator.measure, *self.indicator.add)
            for day in days
        ]
        known = [value for value in counted if value is not None]
        return sum(known) if known else None

    def day(self, day: dt.date) -> float | None:
        """What was counted on `day`; None where it is unknown for one of the series or measures."""
        dataset = self.indicator.dataset
        if dataset is None:
            return None
        total = 0.0
        for series in self.series:
            for measure in (self.indicator.measure, *self.indicator.add):
                value = self.counts.day(dataset, series, measure, day)
                if value is None:
                    return None
                total += value
        return total

    def days_known(self, month: Month, until: dt.date) -> int:
        """How many days of `month` up to `until` are known, for every series and measure."""
        days = (month.first + dt.timedelta(days=n) for n in range((min(month.last, until) - month.first).days + 1))
        return sum(1 for day in days if self.day(day) is not None)

    @property
    def whole_series(self) -> tuple[str, ...]:
        """The series that a share is a share of: those that it counts, unless the plan says of which more it is a part."""
        return self.indicator.among or self.series

    def denominator(self, month: Month) -> float:
        """What a ratio divides by in `month`."""
        return self._sum(self.indicator.denominator, month, None, self.whole_series)

    def usable(self, as_of: dt.date) -> list[Month]:
        """The covered months that had ended by `as_of`, in order (docs/computation.md §2)."""
        return sorted(month for month in self.covered if month.last <= as_of)

    def through(self, as_of: dt.date) -> dt.date | None:
        """The last day on or before `as_of` that is covered for every series."""
        dataset = self.indicator.dataset
        if dataset is None:
            return None
        days = [self.counts.through(dataset, series, self.indicator.measure, as_of) for series in self.series]
        known = [day for day in days if day is not None]
        return min(known) if len(known) == len(days) else None

    def has_rows(self, month: Month) -> bool:
        """Whether anything was counted in `month`, whole or not."""
        dataset, measure = self.indicator.dataset, self.indicator.measure
        return dataset is not None and any(
            month in self.counts.months.get((dataset, s, measure), {}) for s in self.series
        )

    def _sum(self, measure: str, month: Month, strategy: str | None, among: tuple[str, ...] | None = None) -> float:
        dataset = self.indicator.dataset
        if dataset is None:
            return 0.0
        return sum(self.counts.month(dataset, series, measure, month, strategy) for series in among or self.series)


def measured_months(indicator: Indicator, counts: Counts, series: str | None = None) -> MeasuredMonths:
    """The monthly measures of `indicator`, or of one `series` of it under the goal of that part."""
    indicator = indicator if series is None else indicator.part(series)
    chosen = (series,) if series is not None else indicator.series or ("",)
    if indicator.dataset is None:
        return MeasuredMonths(indicator, counts, chosen, frozenset())
    pairs = [(series, measure) for series in chosen for measure in (indicator.measure, *indicator.add)]
    if indicator.denominator:
        pairs += [(series, indicator.denominator) for series in indicator.among or chosen]
    months = [counts.covered(indicator.dataset, series, measure) for series, measure in pairs]
    return MeasuredMonths(indicator, counts, chosen, frozenset.intersection(*months))
