"""Plain tables under other names, the forced kind, and press lists."""

import datetime as dt

import pytest
from source_files import lines, read, xlsx

from plancom.datasets import Inquiry, Observations, Refusal
from plancom.language.text import fold


@pytest.mark.parametrize(
    ("content", "dataset"),
    [
        (lines("date,visits", "2024-01-04,41133536"), "visits"),
        (lines("Día,Sesiones,Usuarios únicos", "14/01/2024,5,4"), "visits"),
        (lines("Date,Network,Posts", "2024-01-04,facebook.com,5"), "posts"),
        (lines("Fecha de publicación,Periódico,Titular,URL", "2024-01-04,El Universal,Hola,https://e/1"), "press"),
        (lines("Mes,Servicio,Canal,Total", "enero 2024,PQRSD,Presencial,5"), "procedures"),
        (lines("Fecha,Actividad,Cantidad", "2024-01-04,Folletos,5"), "activities"),
    ],
)
def test_the_same_columns_under_other_names(content, dataset):
    found = read(content)
    assert (found.source, found.dataset, len(found.table), found.problems) == ("table", dataset, 1, ())


def test_a_plain_table_covers_its_own_days_only():
    found = read(lines("date,visits", "2024-01-10,4", "2024-01-04,5"))
    assert found.covers == (dt.date(2024, 1, 4), dt.date(2024, 1, 10))
    assert found.table["visits"].tolist() == [4, 5]


def test_columns_without_a_use_are_said():
    found = read(lines("fecha,visitas,Observaciones", "2024-01-04,5,lluvia"))
    assert "No se usó esta columna: «Observaciones»." in found.notes
    assert found.notes[0].startswith("Se reconoció como «Plantilla de visitas»")


def test_the_kind_chooses_between_readings_of_a_table():
    content = lines("fecha,medio,titulo,cantidad", "2018-01-05,Folletos,Entrega,500")
    assert read(content, kind="press").dataset == "press"
    assert read(content, kind="activities").dataset == "activities"


def test_a_kind_that_the_file_is_not_says_what_is_missing():
    found = read(lines("fecha,visitas", "2018-01-05,5"), kind="procedures")
    assert (type(found), found.problems[0].code) == (Refusal, "missing_columns")
    assert "plantilla de trámites" in found.problems[0].message


def test_a_report_that_is_declined_stays_so_under_a_kind():
    found = read(lines("Fecha,Clics,Impresiones,CTR,Posición", "2026-05-10,0,4,0%,2.8"), kind="visits")
    assert found.problems[0].code == "declined"


def test_visits_divided_by_device_are_refused_and_not_added():
    rows = [
        f"2024-01-{day:02d},{device},{n}"
        for day in range(1, 4)
        for n, device in enumerate(("desktop", "mobile", "tablet"))
    ]
    found = read(lines("date,device,visits", *rows))
    assert (type(found), [problem.code for problem in found.problems]) == (Refusal, ["divided_days"])
    assert "«device»" in found.problems[0].message


def test_a_title_above_the_header_is_passed_over():
    found = read(
        xlsx({"Enero": [["CONCEJO DISTRITAL"], [None], ["Fecha ", "VISITAS*"], [dt.datetime(2018, 1, 5), 5.0]]})
    )
    assert found.table[["row", "visits"]].values.tolist() == [[4, 5]]


def test_a_list_of_stories_from_media_cloud():
    found = read(
        lines(
            "stories_id,publish_date,title,url,language,media_name",
            "1,2018-01-05 10:00:00,Trámites,https://www.eluniversal.com.co/1,es,El Universal de Cartagena",
        )
    )
    assert (found.source, found.table["series"].tolist()) == ("media-cloud", ["el-universal"])


