"""View: what every figure depends on besides the counts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from plancom.plan import Indicator, Plan

Status = Literal["off_track", "at_risk", "no_data", "no_target", "on_track"]
WORST_FIRST: tuple[Status, ...] = ("off_track", "at_risk", "no_data", "no_target", "on_track")


@dataclass(frozen=True)
class View:
    """What a figure depends on besides the counts: the plan, the cut-off, the plan year asked for, and the readings chosen."""

    plan: Plan
    as_of: dt.date
    plan_year: int | None = None
    readings: Mapping[str, tuple[str, ...]] | None = None

    @property
    def is_after_plan(self) -> bool:
        """Whether the plan's last day has passed by the cut-off: every year of it is over."""
        return self.as_of > self.plan.calendar.last_day(self.plan.years)

    @property
    def is_balance(self) -> bool:
        """Whether what is looked at is the whole of a plan that is over, and no year of it that somebody chose."""
        return self.is_after_plan and self.plan_year is None

    def read(self, indicator: Indicator) -> Indicator:
        """`indicator` under the readings in force."""
        return self.plan.read(indicator, self.chosen(indicator))

    def chosen(self, indicator: Indicator) -> tuple[str, ...]:
        """The options chosen for `indicator`; those not chosen are the plan's defaults."""
        return (self.readings or {}).get(indicator.id, ())
