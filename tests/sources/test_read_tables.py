"""Plain tables under other names, the forced kind, and press lists."""

import datetime as dt

import pytest
from source_files import lines, read, xlsx


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
    assert (found.dataset, found.problems[0].code) == (None, "missing_columns")
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
    assert (found.dataset, [problem.code for problem in found.problems]) == (None, ["divided_days"])
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
