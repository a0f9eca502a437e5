"""Month by month: what is known whole, in part, or not; and the figures at the cut-off."""

import pytest

from plancom.indicators.adoption import all_points
from plancom.indicators.measured_months import measured_months
from plancom.indicators.trajectory import trajectory
from tests.builders import d, posts, procedures, visits
from tests.indicators.test_progress import months


def by_month(office, indicator, as_of, **readings):
    return {
        str(p.month): p for p in trajectory(office.view(as_of, **readings), indicator, office.counts(), office.states())
    }


def test_months_are_covered_provisional_missing_or_to_come(office):
    office.take(visits({"2018-01-05": 10}), visits({"2018-03-02": 4}, covers=(d("2018-03-01"), d("2018-03-10"))))
    found = by_month(office, "visits", "2018-04-15")
    assert [found[f"2018-0{m}"].state for m in range(1, 7)] == [
        "covered",
        "missing",
        "provisional",
        "missing",
        "future",
        "future",
    ]
    assert (found["2018-01"].actual, found["2018-02"].actual, found["2018-03"].actual) == (10, None, 4)


def test_days_after_the_cut_off_do_not_show(office):
    office.take(visits({"2018-01-05": 10, "2018-01-20": 99}))
    point = by_month(office, "visits", "2018-01-10")["2018-01"]
    assert (point.state, point.actual) == ("provisional", 10)


def test_the_last_covered_point_equals_the_indicator(office):
    office.take(
        procedures([(m, "A", c, n) for m in months(2018, last=4) for c, n in (("electrónico", 10), ("presencial", 90))])
    )
    point = by_month(office, "adoption", "2018-04-30")["2018-04"]
    figure = office.figures("2018-04-30")["adoption"]
    assert (point.actual_to_date, point.expected_to_date) == (
        figure.actual_to_date,
        pytest.approx(figure.expected_to_date),
    )


def test_a_part_of_an_indicator_has_its_own_trajectory(office):
    office.take(posts([(m, "facebook", 31) for m in months(2017)]), posts([("2018-01-01", "facebook", 62)]))
    point = by_month(office, "daily_posts.facebook", "2018-01-31")["2018-01"]
    assert point.actual == 2.0
    assert point.expected == pytest.approx(31 * 12 / 365 * (1 + 2 / 12))
    assert point.year_ago == 1.0


def test_the_expected_line_ends_in_the_target(office):
    office.take(visits(dict.fromkeys(months(2017), 100), grain="month"), visits({"2018-01-01": 9}, grain="month"))
    found = by_month(office, "visits", "2018-01-31")
    assert found["2018-12"].expected_to_date == pytest.approx(1800)


def test_an_unknown_indicator_is_refused(office):
    with pytest.raises(KeyError):
        by_month(office, "daily_posts.myspace", "2018-01-31")


def test_a_month_known_only_as_a_total_says_nothing_of_its_first_days(office):
    office.take(visits({"2018-01-01": 500}, grain="month"))
    point = by_month(office, "visits", "2018-01-10")["2018-01"]
    assert (point.state, point.actual) == ("provisional", None)
    assert office.counts().day("visits", "", "visits", d("2018-01-05")) is None


def test_a_level_climbs_by_the_months_that_count_so_that_its_last_point_is_the_indicator(office):
    """Of January and November alone, with nothing between: two of twelve steps to 20 %, and not eleven."""
    both = (("electrónico", 30), ("presencial", 70))
    office.take(*(procedures([(month, "A", c, n) for c, n in both]) for month in ("2018-01-01", "2018-11-01")))
    found, figure = by_month(office, "adoption", "2018-11-30"), office.figures("2018-11-30")["adoption"]
    assert figure.expected_to_date == pytest.approx(0.20 * 2 / 12)
    assert [found[f"2018-{m}"].expected_to_date for m in ("01", "06", "11", "12")] == [
        pytest.approx(0.20 * steps / 12) for steps in (1, 1, 2, 3)
    ]
    assert found["2018-11"].expected == figure.expected_to_date
    adoption = office.plan.indicator("adoption")
    years = all_points(office.view("2018-11-30"), measured_months(adoption, office.counts()))
    assert years[10].expected_to_date == pytest.approx(
        0.20 * 11 / 12
    )  # beside other years the way goes by the calendar


def test_a_daily_rate_climbs_so_too(office):
    office.take(posts([(m, "facebook", 31) for m in months(2017)]), posts([("2018-06-01", "facebook", 62)]))
    point = by_month(office, "daily_posts.facebook", "2018-06-30")["2018-06"]
    figure = office.figures("2018-06-30")["daily_posts.facebook"]
    assert (point.actual, point.expected) == (figure.actual_to_date, figure.expected_to_date)
