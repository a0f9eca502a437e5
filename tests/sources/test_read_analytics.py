"""Google Analytics 4 and Universal Analytics."""

import datetime as dt

import pytest
from source_files import lines, read, xlsx

from plancom.datasets import Coverage, Inquiry, Refusal

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


def test_the_rows_of_a_day_divided_by_device_are_added_up():
    found = read(lines(*GA4_HEAD, "Fecha,Categoría de dispositivo,Sesiones", "20250102,mobile,5", "20250102,desktop,9"))
    assert found.table["visits"].tolist() == [14]
    assert any("«Categoría de dispositivo»" in note for note in found.notes)


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


CHANNEL = "Grupo de canales predeterminado de la sesión"
FREE_FORM = (
    "# ----------------------------------------",
    "# Concejo - GA4",
    "# Formulario libre 1",
    "# 20180301-20180331",
    "# ----------------------------------------",
    "",
)


def codes(found):
    return [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("head", "total"),
    [
        ("Fecha,Sesiones", "Total general"),
        ("Date,Sessions", "Grand total"),
        ("Data,Sessões", "Total geral"),
    ],
)
def test_a_free_form_covers_the_range_of_its_preamble_and_its_total_is_compared(head, total):
    found = read(lines(*FREE_FORM, head, f",30,{total}", "20180305,10", "20180328,20"))
    assert (found.source, found.table["visits"].tolist(), codes(found)) == ("ga4", [10, 20], [])
    assert found.covers == (dt.date(2018, 3, 1), dt.date(2018, 3, 31))
    wrong = read(lines(*FREE_FORM, head, f",31,{total}", "20180305,10", "20180328,20"))
    assert [(p.code, p.row, p.rejects) for p in wrong.problems] == [("total_mismatch", 8, False)]


def test_a_free_form_saved_by_a_spreadsheet_is_the_same():
    rows = [
        ["# 20180301-20180331"],
        [],
        ["Fecha", "Sesiones"],
        [None, 30, "Total general"],
        [20180305, 10],
        [20180328, 20],
    ]
    found = read(xlsx({"Hoja1": rows}))
    assert (found.table["visits"].tolist(), codes(found)) == ([10, 20], [])
    assert found.covers == (dt.date(2018, 3, 1), dt.date(2018, 3, 31))


def test_dates_of_a_spreadsheet_are_read_in_the_order_in_which_they_lie_in_the_stated_range():
    found = read(lines(*FREE_FORM, "Fecha,Sesiones", "1/3/2018,10", "2/3/2018,20"))
    assert (found.table["day"].dt.date.tolist(), codes(found)) == ([dt.date(2018, 3, 1), dt.date(2018, 3, 2)], [])


DIVIDING = (
    ("Fecha", CHANNEL, "Sesiones"),
    ("Fecha", "Fuente/medio de la sesión", "Sesiones"),
    ("Fecha", "Página de destino + cadena de consulta", "Sesiones"),
    ("Date", "Session default channel group", "Sessions"),
    ("Date", "Device category", "Sessions"),
    ("Date", "Country", "Sessions"),
    ("Data", "Grupo de canais padrão da sessão", "Sessões"),
    ("Data", "Categoria do dispositivo", "Sessões"),
)


@pytest.mark.parametrize(("day", "dimension", "sessions"), DIVIDING)
def test_days_divided_by_what_a_session_has_one_of_are_added_up_with_and_without_a_preamble(day, dimension, sessions):
    table = (f"{day},{dimension},{sessions}", "20180301,a,30", "20180301,b,20", "20180302,a,25")
    bare = read(lines(*table))
    assert (bare.source, bare.table["visits"].tolist(), codes(bare)) == ("ga4", [50, 25], [])
    assert (bare.rows_read, bare.table["row"].tolist()) == (3, [2, 4])
    assert any("Se sumaron" in note and f"«{dimension}»" in note for note in bare.notes)
    stated = read(lines(*FREE_FORM, table[0], ",,75,Grand total", *table[1:]))
    assert (stated.table["visits"].tolist(), codes(stated)) == ([50, 25], [])
    assert stated.covers == (dt.date(2018, 3, 1), dt.date(2018, 3, 31))


