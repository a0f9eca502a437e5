"""The plan in English: every text of its own is translated, what it quotes stays, and its figures are the same."""

import dataclasses

import pytest

from plancom.indicators.overview import all_progress
from plancom.indicators.view import View
from plancom.language.translation import speaking
from plancom.plan import Indicator, Plan, in_language, load, plan_words, word
from plancom.plan.translation import texts
from tests.builders import CARTAGENA, cartagena, d, posts, press, procedures, visits
from tests.memory_office import MemoryOffice

SPANISH = cartagena()
WORDS = plan_words(CARTAGENA, "en")
ENGLISH = in_language(SPANISH, WORDS)


def quotes(plan: Plan) -> list[object]:
    """What the plan says letter by letter."""
    return [
        *(task.quote for strategy in plan.strategies for task in strategy.tasks),
        *((one.quote, one.smart, one.baseline.quote) for one in plan.indicators),
        *(reading.quote for one in plan.indicators for reading in one.readings),
        *(one.quote for one in plan.ambiguities),
    ]


def test_every_text_of_the_plan_has_a_translation():
    lacking = [
        (context, text)
        for context, text in texts(SPANISH)
        if not WORDS.get(f"{context}\x04{text}" if context else text)
    ]
    assert lacking == []


def test_no_translation_of_the_plan_is_for_a_text_that_it_has_no_more():
    known = {f"{context}\x04{text}" if context else text for context, text in texts(SPANISH)}
    assert sorted(set(WORDS) - known) == []


def test_names_and_questions_are_said_in_english():
    assert ENGLISH.name == "Communications plan: promotion of digital services and procedures"
    assert [one.name for one in ENGLISH.indicators] == [
        "Visits to the website",
        "Daily posts on social networks",
        "Posts on Facebook",
        "Publications in El Universal",
        "Use of electronic procedures",
        "Tasks of the plan",
    ]
    reading = ENGLISH.indicator("visits").readings[0]
    assert reading.question == "What is the 10% a year calculated on?"
    assert reading.options[1].name == "10 points of the baseline per year"
    assert [task.name for task in ENGLISH.strategy("participa-ya").tasks][-1] == "Articles in El Universal"


def test_the_same_word_is_said_by_what_is_counted():
    assert ENGLISH.indicator("facebook_posts").noun == ("post", "posts")
    assert ENGLISH.indicator("press").noun == ("publication", "publications")
    assert ENGLISH.indicator("facebook_posts").unit == "posts per year"
    assert ENGLISH.indicator("press").unit == "publications per year"


def test_what_a_reading_sets_is_said_in_english_too():
    read = ENGLISH.indicator("visits").read(("visitors",))
    assert read.noun == ("unique visitor (added up)", "unique visitors (added up)")
    assert read.unit == "unique visitors added up, per year"
    assert read.measure == "visitors"


def test_quotes_ids_and_values_of_data_stay_as_the_plan_wrote_them():
    assert quotes(ENGLISH) == quotes(SPANISH)
    assert ENGLISH.institution.channels == SPANISH.institution.channels
    assert ENGLISH.institution.electronic_channels == ("electrónico",)
    assert ENGLISH.procedure_words == SPANISH.procedure_words
    for ours, theirs in zip(ENGLISH.strategies, SPANISH.strategies, strict=True):
        assert (ours.id, ours.name, ours.hashtags, ours.words) == (
            theirs.id,
            theirs.name,
            theirs.hashtags,
            theirs.words,
        )
        assert [line.media for line in ours.lines] == [line.media for line in theirs.lines]
        assert [(task.id, task.media) for task in ours.tasks] == [(task.id, task.media) for task in theirs.tasks]


def test_a_medium_is_translated_where_it_is_shown():
    with speaking("en"):
        assert word(ENGLISH, "Folletos") == "Brochures"
        assert word(ENGLISH, "presencial") == "in person"
        assert word(ENGLISH, "Volantes de la oficina") == "Volantes de la oficina"
    assert word(ENGLISH, "Folletos") == "Folletos"


def test_a_plan_without_a_catalogue_stays_as_it_is(tmp_path):
    path = tmp_path / "otro.toml"
    path.write_text(CARTAGENA.read_text(encoding="utf-8"), encoding="utf-8")
    assert plan_words(path, "en") == {}
    assert in_language(load(path), plan_words(path, "en")) == SPANISH
    assert plan_words(CARTAGENA, "es") == {}


def numbers(view: View, office: MemoryOffice) -> list[tuple[object, ...]]:
    """Every figure of every indicator, without its words."""
    left_out = {"name", "short", "indicator", "options", "warning"}
    return [
        tuple(getattr(one, field.name) for field in dataclasses.fields(one) if field.name not in left_out)
        for one in all_progress(view, office.counts(), office.states())
    ]


CHOICES = [(one.id, option.id) for one in SPANISH.indicators for reading in one.readings for option in reading.options]


@pytest.fixture(scope="module")
def office_with_data() -> MemoryOffice:
    months = [f"{year}-{month:02d}-01" for year in (2017, 2018) for month in range(1, 13)][:20]
    return MemoryOffice().take(
        visits({day: 100 + n for n, day in enumerate(months)}, grain="month"),
        visits({day: 50 + n for n, day in enumerate(months)}, measure="visitors", grain="month"),
        posts(
            [(day, network, 10 + n) for n, day in enumerate(months) for network in ("facebook", "instagram", "twitter")]
        ),
        press([(day, "el-universal", f"Nota {day}") for day in months]),
        procedures(
            [(day, "PQR", channel, 5 + n) for n, day in enumerate(months) for channel in ("electrónico", "presencial")]
        ),
    )


@pytest.mark.parametrize(("indicator", "option"), CHOICES)
def test_the_figures_under_every_reading_are_the_same_in_both_languages(office_with_data, indicator, option):
    chosen = {indicator: (option,)}
    spanish = numbers(View(SPANISH, d("2018-08-31"), None, chosen), office_with_data)
    with speaking("en"):
        english = numbers(View(ENGLISH, d("2018-08-31"), None, chosen), office_with_data)
    assert english == spanish
    assert any(figure[3] for figure in spanish)


def test_an_option_changes_settings_in_english_as_in_spanish():
    def settings(one: Indicator, option: str) -> tuple[object, ...]:
        read = one.read((option,))
        return read.targets, read.measure, read.scope, read.add, read.baseline, read.thresholds

    for indicator, option in CHOICES:
        assert settings(ENGLISH.indicator(indicator), option) == settings(SPANISH.indicator(indicator), option)
