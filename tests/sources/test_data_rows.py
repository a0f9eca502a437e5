"""What stands in a table and is no data: sums, averages, another table; and what would be counted wrong without a word."""

import datetime as dt

from source_files import lines, read, xlsx

from plancom.datasets import Observations

D = dt.datetime


def sheet(*rows):
    return read(xlsx({"Hoja1": [list(row) for row in rows]}))


def rows_and_codes(found):
    return [(problem.row, problem.code) for problem in found.problems]


def spans(found):
    return [(str(one.first), str(one.last)) for one in found.coverage]


# ------------------------------------------------------------------------------------------- records longer than the header


def test_a_comma_of_thousands_without_quotes_rejects_its_row_instead_of_losing_its_hundreds():
    found = read(lines("fecha,visitas", "2018-01-01,1,234", "2018-01-02,950", "2018-01-03,1,105"))
    assert rows_and_codes(found) == [(2, "too_many_cells"), (4, "too_many_cells")]
    assert found.table["visits"].tolist() == [950]
    assert "«234»" in found.problems[0].message


def test_delimiters_at_the_end_of_a_record_are_no_cells_too_many():
    found = read(lines("fecha,visitas", "2018-01-01,5,,", "2018-01-02,6,"))
    assert (rows_and_codes(found), found.table["visits"].tolist()) == ([], [5, 6])


def test_google_analytics_4_with_a_comma_of_thousands_without_quotes_is_read_whole_or_refused():
    head = ("# Start date: 20230101", "# End date: 20230102")
    found = read(lines(*head, "Date,Sessions", "20230101,1,005", "20230102,7"))
    assert found.table["visits"].tolist() == [1005, 7]
    found = read(lines(*head, "Date,Sessions,Views", "20230101,1,005,9", "20230102,7,8"))
    assert {problem.row for problem in found.problems if problem.rejects} == {4}
    assert found.table["visits"].tolist() == [7]


# ------------------------------------------------------------------------------------------------------------ other tables


def test_another_table_below_under_the_same_first_header_is_told_and_not_read():
    found = sheet(
        ("Fecha", "Visitas"), (D(2017, 1, 1), 10), (D(2017, 1, 2), 20), (),
        ("Fecha", "Seguidores"), (D(2017, 2, 1), 3000), (D(2017, 2, 2), 4000),
    )  # fmt: skip
    assert found.table["visits"].tolist() == [10, 20]
    assert rows_and_codes(found) == [(5, "another_table")]
    assert "«Seguidores»" in found.problems[0].message


def test_columns_that_change_places_below_are_not_taken_for_each_other():
    found = read(
        lines("fecha,visitantes,visitas", "2018-01-01,3,30", "fecha,visitas,visitantes", "2018-02-01,50,5"),
    )
    assert rows_and_codes(found) == [(3, "another_table")]
    assert found.table[["visits", "visitors"]].to_numpy().tolist() == [[30, 3]]


def test_a_header_that_is_repeated_as_it_was_is_left_out_as_before():
    found = read(lines("fecha,visitas", "2018-01-01,3", "fecha,visitas", "2018-02-01,5"))
    assert (rows_and_codes(found), found.table["visits"].tolist()) == ([], [3, 5])


def test_two_tables_side_by_side_under_one_header_are_refused_instead_of_read_by_half():
    found = sheet(("Fecha", "Visitas", None, "Fecha", "Visitas"), (D(2017, 1, 3), 1, None, D(2018, 1, 3), 10))
    assert not isinstance(found, Observations)
    assert [(p.code, p.column) for p in found.problems] == [("repeated_column", "Fecha")]


def test_a_column_that_is_there_twice_but_empty_the_second_time_is_one():
    found = read(lines("fecha,visitas,visitas", "2018-01-02,5,", "2018-01-03,6,"))
    assert found.table["visits"].tolist() == [5, 6]


def test_figures_above_a_list_are_told_though_the_list_alone_is_read():
    found = sheet(
        ("Visitas 2018",), ("Mes", "Sesiones del portal", "Meta"), ("Enero", 100, 90), ("Febrero", 120, 95), (),
        ("fecha", "red", "publicaciones"), (D(2018, 1, 2), "Facebook", 3),
    )  # fmt: skip
    assert [(p.code, p.rejects) for p in found.problems] == [("rows_above", False)]
    assert "2 filas" in found.problems[0].message
    assert found.table["publications"].tolist() == [3]