def test_users_of_divided_days_stay_missing_and_page_views_are_added():
    found = read(
        lines(f"Fecha,{CHANNEL},Sesiones,Usuarios activos,Vistas", "20180301,a,30,9,100", "20180301,b,20,8,50")
    )
    assert found.table[["visits", "page_views"]].values.tolist() == [[50, 150]]
    assert found.table["visitors"].isna().all()
    assert {c.measure for c in found.coverage} == {"visits", "page_views"}
    assert any("Los usuarios quedan sin dato" in note for note in found.notes)


def test_divided_users_alone_are_declined_for_they_do_not_add_up():
    found = read(lines("Fecha,País,Usuarios activos", "20180301,CO,30", "20180301,VE,20"))
    assert codes(found) == ["declined"]
    assert "no se suman" in found.problems[0].message


def test_the_date_may_stand_after_the_dimension():
    found = read(
        lines("Device category,Date,Sessions", "mobile,20180301,30", "desktop,20180301,20", "mobile,20180302,25")
    )
    assert found.table["visits"].tolist() == [50, 25]


@pytest.mark.parametrize(
    ("day", "dimension", "figure"),
    [
        ("Fecha", "Ruta de la página y clase de pantalla", "Sesiones"),
        ("Fecha", "Nombre del evento", "Sesiones"),
        ("Date", "Page title and screen class", "Sessions"),
        ("Date", "Hostname", "Sessions"),
        ("Data", "Caminho da página e classe da tela", "Sessões"),
        ("Data", "Nome do item", "Sessões"),
    ],
)
@pytest.mark.parametrize("preamble", [(), FREE_FORM])
def test_days_divided_by_what_a_session_has_several_of_are_declined_with_that_reason(preamble, day, dimension, figure):
    found = read(lines(*preamble, f"{day},{dimension},{figure}", "20180301,/a,30", "20180301,/b,20"))
    assert codes(found) == ["declined"]
    assert f"«{dimension}»: una misma sesión está en varias" in found.problems[0].message
    assert "sin fechas" not in found.problems[0].message


def test_a_table_by_day_that_counts_something_else_says_so():
    found = read(lines("Fecha,Nombre del evento,Número de eventos", "20180301,click,30", "20180301,scroll,20"))
    assert codes(found) == ["declined"]
    assert "no trae visitas" in found.problems[0].message


def test_a_dimension_that_is_unknown_is_not_added_up():
    found = read(lines(*FREE_FORM, "Fecha,Tema,Sesiones", "20180301,a,30", "20180301,b,20"))
    assert (codes(found), type(found)) == (["divided_days"], Refusal)


def test_a_dimension_with_one_row_for_each_date_is_read_as_it_is():
    found = read(lines(f"Fecha,{CHANNEL},Sesiones,Usuarios activos", "20180301,Direct,30,9", "20180302,Direct,20,8"))
    assert (found.table[["visits", "visitors"]].values.tolist(), codes(found)) == ([[30, 9], [20, 8]], [])
    assert any("Todas las filas son de «Direct»" in note for note in found.notes)


@pytest.mark.parametrize("head", ["Mes del año", "Year month", "Año y mes", "Ano e mês", "Mês"])
def test_months_divided_by_channel_are_added_up(head):
    found = read(lines(f"{head},{CHANNEL},Sesiones", "201803,a,30", "201803,b,20", "201804,a,1"))
    assert found.table[["grain", "visits"]].values.tolist() == [["month", 50], ["month", 1]]
    assert found.covers == (dt.date(2018, 3, 1), dt.date(2018, 4, 30))


