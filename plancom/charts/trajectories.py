"""An indicator's trajectory in the shape that charts draw."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from plancom.charts.tables import MonthPoint
from plancom.indicators.breaks import not_comparable
from plancom.indicators.trajectory import TrajectoryPoint


def monthly(points: Iterable[TrajectoryPoint]) -> list[MonthPoint]:
    """Each month's own value."""
    return [
        MonthPoint(p.month.first, p.actual, p.expected, p.state, p.year_ago, marks(p), instead_of_year_ago=_instead(p))
        for p in points
    ]


def to_date(points: Iterable[TrajectoryPoint]) -> list[MonthPoint]:
    """The value from the plan year's start to each month."""
    return [MonthPoint(p.month.first, p.actual_to_date, p.expected_to_date, p.state, breaks=marks(p)) for p in points]


def without_year_ago(points: Iterable[MonthPoint]) -> list[MonthPoint]:
    """The same months without the comparison with the year before."""
    return [replace(point, year_ago=None, instead_of_year_ago="") for point in points]


def marks(point: TrajectoryPoint) -> tuple[tuple[dt.date, str], ...]:
    """The breaks that begin in a month, for its mark."""
    return tuple((one.day, one.what) for one in point.breaks)


def _instead(point: TrajectoryPoint) -> str:
    return not_comparable(point.not_comparable) if point.not_comparable else ""
