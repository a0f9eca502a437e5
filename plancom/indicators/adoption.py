"""Adoption in depth: by plan year, over rolling twelve months, and which procedure moves the total."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from plancom.indicators.goals import actual_of, divided, goal_of
from plancom.indicators.measured import Measured
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


@dataclass(frozen=True, slots=True)
class Mover:
    """A procedure's part in the change of the whole share between two spans: the parts add up to the change."""

    procedure: str
    points: float
    now: float | None
    before: float | None


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


def movers(table: pd.DataFrame, now: Sequence[Month], before: Sequence[Month]) -> list[Mover]:
    """Which procedures changed the whole share from `before` to `now`, the largest part first; the parts add up exactly.

    A procedure's part is its electronic transactions over all transactions, now less before.
    """
    a, b = by_procedure(table, now), by_procedure(table, before)
    total_a, total_b = float(a["total"].sum()), float(b["total"].sum())
    if not total_a or not total_b:
        return []
    found = []
    for name in sorted(set(a.index) | set(b.index)):
        online_a, all_a = _of(a, name)
        online_b, all_b = _of(b, name)
        found.append(
            Mover(name, online_a / total_a - online_b / total_b, divided(online_a, all_a), divided(online_b, all_b))
        )
    return sorted(found, key=lambda mover: -abs(mover.points))


def _of(table: pd.DataFrame, name: str) -> tuple[float, float]:
    if name not in table.index:
        return 0.0, 0.0
    electronic, total = table.loc[[name], ["electronic", "total"]].sum().tolist()
    return float(electronic), float(total)
