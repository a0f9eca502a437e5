"""Contributions: how much of a total's change each part brought; the parts add up to the change, exactly."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from plancom.changes.amounts import WEEK, Amount, Dimension, Material, dimensions, parts, whole
from plancom.changes.calendar_effects import CALENDAR, weekday_changes
from plancom.changes.spans import Against, Kind, NotComparableError, Pair, Span, current, pair, unfinished
from plancom.datasets import DEFINITIONS
from plancom.indicators.breaks import breaks_of, not_comparable
from plancom.indicators.unusual_days import UnusualRun, unusual_runs
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Indicator

_NAMED = 4  # series that are left out, named one by one


@dataclass(frozen=True)
class Part:
    """A part's contribution to the change, in the total's own unit.

    `now` and `before` are what it came to, None where nothing is known of it then: such a part is `missing` a side, and what it
    moves the total by is no change of its own.
    """

    id: str
    now: Amount | None
    before: Amount | None
    change: Fraction

    @property
    def is_calendar(self) -> bool:
        """Whether it is no part of the total, but how many days there are and which."""
        return self.now is None and self.before is None

    @property
    def missing(self) -> Literal["", "now", "before"]:
        """The side on which nothing is known of it."""
        if self.is_calendar:
            return ""
        return "now" if self.now is None else "before" if self.before is None else ""


@dataclass(frozen=True)
class Breakdown:
    """A change by one dimension: what the calendar brought, then its parts, those that moved it most first. `refused` says why there are none."""

    dimension: Dimension
    parts: tuple[Part, ...] = ()
    refused: str = ""

    @property
    def known(self) -> tuple[Part, ...]:
        """The parts that are known on both sides."""
        return tuple(part for part in self.parts if not part.missing and not part.is_calendar)

    @property
    def calendar(self) -> tuple[Part, ...]:
        """What the calendar alone brought."""
        return tuple(part for part in self.parts if part.is_calendar)

    @property
    def unmatched(self) -> tuple[Part, ...]:
        """The parts that are known on one side only."""
        return tuple(part for part in self.parts if part.missing)


@dataclass(frozen=True)
class TotalComparison:
    """A total over a span against another: both values and each breakdown of the change; `refused` says why there is none.

    `own` is the total over its `span`, as cards and files give it. `now` and `before` are what is compared: over the spans of `pair`
    and without `left_out`, in the indicator's unit (per day for a daily rate, a share for a ratio). `left_out` are series without
    data on one side: they count on neither. `unusual` and `unusual_before` are the unusual runs of days of both, of one month each.
    `notes` are what one must know to read the change.
    """

    indicator: Indicator
    kind: Kind
    against: Against
    span: Span | None = None
    own: Fraction | None = None
    pair: Pair | None = None
    now: Fraction | None = None
    before: Fraction | None = None
    left_out: tuple[str, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    unusual: tuple[UnusualRun, ...] = ()
    unusual_before: tuple[UnusualRun, ...] = ()
    notes: tuple[str, ...] = ()
    refused: str = ""

    @property
    def change(self) -> Fraction | None:
        """`now` less `before`; None where one of them is unknown."""
        return None if self.now is None or self.before is None else self.now - self.before

    @property
    def relative(self) -> float | None:
        """The change as a share of what there was before; None over nothing, and for shares, whose change is in points."""
        change = self.change
        if change is None or not self.before or self.indicator.kind.has_denominator:
            return None
        return float(change / self.before)

    def by(self, dimension: Dimension) -> Breakdown | None:
        """The change by a dimension, if the total has it."""
        return next((one for one in self.breakdowns if one.dimension == dimension), None)


def compare(
    view: View,
    material: Material,
    kind: Kind = "month",
    against: Against = "previous",
    names: Mapping[str, str] | None = None,
    *,
    only: Sequence[Dimension] | None = None,
) -> TotalComparison:
    """A total as of the view's cut-off against the month before or a year ago, taken apart by every dimension, or by `only` some.

    `names` are those of series, for the notes.
    """
    indicator = material.indicator
    alone = TotalComparison(indicator, kind, against)
    try:
        span = current(view, material.months, kind)
        alone = replace(alone, span=span, own=_alone(material, span))
        found = pair(view, material.months, kind, against)
        _check_breaks(material, found)
        inside, left_out = _alike(material, found)
        now, before = whole(inside, found.now), whole(inside, found.before)
        _check_operations(indicator, (now, found.now), (before, found.before))
    except NotComparableError as error:
        return replace(alone, refused=str(error))
    return replace(
        alone, pair=found, left_out=left_out, now=_value(indicator, now, found.now.days),
        before=_value(indicator, before, found.before.days),
        breakdowns=tuple(_breakdown(inside, found, one, now, before) for one in dimensions(inside) if only is None or one in only),
        unusual=_unusual(view, inside, found.now), unusual_before=_unusual(view, inside, found.before),
        notes=_notes(view, indicator, kind, found, [(names or {}).get(series, series) for series in left_out]),
    )  # fmt: skip


def _unusual(view: View, material: Material, span: Span) -> tuple[UnusualRun, ...]:
    """The unusual runs of days of a span in one month; days after the cut-off are not looked at."""
    if len(span.months) > 1 or not material.indicator.kind.by_day or not DEFINITIONS[material.dataset].by_day:
        return ()
    until = view.as_of

    def value(day: dt.date) -> float | None:
        return material.months.day(day) if day <= until else None

    return unusual_runs(value, span.first, span.last, breaks_of(material.months))


def contribution(
    indicator: Indicator, part: tuple[Amount, Amount], total: tuple[Amount, Amount], days: tuple[int, int]
) -> Fraction:
    """What a part (now, before) brought to the change of the total. A ratio's parts are weighed against its mean level, so that one
    that grows without the numerator weighs it down: n₁/D₁ − n₀/D₀ − (d₁/D₁ − d₀/D₀) · (R₁ + R₀)/2 (docs/adr/0031).
    """
    (now, before), (whole_now, whole_before) = part, total
    if not indicator.kind.has_denominator:
        return _value(indicator, now, days[0]) - _value(indicator, before, days[1])
    mean = (_value(indicator, whole_now, days[0]) + _value(indicator, whole_before, days[1])) / 2
    return (now.numerator - mean * now.denominator) / whole_now.denominator - (
        before.numerator - mean * before.denominator
    ) / whole_before.denominator


def _value(indicator: Indicator, amount: Amount, days: int) -> Fraction:
    found = indicator.kind.value(amount.numerator, amount.denominator, days)
    if found is None:
        raise ZeroDivisionError  # callers ask first whether there is something to divide by
    return found


def _breakdown(material: Material, found: Pair, dimension: Dimension, now: Amount, before: Amount) -> Breakdown:
    days = found.now.days, found.before.days
    if dimension == "weekday" and min(days) < WEEK:
        return Breakdown(dimension, refused=tr("Menos de siete días no se reparten por día de la semana."))
    sides = parts(material, dimension, found.now), parts(material, dimension, found.before)
    for side, total in zip(sides, (now, before), strict=True):
        if sum(side.values(), Amount()) != total:
            return Breakdown(dimension, refused=tr("De algunos meses solo se conoce el total: no se puede repartir."))
    if dimension == "weekday" and not material.indicator.kind.has_denominator:
        return Breakdown(dimension, _by_weekday(material.indicator, found, *sides))
    rows = [
        Part(
            name, sides[0].get(name), sides[1].get(name),
            contribution(material.indicator, (sides[0].get(name, Amount()), sides[1].get(name, Amount())), (now, before), days),
        )
        for name in dict.fromkeys([*sides[0], *sides[1]])
    ]  # fmt: skip
    return Breakdown(dimension, _in_order(rows, sum((row.change for row in rows), Fraction(0))))


def _by_weekday(
    indicator: Indicator, found: Pair, now: Mapping[str, Amount], before: Mapping[str, Amount]
) -> tuple[Part, ...]:
    changes = weekday_changes(
        lambda amount, days: _value(indicator, Amount(amount), days),
        {name: amount.numerator for name, amount in now.items()},
        {name: amount.numerator for name, amount in before.items()},
        found,
    )
    calendar = tuple(Part(name, None, None, changes[name]) for name in CALENDAR if name in changes)
    weekdays = [Part(name, now[name], before[name], changes[name]) for name in now]
    return calendar + _in_order(weekdays, sum(changes.values(), Fraction(0)))


def _in_order(found: Sequence[Part], change: Fraction) -> tuple[Part, ...]:
    """Those that moved it most first; of two that moved it as much, the one that moved it the way it went."""
    return tuple(sorted(found, key=lambda part: (-abs(part.change), part.change * change < 0)))


def _check_breaks(material: Material, found: Pair) -> None:
    over = next((b for b in breaks_of(material.months) if found.before.first < b.day <= found.now.last), None)
    if over:
        said = not_comparable(over)
        raise NotComparableError(f"{said[0].upper()}{said[1:]} ({over.what}).")


def _check_operations(indicator: Indicator, *sides: tuple[Amount, Span]) -> None:
    for amount, span in sides:
        if indicator.kind.has_denominator and not amount.denominator:
            raise NotComparableError(tr(indicator.kind.nothing_during, during=span.during, whole=indicator.whole))


def _alike(material: Material, found: Pair) -> tuple[Material, tuple[str, ...]]:
    """The series that are known on both sides, and those that are not."""
    known = [s for s in material.months.series if material.known(s, found.now) and material.known(s, found.before)]
    if not known:
        side = found.before if any(material.known(s, found.now) for s in material.months.series) else found.now
        raise NotComparableError(tr("No hay datos completos {during}.", during=side.during))
    return material.only(known), tuple(s for s in material.months.series if s not in known)


def _alone(material: Material, span: Span) -> Fraction | None:
    """The total, where there is nothing to compare it with."""
    if not all(material.known(series, span) for series in material.months.series):
        return None
    amount = whole(material, span)
    if material.indicator.kind.has_denominator and not amount.denominator:
        return None
    return _value(material.indicator, amount, span.days)


def _notes(view: View, indicator: Indicator, kind: Kind, found: Pair, left_out: Sequence[str]) -> tuple[str, ...]:
    """The month that is not over, and months and series (`left_out`, by name) that one side lacks."""
    said = [unfinished(view, found.now.months[-1])] if kind == "month" else []
    if kind == "year" and indicator.kind.per_day:
        said.append(tr("El indicador es el del último mes completo; aquí se compara el promedio de lo que va del año."))
    if found.left_out:
        months = listed(dates.month(month.first) for month in found.left_out)
        which = tr("ese mes") if len(found.left_out) == 1 else tr("esos meses")
        said.append(tr("Sin {months}: del año anterior no hay datos de {which}.", months=months, which=which))
    if left_out:
        more = len(left_out) - _NAMED
        named = listed(left_out if more <= 0 else [*left_out[:_NAMED], tr("{more} más", more=more)])
        said.append(tr("Sin {named}: sin dato en uno de los dos períodos, no cuenta en ninguno.", named=named))
    return tuple(note for note in said if note)
