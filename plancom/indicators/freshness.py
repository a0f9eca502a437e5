"""Freshness: what there is of each series that the plan counts, month by month, and by when the rest is expected."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from zoneinfo import ZoneInfo

from plancom.datasets import DEFINITIONS, Dataset
from plancom.datasets.settling_time import settling
from plancom.indicators.partial_months import PartialMonth
from plancom.language import dates
from plancom.language.translation import later, tr
from plancom.plan import Month, Plan
from plancom.store.precedence.covered_days import Range, joined, months_within
from plancom.store.precedence.import_coverage import ImportCoverage

State = Literal["covered", "provisional", "partial", "late", "missing", "pending", "not_applicable", "future"]
OPEN: tuple[State, ...] = ("late", "missing", "partial", "provisional", "pending")
"""The states in which something is still to be done, the most urgent first."""
UNFINISHED = later("el mes no ha terminado")


@dataclass(frozen=True, slots=True)
class Watched:
    """A series whose months are expected: one that an indicator of the plan counts, or the activities of its tasks.

    `is_baseline` where the year before the plan is measured with it: only then is anything of that year expected.
    """

    dataset: Dataset
    series: str
    measure: str
    name: str
    is_baseline: bool = True


@dataclass(frozen=True, slots=True)
class Freshness:
    """One month of one series.

    `covered`: every day is known and stands. `provisional`: known, but the month is not over or the source may still change it
    (`reason`). `partial`: over, and some of its days are unknown. `late`: due and nothing of it or later is there. `missing`:
    nothing of it is there, and something later is. `pending`: not due yet. `not_applicable`: before the plan, and before the
    series' first data, where no baseline is measured with it.
    `due` is the day by which the month is expected whole, `known` how many of its days are known.
    """

    watched: Watched
    month: Month
    state: State
    due: dt.date
    known: PartialMonth
    reason: str = ""

    @property
    def days(self) -> int:
        """How many of its days are known."""
        return self.known.days


def watched(plan: Plan) -> list[Watched]:
    """Every series that the plan's indicators count, in the plan's order; and activities, where a task is the plan's."""
    found: dict[tuple[Dataset, str], Watched] = {}
    for indicator in (plan.read(plain) for plain in plan.indicators):
        if indicator.dataset is None:
            continue
        measure = indicator.denominator or indicator.measure
        for series in indicator.series or ("",):
            one = plan.institution.network(series) or plan.institution.outlet(series)
            name = one.name if one else tr(DEFINITIONS[indicator.dataset].name)
            is_baseline = indicator.baseline.source == "measured"
            before = found.get((indicator.dataset, series))
            if before is None or (is_baseline and not before.is_baseline):
                line = Watched(indicator.dataset, series, measure, name, is_baseline)
                found[indicator.dataset, series] = replace(before, is_baseline=True) if before else line
    if any(strategy.tasks for strategy in plan.strategies):
        activities = DEFINITIONS["activities"]
        name = tr(activities.name)
        found.setdefault(("activities", ""), Watched("activities", "", "activities", name, is_baseline=False))
    return sorted(found.values(), key=lambda one: list(DEFINITIONS).index(one.dataset))


def freshness(plan: Plan, covered: Iterable[ImportCoverage], today: dt.date) -> list[Freshness]:
    """Each watched series, month by month from the first data (or the plan's start) to `today`'s month, within the plan.

    `covered` is `store.questions.covered`. A row per series and month, in that order.
    """
    lines = list(covered)
    last = min(Month.of(today), plan.calendar.months(plan.years)[-1])
    result: list[Freshness] = []
    known = {one: [c for c in lines if _says(c, one)] for one in watched(plan)}
    starts = [Month.of(min(c.first for c in found)) for found in known.values() if found]
    first = min([plan.calendar.start, *(month for month in starts if month >= plan.calendar.months(0)[0])])
    for one, found in known.items():
        result += _months(plan, one, found, [Month(n) for n in range(first.ordinal, last.ordinal + 1)], today)
    return result


def _says(line: ImportCoverage, one: Watched) -> bool:
    return (line.dataset, line.series) == (one.dataset, one.series) and line.measure in {"", one.measure}


def _months(
    plan: Plan, one: Watched, found: Sequence[ImportCoverage], months: Sequence[Month], today: dt.date
) -> Iterable[Freshness]:
    every = joined((line.first, line.last) for line in found)
    standing = joined(span for line in found if (span := _standing(plan, line, today)))
    whole, stand = months_within(every), months_within(standing)
    begun = Month.of(every[0][0]) if every else None
    ended = Month.of(every[-1][1]) if every else None
    for month in months:
        due = (month + 1).first + dt.timedelta(days=plan.institution.due_day - 1)
        days = _days_in(every, month, today)
        is_over = month.last <= today
        reason = ""
        state: State
        if not one.is_baseline and month < min(begun or plan.calendar.start, plan.calendar.start):
            state = "not_applicable"
        elif month in stand and is_over:
            state = "covered"
        elif days and (not is_over or month in whole):
            state = "provisional"
            reason = _why(plan, found, month) if is_over else UNFINISHED
        elif days:
            state = "partial"
        elif today <= due:
            state = "pending"
        else:
            state = "missing" if ended is not None and month < ended else "late"
        yield Freshness(one, month, state, due, PartialMonth.until(month, days, today), reason)


def _imported_on(plan: Plan, line: ImportCoverage) -> dt.date:
    return line.imported_at.replace(tzinfo=dt.UTC).astimezone(ZoneInfo(plan.institution.timezone)).date()


def _standing(plan: Plan, line: ImportCoverage, today: dt.date) -> Range | None:
    """The days of a file that its source will change no more: those that had settled when it was imported."""
    last = min(line.last, _imported_on(plan, line) - dt.timedelta(days=settling(line.source).days), today)
    return (line.first, last) if last >= line.first else None


def _why(plan: Plan, found: Sequence[ImportCoverage], month: Month) -> str:
    """Why the days of a month that is over may still change."""
    reasons = [
        tr(
            "{reason}, y el archivo es del {imported_on}",
            reason=tr(settling(line.source).reason),
            imported_on=dates.date(_imported_on(plan, line)),
        )
        for line in found
        if line.first <= month.last and line.last >= month.first and settling(line.source).days
    ]
    return reasons[-1] if reasons else tr("el archivo se importó antes de que el mes terminara")


def _days_in(ranges: Sequence[Range], month: Month, today: dt.date) -> int:
    end = min(month.last, today)
    return sum(max(0, (min(last, end) - max(first, month.first)).days + 1) for first, last in ranges)


def still_open(rows: Iterable[Freshness]) -> list[list[Freshness]]:
    """What is still to be done, as runs of months of one series and state; the most urgent state first, then by due date."""
    runs: list[list[Freshness]] = []
    for row in rows:
        if row.state not in OPEN:
            continue
        last = runs[-1][-1] if runs else None
        if last and (last.watched, last.state, last.month + 1) == (row.watched, row.state, row.month):
            runs[-1].append(row)
        else:
            runs.append([row])
    return sorted(runs, key=lambda run: (OPEN.index(run[0].state), run[0].due))
