"""Periods of a plan year, of goals that are to be reached in each quarter or month: what became of each, and of all that are over."""

from collections.abc import Sequence
from dataclasses import dataclass

from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.translation import plural, tr
from plancom.plan import Month
from plancom.plan.periods import Period


@dataclass(frozen=True)
class PeriodFigure:
    """One period: its `months`, those `counted` by the cut-off, what they came to, and its target.

    `reached`: whether the target was reached; None while that is open, or where months of a period that is over are missing. `is_over`
    once its last month has ended.
    """

    months: tuple[Month, ...]
    counted: tuple[Month, ...]
    actual: float | None
    target: float | None
    reached: bool | None
    is_over: bool

    @property
    def when(self) -> str:
        """«De jul 2018 a sep 2018», «En septiembre de 2018»."""
        first, last = self.months[0].first, self.months[-1].first
        if first == last:
            return tr("En {month}", month=dates.month_long(first))
        return tr("De {first} a {last}", first=dates.month(first), last=dates.month(last))


def met(periods: Sequence[PeriodFigure]) -> tuple[int, int]:
    """In how many the target was reached, of how many of which that is known: periods that are over, and those that are settled."""
    known = [one.reached for one in periods if one.reached is not None]
    return sum(known), len(known)


def verdict(periods: Sequence[PeriodFigure], period: Period) -> bool | None:
    """Whether the year's promise is kept: in every period. One in which it was not settles that."""
    known = [one.reached for one in periods]
    if False in known:
        return False
    return True if known.count(True) == period.per_year else None


def record(periods: Sequence[PeriodFigure], period: Period) -> str:
    """«2 de 3 trimestres cumplidos», without a full stop; "" before one is known, and of a goal of the year."""
    kept, known = met(periods)
    if not known:
        return ""
    unknown = sum(1 for one in periods if one.is_over and one.reached is None)
    noun = plural_noun(period, known)
    words = plural(known, "{kept} de {known} {noun} cumplido", "{kept} de {known} {noun} cumplidos")
    said = words.format(kept=number(kept), known=number(known), noun=noun)
    if not unknown:
        return said
    return tr("{said}; de {unknown} no se sabe, por falta de datos", said=said, unknown=number(unknown))


def plural_noun(period: Period, count: int) -> str:
    """«trimestre», «trimestres»."""
    return tr(period.noun[0 if count == 1 else 1])
