"""Every sentence about an indicator, over all statuses and sizes: it agrees, and says the table's figures and no others."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plancom.indicators import baseline_sentences, month_sentences, reading_sentences, sentences
from plancom.indicators.overview import all_progress
from plancom.indicators.view import View
from plancom.language.numbers import enough
from plancom.plan import written_amounts
from tests.builders import cartagena, d
from tests.examples import examples
from tests.memory_office import MemoryOffice
from tests.spanish import mistakes, numbers

PLAN = cartagena()
EMPTY = {figure.id: figure for figure in all_progress(View(PLAN, d("2018-09-30")), MemoryOffice().counts(), {})}
COUNTS = some.one_of(some.integers(0, 3), some.integers(0, 10**7)).map(float)
SHARES = some.one_of(some.sampled_from([0.0, 0.01, 0.5, 1.0]), some.floats(1e-4, 1))


@some.composite
def figures(draw, name, of=EMPTY):
    """An indicator's figures as `progress` could give them, of any status and size."""
    base = of[name]
    value = SHARES if written_amounts.is_share(base.indicator) else COUNTS
    months = draw(some.integers(0, 12))
    status = "no_data" if months == 0 else draw(some.sampled_from(["on_track", "at_risk", "off_track", "no_target"]))
    actual = draw(value) if months else None
    expected = draw(value.filter(bool)) if status not in {"no_data", "no_target"} else None
    target = draw(value.filter(bool)) if expected is not None else None
    return dataclasses.replace(
        base,
        plan_year=draw(some.integers(1, 4)),
        months_elapsed=months,
        provisional=months < 12 or draw(some.booleans()),
        months_missing=tuple(
            PLAN.calendar.start + n for n in sorted(draw(some.sets(some.integers(0, 11), max_size=12 - months)))
        ),
        data_through=d("2018-09-30") if months else None,
        baseline=draw(some.none() | value),
        baseline_estimated=draw(some.booleans()),
        target=target,
        actual_to_date=actual,
        expected_to_date=expected,
        pace=actual / expected if expected and actual is not None else None,
        needed_per_month=draw(some.none() | some.floats(-1e6, 1e6)) if months < 12 else None,
        status=status,
    )


def all_sentences(figure):
    """Every sentence about a figure, in the language in force."""
    return [
        sentences.headline(figure), sentences.no_data(figure), sentences.no_target(figure), month_sentences.missing(figure),
        month_sentences.scope(figure) + ".", baseline_sentences.baseline(figure) + ".", sentences.needed(figure), reading_sentences.readings_in_force(figure),
    ]  # fmt: skip


@pytest.mark.parametrize("name", EMPTY)
@given(data=some.data())
@examples(60)
def test_every_sentence_is_good_spanish(name, data):
    figure = data.draw(figures(name))
    assert {text: found for text in all_sentences(figure) if (found := mistakes(text))} == {}


@pytest.mark.parametrize("name", EMPTY)
@given(data=some.data())
@examples(60)
def test_a_headline_says_the_figures_of_the_table_and_no_others(name, data):
    figure = data.draw(figures(name))
    said = sentences.headline(figure)
    written = [
        written_amounts.amount_text(figure.indicator, value)
        for value in (figure.actual_to_date, figure.expected_to_date)
    ]
    if figure.status in {"on_track", "at_risk", "off_track"}:
        assert all(text in said for text in (*written, sentences.of_expected(figure.indicator, figure.pace)))
    known = {
        *written,
        sentences.of_expected(figure.indicator, figure.pace),
        *numbers(sentences.no_target(figure)),
        *numbers(sentences.no_data(figure)),
    }
    allowed = {re.sub(r"\s?%", "", text) for text in known}
    assert set(numbers(said)) <= allowed


@pytest.mark.parametrize("name", [name for name in EMPTY if "." not in name])
@given(data=some.data())
@examples(40)
def test_what_is_needed_is_said_with_its_own_figures(name, data):
    figure = data.draw(figures(name))
    if text := sentences.needed(figure):
        known = {
            enough(figure.needed_per_month),
            str(figure.months_left),
            written_amounts.amount_text(figure.indicator, figure.target),
        }
        assert set(numbers(text)) <= {re.sub(r"\s?%", "", one) for one in known}


def test_the_checker_finds_what_a_reader_would_mark():
    for bad in (
        "Van 1 visitas.",
        "Va 2 visita.",
        "hay 3 mes",
        "Van 5 visitas",
        "Van None visitas.",
        "Fotos y imágenes.",
        "Hay  dos.",
    ):
        assert mistakes(bad), bad
    for good in (
        "Van 1.234 visitas; a esta fecha se esperaban 225. Es el 520\u00a0% de lo esperado.",
        "Va 1 publicación.",
        "Faltan 21 días.",
    ):
        assert mistakes(good) == [], good
    assert numbers("Van 1.234 visitas al 30/09/2018; se esperaban 12,5. Año 1. Es el 52\u00a0% de lo esperado.") == [
        "1.234",
        "12,5",
        "1",
        "52",
    ]
