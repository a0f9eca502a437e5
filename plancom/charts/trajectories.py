"""An indicator's trajectory in the shape that charts draw."""

from collections.abc import Iterable
from dataclasses import replace

from plancom.charts.tables import MonthPoint
from plancom.indicators.trajectory import TrajectoryPoint


def monthly(points: Iterable[TrajectoryPoint]) -> list[MonthPoint]:
    """Each month's own value."""
    return [MonthPoint(p.month.first, p.actual, p.expected, p.state, p.year_ago) for p in points]


def to_date(points: Iterable[TrajectoryPoint]) -> list[MonthPoint]:
    """The value from the plan year's start to each month."""
    return [MonthPoint(p.month.first, p.actual_to_date, p.expected_to_date, p.state) for p in points]


def without_year_ago(points: Iterable[MonthPoint]) -> list[MonthPoint]:
    """The same months without the comparison with the year before."""
    return [replace(point, year_ago=None) for point in points]