@pytest.mark.parametrize("head", ["Mes", "Month", "Mes del año", "Mês"])
@pytest.mark.parametrize("months", [("01", "02", "03"), ("1", "2", "3")])
def test_numbers_of_months_are_those_of_the_year_that_the_range_is_in(head, months):
    span = ["# Fecha de inicio: 20180101", "# Fecha de finalización: 20180331"]
    rows = [f"{month},{figure},9" for month, figure in zip(months, (30, 20, 10), strict=True)]
    found = read(lines(*span, f"{head},Sesiones,Usuarios activos", *rows))
    assert found.table[["grain", "visits"]].values.tolist() == [["month", 30], ["month", 20], ["month", 10]]
    assert found.covers == (dt.date(2018, 1, 1), dt.date(2018, 3, 31))
    assert codes(found) == []


def test_months_whose_year_nobody_states_are_declined_with_that_reason():
    found = read(lines(f"Mes,{CHANNEL},Sesiones", "03,a,30", "03,b,20"))
    assert codes(found) == ["declined"]
    assert "no dice de qué año" in found.problems[0].message


def test_a_repeated_row_of_a_divided_day_counts_once_and_a_wrong_figure_loses_its_day():
    found = read(
        lines(
            "Fecha,Device category,Sesiones",
            "20180301,a,30",
            "20180301,a,30",
            "20180302,a,x",
            "20180302,b,5",
            "20180303,a,7",
        )
    )
    assert found.table["visits"].tolist() == [30, 7]
    assert [(p.code, p.row) for p in found.problems] == [("duplicate_row", 3), ("not_a_number", 4)]
    assert [(c.first.day, c.last.day) for c in found.coverage] == [(1, 1), (3, 3)]


def test_a_row_of_a_divided_table_without_a_date_refuses_all_sums():
    found = read(lines("Fecha,Device category,Sesiones", "20180301,a,30", "20180301,b,5", ",a,9"))
    assert (type(found), [(p.code, p.row) for p in found.problems]) == (Refusal, [("missing_date", 4)])


def test_what_google_calls_other_is_a_part_like_any_other():
    found = read(lines("Fecha,City,Sesiones", "20180301,Cartagena,30", "20180301,(other),5"))
    assert found.table["visits"].tolist() == [35]


@pytest.mark.parametrize("words", ["# Rows 1-2 of 2000", "# Filas 1-2 de 2.000", "# Linhas 1-2 de 2.000"])
def test_a_cut_table_covers_nothing_and_its_divided_days_are_not_summed(words):
    days = read(lines(*FREE_FORM[:4], words, "", "Fecha,Sesiones", "20180301,30", "20180305,20"))
    assert (days.table["visits"].tolist(), days.coverage, codes(days)) == ([30, 20], (), ["cut_list"])
    divided = lines(*FREE_FORM[:4], words, "", "Fecha,Device category,Sesiones", "20180301,a,30", "20180301,b,20")
    found = read(divided)
    assert (type(found), codes(found), [q.blocking for q in found.questions]) == (Inquiry, ["cut_list"], [True])
    whole = read(divided, answers={"complete": "yes"})
    assert (whole.table["visits"].tolist(), whole.covers) == ([50], (dt.date(2018, 3, 1), dt.date(2018, 3, 31)))


@pytest.mark.parametrize("head", [f"{CHANNEL},Sesiones", "Grupo de canais padrão da sessão,Sessões"])
def test_only_a_table_without_dates_is_said_to_have_none(head):
    found = read(lines(head, "Direct,30"))
    assert codes(found) == ["declined"]
    assert "sin fechas" in found.problems[0].message


def test_a_snapshot_in_portuguese():
    found = read(
        lines(
            "# Data de início: 20250101",
            "# Data de término: 20250102",
            "Enésimo dia,Usuários ativos",
            "0000,1",
            "0001,2",
        )
    )
    assert (found.table["visitors"].tolist(), found.covers) == ([1, 2], (dt.date(2025, 1, 1), dt.date(2025, 1, 2)))