def test_published_posts_of_a_news_site_belong_to_its_address():
    found = read(
        lines(
            "post_id,post_title,post_date,post_status,url,categories",
            "1,Uno,2018-01-05 10:00:00,publish,https://www.eluniversal.com.co/1,Política",
            "2,Dos,2018-01-06 10:00:00,draft,https://www.eluniversal.com.co/2,Política",
        )
    )
    assert (found.source, found.rows_read) == ("wordpress", 1)
    assert found.table[["series", "outlet", "section"]].values.tolist() == [
        ["el-universal", "El Universal", "Política"]
    ]


def test_a_tool_s_table_with_more_columns_is_no_template_and_covers_its_own_days():
    found = read(lines("Fecha,Visitas,Visitantes únicos,Acciones", "2018-01-05,5,3,9", "2018-01-09,5,3,9"))
    assert (found.source, found.table["visitors"].tolist()) == ("table", [3, 3])
    assert found.covers == (dt.date(2018, 1, 5), dt.date(2018, 1, 9))


def test_a_sheet_of_another_kind_is_said_to_be_left_out():
    found = read(
        xlsx(
            {
                "Visitas": [["fecha", "visitas"], ["2018-01-05", 3]],
                "Redes": [["fecha", "red"], ["2018-02-05", "IG"]],
                "Notas": [["hola"]],
            }
        )
    )
    assert found.dataset == "visits"
    assert [(problem.code, problem.sheet, problem.rejects) for problem in found.problems] == [
        ("other_sheet", "Redes", False)
    ]


def test_daily_and_monthly_rows_of_one_table_cover_their_own_days():
    found = read(lines("fecha,visitas", "2017-11,400", "2017-12,500", "2018-01-02,10", "2018-01-05,20"))
    assert [(c.grain, c.first.isoformat(), c.last.isoformat()) for c in found.coverage] == [
        ("day", "2018-01-01", "2018-01-31"),
        ("month", "2017-11-01", "2017-12-31"),
    ]


def questions_of(found):
    return [(question.id, question.blocking) for question in found.questions]


ROWS_OF_VISITS = ("2018-01-03;24;{}", "2018-01-04;15;{}", "2018-01-05;22;{}")


@pytest.mark.parametrize(
    ("head", "word"),
    [
        ("Fecha;Visitantes;Dependencia", "Archivo"),
        ("Fecha;Visitas;Barrio", "Manga"),
        ("fecha;visitas;Sede", "Centro"),
        ("Fecha;Sesiones;Asistentes", "19"),
        ("Date;Visitors;Desk", "Front"),
        ("Data;Sessões;Vereadores presentes", "12"),
    ],
)
def test_visits_in_person_and_sessions_of_the_council_are_asked_about(head, word):
    text = lines(head, *(row.format(word) for row in ROWS_OF_VISITS))
    found = read(text)
    label = head.split(";")[1]
    (question,) = found.questions
    assert (type(found), question.blocking, question.id) == (Inquiry, True, f"column:{fold(label)}")
    told = read(text, answers={question.id: "count"}).table
    assert int(told["visitors" if fold(label).startswith("visit") and label[5:7] != "as" else "visits"].sum()) == 61
    assert read(text, answers={question.id: "no"}).problems[0].code == "no_count"
    assert read(text, kind="visits").dataset == "visits"


@pytest.mark.parametrize("title", ["Boletería del teatro", "Reading room", "Casa de bombas"])
def test_visits_under_a_title_of_unknown_words_are_asked_about(title):
    assert questions_of(read(lines(title, "Mes;Visitas", "2018-01;12", "2018-02;13"))) == [("column:visitas", True)]


@pytest.mark.parametrize(
    "title", ["Sitio web del Concejo", "Informe mensual 2018", "Visitas 2018", "Concejo Distrital"]
)
def test_visits_under_a_title_that_says_nothing_else_are_counted(title):
    found = read(lines(title, "Mes;Visitas", "2018-01;12", "2018-02;13"))
    assert (found.questions, found.table["visits"].tolist()) == ((), [12, 13])


