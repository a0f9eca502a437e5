"""Lists of requests: a row is one, whatever figures stand beside it; amounts of procedures by day; what is asked of both."""

import datetime as dt
from collections import Counter

import pytest
from source_files import csv_text, lines, read, xlsx

REGISTER = (
    "Radicado;Fecha de radicación;Tipo de petición;Canal;Días de respuesta;Identificación",
    "2018-0001;05/01/2018;Petición;Presencial;15;10000001",
    "2018-0002;20/01/2018;Queja;Presencial;10;10000002",
    "2018-0003;25/02/2018;Petición;Electrónico;7;10000003",
)


def counted(found):
    months = found.table["day"].dt.strftime("%Y-%m")
    rows = zip(months, found.table["procedure"], found.table["channel"], found.table["quantity"], strict=True)
    found = Counter()
    for month, procedure, channel, n in rows:
        found[month, procedure, channel] += int(n)
    return dict(found)


def questions(found):
    return [(question.id, question.blocking) for question in found.questions]


def test_a_register_is_read_a_row_a_request_by_its_number():
    found = read(lines(*REGISTER))
    assert counted(found) == {
        ("2018-01", "Petición", "presencial"): 1,
        ("2018-01", "Queja", "presencial"): 1,
        ("2018-02", "Petición", "electrónico"): 1,
    }
    assert found.table["request"].tolist() == ["2018-0001", "2018-0002", "2018-0003"]
    assert set(found.table["grain"]) == {"request"}
    assert "su trámite es el de la columna «Tipo de petición»" in " ".join(found.notes)


@pytest.mark.parametrize(
    "header",
    [
        "N.º de radicado",
        "No. Radicado",
        "Número de radicación",
        "Ticket",
        "Consecutivo",
        "Case number",
        "N.º do protocolo",
    ],
)
def test_the_number_of_a_request_is_known_by_its_name_however_it_is_written(header):
    found = read(csv_text([[header, "Fecha", "Canal", "Asunto"], ["A-1", "25/01/2018", "Presencial", "Ruido"]]))
    assert (found.dataset, found.table["request"].tolist()) == ("procedures", ["A-1"])


def test_a_register_covers_its_days_until_its_owner_says_that_it_has_whole_months():
    found = read(lines(*REGISTER))
    assert questions(found) == [("whole_months", False)]
    assert found.covers == (dt.date(2018, 1, 5), dt.date(2018, 2, 25))
    assert read(lines(*REGISTER), answers={"whole_months": "yes"}).covers == (dt.date(2018, 1, 1), dt.date(2018, 2, 28))


def test_of_two_columns_that_may_be_the_procedure_the_likelier_is_taken_and_the_other_can_be_chosen():
    text = lines("Radicado;Fecha;Tipo de solicitud;Asunto;Canal", "1;25/01/2018;Petición;Ruido;Presencial")
    found = read(text)
    assert found.table["procedure"].tolist() == ["Petición"]
    assert ("procedure", False) in questions(found)
    assert read(text, answers={"procedure": "asunto"}).table["procedure"].tolist() == ["Ruido"]


WITHOUT_NUMBERS = lines(
    "Fecha;Trámite;Canal;Valor pagado",
    "05/01/2018;Certificado;Presencial;45000",
    "05/01/2018;Certificado;Presencial;45000",
    "20/01/2018;Permiso;Electrónico;52000",
)


def test_a_list_without_numbers_is_asked_about_and_its_rows_are_added_up_by_day():
    found = read(WITHOUT_NUMBERS)
    assert (found.dataset, questions(found)) == (None, [("rows", True)])
    said = read(WITHOUT_NUMBERS, answers={"rows": "row"})
    assert counted(said) == {("2018-01", "Certificado", "presencial"): 2, ("2018-01", "Permiso", "electrónico"): 1}
    assert (said.problems, said.rows_read) == ((), 3)
    refused = read(WITHOUT_NUMBERS, answers={"rows": "no"})
    assert (refused.dataset, [p.code for p in refused.problems], refused.questions) == (None, ["no_count"], ())


def test_a_column_that_says_nothing_is_one_question_with_three_answers():
    text = lines("Fecha;Trámite;Canal;Valor", "25/01/2018;A;Presencial;4", "26/01/2018;A;Presencial;5")
    (question,) = read(text).questions
    assert question.id == "column:valor"
    assert question.text == "¿Qué es «Valor», con los valores 4 y 5?"
    assert [option.value for option in question.options] == ["count", "row", "no"]
    assert sum(counted(read(text, answers={"column:valor": "count"})).values()) == 9
    assert sum(counted(read(text, answers={"column:valor": "row"})).values()) == 2
    assert read(text, answers={"column:valor": "no"}).dataset is None


