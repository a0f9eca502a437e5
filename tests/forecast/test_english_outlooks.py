"""What comes next, told in English."""

import pandas as pd
import pytest

from plancom.forecast import effect_sentences, sentences
from plancom.forecast.effects import Effect, EffectWeek
from plancom.forecast.events import Event, events_of
from plancom.forecast.what_if import what_if
from plancom.language.numbers import number
from plancom.language.translation import speaking
from plancom.plan import in_language, plan_words
from tests.builders import CARTAGENA, d, press
from tests.forecast.test_projection import LEVEL, look, monthly


@pytest.fixture
def english(office):
    office.plan = in_language(office.plan, plan_words(CARTAGENA, "en"))
    with speaking("en"):
        yield office


def test_the_answer_names_the_month_and_the_odds(english):
    english.take(monthly([*LEVEL, 100, 100, 100]))
    found = look(english, "2018-03-31")
    median = round(found.projection.median)
    assert sentences.answer(found).startswith(
        f"If all stays the same, the year closes at {number(median)}: {number(1800 - median)} below the target of 1,800; "
        "the probability of reaching it by December is "
    )
    assert sentences.needed(found) == (
        "To reach 1,800, 1,500 visits are still needed: 167 visits in each of the 9 months left, "
        "66.7% more than in the same months of the year before. "
        "That is out of reach: each of those months would have to bring 1.6 times the best so far (July 2017, with 103)."
    )
    assert sentences.supposed(found, what_if(found, 100)) == (
        "With 100 visits per month, the year closes at 1,200: 600 visits below the target of 1,800."
    )


def test_a_target_that_is_met_needs_nothing(english):
    english.take(monthly([*LEVEL, 900, 950, 100]))
    assert sentences.needed(look(english, "2018-03-31")) == "The year's target (1,800) has been reached."


def test_too_short_a_history_says_how_much_is_missing(english):
    english.take(monthly([*LEVEL[:3]], year=2018))
    assert sentences.answer(look(english, "2018-03-31")) == (
        "How the year would close is not calculated: there are only 3 full months in a row and 12 are needed."
    )


def test_one_left_to_do_is_singular(english):
    days = [f"2018-{month:02d}-{day:02d}" for month in range(1, 12) for day in range(1, 10)]
    english.take(press([(day, "el-universal", f"Nota {day}") for day in days]))
    found = look(english, "2018-11-30", "press")
    assert sentences.needed(found).startswith("To reach 100, 1 publication is still needed in the month left")


@pytest.mark.parametrize(
    ("probability", "said"),
    [(0.001, "less than 1%"), (0.35, "35%"), (0.999, "more than 99%")],
)
def test_no_probability_is_none_or_certain(english, probability, said):
    assert sentences.chance(probability) == sentences.after_is(probability) == said


def test_what_followed_an_event_is_told_without_a_cause(english):
    activities = pd.DataFrame(
        {"day": [d("2018-09-03")], "medium": ["Folletos"], "quantity": [500], "description": [""], "strategy": [""]}
    )
    event = events_of(english.plan, activities, {})[0]
    assert effect_sentences.title(event) == "Brochures (500), 03/09/2018"
    weeks = tuple(EffectWeek(d("2018-09-03"), 300.0, 250.0) for _ in range(4))
    found = Effect(event, weeks, 200.0, 120.0, 280.0, (Event(d("2018-09-10"), "Brochures"),))
    noun = english.plan.indicator("visits").noun
    assert effect_sentences.verdict(found, noun) == (
        "200 visits more than expected, 20.0% more (with 90% confidence, between +120 and +280)."
    )
    assert effect_sentences.overlap(found) == (
        "It overlaps with Brochures (10/09/2018), less than 4 weeks away: how much is due to each cannot be told."
    )
