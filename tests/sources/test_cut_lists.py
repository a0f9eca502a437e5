"""Lists that do not hold all there was: what they have counts, and no day is covered."""

import datetime as dt

import pytest
from source_files import csv_text, lines, read, xlsx

from plancom.sources.coverage.cut_lists import says_cut

CUT = {
    "en": (
        "Showing top 500 results",
        "Showing 1-500 of 1,200",
        "Showing only the first 500 of 2,340 posts",
        "Rows 1–10 of 31",
        "Results truncated",
        "Top 50",
        "TOP POSTS",
        "Most viewed posts",
        "First 100 rows",
        "Maximum of 50 posts available to include in this list",
        "… and 700 more",
        "Partial list",
    ),
    "es": (
        "Mostrando los 500 resultados principales",
        "Mostrando 500 de 1.200",
        "Se muestran 500 de 1.200 filas",
        "Filas 1 a 500 de 2000",
        "Lista truncada",
        "Los 10 más vistos",
        "Las 10 publicaciones más compartidas",
        "Primeros 100",
        "Últimas 200 publicaciones",
        "Máximo de 50 publicaciones",
        "y 700 más",
        "No se muestran todas las publicaciones",
    ),
    "pt": (
        "Mostrando os 500 principais resultados",
        "Exibindo 1 a 50 de 300",
        "Exibindo 50 de 300 resultados",
        "Linhas 1-500 de 2.000",
        "Resultados truncados",
        "Os 10 mais vistos",
        "Os 50 melhores vídeos",
        "Primeiros 100",
        "Máximo de 50 publicações",
        "e mais 700",
        "Lista incompleta",
        "Vídeos mais vistos",
    ),
}
NOT_CUT = (
    *("Showing 1-3 of 3", "Mostrando 40 de 40", "Last 28 days", "Últimos 28 días", "Primeros 6 meses de 2018"),
    *("Últimos 90 dias", "Los 100 primeros días", "Ordenado por: más vistas", "Sorted by most viewed"),
    *("Publicaciones de marzo de 2018", "Del 1 al 31 de marzo de 2018", "# 20180301-20180331", "Sesión 3 de 2018"),
    *("Informe 2018: principales indicadores", "Concejo Distrital", "Hoja1", "Total general", "Semana 10 de 52"),
)
LIST = [
    ["Fecha", "Red", "Enlace"],
    ["2018-01-10", "Facebook", "https://f/1"],
    ["2018-03-20", "Facebook", "https://f/2"],
]


def codes(found):
    return [problem.code for problem in found.problems]


@pytest.mark.parametrize("words", [words for known in CUT.values() for words in known])
def test_words_that_say_that_a_list_is_cut(words):
    assert says_cut(words) is True


@pytest.mark.parametrize("words", NOT_CUT)
def test_words_that_do_not(words):
    assert not says_cut(words)


@pytest.mark.parametrize("words", [CUT["en"][0], CUT["es"][1], CUT["pt"][1]])
@pytest.mark.parametrize("place", ["above", "inside", "below", "sheet"])
def test_wherever_a_list_says_it_no_day_is_covered_and_its_posts_count(words, place):
    rows = {
        "above": [[words], *LIST],
        "inside": [*LIST[:2], [words], LIST[2]],
        "below": [*LIST, [], [None, words]],
        "sheet": LIST,
    }[place]
    sheet = words[:31] if place == "sheet" else "Hoja1"
    found = read(xlsx({sheet: rows}))
    assert (found.table["link"].tolist(), found.coverage) == (["https://f/1", "https://f/2"], ())
    assert (found.series, found.covers, found.rows_rejected) == (("facebook",), None, 0)
    assert [(p.code, p.rejects) for p in found.problems] == [("cut_list", False)]
    assert f"«{words}»" in found.problems[0].message
    assert found.problems[0].row == {"above": 1, "inside": 3, "below": 5, "sheet": None}[place]
    assert "Exporte la lista completa" in found.problems[0].fix


def test_its_owner_may_say_that_it_holds_everything():
    content = csv_text([["Top 50"], *LIST])
    asked = read(content).questions
    assert [(q.id, q.blocking, [o.value for o in q.options]) for q in asked] == [("complete", False, ["", "yes"])]
    assert asked[0].text == "¿Están todas las publicaciones del período en la lista?"
    whole = read(content, answers={"complete": "yes"})
    assert (codes(whole), whole.questions) == ([], ())
    assert whole.covers == (dt.date(2018, 1, 1), dt.date(2018, 3, 31))