def test_a_table_of_months_has_no_rows_of_one_each():
    text = lines("Mes;Canal;Trámite;Tiempo promedio (días)", "2018-01;Presencial;A;12", "2018-02;Presencial;A;8")
    found = read(text)
    assert (found.dataset, found.questions, [p.code for p in found.problems]) == (None, (), ["no_count"])


def test_which_of_two_counts_is_meant_is_asked():
    text = lines(
        "Fecha;Trámite;Canal;Solicitudes recibidas;Solicitudes resueltas",
        "25/01/2018;A;Presencial;4;3", "26/01/2018;A;Presencial;5;5",
    )  # fmt: skip
    assert questions(read(text)) == [("quantity", True)]
    said = read(text, answers={"quantity": "solicitudes resueltas"})
    assert sum(counted(said).values()) == 8


def test_amounts_of_days_add_up_within_their_month():
    rows = [f"{day:02d}/01/2018;Certificado;Presencial;{n}" for day, n in ((2, 10), (3, 12), (4, 10), (5, 9), (15, 20))]
    found = read(lines("Fecha;Trámite;Canal;Cantidad", *rows))
    assert int(found.table["quantity"].sum()) == 61
    assert (set(found.table["grain"]), found.problems) == ({"day"}, ())


def test_dates_under_the_word_month_stand_for_it():
    found = read(lines("mes,tramite,canal,cantidad", "15/01/2018,A,Presencial,4", "20/02/2018,A,Presencial,5"))
    assert set(found.table["grain"]) == {""}
    assert found.covers == (dt.date(2018, 1, 1), dt.date(2018, 2, 28))


def test_the_same_number_twice_counts_once_and_uncovers_its_month():
    rows = [*REGISTER, "2018-0003;25/02/2018;Petición;Electrónico;9;10000003"]
    found = read(lines(*rows), answers={"whole_months": "yes"})
    assert len(found.table) == 3
    assert [p.code for p in found.problems] == ["duplicate_row"]
    assert all(not (c.first <= dt.date(2018, 2, 25) <= c.last) for c in found.coverage)


def test_posts_without_a_text_a_link_or_an_id_are_asked_about():
    text = lines("Fecha;Red;Alcance", "25/01/2018;Facebook;450", "25/01/2018;Facebook;52")
    assert questions(read(text)) == [("rows", True)]
    found = read(text, answers={"rows": "row"})
    assert found.table[["series", "publications"]].values.tolist() == [["facebook", 2]]


def test_press_that_is_counted_is_declined_and_press_that_is_listed_beside_a_figure_is_read():
    counted_press = lines("Fecha,Medio,Título,Publicaciones", "25/01/2018,El Universal,Resumen,4")
    assert [p.code for p in read(counted_press).problems] == ["declined"]
    found = read(lines("Titulo,Source,Link,CleanDate,Duración (min)", "A,El Universal,https://e.co/a,26/03/2018,12"))
    assert (found.dataset, found.table["series"].tolist()) == ("press", ["el-universal"])
    assert found.table["day"].dt.date.tolist() == [dt.date(2018, 3, 26)]


def test_a_table_that_names_each_figure_in_a_column_is_read_by_these_names():
    text = lines(
        "Mes;Canal;Indicador;Valor",
        "2018-01;Presencial;Número de trámites;76", "2018-01;Presencial;Días de respuesta;49",
        "2018-02;Electrónico;Número de trámites;14", "2018-02;Electrónico;Días de respuesta;9",
    )  # fmt: skip
    found = read(text)
    assert sum(counted(found).values()) == 90
    assert "No se contaron las filas de «Días de respuesta», que dicen otra cosa." in found.notes


def test_a_month_alone_is_read_like_two():
    rows = [["TRÁMITES ATENDIDOS 2018"], [], ["Trámite", "Canal", "Noviembre", "Total"]]
    rows += [["Peticiones", "Electrónico", 63, 63], ["Peticiones", "Presencial", 120, 120]]
    found = read(csv_text(rows))
    assert counted(found) == {
        ("2018-11", "Peticiones", "electrónico"): 63,
        ("2018-11", "Peticiones", "presencial"): 120,
    }


def test_the_title_of_a_hand_made_sheet_that_speaks_of_money_refuses_it_with_that_reason():
    rows = [["Inversión en publicaciones pautadas por red 2018"], ["Red", "Enero", "Febrero"], ["Facebook", 200, 150]]
    found = read(csv_text(rows))
    assert (found.dataset, [p.code for p in found.problems]) == (None, ["declined"])
    assert "Inversión en publicaciones pautadas" in found.problems[0].message


