"""Universal Analytics states its period: by it the order of its dates is known, and what is out of it is not read."""

import datetime as dt

import pytest
from handmade_files import counted_figures
from source_files import lines, read

PREAMBLE = (
    "# ----------------------------------------",
    "# Todos los datos de sitios web",
    "# Visión general de la audiencia",
)


def export(period, *rows):
    return lines(*PREAMBLE, f"# {period}", PREAMBLE[0], "", *rows)


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%m/%d/%Y", "%d/%m/%y"])
def test_the_first_days_of_a_month_are_of_the_period_that_the_file_states(form):
    days = [dt.date(2018, 3, number).strftime(form) for number in (1, 2)]
    found = read(export("20180301-20180302", "Índice de día,Sesiones", f"{days[0]},600", f"{days[1]},410", ',"1,010"'))
    assert found.table["day"].dt.strftime("%Y-%m-%d").tolist() == ["2018-03-01", "2018-03-02"]
    assert found.table["visits"].tolist() == [600, 410]


def test_days_out_of_the_stated_period_are_refused_with_both():
    found = read(export("20180301-20180331", "Day Index,Sessions", "03/01/2018,10", "05/14/2018,5"))
    assert [problem.code for problem in found.problems] == ["declined"]
    assert "1 mar – 31 mar 2018" in found.problems[0].message
    assert "14/05/2018" in found.problems[0].message


def test_days_of_several_segments_are_not_counted_as_those_of_the_first():
    found = read(
        export(
            "20180301-20180302",
            "Day Index,Segment,Sessions",
            "3/1/18,All Users,10",
            "3/1/18,Mobile,5",
            "3/2/18,All Users,20",
            "3/2/18,Mobile,7",
        )
    )
    assert [problem.code for problem in found.problems] == ["divided_days"]
    assert "«Segment»" in found.problems[0].message


def test_years_and_months_in_two_columns_of_google_analytics_are_months():
    preamble = (
        "# ---",
        "# Exploración",
        "# ---",
        "#",
        "# Fecha de inicio: 20171201",
        "# Fecha de finalización: 20180228",
    )
    found = read(lines(*preamble, "Año,Mes,Sesiones", "2017,12,5", "2018,01,10", "2018,02,20"))
    assert counted_figures(found) == {"2017-12": 5, "2018-01": 10, "2018-02": 20}


@pytest.mark.parametrize(
    ("period", "rows"),
    [
        (("20180301", "20180331"), ("Fecha,Sesiones", "20180301,10", "20180502,20")),
        (("20180301", "20180331"), ("Fecha,Sesiones", "20180501,10", "20180502,20")),
    ],
)
def test_days_of_google_analytics_4_out_of_its_period_are_refused(period, rows):
    found = read(
        lines(
            "# ---",
            "# Informe",
            "# ---",
            "#",
            f"# Fecha de inicio: {period[0]}",
            f"# Fecha de finalización: {period[1]}",
            *rows,
        )
    )
    assert [problem.code for problem in found.problems] == ["declined"]
    assert "1 mar – 31 mar 2018" in found.problems[0].message


def test_a_period_of_google_analytics_4_that_begins_within_a_month_has_that_month():
    found = read(
        lines(
            "# ---",
            "# Informe",
            "# ---",
            "#",
            "# Start date: 20180115",
            "# End date: 20180228",
            "Nth month,Sessions",
            "0000,10",
            "0001,20",
        )
    )
    assert counted_figures(found) == {"2018-01": 10, "2018-02": 20}
