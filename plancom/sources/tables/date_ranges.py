"""Ranges of days: with holes cut out of them, widened to whole months, read from the name that a tool gave its file."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from plancom.plan import Month
from plancom.sources.tables.layouts import Layout, Span

ONE_DAY = dt.timedelta(days=1)
_NAMED = (
    (re.compile(r"(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})"), "%Y-%m-%d"),
    (re.compile(r"(?<!\d)(\d{8})[_-](\d{8})(?!\d)"), "%Y%m%d"),
    (re.compile(r"([A-Z][a-z]{2}-\d{2}-\d{4})_([A-Z][a-z]{2}-\d{2}-\d{4})"), "%b-%d-%Y"),
)


@dataclass(frozen=True, slots=True)
class Hole:
    """Days of which a row was lost: for one series and measure, or for all (None)."""

    first: dt.date
    last: dt.date
    series: str | None = None
    measure: str | None = None

    def touches(self, series: str, measure: str) -> bool:
        """Whether the hole is one of this series and measure."""
        return self.series in {None, series} and self.measure in {None, measure}


def without(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """The spans less the days of the holes, in order."""
    merged: list[Span] = []
    for first, last in sorted(set(holes)):
        if merged and first <= merged[-1][1] + ONE_DAY:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    left = []
    for first, last in sorted(set(spans)):
        start = first
        for hole_first, hole_last in merged:
            if hole_last < start or hole_first > last:
                continue
            if start < hole_first:
                left.append((start, hole_first - ONE_DAY))
            start = hole_last + ONE_DAY
        if start <= last:
            left.append((start, last))
    return left


def whole_months(first: dt.date, last: dt.date) -> Span:
    """From the first day of the one month to the last day of the other."""
    return Month.of(first).first, Month.of(last).last


def named_range(layout: Layout, name: str, days: Span) -> Span | None:
    """The range that a tool wrote into the file's name, where the rows lie in it; None where there is none to believe.

    A day more on either side is borne: a tool names the range in its own time zone.
    """
    if not layout.named_range:
        return None
    for pattern, written in _NAMED:
        match = pattern.search(name)
        if not match:
            continue
        try:
            first, last = (dt.datetime.strptime(part, written).date() for part in match.groups())  # noqa: DTZ007 - dates
        except ValueError:
            continue
        if layout.exclusive_end:
            last -= ONE_DAY
        if first <= last and first - ONE_DAY <= days[0] and days[1] <= last + ONE_DAY:
            return first, last
    return None