def test_the_first_days_of_january_are_days_and_no_months():
    found = read(lines("Fecha;Trámite;Canal;Cantidad", "02/01/2018;P;Presencial;4", "03/01/2018;P;Presencial;5"))
    assert questions(found) == [("dates", True)]
    months = read(lines("Mes;Trámite;Canal;Cantidad", "01/02/2018;P;Presencial;4", "01/03/2018;P;Presencial;5"))
    assert months.table["day"].dt.month.tolist() == [2, 3]


def test_bare_numbers_begin_again_every_year_and_no_number_is_none():
    rows = [
        "1;25/01/2017;P;Presencial",
        "1;25/01/2018;P;Presencial",
        "S/N;26/01/2018;P;Presencial",
        "S/N;26/01/2018;P;Presencial",
    ]
    found = read(
        lines("Consecutivo;Fecha;Asunto;Canal", *rows, "2;27/01/2018;P;Presencial", "3;28/01/2018;P;Presencial")
    )
    assert sum(counted(found).values()) == 6
    assert found.table["request"].tolist() == ["1/2017", "1/2018", "", "2/2018", "3/2018"]


def test_a_register_of_something_else_is_asked_about():
    rows = [
        ["CORRESPONDENCIA ENVIADA 2018"],
        ["Radicado", "Fecha", "Asunto", "Canal"],
        ["S1", "25/01/2018", "R", "Presencial"],
    ]
    assert questions(read(csv_text(rows))) == [("rows", True)]


def test_requests_with_a_number_of_something_else_are_asked_about():
    text = lines(
        "Radicado;Fecha;Asunto;Canal;Cantidad", "A1;25/01/2018;P;Presencial;3", "A2;26/01/2018;P;Presencial;12"
    )
    assert questions(read(text)) == [("column:cantidad", True)]
    assert sum(counted(read(text, answers={"column:cantidad": "row"})).values()) == 2


def test_every_row_under_channel_is_one_also_where_its_word_is_not_known():
    rows = [["TRÁMITES POR CANAL 2018"], ["Canal", "Enero", "Febrero"], ["Presencial", 10, 12], ["Kiosco", 3, 4]]
    found = read(csv_text(rows))
    assert sum(counted(found).values()) == 29
    assert {p.code for p in found.problems} == {"unknown_channel"}
    asked = read(csv_text([*rows, ["Eletrônico", 5, 6]]))
    assert questions(asked) == [("channel:eletronico", True)]


def test_goals_beside_what_was_done_are_told_apart_by_the_words_of_a_column():
    text = lines(
        "Mes;Canal;Trámite;Concepto;Cantidad", "2018-01;Presencial;P;Meta;10", "2018-02;Presencial;P;Ejecutado;8"
    )
    assert [q[0] for q in questions(read(text))] == ["column:ejecutado"]
    assert sum(counted(read(text, answers={"column:ejecutado": "count"})).values()) == 8


def test_rows_of_sums_among_procedures_are_not_counted():
    rows = ["2018-01;Presencial;P;100", "2018-01;Presencial;Q;10", "2018-01;Presencial;Total trámites;110"]
    found = read(lines("Mes;Canal;Trámite;Cantidad", *rows))
    assert sum(counted(found).values()) == 110


def test_a_sheet_called_after_another_quantity_is_asked_about():
    table = [["Mes", "Canal", "Trámite", "Cantidad"], ["2018-01", "Presencial", "P", 50]]
    assert [q[0] for q in questions(read(xlsx({"Pendientes": table})))] == ["column:cantidad"]


def test_new_users_are_no_visitors():
    found = read(lines("Fecha;Usuarios nuevos;Usuarios", "2018-01-01;3;10", "2018-01-02;4;11"))
    assert found.table["visitors"].tolist() == [10, 11]


def test_a_portal_with_millions_of_visits_is_read():
    found = read(lines("date,visits", "2024-01-04,41133536", "2024-01-03,48249799", "2024-01-02,48048919"))
    assert (found.dataset, found.questions) == ("visits", ())


def test_two_rows_of_one_number_are_told_to_leave_one_for_each_number():
    found = read(lines(*REGISTER, "2018-0003;26/02/2018;Queja;Presencial;7;10000004"))
    (problem,) = [one for one in found.problems if one.code == "conflicting_row"]
    assert problem.fix.endswith("Deje una sola fila por número de radicado.")
