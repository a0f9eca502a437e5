"""What there is of each series, month by month, and by when the rest is expected."""

import datetime as dt

import pytest

from plancom.indicators.freshness import UNFINISHED, freshness, still_open, watched
from plancom.plan import Month
from plancom.store.precedence.import_coverage import ImportCoverage, import_coverage
from tests.builders import cartagena, d, posts, visits, with_institution

PLAN = cartagena()


def coverage_of(first, last, *, on="2019-01-05", source="template", dataset="visits", series="", measure=""):
    moment = dt.datetime.fromisoformat(f"{on}T17:00")
    return ImportCoverage(dataset, series, measure, source, d(first), d(last), moment, 1, "Archivo")


def states(lines, today, series=("visits", "")):
    rows = freshness(PLAN, lines, d(today))
    return {str(row.month): row.state for row in rows if (row.watched.dataset, row.watched.series) == series}


def row_of(lines, today, month):
    rows = freshness(PLAN, lines, d(today))
    return next(r for r in rows if r.watched.dataset == "visits" and r.month == Month.parse(month))


def test_every_series_of_the_plan_is_watched_once():
    assert [(one.dataset, one.series, one.measure, one.name) for one in watched(PLAN)] == [
        ("visits", "", "visits", "Visitas a la página web"),
        ("posts", "facebook", "posts", "Facebook"),
        ("posts", "instagram", "posts", "Instagram"),
        ("posts", "twitter", "posts", "X (Twitter)"),
        ("press", "el-universal", "publications", "El Universal"),
        ("procedures", "", "transactions", "Trámites por canal"),
        ("activities", "", "activities", "Actividades de las tareas"),
    ]


def test_each_month_has_the_state_that_the_office_would_give_it():
    lines = [
        coverage_of("2018-02-01", "2018-02-28"),
        coverage_of("2018-04-01", "2018-04-20"),
        coverage_of("2018-05-01", "2018-06-30"),
    ]
    assert states(lines, "2018-08-15") == {
        "2018-01": "missing",  # the plan counts it, though the first data are of February
        "2018-02": "covered",
        "2018-03": "missing",  # later months are there
        "2018-04": "partial",
        "2018-05": "covered",
        "2018-06": "covered",
        "2018-07": "late",  # it was due on 10 August, and nothing later is there
        "2018-08": "pending",
    }


@pytest.mark.parametrize(("today", "state"), [("2018-02-10", "pending"), ("2018-02-11", "late")])
def test_a_month_is_late_after_its_due_day(today, state):
    assert states([coverage_of("2017-12-01", "2017-12-31")], today)["2018-01"] == state


def test_the_plan_sets_the_due_day():
    plan = with_institution(PLAN, due_day=5)
    rows = freshness(plan, [coverage_of("2017-12-01", "2017-12-31")], d("2018-02-06"))
    january = next(row for row in rows if row.month == Month.parse("2018-01"))
    assert (january.state, january.due) == ("late", d("2018-02-05"))


def test_a_month_that_is_not_over_is_provisional():
    row = row_of([coverage_of("2018-01-01", "2018-01-31", on="2018-01-20")], "2018-01-20", "2018-01")
    assert (row.state, row.reason, row.days) == ("provisional", UNFINISHED, 20)


def test_a_month_is_over_on_its_last_day_as_it_is_for_the_figures():
    lines = [coverage_of("2018-01-01", "2018-01-31", on="2018-01-31")]
    assert row_of(lines, "2018-01-31", "2018-01").state == "covered"
    assert row_of(lines, "2018-01-30", "2018-01").state == "provisional"


@pytest.mark.parametrize(("on", "state"), [("2018-02-01", "provisional"), ("2018-02-02", "covered")])
def test_a_file_of_google_s_is_provisional_until_48_hours_after_its_last_day(on, state):
    row = row_of(
        [coverage_of("2018-01-01", "2018-01-31", on=on, source="ga4", measure="visits")], "2018-02-05", "2018-01"
    )
    assert row.state == state
    if state == "provisional":
        assert row.reason == (
            "Google Analytics termina de procesar un día hasta 48 horas después, y el archivo es del 01/02/2018"
        )


def test_a_newer_export_makes_the_month_stand():
    lines = [
        coverage_of("2018-01-01", "2018-01-31", on="2018-02-01", source="ga4"),
        coverage_of("2018-01-25", "2018-02-03", on="2018-02-05", source="ga4"),
    ]
    assert states(lines, "2018-02-06")["2018-01"] == "covered"


def test_a_file_of_visitors_says_nothing_about_visits():
    lines = [coverage_of("2018-01-01", "2018-01-31", measure="visitors")]
    assert states(lines, "2018-02-05")["2018-01"] == "pending"


def test_a_series_without_any_data_is_expected_from_the_plan_s_start():
    found = states([coverage_of("2017-11-01", "2018-01-31")], "2018-02-20", ("posts", "facebook"))
    assert found["2018-01"] == "late"
    assert found["2018-02"] == "pending"


@pytest.mark.parametrize("series", [("activities", ""), ("press", "el-universal")])
def test_nothing_is_late_in_the_year_before_the_plan_where_no_baseline_is_measured_with_it(series):
    lines = [coverage_of("2017-01-01", "2018-02-28")]
    found = states(lines, "2018-03-20", series)
    assert {found[f"2017-{month:02}"] for month in range(1, 13)} == {"not_applicable"}
    assert found["2018-01"] == "late"
    assert states(lines, "2018-03-20", ("procedures", ""))["2017-01"] == "late"


def test_months_after_the_plan_are_not_expected():
    rows = freshness(PLAN, [coverage_of("2021-12-01", "2021-12-31")], d("2026-11-23"))
    assert max(str(row.month) for row in rows) == "2021-12"


def test_what_is_open_comes_in_runs_the_most_urgent_first():
    rows = freshness(
        PLAN, [coverage_of("2018-01-01", "2018-01-31"), coverage_of("2018-05-01", "2018-05-10")], d("2018-06-15")
    )
    runs = [
        (run[0].state, str(run[0].month), str(run[-1].month))
        for run in still_open(rows)
        if run[0].watched.dataset == "visits"
    ]
    assert runs == [
        ("missing", "2018-02", "2018-04"),
        ("partial", "2018-05", "2018-05"),
        ("pending", "2018-06", "2018-06"),
    ]


def test_undone_imports_cover_nothing(office):
    from plancom.store.imports import commits as store
    from tests.builders import NOW

    office.take(visits({"2018-01-01": 5}), posts([("2018-01-01", "facebook", 2)]))
    store.undo(office.engine, 1, NOW)
    with office.engine.connect() as connection:
        found = import_coverage(connection)
    assert [(one.dataset, one.series, one.import_id) for one in found] == [("posts", "facebook", 2)]


def test_a_file_is_of_the_day_on_which_it_was_imported_where_the_office_is():
    late = dt.datetime(2018, 2, 2, 3, 0)  # UTC: in Cartagena it is still 1 February
    line = ImportCoverage("visits", "", "", "ga4", d("2018-01-01"), d("2018-01-31"), late, 1, "Archivo")
    reason = row_of([line], "2018-02-15", "2018-01").reason
    assert "01/02/2018" in reason, reason
