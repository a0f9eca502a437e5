"""What two plans count alike is one line: each month has what the plan in force then asks, and the change is marked."""

import datetime as dt

import pytest

from plancom.office import load
from plancom.office.goals_across_plans import goals_across_plans
from plancom.plan import Month, Plans, plan_from_text
from plancom.store.imports.plan_changes import follow_plans
from tests.builders import NEXT_PLAN_ID, PLAN_ID, cartagena, d, imported, in_memory, next_plan_text, visits

AS_OF = d("2019-09-30")


@pytest.fixture(scope="module")
def goals():
    plans = Plans((cartagena(), plan_from_text(next_plan_text(), "b")))
    engine = in_memory()
    months = [f"{year}-{month:02}-01" for year in (2017, 2018, 2019) for month in range(1, 13)][:33]
    imported(engine, visits(dict.fromkeys(months, 100), grain="month"))
    follow_plans(engine, plans.all)
    return goals_across_plans([load(engine, plan) for plan in plans.all], plans, AS_OF)


def visits_of(goals):
    return next(one for one in goals if one.newest.indicator.id == "visits")


def test_goals_that_count_the_same_are_one_and_tasks_are_none(goals):
    by_id = {one.newest.indicator.id: [goal.plan.id for goal in one.goals] for one in goals}
    assert by_id == {
        key: [PLAN_ID, NEXT_PLAN_ID] for key in ("visits", "daily_posts", "facebook_posts", "press", "adoption")
    }


def test_each_month_has_what_the_plan_in_force_then_asks(goals):
    points = {point.month: point for point in visits_of(goals).points}
    asked = {
        month: points[Month.parse(month)].expected
        for month in ("2017-06", "2018-06", "2019-06", "2019-07", "2020-07", "2021-07")
    }
    # 1.200 visits before each plan: 1,5 of them in the first year, 1,1 of that in the second; the first plan's fourth is 1,5 · 1,1³.
    assert asked == pytest.approx(
        {
            "2017-06": None,
            "2018-06": 150,
            "2019-06": 165,
            "2019-07": 150,
            "2020-07": 165,
            "2021-07": 1200 * 1.5 * 1.1**3 / 12,
        }
    )
    assert min(points) == Month.parse("2017-01")
    assert max(points) == Month.parse("2021-12")
    assert points[Month.parse("2019-09")].actual == 100
    assert points[Month.parse("2019-10")].actual is None


def test_where_another_plan_begins_is_marked_with_what_it_asks_and_where_it_ends_too(goals):
    assert visits_of(goals).changes == [
        (dt.date(2019, 7, 1), "plan 2019–2021: 1.800 en su año 1"),
        (dt.date(2021, 7, 1), "plan 2018–2021: 2.396 en su año 4"),
    ]


def test_every_year_of_every_plan_stands_with_what_it_promised(goals):
    promised = [
        (goal.plan.id, year.plan_year, round(year.target)) for goal in visits_of(goals).goals for year in goal.years
    ]
    assert promised == [
        *((PLAN_ID, year, target) for year, target in ((1, 1800), (2, 1980), (3, 2178), (4, 2396))),
        *((NEXT_PLAN_ID, year, target) for year, target in ((1, 1800), (2, 1980))),
    ]
