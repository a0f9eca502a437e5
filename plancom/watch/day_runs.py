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
from plancom.store.figures.counts import Counts
from plancom.store.office.breaks import Break
from plancom.watch.finding import Finding
from plancom.watch.series import Looked


def day_runs(view: View, one: Looked, counts: Counts, breaks: Sequence[Break]) -> Iterator[Finding]:
    """A finding per run of days, of what is counted by day; what goes along with it (visitors, page views) is not told again."""
    definition = DEFINITIONS[one.dataset]
    if not definition.by_day or one.measure != definition.main:
        return
    broken = [b for b in breaks if b.counts and b.concerns(one.dataset, [one.series], [one.measure])]

    def value(day: dt.date) -> float | None:
        return counts.day(one.dataset, one.series, one.measure, day) if day <= view.as_of else None

    days = UnusualDays(value, broken)
    for month in one.values:
        for run in days.runs(month.first, month.last):
            yield _finding(view.plan, one, month, run)


def _finding(plan: Plan, one: Looked, month: Month, run: UnusualRun) -> Finding:
    sentence = tr(
        "{name}: {when} hubo {amount}, {usual}.",
        name=label(plan, *one.key),
        when=dates.span_long(run.first, run.last),
        amount=amount(run.actual),
        usual=usual_words(run),
    )
    return Finding("jump", *one.key, (month,), sentence, f"{run.first}:{run.last}:{run.actual:g}")
