"""So many a day, asked as an amount: from a level that nobody knows it is no climb from 0, from a known one it is a climb."""

import pytest

from plancom.indicators.trajectory import trajectory
from plancom.indicators.view import View
from tests.builders import d, posts
from tests.memory_office import MemoryOffice
from tests.plans import indicator, plan_of

DAILY = """kind = "daily_rate"
dataset = "posts"
measure = "posts"
series = ["facebook"]
baseline = { source = "measured" }
targets = { of = "absolute", years = [4], then = "hold" }
"""


def expected(office, year):
    points = trajectory(View(office.plan, d("2018-03-31"), year), "goal", office.counts(), {})
    return [point.expected for point in points]


@pytest.fixture
def office(tmp_path):
    return MemoryOffice(plan_of(tmp_path, indicator(DAILY, noun=("publicación", "publicaciones"))))


def test_four_a_day_from_an_unknown_level_are_asked_whole_from_the_first_month(office):
    office.take(posts([("2018-01-05", "facebook", 31)]))
    assert expected(office, 1) == [4.0] * 12
    assert expected(office, 2) == [4.0] * 12


def test_four_a_day_from_one_a_day_are_climbed_to_by_a_twelfth_of_the_way_each_month(office):
    # 365 posts in the 365 days of 2017 are one a day: 1 + (4 − 1) · m / 12.
    office.take(posts([("2017-06-01", "facebook", 365)], covers=(d("2017-01-01"), d("2018-01-31"))))
    assert expected(office, 1) == pytest.approx([1 + 3 * month / 12 for month in range(1, 13)])
    assert expected(office, 2) == [4.0] * 12
