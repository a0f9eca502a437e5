"""What programs and people leave in cells beside the figure or the word: invisible marks, units, marks of notes, labels of pivot tables."""

import pytest
from handmade_files import book, codes_and_questions, counted_figures
from source_files import csv_text, read, xlsx

from plancom.datasets import Refusal

POSTS = ["Publicaciones en redes sociales 2018"]
FACEBOOK = {"facebook 2018-01": 10, "facebook 2018-02": 12}


def test_marks_that_nobody_sees_hide_no_month():
    rows = [
        ["\ufeff" + POSTS[0]],
        ["Red\u00a0", "\u200bEnero", "Fe\u00adbrero"],
        [" Facebook\u200b", "\u200e10 ", "12"],
    ]
    assert counted_figures(read(csv_text(rows, ";"))) == FACEBOOK
    assert counted_figures(read(book(*rows))) == FACEBOOK


@pytest.mark.parametrize(
    ("one", "two"), [("10 pub.", "12 pub."), ("10 publicaciones", "12 posts"), ("10 und", "12 und"), ("10*", "12 *")]
)
def test_figures_with_what_they_count_are_figures(one, two):
    assert counted_figures(read(book(POSTS, ["Red", "Enero", "Febrero"], ["Facebook", one, two]))) == FACEBOOK


@pytest.mark.parametrize("cell", ["10 min", "1,2 mil", "10 km", "aprox. 10", "10 visitas"])
def test_figures_with_another_word_are_not_counted(cell):
    found = read(book(POSTS, ["Red", "Enero", "Febrero"], ["Facebook", cell, cell]))
    assert isinstance(found, Refusal) or codes_and_questions(found)[1] == ["remark"]


def test_the_corner_of_a_pivot_table_names_nothing():
    rows = [
        ["Cuenta de Publicación", "Etiquetas de columna"],
        ["Etiquetas de fila", "Facebook", "Instagram", "Total general"],
    ]
    rows += [["ene", 10, 4, 14], ["feb", 12, 5, 17], ["Total general", 22, 9, 31]]
    found = read(xlsx({"Publicaciones 2018": rows}))
    assert counted_figures(found) == FACEBOOK | {"instagram 2018-01": 4, "instagram 2018-02": 5}


def test_a_year_with_its_point_is_that_year():
    found = read("Fecha;Red;Publicaciones\n5 de enero de 2.018;Facebook;3\n16 de enero de 2.018;Facebook;4\n")
    assert found.table["publications"].tolist() == [3, 4]


def test_press_with_a_column_of_how_many_is_no_list_of_activities():
    rows = [
        ["Fecha", "Medio", "Titular", "Cantidad"],
        ["05/01/2018", "El Universal", "A", 1],
        ["15/01/2018", "El Heraldo", "B", 2],
    ]
    found = read(book(["Monitoreo prensa 2018"], *rows))
    assert getattr(found, "dataset", "press") != "activities"


@pytest.mark.parametrize(
    "content",
    [
        "Date,App version,Active users\n20180101,1.2,30\n20180102,1.2,40\n",
        "Date,Total Visits,Unique Visitors,Visits / Unique Visitor\n2018-01-01,12000,8000,1.5\n2018-02-01,13000,8100,1.6\n",
    ],
)
def test_apps_and_estimates_are_no_visits_to_the_site(content):
    found = read(content)
    assert [one.code for one in found.problems] == ["declined"]
    assert "Google Analytics" in found.problems[0].fix
