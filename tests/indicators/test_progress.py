"""The indicators of docs/computation.md §4, by hand on small figures."""

import datetime as dt

import pytest

from plancom.indicators.goals import status_of
from plancom.indicators.sentences import headline
from plancom.store.plans.task_states import TaskState
from tests.builders import NOW, d, posts, press, procedures, set_state, visits


def months(year, first=1, last=12):
    return [f"{year}-{m:02d}-01" for m in range(first, last + 1)]


def monthly_visits(values):
    return visits(values, grain="month")


BASE = monthly_visits(dict(zip(months(2017), [100, 50, 150] + [100] * 9, strict=True)))  # 1200 in year 0


def test_visits_expect_the_baseline_years_own_seasons(office):
    office.take(BASE, monthly_visits({"2018-01-01": 90, "2018-02-01": 80}))
    f = office.figures("2018-02-28")["visits"]
    assert (f.baseline, f.target, f.actual_to_date) == (1200, 1800, 170)
    assert f.expected_to_date == pytest.approx(1800 * (100 + 50) / 1200)
    assert f.pace == pytest.approx(170 / 225)
    assert f.attainment == pytest.approx(170 / 1800)
    assert (f.status, f.months_elapsed, f.plan_year, f.provisional) == ("at_risk", 2, 1, True)
    assert f.needed_per_month == pytest.approx((1800 - 170) / 10)
    assert f.progress is None


def test_a_month_counts_only_when_it_is_over(office):
    office.take(BASE, visits({"2018-01-01": 90, "2018-02-27": 80}))
    assert office.figures("2018-02-27")["visits"].actual_to_date == 90
    assert office.figures("2018-02-28")["visits"].actual_to_date == 170


def test_a_missing_month_leaves_both_the_actual_and_the_expected(office):
    office.take(BASE, monthly_visits({"2018-01-01": 90}), monthly_visits({"2018-03-01": 200}))
    f = office.figures("2018-03-31")["visits"]
    assert [str(m) for m in f.months_missing] == ["2018-02"]
    assert f.actual_to_date == 290
    assert f.expected_to_date == pytest.approx(1800 * (100 + 150) / 1200)
    assert f.months_elapsed == 2


def test_without_data_in_the_plan_there_is_no_verdict(office):
    office.take(BASE)
    f = office.figures("2018-01-15")["visits"]
    assert (f.status, f.plan_year, f.months_elapsed, f.actual_to_date, f.expected_to_date) == (
        "no_data",
        1,
        0,
        None,
        None,
    )
    assert f.target == 1800


def test_in_january_the_closed_year_is_still_shown(office):
    office.take(
        BASE,
        monthly_visits(dict.fromkeys(months(2018), 150)),
        visits({"2019-01-02": 5}, covers=(d("2019-01-01"), d("2019-01-10"))),
    )
    f = office.figures("2019-01-20")["visits"]
    assert (f.plan_year, f.months_elapsed, f.actual_to_date, f.status, f.provisional) == (
        1,
        12,
        1800,
        "on_track",
        False,
    )
    assert f.needed_per_month is None


def test_a_plan_year_can_be_asked_for(office):
    office.take(BASE, monthly_visits(dict.fromkeys(months(2018), 150)), monthly_visits({"2019-01-01": 165}))
    assert office.figures("2019-01-31")["visits"].plan_year == 2
    closed = office.figures("2019-01-31", year=1)["visits"]
    assert (closed.plan_year, closed.actual_to_date) == (1, 1800)
    ahead = office.figures("2019-01-31", year=3)["visits"]
    assert (ahead.status, ahead.target) == ("no_data", pytest.approx(1200 * 1.5 * 1.1**2))


@pytest.mark.parametrize(
    ("reading", "targets"),
    [
        ("compound", [150, 165, 181.5, 199.65]),
        ("points", [150, 160, 170, 180]),
        ("first_level", [150, 165, 180, 195]),
        ("gradual", [110, 120, 130, 140]),
    ],
)
def test_each_reading_of_the_visit_goal_gives_the_specified_targets(office, reading, targets):
    office.take(monthly_visits(dict(zip(months(2017), [8] * 8 + [9] * 4, strict=True))))  # 100 in year 0
    found = [office.figures("2018-01-15", year=k, visits=reading)["visits"].target for k in (1, 2, 3, 4)]
    assert found == pytest.approx(targets)


def test_gradual_growth_stops_at_fifty_per_cent(office):
    office.take(monthly_visits(dict.fromkeys(months(2017), 10)))
    assert office.figures("2018-01-15", year=9, visits="gradual")["visits"].target == pytest.approx(180)


