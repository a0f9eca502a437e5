"""Channels and networks that stand over rows or months, in a title or in a sheet's name, and those that are misspelt."""

import pytest
from handmade_files import book, codes_and_questions, counted_figures
from source_files import read, xlsx

from plancom.datasets import Inquiry, Observations

PROCEDURES, POSTS = ["Trámites 2018"], ["Publicaciones en redes sociales 2018"]
BOTH = {
    ("presencial", "2018-01"): 13,
    ("presencial", "2018-02"): 16,
    ("electrónico", "2018-01"): 7,
    ("electrónico", "2018-02"): 7,
}
NETWORKS = {"facebook 2018-01": 10, "facebook 2018-02": 12, "instagram 2018-01": 4, "instagram 2018-02": 5}


def by_channel(found):
    assert isinstance(found, Observations), found.problems
    months = found.table["day"].dt.strftime("%Y-%m")
    return found.table.groupby([found.table["channel"], months])["quantity"].sum().to_dict()


def test_the_channel_of_a_sheet_is_that_of_its_procedures():
    rows = {"Presencial": ([10, 12], [3, 4]), "Electrónico": ([5, 6], [2, 1])}
    sheets = {
        name: [PROCEDURES, ["Trámite", "Enero", "Febrero"], ["Certificado", *first], ["Permiso", *second]]
        for name, (first, second) in rows.items()
    }
    assert by_channel(read(xlsx(sheets))) == BOTH


def test_the_channel_of_a_section_is_that_of_its_rows():
    rows = [
        ["PRESENCIAL"],
        ["Certificado", 10, 12],
        ["Permiso", 3, 4],
        ["ELECTRÓNICO"],
        ["Certificado", 5, 6],
        ["Permiso", 2, 1],
    ]
    assert by_channel(read(book(PROCEDURES, ["", "Enero", "Febrero"], *rows))) == BOTH


def test_the_channel_of_a_title_is_that_of_its_table():
    first = [
        ["Trámites presenciales 2018"],
        ["Trámite", "Enero", "Febrero"],
        ["Certificado", 10, 12],
        ["Permiso", 3, 4],
        [],
    ]
    second = [["Trámites electrónicos 2018"], ["Trámite", "Enero", "Febrero"], ["Certificado", 5, 6], ["Permiso", 2, 1]]
    found = read(book(*first, *second))
    assert by_channel(found) == BOTH
    assert not any(one.blocking for one in found.questions)


def test_channels_over_the_same_months_are_those_of_the_columns_under_them():
    head = [["Trámite", "Presencial", None, None, "Electrónico", None, None]]
    head.append([None, "Ene", "Feb", "Subtotal", "Ene", "Feb", "Subtotal"])
    found = read(book(PROCEDURES, *head, ["Certificado", 10, 12, 22, 5, 6, 11], ["Permiso", 3, 4, 7, 2, 1, 3]))
    assert by_channel(found) == BOTH


def test_networks_over_the_same_months_are_those_of_the_columns_under_them():
    head = [["Tipo", "Facebook", None, "Instagram", None], [None, "Ene", "Feb", "Ene", "Feb"]]
    found = read(book(POSTS, *head, ["Publicaciones", 10, 12, 4, 5]))
    assert counted_figures(found) == NETWORKS


def test_an_unknown_word_under_a_title_with_a_channel_may_be_another_quantity():
    found = read(
        book(["Solicitudes por canal de atención 2018 (Electrónico)"], ["Mes", "Sellos"], ["Enero", 4], ["Febrero", 11])
    )
    assert isinstance(found, Inquiry)
    assert codes_and_questions(found)[1] == ["kind"]


def test_visits_to_the_web_page_are_no_procedures_of_that_channel():
    found = read(xlsx({"Página web": [["Visitas 2018"], ["Mes", "Visitas"], ["Enero", 100], ["Febrero", 110]]}))
    assert found.dataset == "visits"


@pytest.mark.parametrize("gap", [None, "x"])
def test_tables_side_by_side_have_each_its_own_title(gap):
    titles = ["Publicaciones Facebook 2018", None, None, "Publicaciones Instagram 2018"]
    rows = [
        ["Mes", "Cantidad", None, "Mes", "Cantidad"],
        ["Enero", 10, None, "Enero", 4],
        ["Febrero", 12, None, "Febrero", 5],
    ]
    over = [["Oficina de prensa"]] if gap else []
    assert counted_figures(read(book(*over, titles, *rows))) == NETWORKS


@pytest.mark.parametrize(("facebook", "instagram"), [("Facebok", "Instragram"), ("Fanpage", "Insta")])
def test_networks_that_are_misspelt_or_called_otherwise_are_they(facebook, instagram):
    found = read(book(POSTS, ["Red", "Enero", "Febrero"], [facebook, 10, 12], [instagram, 4, 5]))
    assert counted_figures(found) == NETWORKS


def test_tweets_are_publications_of_their_network():
    found = read(
        book(["Redes 2018"], ["Mes", "Publicaciones Facebook", "Trinos"], ["Enero", 10, 20], ["Febrero", 12, 21])
    )
    assert counted_figures(found)["twitter 2018-02"] == 21


def test_totals_by_channel_are_compared_with_the_figures_of_theirs():
    head = [["Trámite", "Enero", None, "Febrero", None, "Total", None]]
    head.append([None, *["Presencial", "Electrónico"] * 3])
    found = read(book(PROCEDURES, *head, ["Certificado", 10, 5, 12, 6, 22, 11]))
    assert [one.code for one in found.problems] == []
    wrong = read(book(PROCEDURES, *head, ["Certificado", 10, 5, 12, 6, 23, 11]))
    assert [one.code for one in wrong.problems] == ["total_mismatch"]


def test_a_title_of_averages_counts_nothing():
    found = read(book(["Promedio diario de visitas a la web 2018"], ["Mes", "Visitas"], ["Enero", 60], ["Febrero", 50]))
    assert "promedios" in found.problems[0].message


@pytest.mark.parametrize("head", [["Meta", "Resultado"], ["Programado", "Ejecutado"]])
def test_what_was_reached_beside_a_goal_is_the_count(head):
    rows = [["Mes", *head, "Acumulado"], ["Enero", 100, 90, 90], ["Febrero", 100, 110, 200]]
    assert counted_figures(read(book(["Visitas al sitio web 2018"], *rows))) == {"2018-01": 90, "2018-02": 110}


def test_the_value_of_procedures_is_asked_about_once():
    rows = [["Canal", "Valor"], ["Presencial", 512], ["Electrónico", 331], ["Telefónico", 33]]
    found = read(book(["Trámites noviembre 2018"], *rows))
    assert [one.id for one in found.questions] == ["column:valor"]
