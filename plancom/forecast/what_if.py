"""What if: the year's figure when each month left brings what the office says, and whether that reaches the target."""

from collections.abc import Sequence
from dataclasses import dataclass

from plancom.forecast.projection import Outlook
from plancom.plan import Month


@dataclass(frozen=True)
class WhatIf:
    """The year's figure to date in each month left if each brings `amount`, in the indicator's unit."""

    amount: float
    points: tuple[tuple[Month, float], ...]
    reached_in: Month | None

    @property
    def year_end(self) -> float:
        """The year's figure at its end."""
        return self.points[-1][1]


def what_if(outlook: Outlook, amount: float) -> WhatIf | None:
    """The months left with `amount` each: a count of a total, posts per day of a daily rate, a share (0–1) of a ratio, tasks.

    None where no month is left or the year is over, or nothing is known yet that it could add to, and of what is done or not, or is to be reached in each quarter or month.
    """
    if not outlook.months_left or outlook.is_late or not outlook.figure.can_be_supposed:
        return None
    values = _values(outlook, amount)
    points = tuple(zip(outlook.months_left, values, strict=True))
    figure = outlook.figure
    is_allowance = figure.indicator.direction.is_ceiling and figure.indicator.kind.adds_up
    reached = next((month for month, value in points if not is_allowance and figure.reaches(value)), None)
    return WhatIf(amount, points, reached)


def _values(outlook: Outlook, amount: float) -> Sequence[float]:
    months = range(1, len(outlook.months_left) + 1)
    kind = outlook.figure.indicator.kind
    if kind.per_day:
        return [amount for _ in months]
    if kind.of_tasks:
        done = round((outlook.figure.actual_to_date or 0.0) * outlook.tasks)
        return [min(1.0, (done + amount * n) / outlook.tasks) if outlook.tasks else 0.0 for n in months]
    if kind.has_denominator:
        volume = _volume(outlook)
        return [(outlook.done + amount * volume * n) / (outlook.whole + volume * n) for n in months]
    return [outlook.done + amount * n for n in months]


def _volume(outlook: Outlook) -> float:
    """What a month's share is one of: as it was expected to be, or else as it was on average."""
    if outlook.needed and outlook.needed.volume:
        return float(outlook.needed.volume)
    counted = outlook.figure.months_elapsed
    return outlook.whole / counted if counted else 0.0