def test_neither_a_stated_period_nor_another_answer_covers_the_days_of_a_cut_list():
    content = csv_text([["Top 50"], *LIST])
    found = read(content, first=dt.date(2018, 1, 1), last=dt.date(2018, 3, 31), answers={"complete": ""})
    assert (found.coverage, codes(found)) == ((), ["cut_list"])


def test_a_list_that_says_that_it_is_whole_is_whole_and_the_note_is_no_row():
    found = read(csv_text([*LIST, ["Mostrando 2 de 2"]]))
    assert (codes(found), found.rows_read) == ([], 2)
    assert found.covers == (dt.date(2018, 1, 1), dt.date(2018, 3, 31))


def test_a_comma_of_thousands_that_cut_the_note_in_two_is_put_together():
    found = read(lines("Showing 1-500 of 1,200 results", "Fecha,Red,Enlace", "2018-01-10,Facebook,https://f/1"))
    assert (found.coverage, codes(found)) == ((), ["cut_list"])


def test_a_first_page_is_cut_and_all_pages_are_a_whole():
    first = csv_text([*LIST, ["Página 1 de 2"]])
    assert codes(read(first)) == ["cut_list"]
    assert codes(read(csv_text([*LIST[:2], ["Página 1 de 2"], LIST[2], ["Página 2 de 2"]]))) == []


def test_a_text_in_a_row_with_data_is_no_note_about_the_list():
    found = read(csv_text([["Fecha", "Red", "Texto"], ["2018-01-10", "Facebook", "Los 10 más vistos del año"]]))
    assert (codes(found), len(found.table)) == ([], 1)


def test_lists_of_the_press_and_of_procedures_are_cut_too():
    press = read(
        csv_text([["Primeras 100 notas"], ["Fecha", "Medio", "Título"], ["2018-01-10", "El Universal", "Una"]])
    )
    assert (press.dataset, press.coverage, codes(press)) == ("press", (), ["cut_list"])
    procedures = read(
        csv_text(
            [
                ["Los 10 trámites más solicitados"],
                ["Mes", "Trámite", "Canal", "Cantidad"],
                ["2018-01", "Derecho de petición", "presencial", 5],
            ]
        )
    )
    assert (procedures.dataset, procedures.coverage, codes(procedures)) == ("procedures", (), ["cut_list"])
    assert procedures.questions[0].text == "¿Está en la lista todo lo del período?"


def test_readers_that_choose_or_widen_rows_do_not_lose_the_note():
    wordpress = read(
        csv_text(
            [
                ["post_id", "post_title", "post_date", "post_status", "url"],
                ["1", "Una", "2018-03-14 9:8:7", "publish", "https://eluniversal.com.co/1"],
                ["Showing 1-1 of 300"],
            ]
        )
    )
    assert (len(wordpress.table), wordpress.coverage, codes(wordpress)) == (1, (), ["cut_list"])
    sheets = read(xlsx({"Facebook": [["Fecha", "Enlace"], ["2018-01-10", "https://f/1"], ["Mostrando 1 de 1.200"]]}))
    assert (len(sheets.table), sheets.coverage, codes(sheets)) == (1, (), ["cut_list"])


def youtube(videos):
    rows = [[f"abc{n:08}", "Sesión", "Mar 5, 2018", 60, 30] for n in range(videos)]
    return csv_text([["Content", "Video title", "Video publish time", "Duration", "Views"], *rows])


def test_as_many_videos_as_youtube_exports_may_not_be_all():
    found = read(youtube(500))
    assert (len(found.table), found.coverage, codes(found)) == (500, (), ["cut_list"])
    assert "500 filas" in found.problems[0].message
    assert codes(read(youtube(499))) == []


def test_tiktok_s_list_is_of_the_best_videos_and_no_month_between_them_is_zero():
    head = '"Time","Video title","Video link","Post time","Total likes","Total views"'
    found = read(
        lines(
            head,
            '"","Sesión","https://www.tiktok.com/@c/video/7212000000000000000","March 19","5","900"',
            '"","Debate","https://www.tiktok.com/@c/video/7184000000000000000","January 2","4","800"',
        )
    )
    assert (found.table["day"].dt.month.tolist(), found.coverage, codes(found)) == ([3, 1], (), ["cut_list"])
    assert "TikTok exporta solo los videos más vistos" in found.problems[0].message
