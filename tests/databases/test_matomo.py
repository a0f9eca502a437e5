"""Matomo's own tables on a real MariaDB: counted by the site's local day, as Matomo counts them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from plancom.sources.databases.declarations import DatabaseSource
from plancom.sources.databases.query import ask
from plancom.sources.databases.time_zones import local_day, zone_called
from tests.builders import d


@pytest.fixture
def ask_matomo(mariadb, plan, today):
    def ask_(covered=None, **keys):
        source = DatabaseSource(name="sitio", url=mariadb.url, ready_made="matomo", **{"site": 1, **keys})
        return ask(source, plan, today, covered)

    return ask_


def days(answer, *measures):
    table = answer.result.table
    rows = zip(table["day"].dt.date.map(str), *(table[m] for m in measures or ("visits",)), strict=True)
    return {day: values[0] if len(values) == 1 else values for day, *values in rows}


def test_a_visit_belongs_to_the_local_day_of_its_last_action(mariadb, ask_matomo):
    mariadb.visit("2018-01-01 04:59:59")  # in Bogotá the last second of 31 December
    mariadb.visit("2018-01-01 05:00:00")
    mariadb.visit("2018-01-02 04:59:59")
    mariadb.visit("2018-01-02 05:00:00")
    assert days(ask_matomo()) == {"2017-12-31": 1, "2018-01-01": 2, "2018-01-02": 1}


def test_visits_visitors_and_page_views_are_counted_as_matomo_does(mariadb, ask_matomo):
    mariadb.visit("2018-03-05 15:00:00", visitor=1, pages=3, downloads=2)
    mariadb.visit("2018-03-05 20:00:00", visitor=1, pages=1)
    mariadb.visit("2018-03-05 21:00:00", visitor=2, pages=0)
    mariadb.action("2018-03-05 20:30:00", url=1, event=3)  # an event on a page is no page view
    mariadb.action("2018-03-05 20:30:00", url=None)  # nor is a search
    mariadb.action("2018-03-05 20:30:00", url=99)  # a page whose address is lost is one
    assert days(ask_matomo(), "visits", "visitors", "page_views") == {"2018-03-05": [3, 2, 5]}


def test_other_sites_are_left_out(mariadb, ask_matomo):
    mariadb.visit("2018-03-05 15:00:00")
    mariadb.visit("2018-03-05 15:00:00", site=2, pages=9)
    mariadb.visit("2018-03-09 15:00:00", site=2)
    answer = ask_matomo()
    assert days(answer, "visits", "page_views") == {"2018-03-05": [1, 1]}
    assert answer.result.covers == (d("2018-03-05"), d("2018-03-05"))


def test_a_day_without_visits_is_zero_and_days_after_the_last_are_not_covered(mariadb, ask_matomo):
    mariadb.visit("2018-09-01 15:00:00")
    mariadb.visit("2018-09-04 15:00:00")
    answer = ask_matomo()
    assert days(answer) == {"2018-09-01": 1, "2018-09-02": 0, "2018-09-03": 0, "2018-09-04": 1}
    assert {(c.first, c.last) for c in answer.result.coverage} == {(d("2018-09-01"), d("2018-09-04"))}


def test_days_that_matomo_deleted_are_not_zero(mariadb, ask_matomo):
    mariadb.visit("2018-09-04 15:00:00")
    assert ask_matomo(since="2018-09-01").result.covers == (d("2018-09-04"), d("2018-09-04"))
    assert ask_matomo(since="2018-09-05").result.problems[0].code == "no_rows"


def test_days_that_matomo_deleted_since_the_last_sync_are_not_zero(mariadb, ask_matomo):
    mariadb.visit("2018-09-04 04:59:59")  # in Bogotá the third
    mariadb.visit("2018-09-06 15:00:00")
    answer = ask_matomo(covered=d("2018-03-31"))
    assert days(answer) == {"2018-09-03": 1, "2018-09-04": 0, "2018-09-05": 0, "2018-09-06": 1}
    assert answer.result.covers == (d("2018-09-03"), d("2018-09-06"))


def test_a_site_of_which_matomo_deleted_all_has_nothing_new(mariadb, ask_matomo):
    mariadb.visit("2018-10-10 15:00:00")  # today
    answer = ask_matomo(covered=d("2018-03-31"))
    assert (answer.up_to_date, answer.content) == (True, b"")


def test_today_is_left_out(mariadb, ask_matomo):
    mariadb.visit("2018-10-09 15:00:00")
    mariadb.visit("2018-10-10 15:00:00")
    mariadb.visit("2018-10-10 04:59:00")  # still yesterday in Bogotá
    assert days(ask_matomo()) == {"2018-10-09": 2}


def test_days_of_a_zone_with_daylight_saving_are_its_own(mariadb, ask_matomo):
    for moment in ("2018-03-24 22:59:59", "2018-03-24 23:00:00", "2018-03-25 21:59:59", "2018-03-25 22:00:00"):
        mariadb.visit(moment, site=3)  # Madrid: UTC+1 until the 25th at 01:00 UTC, then UTC+2
    assert days(ask_matomo(site=3)) == {"2018-03-24": 1, "2018-03-25": 2, "2018-03-26": 1}


def test_only_the_overlap_and_what_is_new_is_asked_for(mariadb, ask_matomo):
    for day in range(1, 9):
        mariadb.visit(f"2018-09-0{day} 15:00:00")
    answer = ask_matomo(covered=d("2018-09-05"), overlap_days=2)
    assert list(days(answer)) == [f"2018-09-0{n}" for n in range(4, 9)]
    assert answer.result.covers == (d("2018-09-04"), d("2018-09-08"))


def test_nothing_new_is_no_failure(mariadb, ask_matomo):
    mariadb.visit("2018-09-01 15:00:00")
    answer = ask_matomo(covered=d("2018-09-20"))
    assert answer.up_to_date
    assert answer.result.notes == ("No tiene filas del 18/09/2018 al 09/10/2018.",)


def test_a_site_that_does_not_exist_is_answered_with_those_that_do(ask_matomo):
    (problem,) = ask_matomo(site=7).result.problems
    assert problem.message == "Base de datos «sitio»: Matomo no tiene el sitio 7."
    assert "1 («Concejo»), 2 («Otro») y 3 («Madrid»)" in problem.fix


def test_another_prefix_is_answered_with_the_table_that_lacks(ask_matomo):
    (problem,) = ask_matomo(table_prefix="piwik_").result.problems
    assert "no existe la tabla «matomo.piwik_site»" in problem.message
    assert "table_prefix" in problem.fix


def test_the_rows_are_kept_as_a_csv(mariadb, ask_matomo):
    mariadb.visit("2018-09-01 15:00:00", pages=4)
    answer = ask_matomo()
    assert answer.file_name == "sitio_2018-09-01_2018-09-01.csv"
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "fecha,visitas,visitantes,paginas_vistas",
        "2018-09-01,1,1,4",
    ]


@pytest.mark.parametrize(
    ("name", "hours"), [("America/Bogota", -5), ("UTC", 0), ("UTC-5", -5), ("UTC+5.5", 5.5), ("UTC-3.5", -3.5)]
)
def test_matomo_s_names_of_zones_are_understood(name, hours):
    zone = zone_called(name)
    assert dt.datetime(2018, 1, 1, tzinfo=zone).utcoffset() == dt.timedelta(hours=hours)


def test_a_zone_that_does_not_exist_is_none():
    assert zone_called("Marte/Olimpo") is None


def test_a_zone_without_daylight_saving_needs_no_cases():
    expression = local_day("t", ZoneInfo("America/Bogota"), d("2017-01-01"), d("2026-01-01"))
    assert expression == "DATE(t + INTERVAL (-300) MINUTE)"