@pytest.mark.parametrize(
    ("head", "word"),
    [
        ("Fecha;Visitas;Dispositivo", "mobile"),
        ("Fecha;Sesiones;Usuarios", "9"),
        ("Date;Visits;Source", "google"),
        ("fecha;visitas;Observaciones", "festivo"),
    ],
)
def test_visits_beside_words_of_the_web_are_counted_unasked(head, word):
    found = read(lines(head, *(row.format(word) for row in ROWS_OF_VISITS)), answers={"whole_months": "yes"})
    assert (found.dataset, int(found.table["visits"].sum()), found.questions) == ("visits", 61, ())


CALENDAR = (
    "Fecha;Red;Texto;Estado",
    "2018-01-03;Facebook;Uno;Publicado",
    "2018-01-05;Facebook;Dos;Programado",
    "2018-01-09;Facebook;Tres;CANCELADO",
    "2018-01-12;Facebook;Cuatro;Publicado",
)


def covered_days(found, series):
    return [(c.first.day, c.last.day) for c in found.coverage if c.series == series and c.measure == "posts"]


def test_rows_that_say_that_they_did_not_happen_are_told_and_not_counted():
    found = read(lines(*CALENDAR))
    assert found.table["text"].tolist() == ["Uno", "Cuatro"]
    assert [(p.code, p.row, p.column, p.value) for p in found.problems] == [
        ("not_done", 3, "Estado", "Programado"),
        ("not_done", 4, "Estado", "CANCELADO"),
    ]
    assert questions_of(found) == [("states", False), ("whole_months", False)]
    assert not [note for note in found.notes if note.startswith("No se us")]


def test_a_cancelled_row_is_zero_and_one_that_was_only_planned_uncovers_its_day():
    found = read(lines(*CALENDAR))
    assert (4, 9) not in covered_days(found, "facebook")
    assert covered_days(found, "facebook") == [(1, 4), (6, 31)]


def test_their_owner_may_count_rows_that_say_that_they_did_not_happen():
    found = read(lines(*CALENDAR), answers={"states": "yes", "whole_months": "yes"})
    assert (len(found.table), found.problems, found.questions) == (4, (), ())
    assert covered_days(found, "facebook") == [(1, 31)]


@pytest.mark.parametrize(
    ("head", "done", "undone"),
    [
        ("Date;Network;Text;Status", "Live", "Draft"),
        ("Data;Rede;Texto;Situação", "No ar", "Descartada"),
        ("Fecha;Red;Texto;¿Publicado?", "Sí", "No"),
        ("Fecha;Red;Texto;Observaciones", "", "No se publicó"),
        ("Fecha;Medio;Titular;Enviado/No publicado", "Publicado", "No publicado"),
        ("Fecha;Medio;Titular;Estado", "Publicada", "Enviado"),
        ("Fecha;Medio;Cantidad;Estado", "Entregados", "Devueltos"),
    ],
)
def test_states_are_known_in_three_languages_and_under_several_headers(head, done, undone):
    what = "40" if "Cantidad" in head else "Uno"
    where = "Facebook" if head.split(";")[1].startswith(("Red", "Net")) else "El Universal"
    found = read(lines(head, f"2018-01-03;{where};{what};{done}", f"2018-01-05;{where};{what}1;{undone}"))
    assert (len(found.table), [(p.code, p.row) for p in found.problems]) == (1, [("not_done", 3)])


def test_a_state_that_is_not_known_is_asked_about_once_for_each_word():
    text = lines(*CALENDAR, "2018-01-15;Facebook;Cinco;En parrilla", "2018-01-16;Facebook;Seis;En parrilla")
    assert questions_of(read(text)) == [("state:en parrilla", True)]
    assert len(read(text, answers={"state:en parrilla": "yes"}).table) == 4
    assert len(read(text, answers={"state:en parrilla": "no"}).table) == 2


def test_a_file_of_cancelled_rows_alone_says_why_nothing_is_counted():
    found = read(lines(CALENDAR[0], "2018-01-03;Facebook;Uno;Cancelada"))
    assert (type(found), [p.code for p in found.problems]) == (Refusal, ["not_done"])


