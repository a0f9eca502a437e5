"""Lineage of an indicator: the sums of rows that a figure of it is made from, and the arithmetic in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plancom.datasets import Dataset
from plancom.indicators.goals import ESTIMATED_FROM, goal_of
from plancom.indicators.measured_months import MeasuredMonths, measured_months
from plancom.indicators.progress import against_goal
from plancom.indicators.trajectory import state_of, value_of
from plancom.indicators.view import View
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.plan import Indicator, Month
from plancom.plan.calendar import MONTHS_PER_YEAR
from plancom.plan.written_amounts import amount_text
from plancom.store.figures.counts import Counts
from plancom.store.figures.lineage import LineageQuery

Scope = Month | Literal["to_date", "baseline"]


@dataclass(frozen=True)
class Component:
    """A sum that a figure is made from: what it counts, the rows that it adds up, and what they come to."""

    name: str
    wanted: LineageQuery
    value: float


@dataclass(frozen=True)
class FigureLineage:
    """A figure taken apart: its `value` (None where there is none), the sums that it is made from, and `how`, in words.

    A total has one sum, a ratio two, a baseline given by the plan none.
    """

    indicator: Indicator
    name: str
    plan_year: int
    value: float | None
    pieces: tuple[Component, ...]
    how: str


def figure_lineage(view: View, indicator_id: str, counts: Counts, scope: Scope = "to_date") -> FigureLineage:
    """A figure of an indicator (or of a part, «daily_posts.facebook»): a month's, the plan year's to date, or the baseline.

    Raises KeyError for one that does not exist or is not counted from files (the plan's tasks).
    """
    months = _months(view, indicator_id, counts)
    indicator = months.indicator
    figure = against_goal(view, indicator, months, indicator_id.partition(".")[2] or None)
    if isinstance(scope, Month):
        value, chosen, how = _month(view, months, scope)
    elif scope == "baseline":
        value, chosen, how = _baseline(view, months)
    else:
        value = figure.actual_to_date
        chosen = tuple(indicator.kind.counted(figure.counted))
        how = _quotient(value, months, chosen, days=sum(month.days for month in chosen))
    until = view.as_of if isinstance(scope, Month) else chosen[-1].last if chosen else view.as_of
    pieces = tuple(
        _pieces(months, chosen, LineageQuery(_dataset(indicator), months.series, (), chosen, view.plan.id, until))
    )
    return FigureLineage(indicator, figure.name, figure.plan_year, value, pieces, how)


def strategy_piece(view: View, indicator_id: str, counts: Counts, strategy: str) -> Component:
    """The part of an indicator that is a strategy's own in the plan year ("" for the part of none). Raises KeyError."""
    months = _months(view, indicator_id, counts)
    year = against_goal(view, months.indicator, months).plan_year
    chosen = year_months(view, months, year)
    measures = _measures(months.indicator)
    wanted = LineageQuery(_dataset(months.indicator), months.series, measures, chosen, view.plan.id, strategy=strategy)
    return Component(months.indicator.noun[1], wanted, sum(months.value(month, strategy) for month in chosen))


def year_months(view: View, months: MeasuredMonths, year: int) -> tuple[Month, ...]:
    """The months of a plan year that count as of the cut-off."""
    return tuple(m for m in months.usable(view.as_of) if view.plan.calendar.year_of(m) == year)


def _months(view: View, indicator_id: str, counts: Counts) -> MeasuredMonths:
    name, _, series = indicator_id.partition(".")
    indicator = view.read(view.plan.indicator(name))
    if indicator.dataset is None or (series and series not in indicator.series):
        raise KeyError(indicator_id)
    return measured_months(indicator, counts, series or None)


def _month(view: View, months: MeasuredMonths, month: Month) -> tuple[float | None, tuple[Month, ...], str]:
    state = state_of(months, month, view.as_of)
    value = value_of(months, month, view.as_of, state)
    if value is None:
        return None, (month,) if state == "provisional" else (), ""
    days = (min(view.as_of, month.last) - month.first).days + 1
    return value, (month,), _quotient(value, months, (month,), days=days, view=view)


def _baseline(view: View, months: MeasuredMonths) -> tuple[float | None, tuple[Month, ...], str]:
    indicator = months.indicator
    value = goal_of(view.plan, indicator, months, view.as_of).baseline
    typed = indicator.decided.baseline
    if typed is not None:
        return value, (), tr("La escribió la oficina; fuente: {source}", source=typed.source)
    if indicator.baseline.source == "given":
        return value, (), tr("La da el plan: «{quote}»", quote=indicator.baseline.quote)
    chosen = year_months(view, months, 0)
    if len(chosen) < ESTIMATED_FROM:
        said = "" if value is None else tr("; se toma {indicator}", indicator=amount_text(indicator, value))
        return (
            value,
            (),
            tr(
                "No se midió: del año base hay {count} con datos{said}.",
                count=counted(len(chosen), "mes", "meses"),
                said=said,
            ),
        )
    if not indicator.period.is_year and value is not None:
        return value, chosen, _of_periods(months, chosen, value)
    scaled = len(chosen) < MONTHS_PER_YEAR and not indicator.kind.has_denominator
    how = _quotient(value, months, chosen, days=view.plan.calendar.days(0), scaled=scaled)
    return value, chosen, how


def _of_periods(months: MeasuredMonths, chosen: Sequence[Month], value: float) -> str:
    """How the year's sum makes the baseline of a quarter or a month."""
    period = months.indicator.period
    return tr(
        "{text} ÷ {months} × {length} = {value} por {period}",
        text=number(_sum(months, chosen, None)),
        months=counted(len(chosen), "mes", "meses"),
        length=number(period.months),
        value=amount_text(months.indicator, value),
        period=tr(period.noun[0]),
    )


def _quotient(
    value: float | None,
    months: MeasuredMonths,
    chosen: Sequence[Month],
    *,
    days: int,
    view: View | None = None,
    scaled: bool = False,
) -> str:
    """How the sums make the figure; "" where the figure is the sum itself."""
    indicator = months.indicator
    if value is None or not chosen:
        return ""
    above = _sum(months, chosen, view)
    text = number(above)
    if scaled:
        text = tr("{text} × 12 ÷ {count} meses", text=text, count=len(chosen))
    if indicator.kind.has_denominator:
        below = sum(months.denominator(month) for month in chosen)
        return f"{text} {indicator.noun[1]} ÷ {number(below)} {tr(indicator.kind.whole, whole=indicator.whole)} = {amount_text(indicator, value)}"
    if indicator.kind.per_day:
        return tr(
            "{text} {noun} ÷ {count} = {indicator} por día",
            text=text,
            noun=indicator.noun[1],
            count=counted(days, "día", "días"),
            indicator=amount_text(indicator, value),
        )
    return f"{text} = {amount_text(indicator, value)}" if scaled else ""


def _pieces(months: MeasuredMonths, chosen: Sequence[Month], wanted: LineageQuery) -> list[Component]:
    indicator = months.indicator
    above = sum((months.value_until(month, min(wanted.until, month.last)) or 0.0) for month in chosen)
    pieces = [Component(indicator.noun[1], replace(wanted, measures=_measures(indicator)), above)] if chosen else []
    if chosen and indicator.kind.has_denominator:
        below = sum(months.denominator(month) for month in chosen)
        of_whole = replace(wanted, series=months.whole_series, measures=(indicator.denominator,))
        pieces.append(Component(tr(indicator.kind.whole, whole=indicator.whole), of_whole, below))
    return pieces


def _sum(months: MeasuredMonths, chosen: Sequence[Month], view: View | None) -> float:
    if view is None:
        return sum(months.value(month) for month in chosen)
    return sum((months.value_until(month, view.as_of) or 0.0) for month in chosen)


def _measures(indicator: Indicator) -> tuple[str, ...]:
    return (indicator.measure, *indicator.add)


def _dataset(indicator: Indicator) -> Dataset:
    if indicator.dataset is None:
        raise KeyError(indicator.id)
    return indicator.dataset