def test_a_title_with_the_year_above_a_table_is_no_other_table():
    found = sheet(("Publicaciones", 2018), (), ("fecha", "red", "publicaciones"), (D(2018, 1, 2), "Facebook", 3))
    assert rows_and_codes(found) == []


# --------------------------------------------------------------------------------------------------------- sums and averages


def test_sums_of_a_year_and_averages_in_place_of_a_date_leave_every_month_covered():
    found = read(
        lines(
            *("mes,visitas", "2017-11,10", "2017-12,20", "Total 2017,30", "2018-01,5", "2018-02,6"),
            *("TOTAL AÑO 2018,11", "Promedio,8"),
        )
    )
    assert (rows_and_codes(found), found.table["visits"].tolist()) == ([], [10, 20, 5, 6])
    assert spans(found) == [("2017-11-01", "2018-02-28")]
    assert any("2 filas de totales" in note for note in found.notes)
    assert any("1 fila de promedios o variaciones" in note for note in found.notes)


def test_a_row_of_the_total_of_all_procedures_is_no_procedure():
    found = read(
        lines("mes,tramite,canal,cantidad", "2018-01,Queja,electrónico,4", "2018-01,TOTAL,electrónico,4"),
    )
    assert (rows_and_codes(found), found.table["quantity"].tolist()) == ([], [4])
    assert any("1 fila de totales" in note for note in found.notes)


def test_a_channel_called_total_is_left_out_where_it_is_the_others_sum_and_refused_where_it_is_not():
    rows = ("mes,tramite,canal,cantidad", "2018-01,Queja,electrónico,4", "2018-01,Queja,presencial,6")
    found = read(lines(*rows, "2018-01,Queja,Total,10"))
    assert (rows_and_codes(found), found.table["quantity"].tolist()) == ([], [4, 6])
    found = read(lines(*rows, "2018-01,Queja,Total,11", "2018-02,Queja,Total,3"))
    assert rows_and_codes(found) == [(4, "total_channel"), (5, "total_channel")]
    assert found.table["quantity"].tolist() == [4, 6]


# ------------------------------------------------------------------------------------------------------- channels and errors


def test_a_channel_that_sounds_electronic_is_asked_about_and_counts_as_the_answer_says():
    content = lines("mes,tramite,canal,cantidad", "2018-01,Queja,En línea,4", "2018-01,Queja,presencial,6")
    asked = read(content)
    assert not isinstance(asked, Observations)
    assert [(q.id, q.blocking, [o.value for o in q.options]) for q in asked.questions] == [
        ("channel:en linea", True, ["electrónico", ""])
    ]
    assert (asked.problems[0].row, asked.problems[0].value) == (2, "En línea")
    yes = read(content, answers={"channel:en linea": "electrónico"})
    assert yes.table["channel"].tolist() == ["electrónico", "presencial"]
    no = read(content, answers={"channel:en linea": ""})
    assert no.table["channel"].tolist() == ["En línea", "presencial"]
    assert rows_and_codes(no) == [(2, "unknown_channel")]


BOTH = {"channel:pagina web": "electrónico", "channel:correo electronico": "electrónico"}


def test_two_channels_that_the_user_says_are_electronic_are_summed():
    rows = (
        "mes,tramite,canal,cantidad,ciudadanos",
        "2018-01,Queja,Página web,9,5",
        "2018-01,Queja,Correo electrónico,12,",
    )
    found = read(lines(*rows, "2018-01,Queja,presencial,60,50", "2018-02,Queja,Página web,4,3"), answers=BOTH)
    assert rows_and_codes(found) == []
    said = found.table.sort_values(["day", "channel"])
    assert said["channel"].tolist() == ["electrónico", "presencial", "electrónico"]
    assert said["quantity"].tolist() == [21, 60, 4]
    assert said["citizens"].fillna(-1).tolist() == [-1, 50, 3]
    assert "Se sumaron como «electrónico» las cantidades de «Página web» y «Correo electrónico»." in found.notes


