"""Freshness: what there is of each series that the plan counts, month by month, and by when the rest is expected."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
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
class ExpectedSeries:
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

    watched: ExpectedSeries
    month: Month
    state: State
    due: dt.date
    known: PartialMonth
    reason: str = ""

    @property
    def days(self) -> int:
        """How many of its days are known."""
        return self.known.days


def watched(plan: Plan) -> list[ExpectedSeries]:
    """Every series that the plan's indicators count, in the plan's order; and activities, where a task is the plan's."""
    found: dict[tuple[Dataset, str], ExpectedSeries] = {}
    for line in _counted(plan):
        before = found.get((line.dataset, line.series), line)
        found[line.dataset, line.series] = replace(before, is_baseline=before.is_baseline or line.is_baseline)
    if any(strategy.tasks for strategy in plan.strategies):
        activities = DEFINITIONS["activities"]
        name = tr(activities.name)
        found.setdefault(("activities", ""), ExpectedSeries("activities", "", "activities", name, is_baseline=False))
    return sorted(found.values(), key=lambda one: list(DEFINITIONS).index(one.dataset))


def _counted(plan: Plan) -> Iterator[ExpectedSeries]:
    """What each indicator of the plan counts, a line for each of its series."""
    for indicator in map(plan.read, plan.indicators):
        if indicator.dataset is None:
            continue
        measure = indicator.denominator or indicator.measure
        for series in indicator.series or ("",):
            one = plan.institution.network(series) or plan.institution.outlet(series)
            name = one.name if one else tr(DEFINITIONS[indicator.dataset].name)
            yield ExpectedSeries(indicator.dataset, series, measure, name, indicator.baseline.source == "measured")


def freshness(plan: Plan, covered: Iterable[ImportCoverage], today: dt.date) -> list[Freshness]:
    """Each watched series, month by month from the first data (or the plan's start) to `today`'s month, within the plan.

    `covered` is `store.precedence.import_coverage.import_coverage`. A row per series and month, in that order.
    """
    lines = list(covered)
    last = min(Month.of(today), plan.calendar.months(plan.years)[-1])
    result: list[Freshness] = []
    known = {one: [c for c in lines if _says(c, one)] for one in watched(plan)}
    starts = [Month.of(min(c.first for c in found)) for found in known.values() if found]
    first = min([plan.calendar.start, *(month for month in starts if month >= plan.calendar.months(0)[0])])
    for one, found in known.items():
        series = _KnownDays(plan, one, found, today)
        result += [series.month(Month(n)) for n in range(first.ordinal, last.ordinal + 1)]
    return result


def _says(line: ImportCoverage, one: ExpectedSeries) -> bool:
    return (line.dataset, line.series) == (one.dataset, one.series) and line.measure in {"", one.measure}


@dataclass(frozen=True)
class _KnownDays:
    """What the files `found` say of a series as of `today`."""

    plan: Plan
    one: ExpectedSeries
    found: Sequence[ImportCoverage]
    today: dt.date

    @cached_property
    def ranges(self) -> Sequence[Range]:
        """The days that are known."""
        return joined((line.first, line.last) for line in self.found)

    @cached_property
    def whole(self) -> frozenset[Month]:
        """The months all of whose days are known."""
        return months_within(self.ranges)

    @cached_property
    def standing(self) -> frozenset[Month]:
        """The months all of whose days are known and will not change."""
        spans = (_standing(self.plan, line, self.today) for line in self.found)
        return months_within(joined(filter(None, spans)))

    def month(self, month: Month) -> Freshness:
        """How a month stands."""
        due = (month + 1).first + dt.timedelta(days=self.plan.institution.due_day - 1)
        days = _days_in(self.ranges, month, self.today)
        state, reason = self._state(month, days, due), ""
        if state == "provisional":
            reason = _why(self.plan, self.found, month) if month.last <= self.today else UNFINISHED
        return Freshness(self.one, month, state, due, PartialMonth.until(month, days, self.today), reason)

    def _state(self, month: Month, days: int, due: dt.date) -> State:
        is_over = month.last <= self.today
        if not self._is_expected(month):
            return "not_applicable"
        if month in self.standing and is_over:
            return "covered"
        if days:
            return "partial" if is_over and month not in self.whole else "provisional"
        if self.today <= due:
            return "pending"
        return "missing" if self.ranges and month < Month.of(self.ranges[-1][1]) else "late"

    def _is_expected(self, month: Month) -> bool:
        """Whether anything of a month is expected: of the plan, of what there is of the series, and of its baseline."""
        if self.one.is_baseline or month >= self.plan.calendar.start:
            return True
        return bool(self.ranges) and month >= Month.of(self.ranges[0][0])


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
