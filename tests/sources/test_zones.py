"""Moments with a time zone: each belongs to the day that it was in Cartagena, however a database or a tool writes it."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_files import csv_text, read

from plancom.datasets import Fault
from plancom.sources.cells.dates import Clock, day

ZONE = ZoneInfo("America/Bogota")
CLOCK = Clock("dmy", ZONE, dt.date(2026, 11, 23))
EVE = dt.date(2018, 9, 30)


def local_day(written):
    found = day(written, CLOCK)
    assert not isinstance(found, Fault), found
    return found.date


@pytest.mark.parametrize(
    "written",
    [
        "2018-10-01 04:30:00+00",
        "2018-10-01 04:30:00.123456+00",
        "2018-09-30 23:30:00-05",
        "2018-10-01 04:30:00 +0000 UTC",
        "2018-10-01 4:30 AM UTC",
        "2018-09-30 11:30 PM -0500",
        "2018-09-30T23:30:00-05:00[America/Bogota]",
        "01/10/2018 04:30 UTC",
        "01/10/2018 04:30:00 +0000",
        "01/10/2018 04:30 (UTC)",
        "01/10/2018 04:30Z",
        "1/10/2018, 4:30 a. m. GMT",
        "Mon Oct 01 04:30:00 +0000 2018",
        "Mon, 01 Oct 2018 04:30:00 GMT",
        "Oct 1, 2018, 4:30 AM UTC",
        "1 de octubre de 2018 a las 4:30 UTC",
        "Sun Sep 30 2018 23:30:00 GMT-0500 (hora estándar de Colombia)",
        "2018-10-01T04:30:00\u221200:00",
        "Mon, 01 Oct 2018 00:30:00 EDT",
    ],
)
def test_a_moment_after_midnight_elsewhere_is_of_the_evening_here(written):
    assert local_day(written) == EVE


@pytest.mark.parametrize(
    "written",
    [
        "30/09/2018 15:00-17:00",
        "2018-09-30 15:00-17:00",
        "2018-09-30 15:00 - 17:00",
        "2018-09-30 23:30 COT",
        "30/09/2018 23:30",
    ],
)
def test_hours_from_and_to_are_no_time_zone(written):
    assert local_day(written) == EVE


FORMS = (
    lambda when: when.isoformat(),
    lambda when: when.isoformat(sep=" ", timespec="minutes"),
    lambda when: when.strftime("%d/%m/%Y %H:%M:%S %z"),
    lambda when: when.strftime("%a %b %d %H:%M:%S %z %Y"),
    lambda when: when.strftime("%a, %d %b %Y %H:%M:%S %z"),
    lambda when: when.strftime("%b %d, %Y, %I:%M %p GMT%z"),
)


@given(
    st.datetimes(dt.datetime(2015, 1, 1), dt.datetime(2025, 12, 31)).map(lambda when: when.replace(microsecond=0)),
    st.integers(-12, 14),
    st.sampled_from(FORMS),
)
def test_every_moment_is_of_the_same_day_in_every_zone_and_form(here, hours, form):
    moment = here.replace(tzinfo=ZONE)
    assert local_day(form(moment.astimezone(dt.timezone(dt.timedelta(hours=hours))))) == here.date()


def test_a_dump_of_a_database_counts_each_request_in_its_local_month():
    rows = [
        ("radicado", "fecha de radicación", "trámite", "canal"),
        ("1", "2018-02-01 03:30:00+00", "PQRSD", "Presencial"),
        ("2", "2018-02-01 05:30:00+00", "PQRSD", "Electrónico"),
        ("3", "2018-01-10 15:00:00+00", "PQRSD", "Presencial"),
    ]
    found = read(csv_text(rows))
    assert found.table["day"].dt.strftime("%Y-%m-%d").tolist() == ["2018-01-31", "2018-02-01", "2018-01-10"]


@pytest.mark.parametrize("written", ["ene'18", "Ene ´18", "ene ’18", "201801", 201801])
def test_a_month_with_an_apostrophe_or_without_any_sign_is_that_month(written):
    found = day(written, CLOCK)
    assert (found.date, found.month) == (dt.date(2018, 1, 1), True)


@pytest.mark.parametrize("written", ["1° de octubre de 2018", "1ro de octubre de 2018", "primero de octubre de 2018"])
def test_the_first_of_a_month_is_written_in_words(written):
    assert local_day(written) == dt.date(2018, 10, 1)


@pytest.mark.parametrize("hour", ["T00:00:00Z", "T00:00:00.000Z", " 00:00:00+00:00", " 00:00:00+00", " 00:00 UTC"])
def test_days_that_a_program_wrote_as_the_midnights_of_greenwich_are_the_days_as_written(hour):
    found = read(
        csv_text([("date", "pageviews", "sessions"), (f"2026-01-15{hour}", 9, 5), (f"2026-01-16{hour}", 9, 6)])
    )
    assert found.table["day"].dt.strftime("%Y-%m-%d").tolist() == ["2026-01-15", "2026-01-16"]


def test_months_that_a_program_wrote_as_the_midnights_of_greenwich_are_those_months():
    rows = [("2018-01-01T00:00:00Z", 5), ("2018-02-01T00:00:00Z", 6)]
    found = read(csv_text([("date", "page views"), *rows]))
    assert found.table["day"].dt.strftime("%Y-%m-%d").tolist() == ["2018-01-01", "2018-02-01"]
    assert set(found.table["grain"]) == {"month"}


def test_a_midnight_beside_other_moments_is_of_the_evening_before():
    rows = [("date", "page views"), ("2018-01-16T00:00:00Z", 5), ("2018-01-17T15:00:00Z", 6)]
    assert read(csv_text(rows)).table["day"].dt.strftime("%Y-%m-%d").tolist() == ["2018-01-15", "2018-01-17"]
