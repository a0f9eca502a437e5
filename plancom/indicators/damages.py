"""Damages: which months of what a goal counts stand on rows of the database that are damaged."""

import datetime as dt
from collections.abc import Collection, Iterable

from plancom.plan import Indicator, Month
from plancom.plan.calendar import PlanCalendar
from plancom.store.checks.found import Touched

ANY_SERIES = "*"


def damaged_months(
    touched: Iterable[Touched],
    indicator: Indicator,
    series: str | None,
    *,
    years: Collection[int],
    calendar: PlanCalendar,
    until: dt.date,
) -> tuple[Month, ...]:
    """The months of those plan years, up to a day, of which something that the indicator counts (or one `series` of it) is damaged."""
    mine = {ANY_SERIES, series} if series else {ANY_SERIES, "", *indicator.series}
    spans = [
        (one.first, one.last)
        for one in touched
        if one.dataset == indicator.dataset and (one.series in mine or not indicator.series)
    ]
    months = (
        [month for year in sorted(years) for month in calendar.months(year) if month.first <= until] if spans else []
    )
    return tuple(
        month
        for month in months
        if any(first <= month.last.isoformat() and last >= month.first.isoformat() for first, last in spans)
    )
