"""Which months of a goal stand on damaged rows."""

import pytest

from plancom.indicators.damaged_figures import damaged_months
from plancom.store.checks.damages import AffectedData
from tests.builders import cartagena, d

PLAN = cartagena()
GOALS = {one.id: one for one in PLAN.indicators}


def months(goal, *touched, series=None, years=(1,), until="2018-12-31"):
    found = damaged_months(touched, GOALS[goal], series, years=years, calendar=PLAN.calendar, until=d(until))
    return [str(month) for month in found]


def test_months_are_those_that_the_damaged_days_meet():
    assert months("visits", AffectedData("visits", first="2018-01-31", last="2018-03-01")) == [
        "2018-01",
        "2018-02",
        "2018-03",
    ]
    assert months("visits", AffectedData("visits", first="2018-02-01", last="2018-02-01")) == ["2018-02"]
    assert months(
        "visits",
        AffectedData("visits", first="2018-02-01", last="2018-02-01"),
        AffectedData("visits", first="2018-12-31", last="2019-05-01"),
    ) == ["2018-02", "2018-12"]


def test_months_after_the_cut_off_and_of_other_years_are_left_out():
    whole = AffectedData("visits")
    assert months("visits", whole, until="2018-02-01") == ["2018-01", "2018-02"]
    assert months("visits", whole, until="2018-01-31") == ["2018-01"]
    assert months("visits", whole, years=(2, 1), until="2019-01-15") == [f"2018-{n:02}" for n in range(1, 13)] + [
        "2019-01"
    ]


def test_nothing_is_damaged_by_rows_of_another_dataset():
    assert months("visits", AffectedData("press")) == []
    assert months("visits") == []


@pytest.mark.parametrize(
    ("damaged", "series", "expected"),
    [
        ("facebook", None, ["2018-02"]),
        ("facebook", "facebook", ["2018-02"]),
        ("facebook", "instagram", []),
        ("tiktok", None, []),
        ("*", None, ["2018-02"]),
        ("*", "instagram", ["2018-02"]),
        ("", None, ["2018-02"]),
        ("", "instagram", []),
    ],
)
def test_a_series_is_damaged_with_its_own_rows_and_the_whole_with_those_of_its_series(damaged, series, expected):
    touched = AffectedData("posts", damaged, "2018-02-03", "2018-02-04")
    assert months("daily_posts", touched, series=series) == expected
