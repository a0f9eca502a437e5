"""Whatever the parts, what is written of them adds up to what is written of the whole."""

import dataclasses
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.changes.amounts import Amount
from plancom.changes.breakdown_rows import rows
from plancom.changes.contributions import Breakdown, Part, TotalComparison, contribution
from plancom.changes.rounding import apportioned, in_units, units, written_change
from plancom.changes.sentences import days_sentence, sentence
from plancom.changes.spans import Pair, Span
from plancom.plan import Month
from plancom.plan.written_amounts import amount_text
from tests.builders import cartagena

PLAN = cartagena()
KINDS = {"total": "visits", "daily_rate": "daily_posts", "ratio": "adoption"}
SPANS = Pair(*(Span((month,), month.last) for month in (Month.parse("2018-02"), Month.parse("2018-01"))))
AMOUNTS = st.tuples(st.integers(0, 50_000), st.integers(0, 50_000)).map(lambda pair: (min(pair), max(pair)))
PARTS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=5),
    st.tuples(st.one_of(st.none(), AMOUNTS), st.one_of(st.none(), AMOUNTS)).filter(any),
    min_size=1, max_size=12,
)  # fmt: skip


def comparison(kind, sides):
    """A comparison of `sides`, each part's (now, before) amounts, as `compare` makes it; None where a ratio has no denominator."""
    indicator = PLAN.indicator(KINDS[kind])
    days = SPANS.now.days, SPANS.before.days
    amounts = {
        name: tuple(None if side is None else Amount(Fraction(side[0]), Fraction(side[1])) for side in pair)
        for name, pair in sides.items()
    }
    totals = [sum((pair[i] or Amount() for pair in amounts.values()), Amount()) for i in (0, 1)]
    if kind == "ratio" and not all(total.denominator for total in totals):
        return None, None
    parts = tuple(
        Part(name, *pair, contribution(indicator, tuple(side or Amount() for side in pair), tuple(totals), days))
        for name, pair in amounts.items()
    )
    values = [
        total.numerator / total.denominator if kind == "ratio" else total.numerator / days[i] if kind == "daily_rate" else total.numerator
        for i, total in enumerate(totals)
    ]  # fmt: skip
    by = Breakdown("procedure", tuple(sorted(parts, key=lambda part: -abs(part.change))))
    return TotalComparison(
        indicator, "month", "previous", SPANS.now, values[0], SPANS, values[0], values[1], breakdowns=(by,)
    ), by


def number(text):
    """«−1.234,5» as a fraction."""
    return Fraction(text.replace("−", "-").replace("+", "").replace(".", "").replace(",", "."))


@pytest.mark.parametrize("kind", KINDS)
@given(sides=PARTS)
def test_the_parts_are_exactly_the_change(kind, sides):
    found, by = comparison(kind, sides)
    if found is not None:
        assert sum((part.change for part in by.parts), Fraction(0)) == found.change


@pytest.mark.parametrize("kind", KINDS)
@given(sides=PARTS, limit=st.one_of(st.none(), st.integers(0, 6)))
def test_written_rows_add_up_to_the_written_change_at_any_limit(kind, sides, limit):
    found, by = comparison(kind, sides)
    if found is None:
        return
    *parts, total = rows(found, by, {}, limit)
    assert sum(number(row.text) for row in parts) == number(total.text)
    now, before = (number(amount_text(found.indicator, float(v)).rstrip("\u00a0%")) for v in (found.now, found.before))
    assert number(total.text) == now - before
    for row in parts:
        exact = in_units(found.indicator, sum(part.change for part in row.parts))
        assert abs(row.steps - exact) < 1 + len(row.parts)


@pytest.mark.parametrize("kind", KINDS)
@given(sides=PARTS)
def test_the_sentence_adds_up(kind, sides):
    found, by = comparison(kind, sides)
    if found is None:
        return
    said = sentence(found, by, {}).removesuffix(days_sentence(found)).rstrip()
    head, _, tail = said.partition(": ")
    parts, _, total = tail.partition("; en total, ")
    numbers = [number(text) for text in re.findall(r"[+−][\d.]+(?:,\d+)?|(?<= )0(?:,0+)?(?=[,;. ])", parts.rstrip("."))]
    if total:
        assert sum(numbers) == number(total.removesuffix(".").removesuffix(" puntos"))
    elif numbers:
        word = 1 if " más " in head else -1
        size = re.search(r"([\d.]+(?:,\d+)?) \w+ (?:más|menos)", head)
        assert sum(numbers) == word * number(size[1])
    assert said.count(".") == len(re.findall(r"\d\.\d", said)) + 1
    assert "None" not in said


@given(shares=st.lists(st.fractions(-1000, 1000), min_size=1, max_size=15), off=st.sampled_from([-1, 0, 1]))
def test_apportioned_numbers_add_up_and_stay_near_their_shares(shares, off):
    total = round(sum(shares)) + off
    found = apportioned(shares, total)
    assert sum(found) == total
    assert all(abs(one - share) <= 2 for one, share in zip(found, shares, strict=True))


@given(value=st.fractions(0, 10**7))
@pytest.mark.parametrize("kind", KINDS)
def test_steps_are_the_digits_that_cards_write(kind, value):
    indicator = PLAN.indicator(KINDS[kind])
    value = value / 10**7 if kind == "ratio" else value
    shown = amount_text(indicator, float(value)).rstrip("\u00a0%")
    assert written_change(indicator, units(indicator, value)).lstrip("+") == shown


def test_no_strategy_is_no_name_in_a_sentence():
    found, by = comparison("total", {"": ((3, 3), (0, 0)), "participa-ya": ((1, 1), (3, 3))})
    by = dataclasses.replace(by, dimension="strategy")
    names = {"strategy": {"": "Sin estrategia", "participa-ya": "Participa Ya"}}
    assert sentence(found, by, names).endswith(": sin estrategia +3 y Participa Ya −2; en total, +1.")
