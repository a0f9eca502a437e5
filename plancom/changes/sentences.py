"""One sentence that says what changed, and adds up."""

from collections.abc import Mapping, Sequence

from plancom.changes.amounts import Dimension
from plancom.changes.contributions import Breakdown, Comparison
from plancom.changes.rounding import decimals, units, written_change
from plancom.changes.rows import Row, change_steps, rows
from plancom.indicators.sentences import is_share, written
from plancom.language.numbers import number, signed_percent
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.plan.attribution import NO_STRATEGY

NAMED = 3  # parts named in a sentence
NAMED_APART = 2  # parts without data on one side, named in a sentence
AGAINST = {"previous": later("el mes anterior"), "year_ago": later("hace un año")}


def sentence(
    comparison: Comparison,
    breakdown: Breakdown | None = None,
    names: Mapping[Dimension, Mapping[str, str]] | None = None,
) -> str:
    """What changed, how much of it each of the largest parts brought, and the rest: the parts add up to the change."""
    if comparison.refused:
        return comparison.refused
    head = _head(comparison, (names or {}).get("series", {}))
    if breakdown is None:
        return f"{head}."
    if breakdown.refused:
        return f"{head}. {breakdown.refused}"
    found = rows(comparison, breakdown, names or {}, NAMED)
    quoted = breakdown.dimension == "procedure"
    known = [row for row in found if row.kind in {"part", "rest"}]
    apart = [row for row in found if row.kind == "missing"]
    moved = [row for row in known if row.steps]
    text = f"{head}: {listed(_part(row, quoted=quoted) for row in moved)}" if moved else head
    if apart:
        text += tr("; fuera de eso, {apart}", apart=_apart(apart, comparison, quoted=quoted))
    if len(moved) + len(apart) > 1:
        text += tr(
            "; en total, {written_change}",
            written_change=written_change(comparison.indicator, change_steps(comparison), unit=True),
        )
    return f"{text}."


def change_text(comparison: Comparison) -> str:
    """«−540 (−4,7 %)», «+1,2 puntos»; the reason where there is none."""
    if comparison.refused:
        return comparison.refused
    text = written_change(comparison.indicator, change_steps(comparison), unit=True)
    return text if comparison.relative is None else f"{text} ({relative_text(comparison.relative)})"


def relative_text(share: float) -> str:
    """«−4,7 %»."""
    return signed_percent(share)


def top_mover(comparison: Comparison, names: Mapping[Dimension, Mapping[str, str]]) -> str:
    """The part that moved the total most, by its first dimension: «Facebook +0,31»; "" where none did."""
    for breakdown in comparison.breakdowns:
        if not breakdown.refused:
            first = next((row for row in rows(comparison, breakdown, names) if row.kind == "part" and row.steps), None)
            return f"{first.name} {first.text}" if first else ""
    return ""


def _head(comparison: Comparison, series: Mapping[str, str]) -> str:
    indicator, pair = comparison.indicator, comparison.pair
    if pair is None or comparison.now is None or comparison.before is None:
        return comparison.refused.rstrip(".")
    steps = change_steps(comparison)
    when = f"{_without([series.get(one, one) for one in comparison.left_out])}{pair.now.during}"
    when = when[0].upper() + when[1:]
    now, before = written(indicator, float(comparison.now)), written(indicator, float(comparison.before))
    size = number(abs(steps) / 10 ** decimals(indicator), decimals(indicator))
    if is_share(indicator):
        words = indicator.kind.during
        start = tr(words, when=when, now=now, whole=indicator.whole, noun=indicator.noun[1])
        if not steps:
            return tr("{start}, lo mismo que {during}", start=start, during=pair.before.during)
        if steps > 0:
            return tr(
                "{start}, {size} puntos más que {during} ({before})",
                start=start,
                size=size,
                during=pair.before.during,
                before=before,
            )
        return tr(
            "{start}, {size} puntos menos que {during} ({before})",
            start=start,
            size=size,
            during=pair.before.during,
            before=before,
        )
    noun, rate = indicator.noun, tr(" por día") if indicator.kind.per_day else ""
    if not steps:
        many = units(indicator, comparison.now) != 10 ** decimals(indicator)
        return tr(
            "{when} hubo {now} {noun}{rate}, lo mismo que {during}",
            when=when,
            now=now,
            noun=noun[1] if many else noun[0],
            rate=rate,
            during=pair.before.during,
        )
    text = (
        tr("{when} hubo {size} {noun} más{rate} que {during} ({now} frente a {before})")
        if steps > 0
        else tr("{when} hubo {size} {noun} menos{rate} que {during} ({now} frente a {before})")
    )
    return text.format(
        when=when,
        size=size,
        noun=noun[0] if not rate and abs(steps) == 1 else noun[1],
        rate=rate,
        during=pair.before.during,
        now=now,
        before=before,
    )


def _without(names: Sequence[str]) -> str:
    """«sin contar Instagram, »: what has no data on one side and so counts on neither."""
    if not names:
        return ""
    more = len(names) - NAMED
    named = listed(names if more <= 0 else [*names[:NAMED], tr("{more} más", more=more)])
    return tr("sin contar {named}, ", named=named)


def _part(row: Row, *, quoted: bool) -> str:
    name = tr("«{name}»", name=row.name) if quoted and row.kind != "rest" else row.name
    if any(part.id == NO_STRATEGY for part in row.parts) and row.kind != "rest":
        name = name[0].lower() + name[1:]  # «sin estrategia» is no name
    return f"{name} {row.text}"


def _apart(apart: Sequence[Row], comparison: Comparison, *, quoted: bool) -> str:
    if len(apart) <= NAMED_APART:
        return listed(f"{_part(row, quoted=quoted)}, {row.missing}" for row in apart)
    steps = sum(row.steps for row in apart)
    return tr(
        "{apart} sin dato en uno de los dos períodos, {written_change}",
        apart=len(apart),
        written_change=written_change(comparison.indicator, steps),
    )