def test_visitors_can_be_read_instead_of_visits(office):
    office.take(BASE, monthly_visits({"2018-01-01": 90}))
    office.take(
        visits(dict.fromkeys(months(2017), 60), grain="month", measure="visitors"),
        visits({"2018-01-01": 50}, grain="month", measure="visitors"),
    )
    f = office.figures("2018-01-31", visits="visitors+points")["visits"]
    assert (f.baseline, f.actual_to_date, f.reading) == (720, 50, ("points", "visitors"))


@pytest.mark.parametrize(
    ("covered", "baseline", "estimated"), [(12, 1200, False), (11, 1200, True), (6, 1200, True), (5, None, False)]
)
def test_a_baseline_of_six_to_eleven_months_is_scaled_and_marked(office, covered, baseline, estimated):
    office.take(monthly_visits(dict.fromkeys(months(2017, last=covered), 100)), monthly_visits({"2018-01-01": 90}))
    f = office.figures("2018-01-31")["visits"]
    assert (f.baseline, f.baseline_estimated) == (baseline, estimated)
    assert f.status == ("no_target" if baseline is None else "off_track")


def network_year(network, per_month, year=2017):
    return posts([(m, network, per_month) for m in months(year)])


def test_daily_posts_are_last_months_posts_per_calendar_day_against_the_ramp(office):
    for network, number in (("facebook", 31), ("instagram", 31), ("twitter", 62)):
        office.take(network_year(network, number), posts([("2018-01-01", network, 62), ("2018-02-01", network, 28)]))
    figures = office.figures("2018-02-28")
    f = figures["daily_posts.facebook"]
    base = 31 * 12 / 365
    assert (f.baseline, f.actual_to_date) == (pytest.approx(base), 1.0)
    assert f.expected_to_date == pytest.approx(base * (1 + 2 * 2 / 12))
    assert f.target == pytest.approx(3 * base)
    assert f.progress == pytest.approx((1 - base) / (2 * base))
    whole = figures["daily_posts"]
    assert whole.baseline == pytest.approx(base * 4)
    assert whole.expected_to_date == pytest.approx(
        sum(figures[f"daily_posts.{n}"].expected_to_date for n in ("facebook", "instagram", "twitter"))
    )
    assert whole.actual_to_date == pytest.approx(3.0)


def test_by_300_means_four_times_and_each_takes_the_worst_network(office):
    for network in ("facebook", "instagram", "twitter"):
        office.take(network_year(network, 10), posts([("2018-01-01", network, 93 if network != "instagram" else 3)]))
    f = office.figures("2018-01-31", daily_posts="by_300")["daily_posts"]
    assert f.target == pytest.approx(4 * 3 * 120 / 365)
    assert f.expected_to_date == pytest.approx(3 * 120 / 365 * (1 + 3 / 12))
    assert office.figures("2018-01-31")["daily_posts"].status == "on_track"
    each = office.figures("2018-01-31", daily_posts="each")["daily_posts"]
    assert (each.status, each.judged_by) == ("off_track", ("Instagram",))
    assert headline(each).endswith("Se juzga por lo que va peor: Instagram.")
    assert "Se juzga" not in headline(office.figures("2018-01-31")["daily_posts"])


def test_the_goal_holds_after_year_one_or_ends_as_it_is_read(office):
    for network in ("facebook", "instagram", "twitter"):
        office.take(network_year(network, 10), network_year(network, 30, 2018), posts([("2019-01-01", network, 30)]))
    held = office.figures("2019-01-31")
    assert held["daily_posts"].expected_to_date == pytest.approx(3 * 3 * 120 / 365)
    assert held["facebook_posts"].target == 240
    ended = office.figures("2019-01-31", daily_posts="none", facebook_posts="none", press="none")
    assert (ended["daily_posts"].status, ended["facebook_posts"].status) == ("no_target", "no_target")
    assert ended["facebook_posts"].actual_to_date == 30


def test_replies_count_only_where_the_reading_says_so(office):
    rows = [("2018-01-01", "twitter", 1, f"t{n}", "@otra" if n else "hola", None) for n in range(3)]
    office.take(posts(rows, covers=(d("2018-01-01"), d("2018-01-31"))))
    assert office.figures("2018-01-31")["daily_posts.twitter"].actual_to_date == pytest.approx(1 / 31)
    assert office.figures("2018-01-31", daily_posts="replies_counted")[
        "daily_posts.twitter"
    ].actual_to_date == pytest.approx(3 / 31)


def test_facebook_can_be_read_as_posts_about_procedures_only(office):
    rows = [
        ("2018-01-01", "facebook", 1, "a", "Haga su trámite en línea", 0),
        ("2018-01-02", "facebook", 1, "b", "Sesión de hoy", 0),
    ]
    office.take(posts(rows, covers=(d("2018-01-01"), d("2018-01-31"))))
    assert office.figures("2018-01-31")["facebook_posts"].actual_to_date == 2
    assert office.figures("2018-01-31", facebook_posts="procedures_topic")["facebook_posts"].actual_to_date == 1


