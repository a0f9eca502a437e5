"""Lists of requests: a row is one, whatever figures stand beside it; amounts of procedures by day; what is asked of both."""

import datetime as dt
from collections import Counter

import pytest
from source_files import csv_text, lines, read, xlsx, zipped

from plancom.datasets import Inquiry, Observations, Refusal

REGISTER = (
    "Radicado;Fecha de radicación;Tipo de petición;Canal;Días de respuesta;Identificación",
    "2018-0001;05/01/2018;Petición;Presencial;15;10000001",
    "2018-0002;20/01/2018;Queja;Presencial;10;10000002",
    "2018-0003;25/02/2018;Petición;Electrónico;7;10000003",
)


def requests_by_month(found):
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
    assert requests_by_month(found) == {
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
    assert (type(found), questions(found)) == (Inquiry, [("rows", True)])
    said = read(WITHOUT_NUMBERS, answers={"rows": "row"})
    assert requests_by_month(said) == {
        ("2018-01", "Certificado", "presencial"): 2,
        ("2018-01", "Permiso", "electrónico"): 1,
    }
    assert (said.problems, said.rows_read) == ((), 3)
    refused = read(WITHOUT_NUMBERS, answers={"rows": "no"})
    assert (type(refused), [p.code for p in refused.problems], refused.questions) == (Refusal, ["no_count"], ())


def test_a_column_that_says_nothing_is_one_question_with_three_answers():
    text = lines("Fecha;Trámite;Canal;Valor", "25/01/2018;A;Presencial;4", "26/01/2018;A;Presencial;5")
    (question,) = read(text).questions
    assert question.id == "column:valor"
    assert question.text == "¿Qué es «Valor», con los valores 4 y 5?"
    assert [option.value for option in question.options] == ["count", "row", "no"]
    assert sum(requests_by_month(read(text, answers={"column:valor": "count"})).values()) == 9
    assert sum(requests_by_month(read(text, answers={"column:valor": "row"})).values()) == 2
    assert not isinstance(read(text, answers={"column:valor": "no"}), Observations)


def test_a_table_of_months_has_no_rows_of_one_each():
    text = lines("Mes;Canal;Trámite;Tiempo promedio (días)", "2018-01;Presencial;A;12", "2018-02;Presencial;A;8")
    found = read(text)
    assert (type(found), found.questions, [p.code for p in found.problems]) == (Refusal, (), ["no_count"])


def test_which_of_two_counts_is_meant_is_asked():
    text = lines(
        "Fecha;Trámite;Canal;Solicitudes recibidas;Solicitudes resueltas",
        "25/01/2018;A;Presencial;4;3", "26/01/2018;A;Presencial;5;5",
    )  # fmt: skip
    assert questions(read(text)) == [("quantity", True)]
    said = read(text, answers={"quantity": "solicitudes resueltas"})
    assert sum(requests_by_month(said).values()) == 8


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
    assert sum(requests_by_month(found).values()) == 90
    assert "No se contaron las filas de «Días de respuesta», que dicen otra cosa." in found.notes


def test_a_month_alone_is_read_like_two():
    rows = [["TRÁMITES ATENDIDOS 2018"], [], ["Trámite", "Canal", "Noviembre", "Total"]]
    rows += [["Peticiones", "Electrónico", 63, 63], ["Peticiones", "Presencial", 120, 120]]
    found = read(csv_text(rows))
    assert requests_by_month(found) == {
        ("2018-11", "Peticiones", "electrónico"): 63,
        ("2018-11", "Peticiones", "presencial"): 120,
    }


def test_the_title_of_a_hand_made_sheet_that_speaks_of_money_refuses_it_with_that_reason():
    rows = [["Inversión en publicaciones pautadas por red 2018"], ["Red", "Enero", "Febrero"], ["Facebook", 200, 150]]
    found = read(csv_text(rows))
    assert (type(found), [p.code for p in found.problems]) == (Refusal, ["declined"])
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
    assert sum(requests_by_month(found).values()) == 6
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
    assert sum(requests_by_month(read(text, answers={"column:cantidad": "row"})).values()) == 2


def test_every_row_under_channel_is_one_also_where_its_word_is_not_known():
    rows = [["TRÁMITES POR CANAL 2018"], ["Canal", "Enero", "Febrero"], ["Presencial", 10, 12], ["Kiosco", 3, 4]]
    found = read(csv_text(rows))
    assert sum(requests_by_month(found).values()) == 29
    assert {p.code for p in found.problems} == {"unknown_channel"}
    asked = read(csv_text([*rows, ["Eletrônico", 5, 6]]))
    assert questions(asked) == [("channel:eletronico", True)]


def test_goals_beside_what_was_done_are_told_apart_by_the_words_of_a_column():
    text = lines(
        "Mes;Canal;Trámite;Concepto;Cantidad", "2018-01;Presencial;P;Meta;10", "2018-02;Presencial;P;Ejecutado;8"
    )
    assert [q[0] for q in questions(read(text))] == ["column:ejecutado"]
    assert sum(requests_by_month(read(text, answers={"column:ejecutado": "count"})).values()) == 8


def test_rows_of_sums_among_procedures_are_not_counted():
    rows = ["2018-01;Presencial;P;100", "2018-01;Presencial;Q;10", "2018-01;Presencial;Total trámites;110"]
    found = read(lines("Mes;Canal;Trámite;Cantidad", *rows))
    assert sum(requests_by_month(found).values()) == 110


def test_a_sheet_called_after_another_quantity_is_asked_about():
    table = [["Mes", "Canal", "Trámite", "Cantidad"], ["2018-01", "Presencial", "P", 50]]
    assert [q[0] for q in questions(read(xlsx({"Pendientes": table})))] == ["column:cantidad"]


def test_new_users_are_no_visitors():
    found = read(lines("Fecha;Usuarios nuevos;Usuarios", "2018-01-01;3;10", "2018-01-02;4;11"))
    assert found.table["visitors"].tolist() == [10, 11]


def test_a_portal_with_millions_of_visits_is_read():
    found = read(lines("date,visits", "2024-01-04,41133536", "2024-01-03,48249799", "2024-01-02,48048919"))
    assert (found.dataset, questions(found)) == ("visits", [("whole_months", False)])


def test_requests_that_were_annulled_are_told_and_not_counted_and_those_under_way_are():
    rows = (
        "1;2018-01-03;Ruido;Presencial;Cerrado",
        "2;2018-01-04;Ruido;Presencial;ANULADO",
        "3;2018-01-05;Ruido;Presencial;En trámite",
    )
    more = (
        "4;2018-01-08;Ruido;Presencial;Desistido",
        "5;2018-01-09;Ruido;Presencial;Sin responder",
        "6;2018-01-10;Ruido;Presencial;Rechazado",
    )
    found = read(lines("Radicado;Fecha;Asunto;Canal;Estado", *rows, *more))
    assert found.table["request"].tolist() == ["1/2018", "3/2018", "5/2018", "6/2018"]
    assert [(p.code, p.row, p.value) for p in found.problems] == [
        ("not_done", 3, "ANULADO"),
        ("not_done", 5, "Desistido"),
    ]
    assert ("states", False) in questions(found)
    assert found.covers == (dt.date(2018, 1, 3), dt.date(2018, 1, 10))


@pytest.mark.parametrize("header", ["Número del trámite", "Número de la solicitud", "No. de trámite"])
def test_the_number_of_a_procedure_is_that_of_its_request_and_never_summed(header):
    found = read(lines(f"Fecha;{header};Canal;Trámite", "2018-01-03;101;Presencial;A", "2018-01-04;205;Presencial;B"))
    assert (found.dataset, found.table["quantity"].tolist()) == ("procedures", [1, 1])


BLOCKS = ["Fecha", "Trámite", "Canal", "Bloque"]


def _sheets(**titles):
    return xlsx(
        {
            name: [
                [title],
                BLOCKS,
                [f"1{i}/01/2018", "Licencia", "Presencial", 10 * i],
                [f"2{i}/01/2018", "Aval", "Presencial", i],
            ]
            for i, (name, title) in enumerate(titles.items(), start=3)
        }
    )


def test_sheets_with_other_titles_are_asked_about_apart_and_each_answer_is_its_own():
    content = _sheets(Mostrador="Movimiento del mostrador", Archivo="Cajas llevadas al depósito")
    asked = read(content)
    assert questions(asked) == [("column:bloque@Mostrador", True), ("column:bloque@Archivo", True)]
    assert [q.text[:18] for q in asked.questions] == ["Hoja «Mostrador»: ", "Hoja «Archivo»: ¿Q"]
    answers = {"column:bloque@Mostrador": "count", "column:bloque@Archivo": "no"}
    assert sum(requests_by_month(read(content, answers=answers)).values()) == 33
    assert questions(read(content, answers={"column:bloque@Mostrador": "count"})) == [("column:bloque@Archivo", True)]


def test_an_answer_without_a_sheet_is_understood_for_all_of_them():
    content = _sheets(Mostrador="Movimiento del mostrador", Archivo="Cajas llevadas al depósito")
    assert sum(requests_by_month(read(content, answers={"column:bloque": "count"})).values()) == 33 + 44


def test_sheets_that_differ_in_their_months_alone_are_one_question_with_the_sum_of_all():
    asked = read(_sheets(Enero="Mostrador, enero de 2018", Febrero="Mostrador, febrero de 2018"))
    assert questions(asked) == [("column:bloque", True)]
    assert asked.questions[0].options[0].effect == "La columna suma 77 trámites"


def test_a_column_that_counts_in_one_sheet_is_not_read_in_another_that_has_its_own():
    content = xlsx(
        {
            "Mostrador": [["Movimiento del mostrador"], BLOCKS, ["13/01/2018", "Licencia", "Presencial", 5]],
            "Archivo": [[*BLOCKS, "Cantidad de trámites"], ["14/01/2018", "Aval", "Presencial", 900, 2]],
        }
    )
    found = read(content, answers={"column:bloque@Mostrador": "count"})
    assert sum(requests_by_month(found).values()) == 7


@pytest.mark.parametrize("first", ["count", "row", "no"])
def test_each_open_question_is_asked_until_it_is_answered(first):
    text = lines(
        "Date,Service,Channel,Block,Round", "2018-01-13,Permit,presencial,4,2", "2018-01-19,Permit,presencial,6,8"
    )
    assert questions(read(text)) == [("column:block", True), ("column:round", True)]
    for answered, other in (("block", "round"), ("round", "block")):
        found = read(text, answers={f"column:{answered}": first})
        assert (type(found), questions(found)) == (Inquiry, [(f"column:{other}", True)])


def test_answers_that_count_both_rows_and_a_column_are_asked_again():
    text = lines(
        "Fecha,Trámite,Canal,Bloque,Vuelta", "13/01/2018,Aval,presencial,4,2", "19/01/2018,Aval,presencial,6,8"
    )
    found = read(text, answers={"column:bloque": "row", "column:vuelta": "count"})
    assert not isinstance(found, Observations)
    assert questions(found) == [("column:bloque", True), ("column:vuelta", True)]
    assert found.problems[0].message.startswith("Sus respuestas se contradicen: por «Bloque» cada fila es una")


def test_two_columns_of_one_measure_are_both_asked_about():
    text = lines("Boletín de Facebook", "Fecha,Visitas,Sesiones", "13/01/2018,5,7", "14/01/2018,6,9")
    assert questions(read(text)) == [("column:visitas", True), ("column:sesiones", True)]
    both = {"column:visitas": "count", "column:sesiones": "count"}
    assert questions(read(text, answers={"column:visitas": "count"})) == [("column:sesiones", True)]
    assert questions(read(text, answers=both)) == [("quantity", True)]
    assert read(text, answers=both | {"quantity": "sesiones"}).table["visits"].tolist() == [7, 9]


def test_a_zip_is_not_read_beside_an_open_question_and_each_file_has_its_answer():
    members = {
        "uno.csv": lines("Fecha,Trámite,Canal,Bloque", "13/01/2018,Aval,presencial,4"),
        "dos.csv": lines("Fecha,Trámite,Canal,Bloque", "14/02/2018,Aval,presencial,300"),
        "tres.csv": lines(
            "Fecha,Trámite,Canal,Cantidad de trámites", "14/03/2018,Aval,presencial,3", "15/03/2018,Aval,presencial,2"
        ),
    }
    content = zipped({name: text.encode() for name, text in members.items()})
    asked = read(content)
    assert not isinstance(asked, Observations)
    assert questions(asked) == [("column:bloque@uno.csv", True), ("column:bloque@dos.csv", True)]
    found = read(content, answers={"column:bloque@uno.csv": "count", "column:bloque@dos.csv": "no"})
    assert sum(requests_by_month(found).values()) == 9


def test_a_sheet_that_nobody_named_says_nothing_against_a_register():
    table = [
        ["Radicado", "Fecha", "Trámite", "Canal"],
        ["R-1", "13/01/2018", "Aval", "presencial"],
        ["R-2", "19/01/2018", "Aval", "presencial"],
    ]
    for name in ("Hoja1", "Sheet2", "Planilha 3"):
        assert sum(requests_by_month(read(xlsx({name: table}))).values()) == 2


def test_days_of_rejected_rows_are_said_to_be_left_out_of_whole_months():
    table = lines(
        "Radicado,Fecha,Trámite,Canal",
        "R-1,11/01/2018,Aval,presencial",
        "R-2,13/01/2018,Aval,presencial",
        "R-3,45/01/2018,Aval,presencial",
        "R-4,19/01/2018,Aval,presencial",
    )
    (question,) = read(table).questions
    assert [option.effect for option in question.options] == [
        "Cubre 11 ene – 19 ene 2018, menos los días de las filas rechazadas: un mes a medias no cuenta en las metas",
        "Los días sin filas cuentan como cero, menos los días de las filas rechazadas",
    ]


def test_a_register_without_a_channel_is_told_what_it_lacks():
    (problem,) = read(lines("Radicado,Fecha,Asunto", "R-1,13/01/2018,Poda", "R-2,14/01/2018,Ruido")).problems
    assert problem.message == "El archivo se parece a la plantilla de trámites, pero le falta la columna «canal»."


# ------------------------------------------------------------------------------ shapes that offices give their tables


@pytest.mark.parametrize("months", [("1", "2"), ("Enero", "Febrero"), ("ene", "feb*")])
def test_years_and_months_in_columns_of_their_own_are_read_together(months):
    rows = [f"2018;{month};Aval;presencial;{n}" for month, n in zip(months, (7, 9), strict=True)]
    found = read(lines("Año;Mes;Trámite;Canal;Cantidad", *rows))
    assert requests_by_month(found) == {("2018-01", "Aval", "presencial"): 7, ("2018-02", "Aval", "presencial"): 9}


def test_a_register_that_dates_its_requests_by_month_is_asked_what_its_rows_are():
    text = lines("Radicado;Mes;Tipo de petición;Canal", "E-1;2018-01;Queja;presencial", "E-2;2018-02;Queja;presencial")
    assert questions(read(text)) == [("rows", True)]
    found = read(text, answers={"rows": "row"})
    assert requests_by_month(found) == {("2018-01", "Queja", "presencial"): 1, ("2018-02", "Queja", "presencial"): 1}


@pytest.mark.parametrize(
    "headers",
    [
        ("Mes;Trámite", "Solicitudes presencial", "Solicitudes virtuales"),
        ("Month;Procedure", "In person requests", "Online requests"),
        ("Mês;Serviço", "Solicitações presenciais", "Solicitações eletrônicas"),
    ],
)
def test_columns_that_name_what_is_counted_and_its_channel_are_read_by_channel(headers):
    text = lines(";".join(headers), "2018-01;Aval;10;4", "2018-02;Aval;11;5")
    asked = read(text).questions
    answers = {one.id: "electrónico" for one in asked if one.id.startswith("channel:")}
    found = read(text, answers=answers)
    totals = found.table.groupby("channel")["quantity"].sum().to_dict()
    assert sorted(totals.values()) == [9, 21]
    assert set(found.table["procedure"]) == {"Aval"}


def test_what_is_overdue_beside_what_came_in_is_not_counted():
    rows = [["INFORME PQRSD 2018"], ["Canal", "Enero", None, "Febrero", None]]
    rows += [[None, "Recibidos", "Vencidos", "Recibidos", "Vencidos"], ["Presencial", 10, 1, 11, 2]]
    found = read(xlsx({"Hoja1": rows}))
    assert requests_by_month(found) == {
        ("2018-01", "PQRSD", "presencial"): 10,
        ("2018-02", "PQRSD", "presencial"): 11,
    }


def test_what_came_in_and_what_was_answered_are_not_added_up_unasked():
    rows = [["INFORME PQRSD 2018"], ["Canal", "Enero", None, "Febrero", None]]
    rows += [[None, "Recibidas", "Respondidas", "Recibidas", "Respondidas"], ["Presencial", 10, 9, 11, 8]]
    found = read(xlsx({"Hoja1": rows}))
    assert (type(found), [one.id for one in found.questions]) == (Inquiry, ["parts"])


def test_two_rows_of_one_number_are_told_to_leave_one_for_each_number():
    found = read(lines(*REGISTER, "2018-0003;26/02/2018;Queja;Presencial;7;10000004"))
    (problem,) = [one for one in found.problems if one.code == "conflicting_row"]
    assert problem.fix.endswith("Deje una sola fila por número de radicado.")
