"""Partial months: those of which some days are known and not all."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

from plancom.language.translation import tr
from plancom.plan import Month


@dataclass(frozen=True, slots=True)
class PartialMonth:
    """A month of which `days` are known, of the `elapsed` that it has up to the cut-off."""

    month: Month
    days: int
    elapsed: int

    @classmethod
    def until(cls, month: Month, days: int, cut_off: dt.date) -> Self:
        """Of a month that has begun by the cut-off."""
        return cls(month, days, (min(month.last, cut_off) - month.first).days + 1)

    @property
    def words(self) -> str:
        """«20 de 31 días»; of a month that the cut-off falls into, of the days before it: «5 de 5 días hasta el corte»."""
        if self.elapsed < self.month.days:
            return tr("{days} de {elapsed} días hasta el corte", days=self.days, elapsed=self.elapsed)
        return tr("{days} de {all} días", days=self.days, all=self.month.days)
