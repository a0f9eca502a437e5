"""Jumps: complete months far from what the same series usually brings.

A month is held against the median of the twelve before it that are measured alike (at least six). It is a jump where it is at least
twice or at most half of that, and more than five robust standard deviations away (1.4826 times the median absolute deviation; never
taken as less than a count's own chance, the square root, nor than a tenth). What came in the same month a year ago too is a season.
"""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Literal

from plancom.indicators.series_words import amount, label, months_said
from plancom.language.numbers import number
from plancom.language.translation import tr
from plancom.plan import Month, Plan
from plancom.store.office.breaks import Break
from plancom.watch.finding import Finding
from plancom.watch.series import WatchedSeries

BEFORE, FEWEST = 12, 6
FAR = 5.0
DOUBLE = 2.0
SMALLEST = 10.0  # a month, below which twice or half is chance
ALIKE = 1.5  # how far a season may differ from the year before
TO_SIGMA = 1.4826

Direction = Literal["up", "down"]


def jumps(plan: Plan, one: WatchedSeries, breaks: Sequence[Break]) -> Iterator[Finding]:
    """A finding per run of months that are off in one direction."""
    broken = [b for b in breaks if b.counts and b.concerns(one.dataset, [one.series], [one.measure])]
    run: list[tuple[Month, float, Direction]] = []
    for month, value in one.values.items():
        found = _off(one, month, value, broken)
        if run and (found is None or found[1] != run[-1][2] or month.ordinal != run[-1][0].ordinal + 1):
            yield _finding(plan, one, run)
            run = []
        if found is not None:
            run.append((month, found[0], found[1]))
    if run:
        yield _finding(plan, one, run)


def _off(one: WatchedSeries, month: Month, value: float, breaks: Sequence[Break]) -> tuple[float, Direction] | None:
    """What is usual before `month`, and in which direction `value` is off; None where it is not."""
    since = max((Month.of(b.day) for b in breaks if b.day <= month.last), default=None)
    before = [
        amount_then
        for then, amount_then in one.values.items()
        if month.ordinal - BEFORE <= then.ordinal < month.ordinal and (since is None or then >= since)
    ]
    if len(before) < FEWEST:
        return None
    usual = median(before)
    if max(usual, value) < SMALLEST or usual <= 0:
        return None
    spread = max(TO_SIGMA * median(abs(other - usual) for other in before), usual**0.5, usual / 10)
    ratio = value / usual
    if abs(value - usual) <= FAR * spread or 1 / DOUBLE < ratio < DOUBLE:
        return None
    a_year_ago = one.values.get(month - BEFORE)
    if a_year_ago and value and 1 / ALIKE <= value / a_year_ago <= ALIKE and (since is None or month - BEFORE >= since):
        return None
    return usual, "up" if value > usual else "down"


def _finding(plan: Plan, one: WatchedSeries, run: Sequence[tuple[Month, float, Direction]]) -> Finding:
    months = tuple(month for month, _, _ in run)
    values = [one.values[month] for month in months]
    usual, direction = run[0][1], run[0][2]
    name, when = label(plan, *one.key), months_said(months)
    is_one = len(run) == 1
    norm = tr("lo usual son {amount} al mes", amount=amount(usual))
    if not any(values):
        sentence = (
            tr("{name}: {when} está completo y tiene cero; {norm}.", name=name, when=when, norm=norm)
            if is_one
            else tr("{name}: {when} están completos y tienen cero; {norm}.", name=name, when=when, norm=norm)
        )
    elif is_one and direction == "up":
        sentence = tr(
            "{name}: {when} tiene {amount}, {times} veces lo usual ({amount_2} al mes).",
            name=name,
            when=when,
            amount=amount(values[0]),
            times=_times(values[0] / usual),
            amount_2=amount(usual),
        )
    elif is_one:
        sentence = tr(
            "{name}: {when} tiene solo {amount}; {norm}.", name=name, when=when, amount=amount(values[0]), norm=norm
        )
    else:
        low, high = amount(min(values)), amount(max(values))
        has = tr("entre {low} y {high}", low=low, high=high) if low != high else low
        sentence = (
            tr("{name}: {when} tienen {has} cada mes; {norm}.", name=name, when=when, has=has, norm=norm)
            if direction == "up"
            else tr("{name}: {when} tienen solo {has} cada mes; {norm}.", name=name, when=when, has=has, norm=norm)
        )
    return Finding("jump", *one.key, months, sentence, ",".join(f"{value:g}" for value in values))


def _times(ratio: float) -> str:
    rounded = round(ratio, 1)
    return number(rounded, 0 if rounded.is_integer() else 1)
