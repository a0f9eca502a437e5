"""Files that went through a spreadsheet of another country: days and months that it swapped, and tables that it did not cut."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_files import csv_text, lines, read, xlsx

from plancom.datasets import Inquiry

DAYS = [dt.date(2018, 1, 3) + dt.timedelta(days=3 * n) for n in range(28)]


def opened_elsewhere(day, form="%d/%m/%Y"):
    """A date as a spreadsheet of the other order of day and month keeps it."""
    return dt.datetime(day.year, day.day, day.month) if day.day <= 12 else day.strftime(form)


def posts(days):
    return xlsx(
        {"Hoja1": [("fecha", "red", "texto"), *((day, "Facebook", f"Texto {n}") for n, day in enumerate(days))]}
    )


def days_of(found):
    return found.table["day"].dt.date.tolist()


def test_dates_that_a_spreadsheet_swapped_are_read_as_they_were_written():
    found = read(posts(map(opened_elsewhere, DAYS)))
    assert days_of(found) == DAYS
    assert any("cambiado de lugar el día y el mes" in note for note in found.notes)


def test_dates_of_a_tool_that_a_spreadsheet_in_spanish_swapped_are_read_as_the_tool_wrote_them():
    headers = ("Post ID", "Page ID", "Page name", "Publish time", "Permalink", "Date")
    rows = [
        (
            str(10**17 + n),
            "1",
            "Concejo",
            opened_elsewhere(day, "%m/%d/%Y 10:05"),
            f"https://www.facebook.com/1/posts/{n}",
            "Lifetime",
        )
        for n, day in enumerate(DAYS)
    ]
    assert days_of(read(xlsx({"a": [headers, *rows]}))) == DAYS


@given(st.dates(dt.date(2015, 1, 1), dt.date(2025, 10, 1)), st.sampled_from([14, 31, 62, 90]))
def test_whole_periods_come_back_whichever_days_were_swapped(start, length):
    days = [start + dt.timedelta(days=n) for n in range(length)]
    found = read(posts(map(opened_elsewhere, days)))
    if isinstance(found, Inquiry):
        found = read(posts(map(opened_elsewhere, days)), answers={"swapped": "yes"})
    assert days_of(found) == days


def test_texts_among_dates_that_lie_in_their_months_swap_nothing():
    days = [dt.datetime(2018, 3, 5), dt.datetime(2018, 3, 9), "15/03/2018", "28/03/2018"]
    assert [day.month for day in days_of(read(posts(days)))] == [3, 3, 3, 3]


def test_where_nothing_says_whether_dates_are_swapped_it_is_asked():
    days = [dt.datetime(2018, 5, 2), dt.datetime(2018, 3, 5), "28/09/2018", "15/09/2018"]
    found = read(posts(days))
    assert [question.id for question in found.questions] == ["swapped"]
    assert days_of(read(posts(days), answers={"swapped": "yes"}))[:2] == [dt.date(2018, 2, 5), dt.date(2018, 5, 3)]
    assert days_of(read(posts(days), answers={"swapped": "no"}))[:2] == [dt.date(2018, 5, 2), dt.date(2018, 3, 5)]


TABLE = ["fecha,red,texto", *(f'2018-03-{n:02d},Facebook,"Hola, {n}"' for n in range(1, 10))]


@pytest.mark.parametrize(
    "content", [xlsx({"Hoja1": [[line] for line in TABLE]}), csv_text(([line] for line in TABLE), ";")]
)
def test_a_table_that_was_left_in_one_column_is_cut(content):
    found = read(content)
    assert found.table["text"].tolist() == [f"Hola, {n}" for n in range(1, 10)]
    assert found.table["row"].tolist() == list(range(2, 11))


def test_an_analytics_export_that_was_left_in_one_column_has_its_period():
    preamble = ["# ---", "# Informe", "# ---", "#", "# Fecha de inicio: 20180301", "# Fecha de finalización: 20180331"]
    rows = [*preamble, "Fecha,Sesiones", *(f"201803{n:02d},{n}" for n in range(1, 11))]
    found = read(xlsx({"Hoja1": [[row] for row in rows]}))
    assert found.table["visits"].sum() == 55
    assert (found.coverage[0].first, found.coverage[0].last) == (dt.date(2018, 3, 1), dt.date(2018, 3, 31))


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_sep_line_that_is_no_longer_true_is_not_believed(mark):
    found = read(
        lines(
            "sep=,",
            *(
                row.replace("|", mark)
                for row in ("fecha|visitas|paginas_vistas", "2018-03-01|1,234|5", "2018-03-02|2,345|5")
            ),
        )
    )
    assert found.table["visits"].tolist() == [1234, 2345]