def test_only_the_plans_outlet_counts_towards_the_press_goal(office):
    office.take(
        press(
            [
                ("2018-01-03", "el-universal", "Una"),
                ("2018-01-04", "caracol", "Otra"),
                ("2018-02-04", "el-universal", "Dos"),
            ]
        )
    )
    f = office.figures("2018-02-28")["press"]
    assert (f.baseline, f.target, f.actual_to_date, f.expected_to_date) == (55, 100, 2, pytest.approx(100 * 2 / 12))


def test_adoption_is_a_quotient_of_sums_never_a_mean_of_rates(office):
    office.take(
        procedures([
            ("2018-01-01", "A", "electrónico", 9), ("2018-01-01", "A", "presencial", 1),
            ("2018-02-01", "A", "electrónico", 0), ("2018-02-01", "A", "presencial", 90),
        ])
    )  # fmt: skip
    f = office.figures("2018-02-28")["adoption"]
    assert f.actual_to_date == pytest.approx(9 / 100)
    assert (f.baseline, f.target) == (0, 0.20)
    assert f.expected_to_date == pytest.approx(0.20 * 2 / 12)
    assert f.progress == pytest.approx(0.09 / 0.20)


def test_a_month_with_zero_online_transactions_is_zero_not_missing(office):
    office.take(procedures([("2018-01-01", "A", "electrónico", 0), ("2018-01-01", "A", "presencial", 85)]))
    f = office.figures("2018-01-31")["adoption"]
    assert (f.actual_to_date, f.status, f.months_missing) == (0.0, "off_track", ())


def test_adoption_without_any_transaction_has_no_data(office):
    office.take(procedures([("2018-01-01", "A", "electrónico", 0), ("2018-01-01", "A", "presencial", 0)]))
    assert office.figures("2018-01-31")["adoption"].status == "no_data"


def test_adoption_rises_from_the_target_of_the_year_before_and_stays_at_ninety(office):
    for year in (2018, 2019, 2020, 2021, 2022):
        office.take(
            procedures(
                [(m, "A", "electrónico", 50) for m in months(year)] + [(m, "A", "presencial", 50) for m in months(year)]
            )
        )
    assert office.figures("2019-06-30")["adoption"].expected_to_date == pytest.approx(0.25)
    assert office.figures("2020-03-31")["adoption"].expected_to_date == pytest.approx(0.30 + 0.30 * 3 / 12)
    assert office.figures("2022-12-31")["adoption"].target == 0.90


def test_a_baseline_of_zero_is_no_target_for_a_multiple_of_it(office):
    office.take(network_year("facebook", 0), posts([("2018-01-01", "facebook", 9)]))
    f = office.figures("2018-01-31")["facebook_posts"]
    assert (f.baseline, f.target, f.status, f.pace) == (0, 0, "no_target", None)


@pytest.mark.parametrize(
    ("pace", "status"),
    [
        (0.95, "on_track"),
        (0.9499999, "at_risk"),
        (0.70, "at_risk"),
        (0.6999999, "off_track"),
        (0.0, "off_track"),
        (3.0, "on_track"),
    ],
)
def test_the_bands_are_half_open_and_leave_no_gap(office, pace, status):
    indicator = office.plan.indicator("press").read()
    assert status_of(indicator, pace * 100, 100.0, 100.0) == status


def test_tasks_are_the_share_done_by_the_cut_off(office):
    assert office.figures("2018-06-30")["tasks"].status == "no_data"
    set_state(office.engine, TaskState("video-corporativo", "done", d("2018-03-01"), "Publicado", "ana"), NOW)
    set_state(office.engine, TaskState("comercial-tv", "in_progress", d("2018-03-05"), "", "ana"), NOW)
    set_state(office.engine, TaskState("comercial-tv", "done", d("2018-08-05"), "", "ana"), NOW)
    june, august = office.figures("2018-06-30")["tasks"], office.figures("2018-08-31")["tasks"]
    assert (june.actual_to_date, june.expected_to_date, june.target) == (1 / 8, 0.0, 1.0)
    assert headline(june) == "El 12,5\u00a0% de las tareas está hecho; a esta fecha todavía no vencía ninguna."
    assert august.actual_to_date == 2 / 8
    december = office.figures("2018-12-31")["tasks"]
    assert (december.expected_to_date, december.status) == (1.0, "off_track")


def test_a_task_that_is_reopened_is_not_done(office):
    set_state(office.engine, TaskState("video-corporativo", "done", d("2018-03-01"), "", ""), NOW)
    set_state(
        office.engine, TaskState("video-corporativo", "in_progress", d("2018-04-01"), "", ""), dt.datetime(2020, 1, 1)
    )
    assert office.figures("2018-06-30")["tasks"].actual_to_date == 0
