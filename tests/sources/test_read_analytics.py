"""Google Analytics 4 and Universal Analytics."""

import datetime as dt

import pytest
from source_files import lines, read, xlsx

from plancom.datasets import Coverage

SNAPSHOT = (
    "# ----------------------------------------",
    "# Exportar informe en formato CSV",
    "# ----------------------------------------",
    "#  ",
    "# Fecha de inicio: 20230430",
    "# Fecha de finalización: 20230502",
    "Día\u00a0N,Usuarios",
    "0000,0",
    "0001,16",
    "0002,1",
    "",
    "# Fecha de inicio: 20230430",
    "# Fecha de finalización: 20230502",
    "Día\u00a0N,Usuarios nuevos",
    "0000,0",
    "0001,15",
    "0002,0",
    "",
    "# Fecha de inicio: 20230415",
    "# Fecha de finalización: 20230502",
    "Fecha,Semana 0,Semana 1",
    "9 abr - 15 abr,0,-1",
    "",
    "#  ",
    "# Fecha de inicio: 20230430",
    "# Fecha de finalización: 20230502",
    "País,Usuarios",
    "Ecuador,17",
)


def test_a_snapshot_of_many_blocks_counts_days_from_the_block_s_own_start():
    found = read(lines(*SNAPSHOT))
    assert (found.source, found.dataset, found.rows_read) == ("ga4", "visits", 3)
    assert dict(zip(found.table["day"].dt.date, found.table["visitors"], strict=True)) == {
        dt.date(2023, 4, 30): 0,
        dt.date(2023, 5, 1): 16,
        dt.date(2023, 5, 2): 1,
    }
    assert found.table["row"].tolist() == [8, 9, 10]
    assert found.coverage == (Coverage("", dt.date(2023, 4, 30), dt.date(2023, 5, 2), "visitors", "day"),)


def test_an_exploration_in_any_order_covers_the_range_it_states():
    found = read(
        lines(
            "# ----------------------------------------",
            "# Report CSV Export",
            "# Start date: 20230708",
            "# End date: 20230712",
            "",
            "Date,Event count,Total users,Sessions,Views",
            "20230711,9,3,5,11",
            "20230709,8,2,4,10",
        )
    )
    table = found.table.sort_values("day")
    assert table[["visits", "visitors", "page_views"]].values.tolist() == [[4, 2, 10], [5, 3, 11]]
    assert found.covers == (dt.date(2023, 7, 8), dt.date(2023, 7, 12))
    assert {coverage.measure for coverage in found.coverage} == {"visits", "visitors", "page_views"}


def test_blocks_of_one_range_are_put_together_by_day():
    head = ("# Start date: 20250101", "# End date: 20250102")
    found = read(
        lines(*head, "Nth day,Active users", "0000,1", "0001,2", "", *head, "Nth day,Sessions", "0000,3", "0001,4")
    )
    assert found.table[["visits", "visitors"]].values.tolist() == [[3, 1], [4, 2]]
    assert found.rows_read == 2


def test_the_second_copy_of_a_comparison_keeps_its_own_dates_and_is_never_added():
    found = read(
        lines(
            *("# Start date: 20250201", "# End date: 20250202", "Nth day,Active users", "0000,10", "0001,20", ""),
            *("# Start date: 20250130", "# End date: 20250131", "Nth day,Active users", "0000,1", "0001,2", ""),
            *("# Start date: 20250201", "# End date: 20250202", "Nth day,Total users", "0000,99", "0001,99"),
        )
    )
    by_day = dict(zip(found.table["day"].dt.date, found.table["visitors"], strict=True))
    assert by_day == {
        dt.date(2025, 2, 1): 10,
        dt.date(2025, 2, 2): 20,
        dt.date(2025, 1, 30): 1,
        dt.date(2025, 1, 31): 2,
    }
    assert [(c.first.isoformat(), c.last.isoformat()) for c in found.coverage] == [
        ("2025-01-30", "2025-01-31"),
        ("2025-02-01", "2025-02-02"),
    ]


