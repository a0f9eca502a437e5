"""Adoption in depth: by plan year, over rolling twelve months, and by procedure."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from plancom.indicators.goals import actual_of, goal_of
from plancom.indicators.measured_months import Measured
from plancom.indicators.trajectory import TrajectoryPoint, points
from plancom.indicators.view import View
from plancom.plan import Month
from plancom.plan.calendar import MONTHS_PER_YEAR


@dataclass(frozen=True, slots=True)
class YearFigure:
    """One plan year: its share over the covered complete months, its target, and how many months it has."""

    year: int
    first: dt.date
    actual: float | None
    target: float | None
    months: int


def years(view: View, months: Measured) -> list[YearFigure]:
    """The baseline year, where it was measured, and every year of the plan."""
    goal = goal_of(view.plan, months.indicator, months, view.as_of)
    usable = months.usable(view.as_of)
    result = []
    for year in range(view.plan.years + 1):
        counted = [month for month in usable if view.plan.calendar.year_of(month) == year]
        if year == 0 and not counted:
            continue
        first = view.plan.calendar.months(year)[0].first
        result.append(
            YearFigure(
                year,
                first,
                actual_of(months.indicator, months, counted),
                goal.target(year) if year else None,
                len(counted),
            )
        )
    return result


def rolling(view: View, months: Measured) -> dict[Month, float | None]:
    """For each month from the plan's start, the share of the twelve months up to it; None where one of the twelve is missing."""
    usable = set(months.usable(view.as_of))
    result: dict[Month, float | None] = {}
    for month in sorted(m for m in usable if m >= view.plan.calendar.start):
        span = [month - n for n in range(MONTHS_PER_YEAR)]
        result[month] = actual_of(months.indicator, months, span) if usable.issuperset(span) else None
    return result


def all_points(view: View, months: Measured) -> list[TrajectoryPoint]:
    """Month by month over all the plan's years."""
    return [point for year in range(1, view.plan.years + 1) for point in points(view, months, year)]


def by_procedure(table: pd.DataFrame, months: Sequence[Month]) -> pd.DataFrame:
    """Transactions of each procedure over `months`: index procedure; columns electronic and total, the largest first.

    `table` is `store.questions.procedures_by_channel`.
    """
    chosen = table[table["day"].isin([month.first for month in months])]
    electronic = chosen["quantity"].where(chosen["is_electronic"], 0)
    summed = (
        chosen.assign(electronic=electronic, total=chosen["quantity"])
        .groupby("procedure")[["electronic", "total"]]
        .sum()
    )
    return summed.sort_values(["total"], ascending=False)
