"""Needed: what each month left must bring to reach the year's target, in exact arithmetic."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from plancom.indicators.breaks import between, breaks_of
from plancom.indicators.measured_months import Measured
from plancom.indicators.progress import Progress
from plancom.plan import Month
from plancom.plan.calendar import MONTHS_PER_YEAR


@dataclass(frozen=True)
class Needed:
    """What is left of the year's target, in what the office can do.

    `remaining` ÷ `months_left` is `per_month`, exactly. Of a total: what is counted; of a daily rate: posts per day by which the
    level must rise until the year's last month, in which `last_month` posts make the target; of a ratio: electronic
    transactions, if each month brings `volume` transactions, so that `share` of them must be electronic; of tasks: tasks.
    `growth` is what the months left must grow over the same months a year before, where those are known and
    measured alike.
    """

    remaining: Fraction
    months_left: int
    volume: Fraction | None = None
    growth: float | None = None
    last_month: int | None = None

    @property
    def per_month(self) -> Fraction:
        """What each month left must bring."""
        return self.remaining / self.months_left

    @property
    def share(self) -> Fraction | None:
        """The share of each month's transactions that must be electronic; above 1 it cannot be done."""
        return self.per_month / self.volume if self.volume else None


def needed_of(figure: Progress, measured: Measured, done: Sequence[Month], left: Sequence[Month]) -> Needed | None:
    """What `figure` still needs in the months `left` after those `done`; None without a target, without figures, or without such months."""
    if figure.target is None or figure.actual_to_date is None or not left:
        return None
    target, actual = Fraction(figure.target), Fraction(figure.actual_to_date)
    if figure.indicator.kind.per_day:
        return Needed(target - actual, len(left), last_month=math.ceil(target * left[-1].days))
    if figure.indicator.kind.has_denominator:
        return _of_ratio(target, len(left), measured, done)
    remaining = target - actual
    before = [month - MONTHS_PER_YEAR for month in left]
    breaks = breaks_of(measured)
    alike = not any(between(breaks, then, now) for then, now in zip(before, left, strict=True))
    known = alike and all(m in measured.covered for m in before)
    base = sum(measured.value(m) for m in before) if known else 0.0
    return Needed(remaining, len(left), growth=float(remaining) / base - 1 if base else None)


def needed_tasks(figure: Progress, tasks: int) -> Needed | None:
    """Tasks still to be done by the year's end, out of `tasks`."""
    if figure.target is None or figure.actual_to_date is None or not figure.months_left:
        return None
    done = round(figure.actual_to_date * tasks)
    return Needed(Fraction(figure.target) * tasks - done, figure.months_left)


def _of_ratio(target: Fraction, left: int, measured: Measured, done: Sequence[Month]) -> Needed | None:
    """The months left are taken to bring as many transactions each as the year's months so far."""
    whole = Fraction(sum(measured.denominator(month) for month in done))
    if not whole:
        return None
    volume = whole / len(done)
    electronic = Fraction(sum(measured.value(month) for month in done))
    return Needed(target * (whole + volume * left) - electronic, left, volume)
