"""Adoption in depth: over all the plan's years, and by procedure."""

from collections.abc import Sequence

import pandas as pd

from plancom.indicators.measured_months import MeasuredMonths
from plancom.indicators.trajectory import TrajectoryPoint, points
from plancom.indicators.view import View
from plancom.plan import Month


def all_points(view: View, months: MeasuredMonths) -> list[TrajectoryPoint]:
    """Month by month over all the plan's years."""
    return [point for year in range(1, view.plan.years + 1) for point in points(view, months, year, by_calendar=True)]


def by_procedure(table: pd.DataFrame, months: Sequence[Month]) -> pd.DataFrame:
    """Transactions of each procedure over `months`: index procedure; columns electronic and total, the largest first.

    `table` is `store.figures.queries.procedures_by_channel`.
    """
    chosen = table[table["day"].isin([month.first for month in months])]
    electronic = chosen["quantity"].where(chosen["is_electronic"], 0)
    summed = (
        chosen.assign(electronic=electronic, total=chosen["quantity"])
        .groupby("procedure")[["electronic", "total"]]
        .sum()
    )
    return summed.sort_values(["total"], ascending=False)