def test_a_channel_of_the_plan_that_is_the_sum_of_those_written_apart_counts_once_and_else_is_one_more():
    rows = ("mes,tramite,canal,cantidad", "2018-01,Queja,Página web,9", "2018-01,Queja,Correo electrónico,12")
    found = read(lines(*rows, "2018-01,Queja,electrónico,21"), answers=BOTH)
    assert (rows_and_codes(found), found.table["quantity"].tolist()) == ([], [21])
    assert "Se contó «electrónico» y no «Página web» y «Correo electrónico»: suman lo mismo." in found.notes
    found = read(lines(*rows, "2018-01,Queja,electrónico,5"), answers=BOTH)
    assert (rows_and_codes(found), found.table["quantity"].tolist()) == ([], [26])


def test_the_same_channel_twice_is_still_a_contradiction_beside_one_written_apart():
    rows = ("mes,tramite,canal,cantidad", "2018-01,Queja,Página web,9", "2018-01,Queja,página web,8")
    found = read(lines(*rows, "2018-01,Queja,Correo electrónico,12"), answers=BOTH)
    assert (rows_and_codes(found), found.table["quantity"].tolist()) == ([(3, "conflicting_row")], [21])


def test_electronic_channels_are_summed_in_a_sheet_with_months_as_columns_too():
    found = read(
        xlsx(
            {
                "Trámites": [
                    ["Trámites atendidos por canal – 2018"],
                    ["Trámite", "Canal", "Enero", "Febrero"],
                    ["Copia de acuerdos", "Presencial", 60, 61],
                    ["Copia de acuerdos", "Página web", 9, 10],
                    ["Copia de acuerdos", "Correo electrónico", 12, 13],
                ]
            }
        ),
        answers=BOTH,
    )
    electronic = found.table[found.table["channel"] == "electrónico"]
    assert (rows_and_codes(found), sorted(electronic["quantity"])) == ([], [21, 23])


def test_a_row_of_a_sheet_with_months_as_columns_names_the_row_that_it_repeats_as_the_sheet_numbers_it():
    sheet_of_a_month = [["Trámite", "Canal", "Enero"], ["Copia", "Electrónico", 9], ["Copia", "electronico", 8]]
    found = read(xlsx({"Hoja1": [["Trámites por canal – 2018"], *sheet_of_a_month]}))
    assert [(problem.row, problem.column) for problem in found.problems] == [(4, "C")]
    assert found.problems[0].message.startswith("Esta fila y la fila 3 son de lo mismo")


def test_an_error_of_the_spreadsheet_is_a_problem_and_not_one_publication():
    found = sheet(
        ("fecha", "red", "publicaciones"),
        (D(2018, 1, 1), "Facebook", 3),
        (D(2018, 1, 2), "Facebook", "#REF!"),
        (D(2018, 1, 3), "Facebook", "#DIV/0!"),
    )
    assert [(p.row, p.code, p.value) for p in found.problems] == [
        (3, "not_a_number", "#REF!"),
        (4, "not_a_number", "#DIV/0!"),
    ]
    assert found.table["publications"].tolist() == [3]


# -------------------------------------------------------------------------------------------------------------------- dates


def test_rows_of_the_last_days_of_months_are_months():
    found = read(lines("fecha,visitas", "31/01/2018,5", "28/02/2018,6"))
    assert found.table["grain"].tolist() == ["month", "month"]
    assert spans(found) == [("2018-01-01", "2018-02-28")]


def test_dates_that_prove_both_orders_are_asked_about():
    rows = ("fecha,visitas", "13/01/2018,5", "01/14/2018,6", "03/04/2018,7")
    assert [question.id for question in read(lines(*rows)).questions] == ["dates"]
    said = read(lines(*rows), answers={"dates": "dmy"})
    assert [str(day.date()) for day in said.table["day"]] == ["2018-01-13", "2018-04-03"]


def test_a_date_with_two_figures_of_a_year_is_mended_within_its_month():
    found = read(lines("fecha,visitas", "31/06/18,5", "01/07/2018,5"))
    assert found.problems[0].fix == "Escríbala como 30/06/2018."
