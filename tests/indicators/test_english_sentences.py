"""What cards say in English: the table's own figures, in sentences that agree, over all statuses and sizes."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plancom.indicators import baseline_sentences, month_sentences, reading_sentences, sentences
from plancom.indicators.decision_sentences import sentence
from plancom.indicators.differences import differences
from plancom.indicators.overview import all_progress
from plancom.indicators.view import View
from plancom.language.numbers import enough
from plancom.language.translation import speaking
from plancom.plan import Decision, in_language, plan_words, written_amounts
from tests.builders import CARTAGENA, NOW, cartagena, d, press, procedures
from tests.english import mistakes, numbers
from tests.examples import examples
from tests.indicators.test_every_sentence import all_sentences, figures
from tests.indicators.test_progress import BASE, monthly_visits, months
from tests.memory_office import MemoryOffice

PLAN = in_language(cartagena(), plan_words(CARTAGENA, "en"))
EMPTY = {figure.id: figure for figure in all_progress(View(PLAN, d("2018-09-30")), MemoryOffice().counts(), {})}


@pytest.fixture
def english(office):
    """The office, whose figures are told in English."""
    office.plan = PLAN
    with speaking("en"):
        yield office


def test_the_headline_says_what_happened_what_was_expected_and_the_pace(english):
    english.take(BASE, monthly_visits({"2018-01-01": 1090, "2018-02-01": 80}))
    figure = english.figures("2018-02-28")["visits"]
    assert (
        sentences.headline(figure)
        == "1,170 visits so far; 225 were expected by now. That is 520% of what was expected."
    )
    assert month_sentences.scope(figure) == "Year 1: 2 months of 12, data up to 28/02/2018"
    assert baseline_sentences.baseline(figure) == "Baseline: 1,200"
    assert sentences.needed(figure) == "To reach the target, 63 per month are needed over the 10 months left."
    assert (
        reading_sentences.readings_in_force(figure)
        == "How the plan is read: 10% on the target of the year before; Visits (sessions)."
    )


def test_one_of_a_thing_is_singular(english):
    english.take(press([("2018-01-03", "el-universal", "Una")]))
    figure = english.figures("2018-01-31")["press"]
    assert (
        sentences.headline(figure) == "1 publication so far; 8 were expected by now. That is 12% of what was expected."
    )


def test_a_share_is_a_share_of_procedures(english):
    english.take(procedures([("2018-01-01", "A", "electrónico", 1), ("2018-01-01", "A", "presencial", 7)]))
    assert (
        sentences.headline(english.figures("2018-01-31")["adoption"])
        == "12.5% of procedures were carried out online; 1.7% was expected by now. That is 750% of what was expected."
    )


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        (
            ["2018-02"],
            "Feb 2018 is missing: without data, it counts neither in what was done nor in what was expected.",
        ),
        (["2018-02", "2018-03"], "Feb 2018 and Mar 2018 are missing: without data, they count neither "),
        (["2018-02", "2018-03", "2018-04", "2018-06"], "Feb 2018 to Apr 2018 and Jun 2018 are missing: "),
    ],
)
def test_missing_months_are_named(english, gaps, said):
    for month in months(2018, last=7):
        if month[:7] not in gaps:
            english.take(monthly_visits({month: 5}))
    assert month_sentences.missing(english.figures("2018-07-31")["visits"]).startswith(said)


def test_a_decision_is_said_with_the_names_of_the_plan_in_english(english):
    def said(indicator, kind, content):
        return sentence(PLAN, Decision(1, indicator, kind, content, "motivo", "", "Ana", NOW))

    assert (
        said("visits", "reading", {"option": "points"})
        == "Visits to the website: read as “10 points of the baseline per year”."
    )
    assert (
        said("press", "target", {"year": 2, "value": 120})
        == "Publications in El Universal: the target for year 2 is 120."
    )
    assert (
        said(
            "visits",
            "baseline",
            {"value": 9000, "source": "Informe de gestión", "date": "2018-01-15", "estimated": True},
        )
        == "Visits to the website: estimated baseline of 9,000 (source: Informe de gestión, 15/01/2018)."
    )
    assert (
        said("visits", "thresholds", {"on_track": 0.9, "at_risk": 0.6})
        == "Visits to the website: on track from 90% of what is expected, at risk from 60%."
    )


def test_what_an_import_would_change_is_said_in_english(english):
    english.take(BASE)
    before = english.counts()
    english.take(monthly_visits({"2018-01-01": 60}))
    lines = differences(english.view("2018-01-31"), before, english.counts(), {})
    assert lines[0] == (
        "Visits to the website: from no data to 60; with 1 month of year 1 instead of 0; goes from “no data” to “off track”."
    )
    assert lines[-1] == "1 month with different data: Jan 2018."


@pytest.mark.parametrize("name", EMPTY)
@given(data=some.data())
@examples(60)
def test_every_sentence_is_good_english(name, data):
    figure = data.draw(figures(name, EMPTY))
    with speaking("en"):
        said = all_sentences(figure)
    assert {text: found for text in said if (found := mistakes(text))} == {}


@pytest.mark.parametrize("name", EMPTY)
@given(data=some.data())
@examples(60)
def test_an_english_headline_says_the_figures_of_the_table_and_no_others(name, data):
    figure = data.draw(figures(name, EMPTY))
    with speaking("en"):
        said = sentences.headline(figure)
        written = [
            written_amounts.amount_text(figure.indicator, v) for v in (figure.actual_to_date, figure.expected_to_date)
        ]
        pace = sentences.of_expected(figure.indicator, figure.pace)
        known = {*written, pace, *numbers(sentences.no_target(figure)), *numbers(sentences.no_data(figure))}
        needed = numbers(sentences.needed(figure))
        allowed = {
            enough(figure.needed_per_month),
            str(figure.months_left),
            written_amounts.amount_text(figure.indicator, figure.target),
        }
    if figure.status in {"on_track", "at_risk", "off_track"}:
        assert all(text in said for text in (*written, pace))
    assert set(numbers(said)) <= {text.removesuffix("%") for text in known}
    assert set(needed) <= {text.removesuffix("%") for text in allowed}


def test_the_checker_finds_what_a_reader_would_mark():
    for bad in (
        "1 visits so far.",
        "2 visit so far.",
        "Faltan 5 días.",
        "1 were expected.",
        "There are  two.",
        "Pace: 77 %.",
        "a «b».",
    ):
        assert mistakes(bad), bad
    for good in (
        "1,234 visits so far; 225 were expected by now. That is 520% of what was expected.",
        "1 publication in El Universal so far.",
    ):
        assert mistakes(good) == [], good
    assert numbers("1,234 visits up to 30/09/2018; 12.5 expected. Year 1. That is 52% of what was expected.") == [
        "1,234",
        "12.5",
        "52",
    ]
