"""Damages: which months of what a goal counts stand on rows of the database that are damaged."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from plancom.plan import Indicator, Month
from plancom.plan.calendar import PlanCalendar
from plancom.store.checks.damages import AffectedData

ANY_SERIES = "*"


def damaged_months(
    touched: Iterable[AffectedData],
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
    if not spans:
        return ()
    months = (month for year in sorted(years) for month in calendar.months(year))
    return tuple(month for month in months if month.first <= until and _meets(month, spans))


def _meets(month: Month, spans: Sequence[tuple[str, str]]) -> bool:
    first, last = month.first.isoformat(), month.last.isoformat()
    return any(start <= last and end >= first for start, end in spans)
