"""Findings: everything the guard has to say about the data, the most urgent first."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from plancom.datasets import DEFINITIONS, Dataset
from plancom.indicators.freshness import Freshness
from plancom.indicators.series_words import label
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan import Month, Plan
from plancom.store.figures.counts import Counts
from plancom.store.office.breaks import Break
from plancom.watch.contradictions import contradictions, copies, lone_days
from plancom.watch.day_runs import DaysOfSeries, day_runs
from plancom.watch.delays import late
from plancom.watch.finding import KINDS, Finding
from plancom.watch.jumps import jumps
from plancom.watch.restatements import PresentedMonths, changed
from plancom.watch.series import looked_at


@dataclass(frozen=True)
class WatchedData:
    """What the guard looks at: the counts, what there is of each month, the breaks known and proposed, and what was presented.

    `days` are those of the same counts where somebody keeps them.
    """

    counts: Counts
    freshness: Sequence[Freshness] = ()
    breaks: Sequence[Break] = ()
    proposed: Sequence[Break] = ()
    presented: Sequence[PresentedMonths] = ()
    days: DaysOfSeries | None = None


def findings(view: View, data: WatchedData) -> list[Finding]:
    """Every finding as of the view's cut-off: by kind as in `KINDS`, then the newest month first."""
    found = list(_all(view, data))
    order = list(KINDS)
    return sorted(found, key=lambda one: (order.index(one.kind), -one.months[-1].ordinal))


def _all(view: View, data: WatchedData) -> Iterator[Finding]:
    plan, counts = view.plan, data.counts
    days = data.days or DaysOfSeries(counts)
    yield from late(data.freshness)
    series = {one.key: one for one in looked_at(view, counts)}
    yield from contradictions(series)
    for one in series.values():
        yield from lone_days(plan, one, counts)
        if not DEFINITIONS[one.dataset].in_batches:  # what is delivered comes in batches
            yield from copies(plan, one)
            yield from jumps(plan, one, data.breaks)
            yield from day_runs(view, one, days, data.breaks)
    yield from changed(plan, counts, list(series), data.presented)
    for proposal in data.proposed:
        if proposal.day <= view.as_of:
            yield _unexplained(plan, proposal)


def _unexplained(plan: Plan, one: Break) -> Finding:
    dataset = cast("Dataset", one.dataset)
    name = label(plan, dataset, one.series, DEFINITIONS[dataset].main)
    sentence = tr(
        "{name}: desde el {day} los datos vienen de otra herramienta ({what}).",
        name=name,
        day=dates.date(one.day),
        what=one.what,
    )
    return Finding("break", dataset, one.series, "", (Month.of(one.day),), sentence, one.what)


def standing(found: Sequence[Finding], reviewed: Collection[str]) -> list[Finding]:
    """Those that nobody has marked as looked at; `reviewed` are the keys of those that somebody has."""
    return [one for one in found if one.key not in reviewed]
