"""Visits whose dates go from week to week: of the whole week, or of that day alone, as their owner says."""

import datetime as dt

import pytest
from source_files import csv_text, read

WEEKS = [dt.date(2018, 1, 1) + dt.timedelta(days=7 * n) for n in range(12)]
TABLE = csv_text([("Semana", "Visitas", "Páginas vistas"), *((day.isoformat(), 705, 3) for day in WEEKS)])


def by_month(found):
    return found.table.groupby(found.table["day"].dt.strftime("%Y-%m"))["visits"].sum().to_dict()


def test_dates_seven_days_apart_are_asked_about():
    found = read(TABLE)
    assert [question.id for question in found.questions] == ["weeks"]
    assert [option.value for option in found.questions[0].options] == ["start", "end", "day"]


@pytest.mark.parametrize(
    ("answer", "months"),
    [
        ("start", {"2018-01": 705 * 4 + 303, "2018-02": 402 + 705 * 3 + 303, "2018-03": 402 + 705 * 3}),
        ("day", {"2018-01": 705 * 5, "2018-02": 705 * 4, "2018-03": 705 * 3}),
    ],
)
def test_a_week_s_visits_belong_to_the_months_of_its_days(answer, months):
    found = read(TABLE, answers={"weeks": answer})
    assert by_month(found) == months
    assert found.rows_read == 12


def test_a_week_that_ends_on_its_date_has_the_six_days_before_it():
    found = read(TABLE, answers={"weeks": "end"})
    assert found.table["day"].min().date() == dt.date(2017, 12, 26)
    assert found.table["visits"].sum() == 705 * 12


def test_visits_of_each_day_of_a_week_ask_nothing():
    days = [dt.date(2018, 1, 1) + dt.timedelta(days=n) for n in range(31)]
    found = read(csv_text([("Fecha", "Visitas", "Páginas vistas"), *((day.isoformat(), 7, 3) for day in days)]))
    assert by_month(found) == {"2018-01": 217}
    assert not found.questions
