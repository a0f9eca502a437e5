"""No comparison crosses a definition break in silence."""

import pytest

from plancom.indicators import sentences
from plancom.indicators.trajectory import trajectory
from plancom.plan import Month
from plancom.store.office import breaks
from plancom.store.office.breaks import Break
from tests.builders import NOW, d, posts, press, visits

TWO_YEARS = {f"{year}-{month:02}-01": 100 + month for year in (2017, 2018) for month in range(1, 13)}
SAID = "cambio de medición el 01/03/2018 (UA → GA4)"


def mark_break(office, day="2018-03-01", dataset="visits", **more):
    breaks.add(office.engine, Break(d(day), dataset, "UA → GA4", **more), NOW)
    return office


@pytest.fixture
def office_with_visits(office):
    return office.take(visits(TWO_YEARS, grain="month"))


def points(office, as_of="2018-12-31", year=1):
    return {str(p.month): p for p in trajectory(office.view(as_of, year), "visits", office.counts(), {})}


def test_figures_stay_and_the_sentence_says_what_they_are_worth(office_with_visits):
    before = office_with_visits.figures("2018-06-30")["visits"]
    after = mark_break(office_with_visits).figures("2018-06-30")["visits"]
    assert (after.actual_to_date, after.expected_to_date, after.pace, after.status) == (
        before.actual_to_date, before.expected_to_date, before.pace, before.status,
    )  # fmt: skip
    assert before.warning == ""
    assert sentences.headline(after) == (
        f"{sentences.headline(before)} No es comparable con la línea base: {SAID}. El año mismo tiene meses medidos de dos maneras."
    )
    assert [one.what for one in after.breaks] == ["UA → GA4"]


def test_a_year_ago_is_not_shown_across_a_break(office_with_visits):
    assert points(office_with_visits)["2018-03"].year_ago == 103
    found = points(mark_break(office_with_visits))
    assert found["2018-02"].year_ago == 102
    assert found["2018-03"].year_ago is None
    assert found["2018-12"].not_comparable.day == d("2018-03-01")
    assert [str(m) for m, p in found.items() if p.breaks] == ["2018-03"]


def test_twelve_months_after_a_break_years_are_compared_again(office_with_visits):
    office_with_visits.take(visits({f"2019-{m:02}-01": 200 for m in range(1, 6)}, grain="month"))
    found = points(mark_break(office_with_visits), "2019-12-31", 2)
    assert [month for month, p in found.items() if p.not_comparable] == ["2019-01", "2019-02"]
    assert found["2019-03"].year_ago == 103


def test_a_break_inside_a_month_makes_that_month_neither(office_with_visits):
    found = points(mark_break(office_with_visits, "2018-03-15"))
    assert found["2018-02"].not_comparable is None
    assert found["2018-03"].not_comparable


@pytest.mark.parametrize(
    "more",
    [{"comparable": True, "reason": "se revisó"}, {"measure": "visitors"}],
    ids=["comparable", "another measure"],
)
def test_what_forbids_no_comparison_says_nothing(office_with_visits, more):
    mark_break(office_with_visits, **more)
    assert office_with_visits.figures("2018-06-30")["visits"].warning == ""
    assert points(office_with_visits)["2018-03"].year_ago == 103


def test_a_withdrawn_break_says_nothing(office_with_visits):
    mark_break(office_with_visits)
    breaks.withdraw(office_with_visits.engine, 1, "Ana", NOW)
    assert office_with_visits.figures("2018-06-30")["visits"].warning == ""


def test_a_baseline_that_the_plan_gives_was_not_measured_another_way(office):
    office.take(press([(f"2018-{m:02}-05", "el-universal", "x") for m in (1, 2, 5)]))
    mark_break(office, "2018-01-01", "press")
    assert office.figures("2018-06-30")["press"].warning == ""
    mark_break(office, "2018-02-01", "press")
    assert office.figures("2018-06-30")["press"].warning.startswith("El año tiene meses medidos de dos maneras")


def test_a_break_of_one_network_concerns_it_and_the_whole(office):
    days = [f"{y}-{m:02}-05" for y in (2017, 2018) for m in range(1, 13)]
    office.take(posts([(day, n, 2) for day in days for n in ("facebook", "instagram", "twitter")]))
    mark_break(office, "2018-03-01", "posts", series="twitter")
    found = office.figures("2018-06-30")
    assert {name for name, figure in found.items() if figure.warning} == {"daily_posts", "daily_posts.twitter"}


def test_months_before_the_break_compare_as_ever(office_with_visits):
    assert mark_break(office_with_visits).figures("2018-02-28")["visits"].warning == ""
    assert Month.parse("2018-02") in office_with_visits.counts().covered("visits", "", "visits")
