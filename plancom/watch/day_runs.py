"""Day runs: days in a row far from what their weekdays bring, month by month, as «Qué cambió» finds them."""

import datetime as dt
from collections.abc import Iterator, Sequence

from plancom.datasets import DEFINITIONS
from plancom.indicators.series_words import amount, label
from plancom.indicators.unusual_day_words import usual_words
from plancom.indicators.unusual_days import UnusualDays, UnusualRun
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan import Month, Plan
from plancom.store.figures.counts import Counts, Key
from plancom.store.office.breaks import Break
from plancom.watch.finding import Finding
from plancom.watch.series import WatchedSeries


class DaysOfSeries:
    """The days of every series of `counts`, kept for whoever looks at them as of several cut-offs: what is unusual long before those is the same."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._kept: dict[tuple[Key, tuple[dt.date, ...]], UnusualDays] = {}

    def of(self, key: Key, breaks: Sequence[Break]) -> UnusualDays:
        """Those of one measure of a series, which `breaks` part."""
        parted = key, tuple(one.day for one in breaks)
        if parted not in self._kept:
            self._kept[parted] = UnusualDays(lambda day: self._counts.day(*key, day), breaks)
        return self._kept[parted]


def day_runs(view: View, one: WatchedSeries, days: DaysOfSeries, breaks: Sequence[Break]) -> Iterator[Finding]:
    """A finding per run of days, of what is counted by day; what goes along with it (visitors, page views) is not told again."""
    definition = DEFINITIONS[one.dataset]
    if not definition.by_day or one.measure != definition.main:
        return
    broken = [b for b in breaks if b.counts and b.concerns(one.dataset, [one.series], [one.measure])]
    found = days.of(one.key, broken)
    for month in one.values:
        for run in found.runs(month.first, month.last, view.as_of):
            yield _finding(view.plan, one, month, run)


def _finding(plan: Plan, one: WatchedSeries, month: Month, run: UnusualRun) -> Finding:
    sentence = tr(
        "{name}: {when} hubo {amount}, {usual}.",
        name=label(plan, *one.key),
        when=dates.span_long(run.first, run.last),
        amount=amount(run.actual),
        usual=usual_words(run),
    )
    return Finding("jump", *one.key, (month,), sentence, f"{run.first}:{run.last}:{run.actual:g}")
