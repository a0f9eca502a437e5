"""Small tables for the chart tests: a plan year with whatever months missing or provisional a test wants."""

import datetime as dt
from collections.abc import Collection

from plancom.charts import MonthPoint
from plancom.charts.tables import State


def month(number: int, year: int = 2018) -> dt.date:
    return dt.date(year + (number - 1) // 12, (number - 1) % 12 + 1, 1)


def year(
    upto: int = 9,
    *,
    missing: Collection[int] = (),
    provisional: Collection[int] = (),
    actual: float = 1000,
    expected: float | None = 1500,
    year_ago: float | None = None,
    months: int = 12,
) -> list[MonthPoint]:
    """Month i has i · `actual`; `expected` each month; covered up to `upto`."""
    points = []
    for i in range(1, months + 1):
        state: State = "covered" if i <= upto else "future"
        state = "missing" if i in missing else "provisional" if i in provisional else state
        value = i * actual if state in {"covered", "provisional"} else None
        points.append(MonthPoint(month(i), value, expected, state, year_ago))
    return points
