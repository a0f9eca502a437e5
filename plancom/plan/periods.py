"""Periods: of what a goal's target is: the whole plan year, or each of its quarters or months."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

from plancom.language.translation import later
from plancom.plan.calendar import MONTHS_PER_YEAR, Month, PlanCalendar
from plancom.plan.part import one_of


@dataclass(frozen=True, repr=False)
class Period:
    """A part of the plan year in which a target is to be reached: so many `months` from the year's first on; `noun` names one and many."""

    id: str
    months: int
    noun: tuple[str, str]

    def __repr__(self) -> str:
        return f"Period({self.id!r})"

    @property
    def is_year(self) -> bool:
        """Whether it is the plan year itself."""
        return self.months == MONTHS_PER_YEAR

    @property
    def per_year(self) -> int:
        """How many a plan year has."""
        return MONTHS_PER_YEAR // self.months

    def in_year(self, calendar: PlanCalendar, year: int) -> list[tuple[Month, ...]]:
        """The months of each, in order; a quarter is the plan year's, whatever month that begins in."""
        months = calendar.months(year)
        return [months[start : start + self.months] for start in range(0, MONTHS_PER_YEAR, self.months)]

    def around(self, calendar: PlanCalendar, month: Month) -> tuple[Month, ...]:
        """The months of the one in which `month` lies."""
        return next(one for one in self.in_year(calendar, calendar.year_of(month)) if month in one)

    def newest(self, calendar: PlanCalendar, months: Sequence[Month]) -> list[Month]:
        """Those of `months`, which are in order, that lie in the same one as the last of them."""
        return [month for month in months if month in self.around(calendar, months[-1])]


YEAR = Period("year", MONTHS_PER_YEAR, (later("año"), later("años")))
QUARTER = Period("quarter", 3, (later("trimestre"), later("trimestres")))
MONTH = Period("month", 1, (later("mes"), later("meses")))
PERIODS = {period.id: period for period in (YEAR, QUARTER, MONTH)}


PeriodField = Annotated[Period, BeforeValidator(one_of(PERIODS)), PlainSerializer(lambda period: period.id)]
"""A field of a plan file that names a period."""
