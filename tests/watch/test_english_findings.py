"""What the guard says in English."""

import pytest

from plancom.language.translation import speaking
from plancom.plan import in_language, plan_words
from tests.builders import CARTAGENA, posts, visits
from tests.watch.test_findings import months

STEADY = [1000, 990, 1010, 1000, 1005, 995]


@pytest.fixture
def english(office):
    office.plan = in_language(office.plan, plan_words(CARTAGENA, "en"))
    with speaking("en"):
        yield office


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([*STEADY, 4100], "Visits: July 2017 has 4,100, 4.1 times the usual (1,000 per month)."),
        ([*STEADY, 0], "Visits: July 2017 is complete and has zero; 1,000 per month is usual."),
        (
            [*STEADY, 200, 210],
            "Visits: July and August 2017 have only between 200 and 210 each month; 1,000 per month is usual.",
        ),
        (
            [*STEADY, 200, 210, 200],
            "Visits: July to September 2017 have only between 200 and 210 each month; 1,000 per month is usual.",
        ),
    ],
)
def test_jumps_are_told_in_english(english, values, said):
    english.take(visits(months(values), grain="month"))
    assert english.sentences("2017-12-31", "jump") == [said]


def test_missing_months_are_told_in_english(english):
    english.take(visits(months(STEADY), grain="month"), visits(months([1000], "2017-08"), grain="month"))
    late = english.sentences("2017-12-31", "late")
    assert "Visits to the website: July 2017 is missing, and there are later data." in late
    assert "Visits to the website: September to November 2017 are missing; the last was expected by 10/12/2017." in late


def test_a_part_larger_than_its_whole_is_told_in_english(english):
    english.take(
        visits({"2017-01-01": 900}, grain="month"), visits({"2017-01-01": 1200}, measure="visitors", grain="month")
    )
    assert english.sentences("2017-12-31", "impossible") == [
        "January 2017 has more unique visitors (1,200) than visits (900)."
    ]


def test_what_a_person_reviewed_is_the_same_finding_in_both_languages(office, english):
    english.take(visits(months([*STEADY, 4100]), grain="month"), posts([("2017-01-01", "facebook", 2)]))
    keys = [one.key for one in english.findings("2017-12-31")]
    with speaking("es"):
        assert [one.key for one in office.findings("2017-12-31")] == keys
