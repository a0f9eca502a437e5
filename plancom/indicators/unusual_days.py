"""Unusual days: runs of consecutive days far from what their weekdays bring in the weeks around them.

What a day usually brings is the median of the same weekday in the `WEEKS` weeks before and after it. Days are held against it where the
noise of counts is of one size (Anscombe, «The transformation of Poisson, binomial and negative-binomial data», Biometrika 35, 1948), in
units of the median absolute deviation of all days around (the modified z-score of Iglewicz and Hoaglin, «How to Detect and Handle
Outliers», 1993; never taken as less than a count's own chance). Iglewicz and Hoaglin call a single day an outlier beyond 3.5; here a run is
asked for of at least `LEAST` days that are all beyond `FAR` on the same side and that together bring at most half or at least double of
what is usual. In ordinary noise fewer than one month in a hundred has one (tests/indicators/test_unusual_days.py measures it).
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from statistics import median
from typing import Literal

from plancom.store.office.breaks import Break

WEEK = 7
WEEKS = 6  # on each side: a run of ten days leaves at least eight of twelve neighbours of a weekday as they usually are
FEWEST = 6  # known neighbours of a weekday from which there is a usual day
LEAST = 3  # days of a run
FAR = 2.5
DOUBLE = 2.0
SMALLEST = 10.0  # counts, below which half or double is chance
YEAR = 364  # days: as many weeks, so that weekdays stay
TO_SIGMA = 1.4826  # of a median absolute deviation
ANSCOMBE = 0.375
REACH = dt.timedelta(weeks=WEEKS)
NEAR = tuple(dt.timedelta(weeks=n) for n in range(-WEEKS, WEEKS + 1) if n)

Value = Callable[[dt.date], float | None]


@dataclass(frozen=True, slots=True)
class UnusualRun:
    """Days in a row, what was counted in them, and what such days usually bring."""

    first: dt.date
    last: dt.date
    actual: float
    usual: float


def unusual_runs(value: Value, first: dt.date, last: dt.date, breaks: Sequence[Break] = ()) -> tuple[UnusualRun, ...]:
    """The unusual runs within `first` to `last`, those that moved the sum most first.

    `value` gives a day's count, None where it is unknown: such a day is no zero, and ends a run. Days are compared with days that were
    measured alike only (`breaks`). A run that begins before or ends after the span is given with the days that are within, if they
    are two at least. What came in the same days a year before too is a season, and not unusual.
    """
    return UnusualDays(value, breaks).runs(first, last)


class UnusualDays:
    """The days of a series, for whoever looks at several spans of it, or at some of them as they stood on several days.

    What is usual of a day is found once, and so is what a span has once so many days after it are known that later ones change nothing of it.
    """

    def __init__(self, value: Value, breaks: Sequence[Break] = ()) -> None:
        self._days = _Days(value, sorted(one.day for one in breaks))
        self._found: dict[tuple[dt.date, dt.date], tuple[UnusualRun, ...]] = {}

    def runs(self, first: dt.date, last: dt.date, until: dt.date = dt.date.max) -> tuple[UnusualRun, ...]:
        """Those of `unusual_runs`, as if of the days after `until` nothing were known."""
        if (
            until - last < 2 * REACH
        ):  # the spread is of days that far after the span, and they are held against days as far again
            return _runs_within(_DaysUntil(self._days, until), first, last)
        if (first, last) not in self._found:
            self._found[first, last] = _runs_within(self._days, first, last)
        return self._found[first, last]


def _runs_within(days: "_Days", first: dt.date, last: dt.date) -> tuple[UnusualRun, ...]:
    around = _dates(first - REACH, last + REACH)
    off = {day: one for day in around if (one := days.deviation(day)) is not None}
    if not off:
        return ()
    far = FAR * max(1.0, TO_SIGMA * median(abs(one) for one in off.values()))
    found = []
    for side in (-1, 1):
        if not any(one * side > far for one in off.values()):
            continue
        runs = _runs([(day, _place(days, day, off.get(day), side, far)) for day in around])
        material = [run for run in runs if days.is_material(run, side) and not days.is_season(run, side)]
        found += [_within(days, run, first, last) for run in material]
    return tuple(sorted(filter(None, found), key=lambda one: -abs(one.actual - one.usual)))


def _within(days: "_Days", run: Sequence[dt.date], first: dt.date, last: dt.date) -> UnusualRun | None:
    """The days of a run that are within a span; None for one day or none."""
    inside = [day for day in run if first <= day <= last]
    return UnusualRun(inside[0], inside[-1], *days.sums(inside)) if len(inside) > 1 else None


class _Days:
    """The days of a series with what is usual of each."""

    def __init__(self, value: Value, breaks: Sequence[dt.date]) -> None:
        self._value, self.breaks = value, breaks
        self._known: dict[dt.date, float | None] = {}
        self._usual: dict[dt.date, float | None] = {}
        self._deviation: dict[dt.date, float | None] = {}

    def value(self, day: dt.date) -> float | None:
        if day not in self._known:
            self._known[day] = self._value(day)
        return self._known[day]

    def usual(self, day: dt.date) -> float | None:
        """The median of the same weekday around; None with too few that are known and measured alike."""
        if day not in self._usual:
            near = [day + weeks for weeks in NEAR]
            known = [one for other in near if self._is_alike(day, other) and (one := self.value(other)) is not None]
            self._usual[day] = median(known) if len(known) >= FEWEST else None
        return self._usual[day]

    def deviation(self, day: dt.date) -> float | None:
        """How far the day is from the usual one, where the noise of counts has a standard deviation of one."""
        if day not in self._deviation:
            actual = self.value(day)
            usual = None if actual is None else self.usual(day)
            self._deviation[day] = None if actual is None or usual is None else _root(actual) - _root(usual)
        return self._deviation[day]

    def sums(self, run: Sequence[dt.date]) -> tuple[float, float]:
        """What was counted in known days, and what they usually bring."""
        return sum(self.value(day) or 0.0 for day in run), sum(self.usual(day) or 0.0 for day in run)

    def is_times(self, run: Sequence[dt.date], side: int, times: float) -> bool:
        """Whether days bring so many times less than usual (`side` −1), or more."""
        actual, usual = self.sums(run)
        return actual * times <= usual if side < 0 else actual >= usual * times

    def is_material(self, run: Sequence[dt.date], side: int) -> bool:
        return max(self.sums(run)) >= SMALLEST and self.is_times(run, side, DOUBLE)

    def is_season(self, run: Sequence[dt.date], side: int) -> bool:
        then = [day - dt.timedelta(days=YEAR) for day in run]
        return all(self.deviation(day) is not None for day in then) and self.is_material(then, side)

    def _is_alike(self, one: dt.date, other: dt.date) -> bool:
        if not self.breaks:
            return True
        early, late = sorted((one, other))
        return not any(early < day <= late for day in self.breaks)


class _DaysUntil(_Days):
    """The `whole` days, as if of those after `until` nothing were known."""

    def __init__(self, whole: _Days, until: dt.date) -> None:
        super().__init__(lambda day: whole.value(day) if day <= until else None, whole.breaks)
        self._whole, self._until = whole, until

    def usual(self, day: dt.date) -> float | None:
        return self._whole.usual(day) if self._until - day >= REACH else super().usual(day)

    def deviation(self, day: dt.date) -> float | None:
        return self._whole.deviation(day) if self._until - day >= REACH else super().deviation(day)


def _root(count: float) -> float:
    return 2 * sqrt(max(0.0, count) + ANSCOMBE)


Place = Literal["far", "edge", "open", "end"]


def _place(days: _Days, day: dt.date, off: float | None, side: int, far: float) -> Place:
    """Where a day stands in a run on that `side`.

    `far` is how many standard deviations make it so. `edge`: far from what is usual and itself half or double, so that a run may begin or end with it; `far`: far; `open`: it could not be, as a weekday
    that never brings much; `end`: neither, or unknown.
    """
    if off is None:
        return "end"
    if off * side > far:
        return "edge" if days.is_times([day], side, DOUBLE) else "far"
    lowest = _root(0.0) - _root(days.usual(day) or 0.0)
    return "open" if side < 0 and off <= 0 and lowest >= -far else "end"


def _runs(places: Sequence[tuple[dt.date, Place]]) -> list[list[dt.date]]:
    """Days in a row that are far, with those between them that could not be; at least `LEAST` that are."""
    found = []
    for is_over, group in groupby(places, lambda one: one[1] == "end"):
        days = list(group)
        edges = [index for index, (_, place) in enumerate(days) if place == "edge"]
        if is_over or not edges:
            continue
        run = days[edges[0] : edges[-1] + 1]
        if sum(place != "open" for _, place in run) >= LEAST:
            found.append([day for day, _ in run])
    return found


def _dates(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