def test_one_day_of_one_snapshot_on_the_first_of_a_month_stays_a_day():
    found = read(lines("# Start date: 20250201", "# End date: 20250201", "Nth day,Sessions", "0000,10"))
    assert found.table["grain"].tolist() == ["day"]


def test_a_table_by_page_is_declined_with_the_report_to_export_instead():
    found = read(
        lines(
            "# Start date: 20260224",
            "# End date: 20260323",
            "Page path and screen class,Views,Active users",
            "/,221,154",
        )
    )
    assert [problem.code for problem in found.problems] == ["declined"]
    assert "«Page path and screen class»" in found.problems[0].message
    assert "sesiones por día" in found.problems[0].fix


def test_any_other_analytics_file_without_days_is_declined():
    found = read(lines("# Start date: 20260224", "# End date: 20260323", "Ciudad,Ingresos", "Cali,3"))
    assert [problem.code for problem in found.problems] == ["declined"]


def test_a_wrong_figure_names_the_column_of_the_file():
    found = read(
        lines("# Start date: 20250101", "# End date: 20250103", "Nth day,Sessions", "0000,1", "0001,x", "0002,3")
    )
    assert [(problem.row, problem.column) for problem in found.problems] == [(5, "Sessions")]
    assert [(c.first.day, c.last.day) for c in found.coverage] == [(1, 1), (3, 3)]


UA = (
    "# ----------------------------------------",
    "# Concejo",
    "# Audience Overview",
    "# 20171101-20180131",
    "# ---",
    "",
)


def test_a_month_index_counts_from_the_stated_start_and_its_total_is_left_out():
    found = read(lines(*UA, "Month Index,Users", "0000,0", '0001,"1,744"', '0002,"1,142,598"', ',"1,144,342"'))
    assert (found.source, found.rows_read, found.problems) == ("universal-analytics", 3, ())
    assert dict(zip(found.table["day"].dt.date, found.table["visitors"], strict=True)) == {
        dt.date(2017, 11, 1): 0,
        dt.date(2017, 12, 1): 1744,
        dt.date(2018, 1, 1): 1142598,
    }
    assert found.coverage == (Coverage("", dt.date(2017, 11, 1), dt.date(2018, 1, 31), "visitors", "month"),)


def test_a_day_index_may_be_a_number_or_a_date_of_either_order():
    found = read(lines(*UA, "Day Index,Sessions", "0000,5", "0001,6", ",11"))
    assert found.table["day"].dt.date.tolist() == [dt.date(2017, 11, 1), dt.date(2017, 11, 2)]
    found = read(
        lines(
            *UA,
            "Landing Page,Sessions",
            '/x,"3"',
            ",3",
            "",
            "Day Index,Sessions",
            "13/11/2017,5",
            "14/11/2017,6",
            ",11",
        )
    )
    assert found.table["day"].dt.date.tolist() == [dt.date(2017, 11, 13), dt.date(2017, 11, 14)]


def test_a_total_of_visits_that_does_not_add_up_is_said():
    found = read(lines(*UA, "Day Index,Sessions", "0000,5", "0001,6", ",12"))
    assert [problem.code for problem in found.problems] == ["total_mismatch"]
    assert found.table["visits"].sum() == 11


def test_months_of_zero_at_the_start_of_a_workbook_are_no_end_of_the_table():
    rows = [[line] for line in UA] + [["Month Index", "Sessions"], [0, 0], [1, 0], [2, 5], [None, 5]]
    found = read(xlsx({"Hoja1": rows}))
    assert (found.table["visits"].tolist(), [problem.code for problem in found.problems]) == ([0, 0, 5], [])


WEEKS = ("0000,3", "0001,14", "0002,1", ",18")
UA_WEEKS = (
    "# ----------------------------------------",
    "# Todos los datos de sitios web",
    "# Visión general de la audiencia",
    "# 20180125-20180205",
    "# ----------------------------------------",
    "",
)


