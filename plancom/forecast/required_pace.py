"""Needed: what each month left must bring to reach the year's target, in exact arithmetic, beside the best month so far."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from plancom.indicators.breaks import between, breaks_of
from plancom.indicators.goals import actual_of
from plancom.indicators.measured_months import MeasuredMonths
from plancom.indicators.progress import Progress
from plancom.plan import Month
from plancom.plan.calendar import MONTHS_PER_YEAR
from plancom.store.office.breaks import Break

ENOUGH = 12  # comparable months from which the best of them says what can be done: all the seasons
FAR = 1.25  # a quarter more than the best month ever, in every month left and without one exception
CHANCE = 3.0


@dataclass(frozen=True)
class BestMonth:
    """The best of `months` complete months that were measured as those to come will be; `since` the break after which they were.

    `value` is in the indicator's unit, `amount` what was counted in it.
    """

    month: Month
    value: float
    amount: float
    months: int
    since: Break | None = None

    def is_far_below(self, wanted: float) -> bool:
        """Whether `wanted` (in the unit of `value`) is out of the reach of a month like it.

        It is where it is more than `FAR` times the best of at least `ENOUGH` months, and more than `CHANCE` standard deviations of a
        count above it (the square root of the count: Poisson), so that 12 press notes are not out of the reach of an office that
        once had 9.
        """
        if self.months < ENOUGH or self.value <= 0:
            return False
        times = wanted / self.value
        return times > FAR and self.amount * (times - 1) > CHANCE * math.sqrt(self.amount)


@dataclass(frozen=True)
class RequiredPace:
    """What is left of the year's target, in what the office can do.

    `remaining` ÷ `months_left` is `per_month`, exactly. Of a total: what is counted; of a daily rate: posts per day by which the
    level must rise until the year's last month, in which `last_month` posts make the target; of a ratio: electronic
    transactions, if each month brings `volume` transactions, so that `share` of them must be electronic; of tasks: tasks.
    Where less is better, it is what is still allowed, below zero once that is passed.
    `growth` is what the months left must grow over the same months a year before, where those are known and
    measured alike. `wanted` is what a month must bring in the unit of `best`, the best month so far: a total, posts per day, or a
    share.
    """

    remaining: Fraction
    months_left: int
    volume: Fraction | None = None
    growth: float | None = None
    last_month: int | None = None
    wanted: float | None = None
    best: "BestMonth | None" = None

    @property
    def per_month(self) -> Fraction:
        """What each month left must bring."""
        return self.remaining / self.months_left

    @property
    def share(self) -> Fraction | None:
        """The share of each month's transactions that must be electronic; above 1 it cannot be done."""
        return self.per_month / self.volume if self.volume else None

    @property
    def is_above_all(self) -> bool:
        """Whether more than all of each month's transactions would have to be electronic."""
        return self.share is not None and self.share > 1

    @property
    def is_out_of_reach(self) -> bool:
        """Whether it cannot be done: a share above all, or a month far beyond the best of at least a year (`BestMonth.is_far_below`)."""
        return self.is_above_all or self._is_far_beyond_the_best

    @property
    def _is_far_beyond_the_best(self) -> bool:
        return self.wanted is not None and self.best is not None and self.best.is_far_below(self.wanted)


def needed_of(
    figure: Progress,
    measured: MeasuredMonths,
    done: Sequence[Month],
    left: Sequence[Month],
    known: Sequence[Month] = (),
) -> RequiredPace | None:
    """What `figure` still needs in the months `left` after those `done`; None without a target, without figures, or without such months.

    `known` are the complete months whose best it is held against.
    """
    if figure.target is None or figure.actual_to_date is None or not left:
        return None
    target, actual = Fraction(figure.target), Fraction(figure.actual_to_date)
    direction = figure.indicator.direction
    best = (
        None if direction.is_ceiling else best_month(measured, known, left[-1])
    )  # the best month says what can be done
    if figure.indicator.kind.per_day:
        last = direction.whole(target * left[-1].days)
        return RequiredPace(target - actual, len(left), last_month=last, wanted=float(target), best=best)
    if figure.indicator.kind.has_denominator:
        return _of_ratio(target, len(left), measured, done, best)
    remaining = target - actual
    before = [month - MONTHS_PER_YEAR for month in left]
    breaks = breaks_of(measured)
    alike = not any(between(breaks, then, now) for then, now in zip(before, left, strict=True))
    base = sum(measured.value(m) for m in before) if alike and all(m in measured.covered for m in before) else 0.0
    growth = float(remaining) / base - 1 if base else None
    return RequiredPace(remaining, len(left), growth=growth, wanted=float(remaining) / len(left), best=best)


def best_month(measured: MeasuredMonths, known: Sequence[Month], last: Month) -> BestMonth | None:
    """The best of the months `known` that are measured as those up to `last` are, the latest of equals; None where none brought anything."""
    breaks = breaks_of(measured)
    since = max((one for one in breaks if one.day <= last.last), key=lambda one: one.day, default=None)
    alike = [month for month in known if since is None or month.first >= since.day]
    values = {month: actual_of(measured.indicator, measured, [month]) or 0.0 for month in alike}
    best = max(alike, key=lambda month: (values[month], month), default=None)
    if best is None or values[best] <= 0:
        return None
    is_shorter = len(alike) < len(known)
    return BestMonth(best, values[best], measured.value(best), len(alike), since if is_shorter else None)


def needed_tasks(figure: Progress, tasks: int) -> RequiredPace | None:
    """Tasks still to be done by the year's end, out of `tasks`."""
    if figure.target is None or figure.actual_to_date is None or not figure.months_left:
        return None
    done = round(figure.actual_to_date * tasks)
    return RequiredPace(Fraction(figure.target) * tasks - done, figure.months_left)


def _of_ratio(
    target: Fraction, left: int, measured: MeasuredMonths, done: Sequence[Month], best: BestMonth | None
) -> RequiredPace | None:
    """The months left are taken to bring as many transactions each as the year's months so far."""
    whole = Fraction(sum(measured.denominator(month) for month in done))
    if not whole:
        return None
    volume = whole / len(done)
    electronic = Fraction(sum(measured.value(month) for month in done))
    remaining = target * (whole + volume * left) - electronic
    return RequiredPace(remaining, left, volume, wanted=float(remaining / left / volume), best=best)
