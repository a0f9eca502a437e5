"""The tables of a change: what each part came to on both sides, and what it brought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import pandas as pd

from plancom.changes.amounts import Amount, Dimension
from plancom.changes.breakdown_rows import dimension_name, rows
from plancom.changes.calendar_effects import DAYS
from plancom.changes.contributions import Breakdown, Part, TotalComparison
from plancom.changes.spans import Span
from plancom.charts.frame import NO_DATA
from plancom.language.dates import weekday_names
from plancom.language.numbers import MISSING, number, percent, short
from plancom.language.phrases import counted
from plancom.language.translation import later, tr
from plancom.plan import Indicator
from plancom.plan.written_amounts import amount_text


@dataclass(frozen=True)
class _Side:
    """One side of a comparison: its days, the parts' amounts together, and the total's value."""

    span: Span
    whole: Amount
    value: Fraction

    @property
    def label(self) -> str:
        return f"{self.span.label[0].upper()}{self.span.label[1:]}"


def contribution_table(
    comparison: TotalComparison, breakdown: Breakdown, names: Mapping[Dimension, Mapping[str, str]]
) -> pd.DataFrame:
    """A row per part, those without data on one side last, and the total below; every cell is text. Empty where there is nothing to compare.

    The parts' names under the dimension's («Red»); each side under its span's label, earlier first, in the indicator's unit (of weekdays
    with how many there were; of a share its part of the total in percent and, but for channels, its own share); last Aporte al cambio,
    signed, in the indicator's unit, and of a share in points.
    """
    if comparison.pair is None or comparison.now is None or comparison.before is None:
        return pd.DataFrame()
    indicator = comparison.indicator
    head = dimension_name(breakdown.dimension, indicator.dataset).partition(" ")[2].capitalize()  # «Por red»: «Red»
    before = _Side(comparison.pair.before, _whole([p.before for p in breakdown.parts]), comparison.before)
    now = _Side(comparison.pair.now, _whole([p.now for p in breakdown.parts]), comparison.now)
    brought = tr("Aporte al cambio (puntos)") if indicator.kind.has_denominator else tr("Aporte al cambio")
    lines = []
    for row in rows(comparison, breakdown, names):
        part = row.parts[0] if row.parts else None
        old, new = (before.whole, now.whole) if part is None else (part.before, part.now)
        cells = {head: tr("Total") if part is None else row.name}
        cells |= _cells(comparison, breakdown.dimension, before, old, part) | _cells(
            comparison, breakdown.dimension, now, new, part
        )
        said = f"{row.text} ({row.missing})" if row.missing else row.text
        lines.append(cells | {brought: said})
    return pd.DataFrame(lines)


AGAINST = {"previous": later("mes anterior"), "year_ago": later("hace un año")}


@dataclass(frozen=True)
class _OtherSide:
    """The other side of a comparison, by procedure."""

    comparison: TotalComparison
    breakdown: Breakdown

    @cached_property
    def before(self) -> dict[str, Amount | None]:
        """What each procedure came to."""
        return {part.id: part.before for part in self.breakdown.parts}

    @cached_property
    def steps(self) -> dict[str, str]:
        """What each procedure brought, as written; the total's under ""."""
        return {row.parts[0].id if row.parts else "": row.text for row in rows(self.comparison, self.breakdown, {})}

    def cells(self, name: str) -> dict[str, str]:
        """A procedure's take-up, and what it brought."""
        return self._cells(self.before.get(name), self.steps.get(name, MISSING))

    @property
    def total(self) -> dict[str, str]:
        """The same of all procedures."""
        return self._cells(_whole([*self.before.values()]), self.steps[""])

    def _cells(self, amount: Amount | None, brought: str) -> dict[str, str]:
        when = tr(AGAINST[self.comparison.against])
        share = tr(NO_DATA) if amount is None else _over(amount.numerator, amount.denominator)
        return {tr("En línea, {when}", when=when): share, tr("Aporte (puntos), {when}", when=when): brought}


def procedure_table(comparisons: Sequence[TotalComparison]) -> pd.DataFrame:
    """A row per procedure, the most transactions first, and the total below; every cell is text. Empty where no comparison has parts.

    Over the span that is looked at: Trámite, Trámites (transactions), Parte del total and En línea (take-up), both in percent. For each
    of `comparisons`, all of one indicator and span, two more that end in «mes anterior» or «hace un año»: En línea, the take-up then
    in percent, and Aporte, what the procedure brought to the change, in points.
    """
    found = [_OtherSide(one, by) for one in comparisons if (by := one.by("procedure")) is not None and not by.refused]
    if not found:
        return pd.DataFrame()
    now = {part.id: part.now for part in found[0].breakdown.parts}
    whole = _whole([*now.values()])
    lines = []
    for name in sorted(now, key=lambda one: -((now[one] or Amount()).denominator)):
        line = {tr("Trámite"): name} | _now(now[name], whole)
        for one in found:
            line |= one.cells(name)
        lines.append(line)
    total = {tr("Trámite"): tr("Total")} | _now(whole, whole)
    for one in found:
        total |= one.total
    return pd.DataFrame([*lines, total])


def _now(amount: Amount | None, whole: Amount) -> dict[str, str]:
    return {
        tr("Trámites"): tr(NO_DATA) if amount is None else number(float(amount.denominator)),
        tr("Parte del total"): tr(NO_DATA) if amount is None else _over(amount.denominator, whole.denominator),
        tr("En línea"): tr(NO_DATA) if amount is None else _over(amount.numerator, amount.denominator),
    }


def _cells(
    comparison: TotalComparison, dimension: Dimension, side: _Side, amount: Amount | None, part: Part | None
) -> dict[str, str]:
    """A part's cells of one side (without `part`, the total's)."""
    indicator, label = comparison.indicator, side.label
    if indicator.kind.has_denominator:
        weight = tr(NO_DATA) if amount is None else _over(amount.denominator, side.whole.denominator)
        found = {tr("{period}: parte del total", period=label): weight}
        if dimension != "channel":
            share = tr(NO_DATA) if amount is None else _over(amount.numerator, amount.denominator)
            named = tr(indicator.kind.part, noun=indicator.noun[1])
            found[tr("{period}: {counted}", period=label, counted=named)] = share
        return found
    if part is None:
        return {label: amount_text(indicator, float(side.value))}
    if part.is_calendar:
        return {label: counted(side.span.days, "día", "días") if part.id == DAYS else MISSING}
    if amount is None:
        return {label: tr(NO_DATA)}
    value = indicator.kind.value(amount.numerator, amount.denominator, side.span.days)
    cell = amount_text(indicator, None if value is None else float(value))
    return {
        label: f"{cell} ({_weekdays(side.span, int(part.id), amount, indicator)})" if dimension == "weekday" else cell
    }


def _weekdays(span: Span, weekday: int, amount: Amount, indicator: Indicator) -> str:
    """«5 lunes», «4 domingos», and of what adds up what each brought: «5 lunes, a 612»."""
    name, count = weekday_names()[weekday], sum(1 for day in span.dates() if day.weekday() == weekday)
    said = f"{number(count)} {name if count == 1 or name.endswith('s') else f'{name}s'}"
    if not indicator.kind.adds_up:
        return said
    return tr("{days}, a {amount}", days=said, amount=short(float(amount.numerator / count)))


def _whole(amounts: list[Amount | None]) -> Amount:
    return sum((amount for amount in amounts if amount is not None), Amount())


def _over(part: Fraction, whole: Fraction) -> str:
    return percent(float(part / whole)) if whole else MISSING
