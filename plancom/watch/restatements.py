"""What was presented, and which of its months are no longer as they were said."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plancom.datasets import Dataset
from plancom.indicators.series_words import amount, label
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.plan import Month, Plan
from plancom.store.figures.counts import Counts
from plancom.watch.finding import Finding

Key = tuple[Dataset, str, str]
LISTED = 3  # months of one series named one by one


@dataclass(frozen=True)
class PresentedMonths:
    """What one presentation said of each month that was known whole then: by measure of a series, by month. `day` is local."""

    title: str
    day: dt.date
    months: Mapping[Key, Mapping[Month, float]]


def presented_months(document: Mapping[str, Any], title: str, day: dt.date) -> PresentedMonths:
    """What the snapshot `document` (`plancom.services.presenting`) says."""
    months: dict[Key, dict[Month, float]] = {}
    for dataset, series, measure, month, value, covered in document["months"]:
        if covered:
            months.setdefault((dataset, series, measure), {})[Month.parse(month)] = value
    return PresentedMonths(title, day, months)


def changed(plan: Plan, counts: Counts, keys: Sequence[Key], said: Sequence[PresentedMonths]) -> Iterator[Finding]:
    """Months of `keys` that differ from what was last said of them; `said` is the newest first.

    One finding per series and presentation. A month that is no longer known whole has changed too.
    """
    for key in keys:
        answered: set[Month] = set()
        for one in said:
            then = {month: value for month, value in one.months.get(key, {}).items() if month not in answered}
            answered |= then.keys()
            if differing := _differing(counts, key, then):
                yield _finding(plan, key, one, differing)


def _differing(counts: Counts, key: Key, then: Mapping[Month, float]) -> list[tuple[Month, float, float | None]]:
    """The months that are no longer as they were, with what they were and what they are."""
    now = {month: counts.month(*key, month) for month in counts.covered(*key) & then.keys()}
    return [(month, then[month], now.get(month)) for month in sorted(then) if _differs(then[month], now.get(month))]


def _differs(then: float, now: float | None) -> bool:
    """Whether a figure is another one than it was, by more than the rounding of sums; or is not known any more."""
    return now is None or abs(now - then) > 1e-9 * max(1.0, abs(then))


def _finding(
    plan: Plan, key: Key, one: PresentedMonths, differing: Sequence[tuple[Month, float, float | None]]
) -> Finding:
    since = tr("desde «{title}», del {day}", title=one.title, day=dates.date(one.day))
    moves = [_move(month, then, now) for month, then, now in differing[:LISTED]]
    if len(differing) > LISTED:
        moves.append(tr("y {count}", count=counted(len(differing) - LISTED, "mes más", "meses más")))
    sentence = f"{label(plan, *key)}: {'; '.join(moves)} {since}."
    evidence = ",".join(f"{month}:{now if now is None else format(now, 'g')}" for month, _, now in differing)
    return Finding("changed", *key, tuple(month for month, _, _ in differing), sentence, evidence)


def _move(month: Month, then: float, now: float | None) -> str:
    name = dates.month_long(month.first)
    if now is None:
        return tr("{name}, que era {amount}, ya no tiene todos sus datos", name=name, amount=amount(then))
    if now > then:
        return tr("{name} subió de {then} a {now}", name=name, then=amount(then), now=amount(now))
    return tr("{name} bajó de {then} a {now}", name=name, then=amount(then), now=amount(now))
