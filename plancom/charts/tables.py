"""The small tables that charts are drawn from, and the running total of one."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plancom.language.translation import later
from plancom.language.word_tables import LocalizedTexts

State = Literal["covered", "provisional", "missing", "future"]

CoverageState = Literal["covered", "provisional", "partial", "late", "missing", "pending", "not_applicable", "future"]

STATE_WORDS = LocalizedTexts(
    {
        "covered": later("completo"),
        "provisional": later("parcial"),
        "missing": later("sin datos"),
        "future": later("por venir"),
    }
)


@dataclass(frozen=True, slots=True)
class MonthPoint:
    """One month: what happened, what was expected, and the same month a year before, in the chart's unit."""

    month: dt.date  # its first day
    actual: float | None  # None where the month is missing
    expected: float | None
    state: State  # provisional: some of its days are not covered, or the month is not over
    year_ago: float | None = None
    breaks: tuple[tuple[dt.date, str], ...] = ()  # since when it is measured another way, and what changed
    instead: str = ""  # written where `actual` is None
    instead_of_year_ago: str = ""  # written where `year_ago` is None

    @property
    def is_compared(self) -> bool:
        """Whether it says what was a year before, or why that is not known."""
        return self.year_ago is not None or bool(self.instead_of_year_ago)


@dataclass(frozen=True, slots=True)
class ProcedureShare:
    """One procedure: transactions completed in all channels and those that were electronic."""

    name: str
    total: float
    electronic: float


@dataclass(frozen=True, slots=True)
class Count:
    """A named count; `main` is the one that the plan counts and is drawn in the accent colour."""

    name: str
    value: float
    main: bool = True


@dataclass(frozen=True, slots=True)
class NetworkSeries:
    """One network's months with its own baseline and target: posts per day, or what else a goal counts, with so many `decimals`."""

    name: str
    points: Sequence[MonthPoint]
    baseline: float | None = None
    target: float | None = None
    decimals: int = 2
    percent: bool = False


def next_month(day: dt.date) -> dt.date:
    """The first day of the month after `day`'s."""
    return dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)


def complete(points: Sequence[MonthPoint]) -> tuple[MonthPoint, ...]:
    """`points` by month, with a missing one put in wherever the table skips a month: a skipped month is a gap, not a step."""
    filled: list[MonthPoint] = []
    for point in sorted(points, key=lambda one: one.month):
        while filled and next_month(filled[-1].month) < point.month:
            filled.append(MonthPoint(next_month(filled[-1].month), None, None, "missing"))
        filled.append(point)
    return tuple(filled)


def running(points: Sequence[MonthPoint]) -> tuple[MonthPoint, ...]:
    """Monthly flows as running totals over the table's months (one plan year).

    Like is added to like (docs/computation.md §2): a missing month, or a provisional one before a covered one, adds to neither the actual
    nor the expected; months after the last covered one add to the expected, and the provisional ones among them to the
    actual. So where no month before the last is missing the expected ends in the year's target, and at the last covered month both
    are exactly the figures of the indicator. A table without a covered month has no way to go on from: none missing adds to it.
    Where no month has an expected value there is none, which is not zero.
    """
    months = complete(points)
    last = max((i for i, point in enumerate(months) if point.state == "covered"), default=-1)
    total, expected = 0.0, 0.0
    known = has_expected(months)
    result = []
    for i, point in enumerate(months):
        tail = i > last
        counts = point.state == "covered" or (tail and point.state == "provisional")
        if counts:
            total += point.actual or 0.0
        if counts or (tail and (last >= 0 or point.state != "missing")):
            known = known and point.expected is not None
            expected += point.expected or 0.0
        result.append(
            replace(
                point,
                actual=total if counts else None,
                expected=expected if known else None,
                year_ago=None,
                instead_of_year_ago="",
            )
        )
    return tuple(result)


def skips(months: Sequence[MonthPoint]) -> bool:
    """Whether a month before the last covered one counts neither in what happened nor in what was expected."""
    last = max((i for i, point in enumerate(months) if point.state == "covered"), default=-1)
    return any(point.state != "covered" for point in months[:last])


def has_expected(months: Sequence[MonthPoint]) -> bool:
    """Whether anything was expected of any of the months."""
    return any(point.expected is not None for point in months)


def known_until(months: Sequence[MonthPoint]) -> int:
    """How many months stand before those without data in which a year ends; all of them where it does not end so, or has no complete month."""
    last = max((i for i, point in enumerate(months) if point.state == "covered"), default=-1)
    end = len(months)
    while end > last + 1 and months[end - 1].state == "missing":
        end -= 1
    return len(months) if last < 0 else end
