"""Dates as they are written."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_files import TODAY

from plancom.language.dates import MONTHS, WEEKDAYS
from plancom.sources.cells import columns
from plancom.sources.cells.dates import Clock, Day, Fault, day, order_of

HERE = Clock("dmy", ZoneInfo("America/Bogota"), TODAY)
US = Clock("mdy", ZoneInfo("America/Bogota"), TODAY)
DAYS = st.dates(dt.date(1990, 1, 1), TODAY)


def read(cell, clock=HERE):
    found = day(cell, clock)
    return found.date if isinstance(found, Day) else found


@given(DAYS)
def test_a_date_reads_back_in_every_style(date):
    month = MONTHS[date.month - 1]
    weekday = WEEKDAYS[date.weekday()]
    for written in (
        date.isoformat(),
        f"{date:%Y/%m/%d}",
        f"{date:%Y%m%d}",
        f"{date:%d/%m/%Y}",
        f"{date.day}-{date.month}-{date.year}",
        f"{date.day} de {month} de {date.year}",
        f"{weekday}, {date.day} de {month.upper()} de {date.year}",
        f"{date.day}-{month[:3]}-{date.year}",
        f"{weekday[:3]}, {date.day} {month[:3]} {date.year}",
        f"{date:%a, %b} {date.day}, {date.year}",
        f"{date:%a %b %d %Y}",
        f"{date:%B} {date.day}, {date.year} 10:30 PM",
        f"{date.isoformat()}T01:00:00",
        f"{date.isoformat()} 23:59",
        dt.datetime(date.year, date.month, date.day, 23, 30),
        date,
        float((date - dt.date(1899, 12, 30)).days),
        str((date - dt.date(1899, 12, 30)).days),
    ):
        assert read(written) == date, written
    assert read(f"{date:%m/%d/%Y} 09:48", US) == date


@pytest.mark.parametrize(
    "written", ["ene-18", "enero 2018", "Enero de 2018", "2018-01", "01/2018", "Jan 2018", "ENE/18", "2018 enero"]
)
def test_a_month_alone_is_its_first_day_and_is_marked(written):
    assert day(written, HERE) == Day(dt.date(2018, 1, 1), month=True)


@pytest.mark.parametrize(
    "written",
    [
        "2018-03-05 9:5:8",
        "2018-03-05T9:05",
        "2018-03-05 9:5 p. m.",
        "2018-03-05, 9:05 AM",
        "5/3/2018 9:05",
        "05/03/2018, 9:5 a. m.",
        "5/3/2018\u202f9:05\u202fp.\u00a0m.",
        "5 de marzo de 2018, 9:5",
        "Mar 5, 2018 9:5:8 AM",
    ],
)
def test_hours_may_have_no_leading_zeros(written):
    assert read(written) == dt.date(2018, 3, 5)


@pytest.mark.parametrize(
    "written",
    [
        "lun 05/03/2018",
        "Lunes, 5/3/2018",
        "LUNES 05-03-18",
        "Mon, 05/03/2018 09:05",
        "segunda-feira, 05/03/2018",
        "seg. 5/3/2018",
    ],
)
def test_a_weekday_before_a_date_in_figures_is_no_part_of_it(written):
    assert read(written) == dt.date(2018, 3, 5)
    assert read("sáb 03/03/2018") == read("miércoles 03/03/2018") == dt.date(2018, 3, 3)


def test_dates_with_their_weekdays_prove_their_order_too():
    assert order_of(["Tue 01/02/2018", "Wed 01/31/2018"], "dmy") == "mdy"


PORTUGUESE = (
    *("janeiro", "fevereiro", "março", "abril", "maio", "junho"),
    *("julho", "agosto", "setembro", "outubro", "novembro", "dezembro"),
)


@pytest.mark.parametrize(("number", "name"), list(enumerate(PORTUGUESE, start=1)))
def test_the_months_of_portuguese(number, name):
    date = dt.date(2018, number, 5)
    for written in (
        f"5 de {name} de 2018",
        f"5 de {name[:3]}. de 2018",
        f"5 {name[:3]} 2018",
        f"segunda-feira, 5 de {name.upper()} de 2018 às 9:05",
    ):
        assert read(written) == date, written
    assert day(f"{name[:3]}/18", HERE) == Day(dt.date(2018, number, 1), month=True)
    assert read(f"1º de {name} de 2018") == date.replace(day=1)


@pytest.mark.parametrize("written", ["5 sete 2018", "5/3/2018 9:123", "5 outr 2018"])
def test_what_only_looks_like_a_month_or_an_hour_is_no_date(written):
    assert isinstance(read(written), Fault)


def test_two_digit_years_are_of_this_century_or_the_last():
    assert read("31/01/18") == dt.date(2018, 1, 31)
    assert read("31/01/98") == dt.date(1998, 1, 31)


def test_a_time_with_a_zone_is_converted_and_one_without_is_local():
    assert read("2019-01-08 03:18 +0000") == dt.date(2019, 1, 7)
    assert read("2019-01-08 17:18 +0000") == dt.date(2019, 1, 8)
    assert read("2019-01-08T03:18:00Z") == dt.date(2019, 1, 7)
    assert read("2019-01-08 23:18 -0500") == dt.date(2019, 1, 8)
    assert read("2019-01-08 03:18") == dt.date(2019, 1, 8)


@given(
    st.datetimes(dt.datetime(1990, 1, 2), dt.datetime(2018, 6, 1)),
    st.integers(-12 * 60, 14 * 60),
    st.sampled_from(["", ":"]),
)
def test_a_moment_anywhere_is_of_the_day_that_it_was_here(moment, minutes, mark):
    hours, rest = divmod(abs(minutes), 60)
    offset = f"{'-' if minutes < 0 else '+'}{hours:02}{mark}{rest:02}"
    away = moment.replace(tzinfo=dt.timezone(dt.timedelta(minutes=minutes)))
    here = away.astimezone(HERE.zone).date()
    assert read(f"{moment:%Y-%m-%d %H:%M} {offset}") == here
    assert read(f"{moment:%Y-%m-%dT%H:%M:%S}{offset}") == here
    assert read(away) == here
    assert read(moment) == moment.date()


@pytest.mark.parametrize(
    "written", ["2018 enero 31", "2018, 31 de enero", "enero 31, 2018", "31 ene 18", 20180131, 20180131.0, "43131,75"]
)
def test_a_date_is_read_whichever_part_comes_first(written):
    assert read(written) == dt.date(2018, 1, 31)


@pytest.mark.parametrize("written", [20180131.5, 20181331, 12345678, 43131.0 * 10])
def test_a_number_that_no_program_writes_for_a_day_is_none(written):
    assert isinstance(read(written), Fault)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ayer", "ayer"),
        (412.0, "412"),
        ("2 de enero", "2 de enero"),
        ("31/02/2018", "31/02/2018"),
        ("30 de febrero de 2018", "30 de febrero de 2018"),
        ("1 de enero o febrero de 2018", "1 de enero o febrero de 2018"),
        ("enero 1 2 2018", "enero 1 2 2018"),
        (20181331.0, "20181331"),
    ],
)
def test_what_is_no_date_is_shown_as_it_was_written(written, shown):
    assert day(written, HERE).shown == shown


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("02/31/2018", "28/02/2018"),
        ("06/31/18", "30/06/2018"),
        ("2018-02-30 10:15", "28/02/2018"),
        ("30/02/2018 10:15", "31/01/2018 (día/mes/año)"),
    ],
)
def test_the_nearest_date_is_of_the_month_that_was_meant(written, nearest):
    assert day(written, US).nearest == nearest


@pytest.mark.parametrize(
    ("written", "code", "fix"),
    [
        ("31/02/2018", "bad_date", "Escríbala como 28/02/2018."),
        ("2018-02-30", "bad_date", "Escríbala como 28/02/2018."),
        ("30 de febrero de 2018", "bad_date", "Escríbala como 31/01/2018 (día/mes/año)."),
        ("32/05/2018", "bad_date", "Escríbala como 31/01/2018 (día/mes/año)."),
        ("99-05-2018", "bad_date", "Escríbala como 31/01/2018 (día/mes/año)."),
        ("15/14/2018", "bad_date", "Escríbala como 31/01/2018 (día/mes/año)."),
        ("2018/14/05", "bad_date", "Escríbala como 31/01/2018 (día/mes/año)."),
        ("31/06/18", "bad_date", "Escríbala como 30/06/2018."),
        ("31/09/98", "bad_date", "Escríbala como 30/09/1998."),
        ("2108-01-05", "future_date", "¿Quiso decir 05/01/2018? Corrija el año."),
        ("05/01/2108", "future_date", "¿Quiso decir 05/01/2018? Corrija el año."),
        ("2027-01-01", "future_date", "Revise el año, el mes y el día."),
        ("01/01/1018", "old_date", "Revise el año; escríbalo con cuatro cifras."),
        ("2 de enero", "no_year", "Escriba la fecha como 31/01/2018 (día/mes/año)."),
        ("February 28", "no_year", "Escriba la fecha como 31/01/2018 (día/mes/año)."),
        ("ayer", "not_a_date", "Escriba la fecha como 31/01/2018 (día/mes/año)."),
        (412.0, "not_a_date", "Escriba la fecha como 31/01/2018 (día/mes/año)."),
        (True, "not_a_date", "Escriba la fecha como 31/01/2018 (día/mes/año)."),
    ],
)
def test_a_date_that_cannot_be_says_how_to_mend_it(written, code, fix):
    fault = day(written, HERE)
    assert isinstance(fault, Fault)
    assert (fault.code, fault.fix) == (code, fix)


@given(
    st.one_of(
        st.text(), st.integers(), st.floats(), st.booleans(), st.datetimes(), st.times(), st.timedeltas(), st.none()
    )
)
def test_no_cell_whatever_breaks_the_reading_of_dates(cell):
    day(cell, HERE)


def test_us_order_is_believed_when_the_values_prove_it():
    assert order_of(["01/02/2025", "01/31/2025", "02/14/2025"], "dmy") == "mdy"
    assert order_of(["01/02/2025", "31/01/2025", "14/02/2025"], "mdy") == "dmy"


def test_an_order_is_believed_from_a_fifth_of_the_dates_on():
    either, us = ["01/02/2025", "03/04/2025", "05/06/2025", "12/12/2025"], "12/13/2025"
    assert order_of([*either, us], "dmy") == "mdy"
    assert order_of([*either, "07/08/2025", us], "dmy") == "dmy"
    assert order_of([*either, "13/12/2025"], "mdy") == "dmy"
    assert order_of([*either, us, "13/12/2025"], "dmy") == "dmy"
    assert order_of(["no es fecha", 43131.0, *either, us], "dmy") == "mdy"


def test_one_mistyped_date_does_not_turn_a_column_round():
    firsts = [f"01/{month:02d}/2018" for month in range(1, 13)]
    assert order_of([*firsts, "01/13/2018"], "dmy") == "dmy"
    parsed = columns.dates([*firsts, "01/13/2018"], HERE)
    assert parsed.read.dropna().dt.month.tolist() == list(range(1, 13))
    assert [(place, fault.code) for place, fault in parsed.faults] == [(12, "bad_date")]


def test_dates_that_prove_both_orders_keep_the_usual_one():
    assert order_of(["31/01/2025", "01/31/2025"], "dmy") == "dmy"
