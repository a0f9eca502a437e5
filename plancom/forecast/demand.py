"""Demand: what the promise of each plan year would ask of a month, beside the best month that the office ever had."""

from collections.abc import Sequence
from dataclasses import dataclass

from plancom.forecast.required_pace import BestMonth, best_month
from plancom.indicators.goals import goal_of
from plancom.indicators.measured_months import MeasuredMonths
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.translation import tr
from plancom.plan.calendar import MONTHS_PER_YEAR
from plancom.plan.written_amounts import amount_text


@dataclass(frozen=True)
class YearDemand:
    """What a plan year promises (`target`, in the goal's unit), and what that is in each of its months: of what adds up its part, else the level itself."""

    year: int
    target: float | None
    per_month: float | None


@dataclass(frozen=True)
class Demand:
    """What a goal's years ask, and the best complete month there is to hold that against; None where no month is known."""

    measured: MeasuredMonths
    years: tuple[YearDemand, ...]
    best: BestMonth | None

    @property
    def out_of_reach(self) -> tuple[YearDemand, ...]:
        """The years that ask more of every month than the best one ever brought, by far (`BestMonth.is_far_below`)."""
        if self.best is None or self.measured.indicator.direction.is_ceiling:
            return ()
        return tuple(one for one in self.years if one.per_month is not None and self.best.is_far_below(one.per_month))


def demand_of(view: View, months: MeasuredMonths) -> Demand:
    """What the goal of `months` asks in each plan year."""
    indicator = months.indicator
    goal = goal_of(view.plan, indicator, months, view.as_of)
    length = indicator.period.months if not indicator.period.is_year else MONTHS_PER_YEAR
    years = []
    for year in range(1, view.plan.years + 1):
        target = goal.target(year)
        per_month = target / length if target is not None and indicator.kind.adds_up else target
        years.append(YearDemand(year, target, per_month))
    known = months.usable(view.as_of)
    return Demand(months, tuple(years), best_month(months, known, known[-1]) if known else None)


def sentences(demand: Demand) -> Sequence[str]:
    """What the years ask, in words: the best month, and which years ask far more than it."""
    indicator, best = demand.measured.indicator, demand.best
    if best is None:
        if demand.measured.covered:
            return (tr("Ningún mes hasta hoy trajo nada con que comparar."),)
        return (tr("No hay un mes completo con datos con el que comparar."),)
    first = tr(
        "El mejor mes hasta hoy fue {month}: {value} ({count} meses con datos).",
        month=dates.month(best.month.first),
        value=amount_text(indicator, best.value),
        count=best.months,
    )
    beyond = (
        tr(
            "El año {year} pide {per_month} cada mes, {times} veces el mejor: parece fuera de alcance.",
            year=one.year,
            per_month=amount_text(indicator, one.per_month),
            times=number((one.per_month or 0) / best.value, 1),
        )
        for one in demand.out_of_reach
    )
    return (first, *beyond)
