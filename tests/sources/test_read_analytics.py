"""Google Analytics 4 and Universal Analytics."""

import datetime as dt

from source_files import lines, read

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


def test_a_week_index_is_declined():
    found = read(lines(*UA, "Week Index,Sessions", "0000,5"))
    assert [problem.code for problem in found.problems] == ["declined"]
