"""Why a month fell: the unusual days are said before its weekdays, with the figures that they are made of."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plancom.changes.contributions import TotalComparison
from plancom.changes.json_form import comparison_document
from plancom.changes.spans import Pair, Span
from plancom.changes.unusual_sentences import short, unusual, unusual_before
from plancom.indicators.unusual_day_words import about
from plancom.indicators.unusual_days import UnusualRun
from plancom.language.translation import speaking
from plancom.plan import Month
from tests.builders import cartagena, d, posts, visits
from tests.examples import examples
from tests.spanish import mistakes, numbers

PLAN = cartagena()
OCTOBER, SEPTEMBER = (Span((month,), month.last) for month in (Month.parse("2018-10"), Month.parse("2018-09")))


def daily(first, last, count, changed=None):
    days = [d(first) + dt.timedelta(days=n) for n in range((d(last) - d(first)).days + 1)]
    return {str(day): (changed or {}).get(str(day), count) for day in days}


FALL = {f"2018-10-{day:02d}": 55 for day in range(8, 18)}


def test_the_days_that_explain_a_month_are_found_and_said(office):
    office.take(visits(daily("2018-06-01", "2018-11-30", 460, FALL)))
    found = office.compare("visits", "2018-11-15")
    assert found.unusual == (UnusualRun(d("2018-10-08"), d("2018-10-17"), 550, 4600),)
    assert unusual(found) == (
        "Del 8 al 17 de octubre de 2018 hubo 550 visitas, donde suele haber cerca de 4.600. "
        "Con días como los usuales, en octubre de 2018 habría habido cerca de 14.300, y hubo 10.210."
    )
    assert unusual_before(found) == ""
    assert (
        short(found.unusual[0], found.indicator) == "8 oct – 17 oct 2018: 550 visitas, donde suele haber cerca de 4.600"
    )
    after = office.compare("visits", "2018-11-30")
    assert (unusual(after), unusual_before(after)) == ("", unusual(found))
    document = comparison_document("visits", found, office.names)
    assert document["unusual_days"] == [{"from": "2018-10-08", "to": "2018-10-17", "actual": 550, "usual": 4600}]


def test_days_after_the_cut_off_are_not_looked_at(office):
    office.take(visits(daily("2018-09-20", "2018-12-31", 460, FALL)))
    assert office.compare("visits", "2018-12-31", against="previous").unusual == ()
    early = office.compare("visits", "2018-10-31")
    assert early.refused or early.unusual == (), "five weeks before, and none of those after"


def test_of_a_daily_rate_the_month_is_said_by_day(office):
    quiet = {f"2018-10-{day:02d}" for day in range(8, 15)}
    rows = [
        (day, network, 0 if day in quiet else 6)
        for day in daily("2018-06-01", "2018-10-31", 0)
        for network in ("facebook", "instagram", "twitter")
    ]
    office.take(posts([row for row in rows if row[2]], covers=(d("2018-06-01"), d("2018-10-31"))))
    assert unusual(office.compare("daily_posts", "2018-10-31")) == (
        "Del 8 al 14 de octubre de 2018 no hubo publicaciones, donde suele haber cerca de 130. "
        "Con días como los usuales, en octubre de 2018 habría habido cerca de 18,00 por día, y hubo 13,94."
    )


@pytest.mark.parametrize("language", ["es", "en"])
@given(
    some.sampled_from([0, 1, 2, 21, 550]),
    some.sampled_from([0.0, 10.0, 21.0, 4600.0]),
    some.integers(2, 10),
    some.booleans(),
)
def test_unusual_days_are_said_for_any_numbers(language, actual, usual, length, two):
    first = d("2018-10-08")
    one = UnusualRun(first, first + dt.timedelta(days=length - 1), actual, usual)
    runs = (one, one) if two else (one,)
    indicator = PLAN.indicator("visits")
    found = TotalComparison(
        indicator, "month", "previous", span=OCTOBER, pair=Pair(OCTOBER, SEPTEMBER), now=Fraction(10_000), unusual=runs
    )
    with speaking(language):
        text = unusual(found)
    assert text
    if language == "es":
        assert not mistakes(text)
        assert ("no hubo visitas" in text) == (actual == 0)
        assert ("no suele haber" in text) == (usual == 0)
        assert "10.000" in numbers(text)


@examples(500)
@given(some.floats(0, 10**9))
def test_an_estimate_is_near_what_it_estimates_and_has_two_digits(value):
    shown = float(about(value).replace(".", ""))
    assert shown == pytest.approx(value, rel=0.051, abs=0.6)