def test_universal_analytics_in_portuguese():
    found = read(lines(*UA, "Índice do mês,Sessões,Usuários", "0000,5,4", "0001,6,5", "0002,7,6", ",18,15"))
    assert (found.source, found.table["visits"].tolist(), codes(found)) == ("universal-analytics", [5, 6, 7], [])


@pytest.mark.parametrize(
    ("head", "rows", "counted"),
    [
        ("ga:date,ga:sessions,ga:users,ga:pageviews", ("20180101,5,4,9", "20180102,6,4,9"), [[5, 4, 9], [6, 4, 9]]),
        ("date,sessions,activeUsers,screenPageViews", ("20260220,5,4,9", "20260221,6,4,8"), [[5, 4, 9], [6, 4, 8]]),
    ],
)
def test_measures_as_programs_call_them_that_ask_analytics_are_counted_without_a_question(head, rows, counted):
    found = read(lines(head, *rows))
    assert (found.source, found.table[["visits", "visitors", "page_views"]].values.tolist()) == ("ga4", counted)


@pytest.mark.parametrize(
    "head",
    ["date,deviceCategory,sessions,activeUsers", ",ga:date,ga:countryIsoCode,ga:sessions", "date,sessionDefaultChannelGroup,sessions,eventCount"],
)  # fmt: skip
def test_sessions_that_a_program_asked_for_by_a_dimension_are_added_up(head):
    lead = "0," if head.startswith(",") else ""
    tail = ",1" if head.endswith(("activeUsers", "eventCount")) else ""
    rows = [f"{lead}{row}{tail}" for row in ("20180101,a,5", "20180101,b,6", "20180102,a,1")]
    found = read(lines(head, *rows))
    assert found.table["visits"].tolist() == [11, 1]


def test_the_day_of_the_month_is_a_day_where_the_report_is_of_one_month_and_none_elsewhere():
    rows = ("", "Day,Sessions", ",11,Grand total", "20,5", "21,6")
    found = read(lines("# 20260220-20260221", *rows))
    assert found.table["day"].dt.date.tolist() == [dt.date(2026, 2, 20), dt.date(2026, 2, 21)]
    assert isinstance(read(lines("# 20260101-20260228", *rows)), Refusal)


def test_a_year_s_snapshot_counts_the_active_users_of_each_day_instead_of_asking_about_its_weeks():
    head = ("# Start date: 20250101", "# End date: 20250109")
    found = read(
        lines(
            *(*head, "Nth week,Active users", "0000,13", "0001,22", ""),
            *("# How are active users trending?", *head, "Nth day,30 days,7 days,1 day"),
            *(f"{day:04d},100,14,{day}" for day in range(9)),
        )
    )
    assert found.table["visitors"].tolist() == list(range(9))
    assert found.coverage == (Coverage("", dt.date(2025, 1, 1), dt.date(2025, 1, 9), "visitors", "day"),)


def test_months_of_a_custom_report_go_before_its_chart_by_day():
    head = ("# -----", "# Custom", "# 20170101-20170228", "# -----", "")
    found = read(
        lines(*head, "Month of Year,Sessions", "201701,10", "201702,20", ",30", "", "Day Index,Sessions", "1/1/17,5")
    )
    assert (found.table["visits"].tolist(), found.table["grain"].tolist()) == ([10, 20], ["month", "month"])


def test_a_workbook_of_universal_analytics_is_read_by_its_index():
    days_ = [["Índice de día", "Sesiones"], [dt.datetime(2018, 1, 1), 5], [dt.datetime(2018, 1, 2), 6], [None, 11]]
    channels = [["Canal", "Sesiones"], ["Direct", 11], [None, 11]]
    found = read(xlsx({"Resumen": [["Vista"]], "Conjunto de datos1": channels, "Conjunto de datos2": days_}))
    assert (found.source, found.table["visits"].tolist()) == ("universal-analytics", [5, 6])
