"""One sentence that says what changed, and adds up."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from plancom.changes.amounts import Dimension
from plancom.changes.breakdown_rows import Row, change_steps, days_more, rows
from plancom.changes.calendar_effects import days_change
from plancom.changes.contributions import Breakdown, TotalComparison
from plancom.changes.rounding import decimals, units, written_change
from plancom.language.numbers import number, signed_percent
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.plan.attribution import NO_STRATEGY
from plancom.plan.written_amounts import amount_text, is_share

NAMED = 3  # parts named in a sentence
HARDLY = Fraction(1, 100)  # of what there was before
WHOLE = 10  # what a day brings from which it is written without decimals
NAMED_APART = 2  # parts without data on one side, named in a sentence
AGAINST = {"previous": later("el mes anterior"), "year_ago": later("hace un año")}


def sentence(
    comparison: TotalComparison,
    breakdown: Breakdown | None = None,
    names: Mapping[Dimension, Mapping[str, str]] | None = None,
) -> str:
    """What changed, how much of it each of the largest parts brought, and the rest: the parts add up to the change.

    What adds up over unlike numbers of days says after that how much of it that is, and what a day brought.
    """
    if comparison.refused:
        return comparison.refused
    head, by_day = _head(comparison, (names or {}).get("series", {})), days_sentence(comparison)
    if breakdown is None:
        return " ".join(filter(None, (f"{head}.", by_day)))
    if breakdown.refused:
        return " ".join(filter(None, (f"{head}.", by_day, breakdown.refused)))
    found = rows(comparison, breakdown, names or {}, NAMED)
    quoted = breakdown.dimension == "procedure"
    known = [row for row in found if row.kind in {"calendar", "part", "rest"}]
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
    if breakdown.calendar:
        by_day = days_sentence(comparison, among_parts=True)
    return " ".join(filter(None, (f"{text}.", by_day)))


def days_sentence(comparison: TotalComparison, *, among_parts: bool = False) -> str:
    """«1 día menos: −551; por día, de 551 a 521 (−5,4 %).»: how much of a sum's change is the number of days alone, and what a day brought.

    "" of what does not add up, over as many days, and where the days more or fewer bring less than one. `among_parts`: they were
    named already, among the weekdays, and only what a day brought is said.
    """
    indicator, pair, now, before = comparison.indicator, comparison.pair, comparison.now, comparison.before
    if pair is None or now is None or before is None or not indicator.kind.adds_up:
        return ""
    steps = units(indicator, days_change(before, pair))
    if not steps:
        return ""
    rhythm = _a_day(now / pair.now.days, before / pair.before.days)
    if among_parts:
        return f"{rhythm[0].upper()}{rhythm[1:]}."
    return tr("{days}: {size}; {rhythm}.", days=days_more(pair), size=written_change(indicator, steps), rhythm=rhythm)


def _a_day(now: Fraction, before: Fraction) -> str:
    digits = 0 if min(now, before) >= WHOLE else 2
    was, is_now = number(float(before), digits), number(float(now), digits)
    if now == before:
        return tr("por día, lo mismo: {now}", now=is_now)
    return tr(
        "por día, de {before} a {now} ({relative})",
        before=was,
        now=is_now,
        relative=relative_text(float(now / before - 1)),
    )


def change_text(comparison: TotalComparison) -> str:
    """«−540 (−4,7 %)», «+1,2 puntos»; the reason where there is none."""
    if comparison.refused:
        return comparison.refused
    text = written_change(comparison.indicator, change_steps(comparison), unit=True)
    return text if comparison.relative is None else f"{text} ({relative_text(comparison.relative)})"


def relative_text(share: float) -> str:
    """«−4,7 %»."""
    return signed_percent(share)


def top_mover(comparison: TotalComparison, names: Mapping[Dimension, Mapping[str, str]]) -> str:
    """The part that moved the total most in the direction in which it went, by its first dimension: «Facebook +0,31».

    "" where none did, where the number of days alone weighed as much, and where the total hardly moved: what moved it one way was
    undone by others.
    """
    total = change_steps(comparison)
    breakdown = next((one for one in comparison.breakdowns if not one.refused), None)
    if breakdown is None or not total or _hardly(comparison):
        return ""
    moved = [row for row in rows(comparison, breakdown, names) if row.steps * total > 0]
    first = next((row for row in moved if row.kind == "part"), None)
    days = max((abs(row.steps) for row in moved if row.kind == "calendar"), default=0)
    return f"{first.name} {first.text}" if first and abs(first.steps) > days else ""


def _hardly(comparison: TotalComparison) -> bool:
    """Whether the change is too small a part of what there was before to have a reason."""
    change = comparison.change
    return change is None or abs(change) < HARDLY * abs(comparison.before or Fraction(0))


def _head(comparison: TotalComparison, series: Mapping[str, str]) -> str:
    indicator, pair = comparison.indicator, comparison.pair
    if pair is None or comparison.now is None or comparison.before is None:
        return comparison.refused.rstrip(".")
    steps = change_steps(comparison)
    when = f"{_without([series.get(one, one) for one in comparison.left_out])}{pair.now.during}"
    when = when[0].upper() + when[1:]
    now, before = amount_text(indicator, float(comparison.now)), amount_text(indicator, float(comparison.before))
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


def _apart(apart: Sequence[Row], comparison: TotalComparison, *, quoted: bool) -> str:
    if len(apart) <= NAMED_APART:
        return listed(f"{_part(row, quoted=quoted)}, {row.missing}" for row in apart)
    steps = sum(row.steps for row in apart)
    return tr(
        "{apart} sin dato en uno de los dos períodos, {written_change}",
        apart=len(apart),
        written_change=written_change(comparison.indicator, steps),
    )
