"""Calendar months, which add and compare, and the plan's own years of twelve of them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Self

MONTHS_PER_YEAR = 12


@cache
def _first(ordinal: int) -> dt.date:
    return dt.date(ordinal // MONTHS_PER_YEAR, ordinal % MONTHS_PER_YEAR + 1, 1)


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """One calendar month; `ordinal` counts months since year 0, so months add and subtract as whole numbers."""

    ordinal: int

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """The month that `day` lies in."""
        return cls(day.year * MONTHS_PER_YEAR + day.month - 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The month written «2018-09». Raises ValueError for anything else."""
        year, month = text.split("-")
        return cls.of(dt.date(int(year), int(month), 1))

    @property
    def first(self) -> dt.date:
        """The month's first day."""
        return _first(self.ordinal)

    @property
    def last(self) -> dt.date:
        """The month's last day."""
        return _first(self.ordinal + 1) - dt.timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days the month has."""
        return self.last.day

    def __add__(self, months: int) -> "Month":
        return Month(self.ordinal + months)

    def __sub__(self, months: int) -> "Month":
        return Month(self.ordinal - months)

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"


def month_runs(months: Iterable[Month]) -> list[list[Month]]:
    """The months in the same order, those that follow one another in one list."""
    runs: list[list[Month]] = []
    for month in months:
        if runs and runs[-1][-1] + 1 == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    return runs


@dataclass(frozen=True, slots=True)
class PlanCalendar:
    """The plan's years: year k is the twelve months from `start` + (k−1) years; year 0 is the baseline year (docs/computation.md §2)."""

    start: Month

    def year_of(self, month: Month) -> int:
        """The plan year that `month` lies in; 0 is the baseline year, below it the years before."""
        return (month.ordinal - self.start.ordinal) // MONTHS_PER_YEAR + 1

    def months(self, year: int) -> tuple[Month, ...]:
        """The twelve months of plan year `year`."""
        first = self.start + (year - 1) * MONTHS_PER_YEAR
        return tuple(first + i for i in range(MONTHS_PER_YEAR))

    def last_day(self, year: int) -> dt.date:
        """The last day of plan year `year`."""
        return self.months(year)[-1].last

    def days(self, year: int) -> int:
        """How many days plan year `year` has (366 when a 29 February falls in it)."""
        return sum(month.days for month in self.months(year))
