"""Counts: what every month and day comes to, and whether it is covered.

Of visits, a month's daily rows count when they cover the whole month, else its monthly row (docs/computation.md §3): settled here.
"""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product

from sqlalchemy import Connection, select

from plancom.datasets import DEFINITIONS, Dataset
from plancom.plan import Month
from plancom.store.attribution import attributions
from plancom.store.db.data_version import version
from plancom.store.office.breaks import Break, in_force
from plancom.store.precedence.covered_days import Intervals, Range, months_within
from plancom.store.tables import rollup

Key = tuple[Dataset, str, str]  # dataset, series, measure
StrategyValues = Mapping[str, float]
ALL_STRATEGIES = None
NO_MEANING = ("", False)
"""Of rows that belong to no strategy of a plan and are not about procedures."""


@dataclass(frozen=True)
class Counts:
    """What the active imports say, as of now.

    `months` and `days` give, per (dataset, series, measure), the value of each month or day by strategy ("" for none);
    `ranges` the days covered, joined, and `day_ranges` those of which each day is known (a monthly row knows no days). A month
    or day without an entry is zero where it is covered, unknown where not. `breaks` are the days from which something was
    measured another way.
    """

    version: int
    months: Mapping[Key, Mapping[Month, StrategyValues]]
    days: Mapping[Key, Mapping[dt.date, StrategyValues]]
    ranges: Mapping[Key, tuple[Range, ...]]
    day_ranges: Mapping[Key, tuple[Range, ...]]
    breaks: tuple[Break, ...] = ()
    _covered: dict[Key, frozenset[Month]] = field(default_factory=dict, repr=False)

    def series(self, dataset: Dataset) -> tuple[str, ...]:
        """All series of `dataset` that have rows or coverage, sorted."""
        return tuple(sorted({s for d, s, _ in (*self.months, *self.ranges) if d == dataset}))

    def covered(self, dataset: Dataset, series: str, measure: str) -> frozenset[Month]:
        """The months of which every day is covered."""
        key = (dataset, series, measure)
        if key not in self._covered:
            self._covered[key] = months_within(self.ranges.get(key, ()))
        return self._covered[key]

    def through(self, dataset: Dataset, series: str, measure: str, as_of: dt.date) -> dt.date | None:
        """The last covered day on or before `as_of`; None where no day is."""
        ranges = self.ranges.get((dataset, series, measure), ())
        index = bisect_right(ranges, (as_of, dt.date.max)) - 1
        return min(ranges[index][1], as_of) if index >= 0 else None

    def month(
        self, dataset: Dataset, series: str, measure: str, month: Month, strategy: str | None = ALL_STRATEGIES
    ) -> float:
        """The month's value (of one strategy, or of all); zero where nothing was counted."""
        values = self.months.get((dataset, series, measure), {}).get(month, {})
        return sum(values.values()) if strategy is None else values.get(strategy, 0.0)

    def day(self, dataset: Dataset, series: str, measure: str, day: dt.date) -> float | None:
        """The day's value over all strategies; zero where it is covered, None where it is unknown."""
        values = self.days.get((dataset, series, measure), {}).get(day)
        if values is not None:
            return sum(values.values())
        return 0.0 if self.covers_day(dataset, series, measure, day) else None

    def covers_day(self, dataset: Dataset, series: str, measure: str, day: dt.date) -> bool:
        """Whether the day itself is known, and not only its month."""
        ranges = self.day_ranges.get((dataset, series, measure), ())
        index = bisect_right(ranges, (day, dt.date.max)) - 1
        return index >= 0 and day <= ranges[index][1]

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been imported at all."""
        return not self.ranges and not self.months


def counts(connection: Connection, plan: str) -> Counts:
    """All counts of the active imports, told apart by the rules of the plan with that id."""
    of_the_plan = attributions.by_plan(connection, plan)
    months: dict[Key, dict[Month, dict[str, float]]] = {}
    days: dict[Key, dict[dt.date, dict[str, float]]] = {}
    ranges: dict[Key, tuple[Range, ...]] = {}
    day_ranges: dict[Key, tuple[Range, ...]] = {}
    for dataset, definition in DEFINITIONS.items():
        intervals = Intervals.of(connection, dataset)
        by_grain = _rolled_up(connection, dataset, of_the_plan)
        all_series = {s for s, _, _ in intervals.ranges} | {s for s, _ in by_grain}
        for series, measure in product(all_series, definition.measures):
            key: Key = (dataset, series, measure)
            if found := intervals.for_measure(series, measure):
                ranges[key] = found
                day_ranges[key] = intervals.by_day(series, measure)
            grains = by_grain.get((series, measure))
            if grains is None:
                continue
            if definition.one_row_a_period:
                days[key], months[key] = _visits(grains, intervals, series, measure)
            else:
                days[key], months[key] = _added(grains)
    return Counts(version(connection), months, days, ranges, day_ranges, in_force(connection))


Days = dict[dt.date, dict[str, float]]
Months = dict[Month, dict[str, float]]


def _rolled_up(
    connection: Connection, dataset: Dataset, of_the_plan: Mapping[int, tuple[str, bool]]
) -> dict[tuple[str, str], dict[str, Days]]:
    """The rollup of `dataset`: (series, measure) → grain → day → strategy → value."""
    c = rollup.c
    found: dict[tuple[str, str], dict[str, Days]] = defaultdict(lambda: defaultdict(dict))
    topics = {of: topic for topic, of in DEFINITIONS[dataset].topics.items()}
    query = select(c.series, c.measure, c.grain, c.day, c.attribution, c.value).where(c.dataset == dataset)
    for series, measure, grain, day, attribution, value in connection.execute(query):
        strategy, about_procedures = of_the_plan.get(attribution, NO_MEANING)
        _add(found[series, measure][grain], day, strategy, value)
        if about_procedures and value and measure in topics:
            _add(found[series, topics[measure]][grain], day, strategy, value)
    return found


def _add(days: Days, day: dt.date, strategy: str, value: float) -> None:
    """One more value of a day: other plans may tell apart what is one strategy's here."""
    values = days.setdefault(day, {})
    values[strategy] = values.get(strategy, 0.0) + value


def _visits(grains: dict[str, Days], intervals: Intervals, series: str, measure: str) -> tuple[Days, Months]:
    daily, monthly = grains.get("day", {}), grains.get("month", {})
    whole = months_within(intervals.for_measure(series, measure, "day"))
    months = by_month(daily)
    for day, value in monthly.items():
        if Month.of(day) not in whole:
            months[Month.of(day)] = dict(value)
    return daily, months


def _added(grains: dict[str, Days]) -> tuple[Days, Months]:
    """Everything that counts, whatever its grain: what would count twice is out already (store.currency)."""
    days: Days = {}
    for grain in grains.values():
        for day, values in grain.items():
            total = days.setdefault(day, {})
            for strategy, value in values.items():
                total[strategy] = total.get(strategy, 0.0) + value
    return days, by_month(days)


def by_month(days: Days) -> Months:
    """Days added up by month, each strategy apart."""
    months: Months = {}
    for day, values in days.items():
        month = months.setdefault(Month.of(day), {})
        for strategy, value in values.items():
            month[strategy] = month.get(strategy, 0.0) + value
    return months
