"""Ranges of days: with holes cut out of them, widened to whole months."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plancom.plan import Month
from plancom.sources.tables.layouts import Span

ONE_DAY = dt.timedelta(days=1)


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
    cut = _joined(holes)
    return [rest for span in sorted(set(spans)) for rest in _rest(span, cut)]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch as one."""
    joined: list[Span] = []
    for first, last in sorted(set(spans)):
        if joined and first <= joined[-1][1] + ONE_DAY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _rest(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """What is left of a span between holes, which are in order."""
    start, last = span
    for hole_first, hole_last in holes:
        if hole_last < start or hole_first > last:
            continue
        if start < hole_first:
            yield start, hole_first - ONE_DAY
        start = hole_last + ONE_DAY
    if start <= last:
        yield start, last


def whole_months(first: dt.date, last: dt.date) -> Span:
    """From the first day of the one month to the last day of the other."""
    return Month.of(first).first, Month.of(last).last