def test_a_list_that_is_called_a_plan_is_asked_about():
    text = lines("Parrilla de contenidos de enero", "Fecha;Red;Texto", "2018-01-03;Facebook;Uno")
    assert questions_of(read(text)) == [("rows", True)]
    assert len(read(text, answers={"rows": "row"}).table) == 1


def test_the_date_for_which_something_was_planned_is_not_the_one_on_which_it_was_published():
    found = read(lines("Fecha programada;Fecha de publicación;Red;Texto", "2018-01-03;2018-02-01;Facebook;Uno"))
    assert found.table["day"].dt.month.tolist() == [2]
    assert not isinstance(read(lines("Fecha programada;Red;Texto", "2018-01-03;Facebook;Uno")), Observations)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Facebook, Instagram",
            "Facebook y Twitter",
            "FB/IG",
            "FB-IG-TW",
            "Facebook + TikTok",
            "Facebook & Instagram",
        ),
        *("Todas las redes", "Las 3 redes", "All platforms", "Facebook e Instagram", "Meta (FB + IG)"),
    ],
)
def test_a_row_of_several_networks_is_rejected_and_uncovers_its_day_for_all(name):
    found = read(
        lines("Fecha;Red;Texto", f"2018-01-03;{name};Uno", "2018-01-05;Facebook;Dos", "2018-01-08;Instagram;Tres")
    )
    assert sorted(set(found.table["series"])) == ["facebook", "instagram"]
    assert [(p.code, p.row) for p in found.problems] == [("several_names", 2)]
    assert "Escriba una fila por red" in found.problems[0].fix
    assert covered_days(found, "facebook") == covered_days(found, "instagram") == [(1, 2), (4, 31)]


@pytest.mark.parametrize("name", ["X/Twitter", "Twitter - X", "Facebook (FB)"])
def test_two_names_of_one_network_are_that_network(name):
    found = read(lines("Fecha;Red;Texto", f"2018-01-03;{name};Uno"))
    assert (set(found.table["series"]) <= {"facebook", "twitter"}, found.problems) == (True, ())


def test_a_name_with_a_network_in_it_is_asked_about():
    found = read(lines("Fecha;Red;Texto", "2018-01-03;Facebook Live;Uno"), answers={"whole_months": "yes"})
    assert (questions_of(found), found.questions[0].options[1].value) == ([("name:Facebook Live", False)], "Facebook")


@pytest.mark.parametrize("note", ["Nota: valores en porcentaje", "* acumuladas", "Values in thousands"])
@pytest.mark.parametrize(
    "rows",
    [
        ("Mes;Trámite;Canal;Cantidad", "2018-01;A;Presencial;12", "2018-02;A;Presencial;13"),
        ("Fecha;Red;Publicaciones", "2018-01-03;Facebook;12", "2018-01-04;Facebook;13"),
        ("Mes;Visitas web", "2018-01;12", "2018-02;13"),
    ],
)
def test_a_note_under_the_table_makes_its_figures_doubtful(rows, note):
    text = lines(*rows, note)
    assert questions_of(read(text)) == [("remark", True)]
    told = read(text, answers={"remark": "count"})
    assert (isinstance(told, Observations), len(told.table), told.problems) == (True, 2, ())
    refused = read(text, answers={"remark": "no"})
    assert (type(refused), refused.problems[0].code) == (Refusal, "declined")
    assert note in refused.problems[0].message


def test_a_note_beside_the_table_and_a_column_of_units_are_heeded_too():
    beside = read(lines("Mes;Visitas web;;", "2018-01;12;;Valores en miles", "2018-02;25;;"))
    units = read(lines("Mes;Trámite;Canal;Cantidad;Unidad", "2018-01;A;Presencial;12;Porcentaje"))
    assert [questions_of(beside), questions_of(units)] == [[("remark", True)], [("remark", True)]]
    assert read(lines("Mes;Trámite;Canal;Cantidad;Unidad", "2018-01;A;Presencial;12;Solicitudes")).questions == ()