@pytest.mark.parametrize("header", ["Week Index,Sessions", "Índice de semana,Sesiones"])
def test_a_week_index_is_asked_about_because_a_week_may_be_of_two_months(header):
    found = read(lines(*UA_WEEKS, header, *WEEKS))
    assert (found.source, [problem.code for problem in found.problems]) == ("universal-analytics", ["ambiguous"])
    assert [(q.id, q.blocking) for q in found.questions] == [("weeks", True)]
    effects = {option.value: option.effect for option in found.questions[0].options}
    assert effects["sunday"].startswith("las primeras son 25 ene – 27 ene 2018 y 28 ene – 3 feb 2018;")
    assert effects["monday"].startswith("las primeras son 25 ene – 28 ene 2018 y 29 ene – 4 feb 2018;")
    assert effects["start"].startswith("las primeras son 25 ene – 31 ene 2018 y 1 feb – 5 feb 2018;")


def test_weeks_are_spread_over_their_days_as_the_user_says_and_add_up():
    found = read(lines(*UA_WEEKS, "Week Index,Sessions", *WEEKS), answers={"weeks": "sunday"})
    by_day = dict(zip(found.table["day"].dt.strftime("%d/%m"), found.table["visits"], strict=True))
    in_full_week = dict.fromkeys(["28/01", "29/01", "30/01", "31/01", "01/02", "02/02", "03/02"], 2)
    assert by_day == {"25/01": 1, "26/01": 1, "27/01": 1, **in_full_week, "04/02": 1, "05/02": 0}
    assert (found.rows_read, [problem.code for problem in found.problems]) == (3, [])
    assert set(found.table["row"]) == {8, 9, 10}
    assert [(c.first, c.last) for c in found.coverage] == [(dt.date(2018, 1, 25), dt.date(2018, 2, 5))]
    assert any("son estimadas" in note for note in found.notes)


GA4_HEAD = (
    "# ----------------------------------------",
    "# Exploración",
    "# ----------------------------------------",
    "# Fecha de inicio: 20250101",
    "# Fecha de finalización: 20250131",
)


def test_an_exploration_divided_by_device_is_refused_and_never_counts_the_first_device_alone():
    found = read(lines(*GA4_HEAD, "Fecha,Categoría de dispositivo,Sesiones", "20250102,mobile,5", "20250102,desktop,9"))
    assert (found.dataset, [problem.code for problem in found.problems]) == (None, ["divided_days"])
    assert "«Categoría de dispositivo»" in found.problems[0].message


def test_the_total_of_an_exploration_is_left_out_and_checked():
    found = read(lines(*GA4_HEAD, "Fecha,Sesiones", ",15", "20250102,5", "20250103,9"))
    assert found.table["visits"].tolist() == [5, 9]
    assert [problem.code for problem in found.problems] == ["total_mismatch"]
    assert [(c.first, c.last) for c in found.coverage] == [(dt.date(2025, 1, 1), dt.date(2025, 1, 31))]


@pytest.mark.parametrize("month", ["202501", "01", "1"])
def test_an_exploration_by_month_is_monthly(month):
    found = read(lines(*GA4_HEAD, "Mes,Sesiones", f"{month},15"))
    assert found.table[["grain", "visits"]].values.tolist() == [["month", 15]]
    assert found.covers == (dt.date(2025, 1, 1), dt.date(2025, 1, 31))


def test_months_without_a_year_in_a_range_of_two_years_are_declined():
    head = [line.replace("20250101", "20240101") for line in GA4_HEAD]
    found = read(lines(*head, "Mes,Sesiones", "01,15"))
    assert [problem.code for problem in found.problems] == ["declined"]


def test_an_exploration_by_week_is_asked_about_and_spread():
    text = lines(*GA4_HEAD, "Semana\u00a0N,Sesiones", "0000,8", "0001,7")
    assert [question.id for question in read(text).questions] == ["weeks"]
    found = read(text, answers={"weeks": "sunday"})
    assert found.table["visits"].tolist() == [2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1]
    assert (found.rows_read, found.table["day"].max().date()) == (2, dt.date(2025, 1, 11))
