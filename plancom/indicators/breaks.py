"""Which comparisons of an indicator a definition break forbids, and how that is said."""

import datetime as dt
from collections.abc import Sequence

from plancom.indicators.measured_months import MeasuredMonths
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan import Month
from plancom.store.office.breaks import Break


def breaks_of(months: MeasuredMonths) -> tuple[Break, ...]:
    """The breaks of what an indicator counts, by day."""
    indicator = months.indicator
    if indicator.dataset is None:
        return ()
    measures = [indicator.measure, *indicator.add, *([indicator.denominator] if indicator.denominator else [])]
    return tuple(b for b in months.counts.breaks if b.counts and b.concerns(indicator.dataset, months.series, measures))


def between(breaks: Sequence[Break], first: Month, last: Month) -> Break | None:
    """The break because of which two months are not alike: some of the first was measured the old way, some of the last the new."""
    return next((one for one in breaks if first.first < one.day <= last.last), None)


def not_comparable(one: Break) -> str:
    """«no comparable: cambio de medición el 01/07/2023»."""
    return tr("no comparable: cambio de medición el {day}", day=dates.date(one.day))


def days_apart(breaks: Sequence[Break], first: dt.date, last: dt.date) -> str:
    """That some of the days from `first` to `last` were measured one way and some another; "" where all are alike."""
    return "".join(
        tr(
            " Desde el {day} se mide de otra manera ({what}): los días de antes y de después no son comparables.",
            day=dates.date(one.day),
            what=one.what,
        )
        for one in breaks
        if first < one.day <= last
    )


def warning(breaks: Sequence[Break], baseline: Sequence[Month], counted: Sequence[Month]) -> str:
    """What a figure's comparison with its baseline or within its own year is worth; "" where nothing forbids it.

    `baseline` are the months that the baseline was measured over (none where the plan gives it), `counted` those of the year.
    """
    if not counted:
        return ""
    inside = between(breaks, counted[0], counted[-1])
    if baseline and (over := between(breaks, baseline[0], counted[-1])):
        said = tr(
            "No es comparable con la línea base: cambio de medición el {day} ({what}).",
            day=dates.date(over.day),
            what=over.what,
        )
        return tr("{said} El año mismo tiene meses medidos de dos maneras.", said=said) if inside else said
    if inside:
        return tr(
            "El año tiene meses medidos de dos maneras: cambio de medición el {day} ({what}).",
            day=dates.date(inside.day),
            what=inside.what,
        )
    return ""
