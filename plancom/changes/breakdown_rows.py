"""Rows of a breakdown: its parts named and written, those beyond a limit as one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from plancom.changes.amounts import Dimension
from plancom.changes.calendar_effects import DAYS
from plancom.changes.contributions import Breakdown, Part, TotalComparison
from plancom.changes.rounding import apportioned, in_units, units, written_change
from plancom.changes.spans import Pair
from plancom.datasets import DEFINITIONS, Dataset
from plancom.language.dates import weekday_names
from plancom.language.phrases import counted
from plancom.language.translation import later, tr
from plancom.plan import Indicator, Plan, word
from plancom.plan.attribution import NO_STRATEGY

RowKind = Literal["calendar", "part", "rest", "missing", "total"]
REST: dict[Dimension, str] = {
    "series": later("los demás"),
    "procedure": later("los demás"),
    "channel": later("los demás"),
    "strategy": later("las demás"),
    "weekday": later("los demás días"),
}


@dataclass(frozen=True)
class Row:
    """A part (or several as one, or the `total`) with its contribution in steps of the last digit written and as `text`.

    `missing` says when nothing is known of it («sin dato en ago 2018»); such a row is no change.
    """

    name: str
    kind: RowKind
    steps: int
    text: str
    parts: tuple[Part, ...] = ()
    missing: str = ""


def part_names(plan: Plan, series: Mapping[str, str]) -> dict[Dimension, dict[str, str]]:
    """How parts are called, by dimension; procedures go by their own names. `series` are those outside the plan."""
    return {
        "series": {**series, **{one.id: one.name for one in (*plan.institution.networks, *plan.institution.outlets)}},
        "strategy": {one.id: one.name for one in plan.strategies} | {NO_STRATEGY: tr("Sin estrategia")},
        "channel": {one: word(plan, one) for one in plan.institution.channels},
        "weekday": {str(n): name if name.endswith("s") else f"{name}s" for n, name in enumerate(weekday_names())},
    }


def dimension_name(dimension: Dimension, dataset: Dataset | None) -> str:
    """«Por red», «Por trámite»…"""
    if dimension == "series":
        by = DEFINITIONS[dataset].parts.by if dataset else ""
        return tr(by) if by else tr("Por serie")
    names = {"procedure": tr("Por trámite"), "channel": tr("Por canal"), "strategy": tr("Por estrategia")}
    return names.get(dimension, tr("Por día de la semana"))


def change_steps(comparison: TotalComparison) -> int:
    """The change in steps of the last digit written: what is written now less what is written before."""
    if comparison.now is None or comparison.before is None:
        return 0
    return units(comparison.indicator, comparison.now) - units(comparison.indicator, comparison.before)


def rows(
    comparison: TotalComparison,
    breakdown: Breakdown,
    names: Mapping[Dimension, Mapping[str, str]],
    limit: int | None = None,
) -> list[Row]:
    """What the calendar brought, every part that is known on both sides (those beyond `limit` as one), those that are not, the total.

    The steps of all rows but the last add up to the last one's, whatever the limit.
    """
    indicator, total = comparison.indicator, change_steps(comparison)
    ordered = [*breakdown.calendar, *breakdown.known, *breakdown.unmatched]
    steps = dict(
        zip((p.id for p in ordered), apportioned([in_units(indicator, p.change) for p in ordered], total), strict=True)
    )
    called = names.get(breakdown.dimension, {})
    known = breakdown.known
    shown = known if limit is None or len(known) <= limit + 1 else known[:limit]
    found = [_row(indicator, _calendar_name(p, comparison.pair), (p,), steps) for p in breakdown.calendar]
    found += [_row(indicator, called.get(p.id, p.id), (p,), steps) for p in shown]
    if rest := known[len(shown) :]:
        found.append(_row(indicator, _rest(breakdown.dimension, indicator.dataset), rest, steps))
    for part in breakdown.unmatched:
        side = None if comparison.pair is None else getattr(comparison.pair, part.missing)
        said = "" if side is None else tr("sin dato en {label}", label=side.label)
        found.append(_row(indicator, called.get(part.id, part.id), (part,), steps, said))
    return [*found, Row(tr("Cambio total"), "total", total, written_change(indicator, total))]


def days_more(found: Pair) -> str:
    """«1 día menos», «3 días más»: how many days it has beside the other span."""
    days = found.now.days - found.before.days
    count = counted(abs(days), "día", "días")
    return tr("{count} menos", count=count) if days < 0 else tr("{count} más", count=count)


def _calendar_name(part: Part, found: Pair | None) -> str:
    return days_more(found) if part.id == DAYS and found else tr("qué días de la semana hubo")


def _rest(dimension: Dimension, dataset: Dataset | None) -> str:
    """What the parts are called that are not shown one by one."""
    others = DEFINITIONS[dataset].parts.others if dataset and dimension == "series" else ""
    return tr(others or REST[dimension])


def _row(indicator: Indicator, name: str, parts: tuple[Part, ...], steps: Mapping[str, int], missing: str = "") -> Row:
    size = sum(steps[part.id] for part in parts)
    kind: RowKind = "missing" if parts[0].missing else "part" if len(parts) == 1 else "rest"
    if parts[0].is_calendar:
        kind = "calendar"
    return Row(name, kind, size, written_change(indicator, size), parts, missing)
