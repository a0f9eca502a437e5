"""Amounts: what a total and each of its parts come to over a span, exactly."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

import pandas as pd

from plancom.changes.spans import Span
from plancom.datasets import DEFINITIONS, Dataset
from plancom.indicators.measured_months import MeasuredMonths
from plancom.plan import Indicator, Month, Plan
from plancom.plan.attribution import NO_STRATEGY
from plancom.store.figures.counts import Counts, Key

Dimension = Literal["series", "procedure", "channel", "strategy", "weekday"]
WEEK = 7


@dataclass(frozen=True, slots=True)
class Amount:
    """A numerator, and for a ratio its denominator (else 0)."""

    numerator: Fraction = Fraction(0)
    denominator: Fraction = Fraction(0)

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.numerator + other.numerator, self.denominator + other.denominator)


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """A procedure's transactions of a month through a channel."""

    procedure: str
    channel: str
    is_electronic: bool
    quantity: int


@dataclass(frozen=True)
class Material:
    """What a total is taken from: its months, and the procedures' rows by month."""

    months: MeasuredMonths
    plan: Plan
    rows: Mapping[Month, Sequence[ProcedureRow]]

    @property
    def indicator(self) -> Indicator:
        """The indicator, as it is read."""
        return self.months.indicator

    @property
    def dataset(self) -> Dataset:
        """What it counts."""
        assert self.indicator.dataset is not None  # noqa: S101 - the plan's tasks are no total of parts
        return self.indicator.dataset

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures whose sum is its numerator."""
        return (self.indicator.measure, *self.indicator.add)

    def known(self, series: str, span: Span) -> bool:
        """Whether every day of the span is covered for a series: its zeros are zeros."""
        counts, dataset = self.months.counts, self.dataset
        asked = [*self.measures, *([self.indicator.denominator] if self.indicator.denominator else [])]
        if span.is_whole:
            return all(month in counts.covered(dataset, series, m) for m in asked for month in span.months)
        return all(counts.day(dataset, series, m, day) is not None for m in asked for day in span.dates())

    def only(self, series: Sequence[str]) -> "Material":
        """The same of some series alone."""
        return replace(self, months=replace(self.months, series=tuple(series)))


def procedure_rows(table: pd.DataFrame) -> dict[Month, list[ProcedureRow]]:
    """`store.figures.queries.procedures_by_channel`, by month."""
    found: dict[Month, list[ProcedureRow]] = defaultdict(list)
    for day, procedure, channel, electronic, quantity in table[
        ["day", "procedure", "channel", "is_electronic", "quantity"]
    ].itertuples(index=False):
        found[Month.of(pd.Timestamp(day).date())].append(
            ProcedureRow(str(procedure), str(channel), bool(electronic), int(quantity))
        )
    return dict(found)


def dimensions(material: Material) -> tuple[Dimension, ...]:
    """The ways in which a total falls into parts, the most telling first."""
    found: list[Dimension] = []
    if len(material.months.series) > 1 and not material.indicator.among:  # each would be a share of the same whole
        found.append("series")
    definition = DEFINITIONS[material.dataset]
    found += definition.dimensions
    if definition.by_day:
        found.append("weekday")
    if definition.by_strategy:
        found.append("strategy")
    return tuple(found)


def whole(material: Material, span: Span) -> Amount:
    """What the total comes to."""
    return _total(material, span)


def parts(material: Material, dimension: Dimension, span: Span) -> dict[str, Amount]:
    """What each part comes to; a part that nothing was written of is left out, and is not zero.

    Parts are series, strategies ("" for none), procedures, channels, or weekdays («0» for Monday).
    """
    if dimension == "series":
        return {series: _of_series(material, series, span) for series in material.months.series}
    if dimension in {"procedure", "channel"}:
        return _of_rows(material, dimension, span)
    if dimension == "strategy":
        names = [*(one.id for one in material.plan.strategies), NO_STRATEGY]
        return {name: _total(material, span, strategy=name) for name in names}
    return _by_weekday(material, span)


def _of_series(material: Material, series: str, span: Span) -> Amount:
    return _total(material.only([series]), span)


def _total(material: Material, span: Span, strategy: str | None = None) -> Amount:
    counts, over = material.months.counts, material.indicator.denominator
    numerator = denominator = 0.0  # counts are whole numbers: their sums are exact up to 2⁵³
    for series in material.months.series:
        numerator += sum(_counted(counts, (material.dataset, series, m), span, strategy) for m in material.measures)
    if over:
        whole_series = material.months.whole_series
        denominator = sum(_counted(counts, (material.dataset, one, over), span, strategy) for one in whole_series)
    return Amount(Fraction(numerator), Fraction(denominator))


def _counted(counts: Counts, key: Key, span: Span, strategy: str | None) -> float:
    if span.is_whole:
        return sum(counts.month(*key, month, strategy) for month in span.months)
    days = counts.days.get(key, {})
    chosen = (days.get(day, {}) for day in span.dates())
    return sum(sum(values.values()) if strategy is None else values.get(strategy, 0.0) for values in chosen)


def _by_weekday(material: Material, span: Span) -> dict[str, Amount]:
    counts, over = material.months.counts, material.indicator.denominator
    above, below = [0.0] * WEEK, [0.0] * WEEK
    dates = list(span.dates())
    asked = [(series, measure, above) for series in material.months.series for measure in material.measures]
    asked += [(series, over, below) for series in material.months.whole_series if over]
    for series, measure, sums in asked:
        days = counts.days.get((material.dataset, series, measure), {})
        for day in dates:
            if values := days.get(day):
                sums[day.weekday()] += sum(values.values())
    return {str(n): Amount(Fraction(above[n]), Fraction(below[n])) for n in range(WEEK)}


def _of_rows(material: Material, dimension: Dimension, span: Span) -> dict[str, Amount]:
    over = material.indicator.denominator
    found: dict[str, list[int]] = {}
    for month in span.months:
        for row in material.rows.get(month, ()):
            sums = found.setdefault(row.procedure if dimension == "procedure" else row.channel, [0, 0])
            sums[0] += sum(_measure(row, measure) for measure in material.measures)
            sums[1] += _measure(row, over) if over else 0
    return {name: Amount(Fraction(above), Fraction(below)) for name, (above, below) in found.items()}


def _measure(row: ProcedureRow, measure: str) -> int:
    return row.quantity if measure == "transactions" or row.is_electronic else 0
