"""Days that the active imports cover: joined ranges per series, measure and grain."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from plancom.datasets import Coverage, Dataset
from plancom.plan import Month
from plancom.store.tables import coverage, imports

MONTHLY = "month"
ONE_DAY = dt.timedelta(days=1)
Range = tuple[dt.date, dt.date]


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The same days as few ranges, in order: ranges that overlap or touch become one."""
    result: list[Range] = []
    for first, last in sorted(ranges):
        if result and first <= result[-1][1] + ONE_DAY:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return tuple(result)


def months_within(ranges: Iterable[Range]) -> frozenset[Month]:
    """The calendar months that lie wholly inside one of the joined `ranges`."""
    months: set[Month] = set()
    for first, last in ranges:
        month = Month.of(first) if first.day == 1 else Month.of(first) + 1
        while month.last <= last:
            months.add(month)
            month += 1
    return frozenset(months)


@dataclass(frozen=True)
class Intervals:
    """Joined ranges of days by series, measure ("" for all measures) and grain."""

    ranges: dict[tuple[str, str, str], tuple[Range, ...]]

    @classmethod
    def of(cls, connection: Connection, dataset: Dataset) -> "Intervals":
        """What the active imports of `dataset` cover."""
        c = coverage.c
        query = (
            select(c.series, c.measure, c.grain, c.first_day, c.last_day)
            .join(imports, imports.c.id == c.import_id)
            .where(c.dataset == dataset, imports.c.undone_at.is_(None))
        )
        found: defaultdict[tuple[str, str, str], list[Range]] = defaultdict(list)
        for series, measure, grain, first, last in connection.execute(query):
            found[series, measure, grain].append((first, last))
        return cls({key: joined(ranges) for key, ranges in found.items()})

    def for_measure(self, series: str, measure: str, grain: str | None = None) -> tuple[Range, ...]:
        """The ranges that say something about `measure` of `series`, of one grain or of any."""
        return joined(
            one
            for (s, m, g), ranges in self.ranges.items()
            if s == series and m in {"", measure} and (grain is None or g == grain)
            for one in ranges
        )

    def by_day(self, series: str, measure: str) -> tuple[Range, ...]:
        """The ranges of which each day is known: all but those of monthly rows."""
        return joined(
            one
            for (s, m, grain), ranges in self.ranges.items()
            if s == series and m in {"", measure} and grain != MONTHLY
            for one in ranges
        )

    def contain(self, wanted: Coverage) -> bool:
        """Whether all days of `wanted` are covered already, at its own grain."""
        return any(
            first <= wanted.first and wanted.last <= last
            for first, last in self.for_measure(wanted.series, wanted.measure, wanted.grain)
        )
