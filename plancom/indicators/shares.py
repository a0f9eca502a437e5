"""Shares: what each strategy has of an indicator that several share; the parts and «none» add up to the whole (docs/computation.md §4)."""

from collections.abc import Mapping
from dataclasses import dataclass

from plancom.datasets import DEFINITIONS
from plancom.indicators.measured_months import measured_months
from plancom.indicators.progress import current_year
from plancom.indicators.view import View
from plancom.language.numbers import number, percent
from plancom.plan import Indicator
from plancom.plan.attribution import NO_STRATEGY
from plancom.store.figures.counts import Counts


@dataclass(frozen=True)
class StrategyShare:
    """What was counted over the plan year's covered months, by strategy ("" for none); the parts add up to `total`."""

    indicator: str
    name: str
    parts: Mapping[str, float]
    total: float

    @property
    def is_told(self) -> bool:
        """Whether anything of it belongs to a strategy: else nobody marked what is whose, and the split would only say that."""
        return any(value for strategy, value in self.parts.items() if strategy != NO_STRATEGY)


def part_text(share: StrategyShare, strategy: str) -> str:
    """What a strategy ("" for none) has of it, as the screen and every report write it: «196 (26,4 %)»."""
    value = share.parts.get(strategy, 0.0)
    return f"{number(value)} ({percent(value / share.total)})" if share.total else number(value)


def _belongs(indicator: Indicator) -> bool:
    """Whether the rows that it counts belong to strategies."""
    return indicator.dataset is not None and DEFINITIONS[indicator.dataset].by_strategy


def own_shares(view: View, counts: Counts, strategy: str) -> list[StrategyShare]:
    """For each indicator of `strategy` whose rows belong to strategies: every strategy's part of what was counted in the year."""
    shared = [one for one in view.plan.indicators if strategy in one.strategies and _belongs(one)]
    return [share for one in shared if (share := _share(view, counts, view.read(one)))]


def _share(view: View, counts: Counts, indicator: Indicator) -> StrategyShare | None:
    """Every strategy's part of an indicator; None where no month of the year is known."""
    months = measured_months(indicator, counts)
    usable = months.usable(view.as_of)
    year = view.plan_year or current_year(view.plan, usable)
    in_year = [month for month in usable if view.plan.calendar.year_of(month) == year]
    if not in_year:
        return None
    names = [*(s.id for s in view.plan.strategies), NO_STRATEGY]
    parts = {name: sum(months.value(month, name) for month in in_year) for name in names}
    return StrategyShare(indicator.id, indicator.name, parts, sum(months.value(month) for month in in_year))