@pytest.mark.parametrize("head", ["N°;Fecha;Medio;Titular", "No.;Date;Outlet;Headline", "Orden;Fecha;Medio;Nota"])
def test_a_list_of_press_whose_rows_are_numbered_is_read_as_press(head):
    found = read(
        lines(
            head, "45;2018-01-03;El Universal;Uno", "46;2018-01-04;El Universal;Dos", "48;2018-01-05;El Universal;Tres"
        )
    )
    assert (found.dataset, len(found.table), questions_of(found)) == ("press", 3, [("whole_months", False)])


def test_a_column_that_says_whose_posts_they_are_is_no_unused_one():
    rows = ["Fecha,Red,Publicaciones,Cuenta,Nota", "13/01/2018,Facebook,2,Concejo,a", "14/01/2018,Facebook,3,Concejo,b"]
    found = read(lines(*rows))
    assert [account.name for account in found.accounts] == ["Concejo"]
    assert [note for note in found.notes if "no se us" in note.lower()] == ["No se usó esta columna: «Nota»."]


def test_the_column_that_names_each_figure_is_no_unused_one():
    rows = ["Mes,Canal,Medida,Valor", "ene-18,presencial,Número de trámites,4", "ene-18,presencial,Tiempo promedio,9"]
    assert not [note for note in read(lines(*rows)).notes if note.startswith("No se us")]


def test_a_word_that_the_plan_does_not_have_is_said_once_with_its_rows():
    rows = [
        f"{month:02d}/2018,Aval,{channel},{month + 2}"
        for month in range(1, 7)
        for channel in ("presencial", "Buzón", "Quiosco")
    ]
    problems = read(lines("Mês,Serviço,Canal,Quantidade", *rows)).problems
    assert [(p.code, p.row, p.column, p.value, p.rows) for p in problems] == [
        ("unknown_channel", 3, "Canal", "Buzón", (3, 6, 9, 12, 15, 18)),
        ("unknown_channel", 4, "Canal", "Quiosco", (4, 7, 10, 13, 16, 19)),
    ]
    assert "Está en las filas 3, 6, 9, 12, 15 y 18." in problems[0].message


def test_rows_beyond_the_tenth_are_a_number():
    rows = [f"{day}/01/2018,Aval,Buzón,{day % 5 + 1}" for day in range(13, 27)]
    (problem,) = read(lines("Fecha,Trámite,Canal,Cantidad", *rows), answers={"dates": "dmy"}).problems
    assert problem.message.endswith("Está en las filas 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 y 4 más.")


@pytest.mark.parametrize("word", ["Subtotal janeiro", "Subtotal January", "Total enero"])
def test_a_sum_of_the_rows_above_it_is_no_wrong_total(word):
    head = "Mes,Trámite,Canal,Cantidad"
    rows = ["ene-18,Aval,presencial,3", "ene-18,Poda,presencial,4", f"{word},,,7", "feb-18,Aval,presencial,5"]
    assert read(lines(head, *rows)).problems == ()
    (wrong,) = read(lines(head, *rows, "Total general,,,13")).problems
    assert (wrong.code, wrong.row) == ("total_mismatch", 6)
    assert wrong.message == "El total escrito es 13 y las filas suman 12."


@pytest.mark.parametrize("header", ["Tipo", "Formato de la pieza"])
def test_a_row_of_all_kinds_of_posts_is_no_kind(header):
    rows = ["15/01/2018,Facebook,Fotos,4", "15/01/2018,Facebook,Videos,3", "15/01/2018,Facebook,Total,7"]
    found = read(lines(f"Fecha,Red,{header},Publicaciones", *rows))
    assert int(found.table["publications"].sum()) == 7
    assert "No se contó: 1 fila de totales." in found.notes


def test_what_a_file_lacks_is_one_or_several():
    (several,) = read(lines("Trámite,Canal,Nota", "Aval,presencial,a")).problems
    assert "pero le faltan estas columnas: «mes» y «cantidad»." in several.message
