"""A part of an indicator has a goal of its own where the plan gives it one, or multiplies its own baseline; never the whole's."""

import pytest

from plancom.charts import mark_of
from plancom.indicators.overview import all_progress
from plancom.indicators.plan_years import plan_years
from plancom.indicators.sentences import headline
from plancom.indicators.trajectory import trajectory
from plancom.indicators.view import View
from plancom.plan import PlanError
from tests.builders import d, posts
from tests.memory_office import MemoryOffice
from tests.plans import indicator, plan_of

ABSOLUTE = """
kind = "total"
dataset = "posts"
measure = "posts"
series = ["facebook", "instagram"]
split = true
baseline = { source = "given", value = 60 }
targets = { of = "absolute", years = [120], then = "hold" }
"""
OWN = """
[indicators.parts.facebook]
targets = { of = "absolute", years = [90], then = "hold" }
"""


def figures(tmp_path, settings, start="2018-01-01", first="2018-01-01", as_of="2018-01-31"):
    office = MemoryOffice(plan_of(tmp_path, indicator(settings), start=start))
    office.take(posts([(first, "facebook", 6), (first, "instagram", 9)]))
    return {one.id: one for one in all_progress(View(office.plan, d(as_of)), office.counts(), {})}


def test_a_part_of_an_amount_has_no_goal_of_its_own_and_says_so(tmp_path):
    # 6 + 9 posts in one month of twelve against 120: expected 120 / 12 = 10
    found = figures(tmp_path, ABSOLUTE)
    whole, facebook = found["goal"], found["goal.facebook"]
    assert (whole.target, whole.expected_to_date, whole.actual_to_date, whole.baseline) == (
        120,
        pytest.approx(10),
        15,
        60,
    )
    assert (facebook.target, facebook.expected_to_date, facebook.actual_to_date) == (None, None, 6)
    assert (facebook.status, facebook.pace, facebook.baseline) == ("no_target", None, None)
    assert mark_of(facebook).word == "Sin meta propia"
    assert headline(facebook) == "Van 6 notas. Esta parte no tiene meta propia: la meta es del conjunto."


def test_a_part_is_called_by_its_network_s_or_its_newspaper_s_name(tmp_path):
    assert [one.name for one in figures(tmp_path, ABSOLUTE).values()] == [
        "Notas",
        "Notas: Facebook",
        "Notas: Instagram",
    ]
    of_press = ABSOLUTE.replace('"posts"', '"press"', 1).replace('measure = "posts"', 'measure = "publications"')
    of_press = of_press.replace('["facebook", "instagram"]', '["el-universal"]')
    office = MemoryOffice(plan_of(tmp_path, indicator(of_press)))
    whole, part = all_progress(View(office.plan, d("2018-01-31")), office.counts(), {})
    assert (whole.name, whole.short) == ("Notas", "Notas")
    assert (part.id, part.name, part.short) == ("goal.el-universal", "Notas: El Universal", "El Universal")


def test_a_part_that_the_plan_gives_a_goal_is_held_to_that(tmp_path):
    # 90 a year for Facebook: 7,5 in a month, of which 6 is 80 %
    found = figures(tmp_path, ABSOLUTE + OWN)
    facebook = found["goal.facebook"]
    assert (facebook.target, facebook.expected_to_date) == (90, pytest.approx(7.5))
    assert (facebook.pace, facebook.status) == (pytest.approx(0.8), "at_risk")
    assert found["goal.instagram"].target is None


def test_a_multiple_of_the_baseline_is_of_each_parts_own(tmp_path):
    settings = ABSOLUTE.replace('"given", value = 60', '"measured"').replace(
        '"absolute", years = [120]', '"baseline", years = [2]'
    )
    office = MemoryOffice(plan_of(tmp_path, indicator(settings)))
    year_0 = [
        (f"2017-{month:02}-01", series, amount)
        for month in range(1, 13)
        for series, amount in (("facebook", 1), ("instagram", 2))
    ]
    office.take(posts(year_0), posts([("2018-01-01", "facebook", 6), ("2018-01-01", "instagram", 9)]))
    found = {one.id: one.target for one in all_progress(View(office.plan, d("2018-01-31")), office.counts(), {})}
    assert found == {"goal": 72, "goal.facebook": 24, "goal.instagram": 48}  # 2 · 36, 2 · 12, 2 · 24


def test_the_months_of_a_part_expect_what_the_part_was_promised(tmp_path):
    office = MemoryOffice(plan_of(tmp_path, indicator(ABSOLUTE + OWN)))
    office.take(posts([("2018-01-01", "facebook", 6), ("2018-01-01", "instagram", 9)]))
    view = View(office.plan, d("2018-01-31"))
    assert trajectory(view, "goal.facebook", office.counts(), {})[0].expected == pytest.approx(7.5)
    assert trajectory(view, "goal.instagram", office.counts(), {})[0].expected is None


def test_a_year_of_a_part_without_a_goal_is_no_promise(tmp_path):
    office = MemoryOffice(plan_of(tmp_path, indicator(ABSOLUTE)))
    office.take(posts([("2018-01-01", "facebook", 6), ("2018-01-01", "instagram", 9)]))
    views = [View(office.plan, d("2018-01-31"), year) for year in (1, 2, 3)]
    goals = plan_years(views[0], [all_progress(view, office.counts(), {}) for view in views])
    assert goals[1].year(1).label == "sin meta propia"


def test_parts_have_their_goals_in_a_plan_that_begins_in_july(tmp_path):
    found = figures(tmp_path, ABSOLUTE + OWN, start="2020-07-01", first="2020-07-01", as_of="2020-07-31")
    assert (found["goal"].plan_year, found["goal"].expected_to_date) == (1, pytest.approx(10))
    assert found["goal.facebook"].expected_to_date == pytest.approx(7.5)


def test_parts_that_are_judged_one_by_one_need_their_goals(tmp_path):
    with pytest.raises(
        PlanError, match=r"cada parte necesita su meta; escriba `targets` en \[indicators.parts.instagram\]"
    ):
        plan_of(tmp_path, indicator(ABSOLUTE + 'scope = "each"\n' + OWN))


def test_a_goal_for_what_is_no_part_is_refused(tmp_path):
    with pytest.raises(PlanError, match="«twitter» no es una parte de «goal»"):
        plan_of(tmp_path, indicator(ABSOLUTE + OWN.replace("facebook", "twitter")))
