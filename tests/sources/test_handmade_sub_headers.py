"""Which rows under the months of a hand-made sheet name its columns, and which hold figures that cannot be read."""

import pytest
from handmade_files import book, codes_and_questions, counted_figures
from source_files import read

from plancom.datasets import Inquiry, Refusal

POSTS = ["Publicaciones en redes sociales 2018"]
HEAD = ["Red", "Ene", "Feb", "Mar"]
INSTAGRAM = {"instagram 2018-01": 1, "instagram 2018-02": 2, "instagram 2018-03": 3}


def places(found):
    return [(problem.code, problem.row, problem.column, problem.value) for problem in found.problems]


@pytest.mark.parametrize("word", ["pendiente", "falta", "por definir"])
def test_a_first_row_of_words_is_told_cell_by_cell_and_not_lost(word):
    found = read(book(POSTS, HEAD, ["Facebook", word, word, word], ["Instagram", 1, 2, 3]))
    assert counted_figures(found) == INSTAGRAM
    assert places(found) == [("not_a_number", 3, column, word) for column in "BCD"]


def test_a_first_column_of_words_is_told_cell_by_cell_and_not_lost():
    found = read(book(POSTS, ["Mes", "Facebook", "Instagram"], ["Ene", "falta", 1], ["Feb", "falta", 2]))
    assert counted_figures(found) == {"instagram 2018-01": 1, "instagram 2018-02": 2}
    assert places(found) == [("not_a_number", 3, "B", "falta"), ("not_a_number", 4, "B", "falta")]


def test_figures_with_their_unit_are_told_cell_by_cell_and_not_lost():
    rows = [["Indicador", "Ene", "Feb"], ["Visitas", "120 aprox", "130 aprox"], ["Visitantes", 80, 90]]
    found = read(book(["Visitas al sitio web 2018"], *rows))
    assert places(found) == [("not_a_number", 3, "B", "120 aprox"), ("not_a_number", 3, "C", "130 aprox")]


def test_a_first_row_of_formulas_without_results_is_told_and_not_lost():
    found = read(book(POSTS, HEAD, ["Facebook", "=A1", "=A2", "=A3"], ["Instagram", 1, 2, 3]))
    assert counted_figures(found) == INSTAGRAM
    assert [(code, row) for code, row, *_ in places(found)] == [("formula_without_value", 3)] * 3


@pytest.mark.parametrize(("label", "kind"), [("Publicar en redes", Refusal), (None, Inquiry)])
def test_the_marks_of_a_schedule_are_not_the_network_x(label, kind):
    rows = [["Actividad", "Ene", "Feb", "Mar"], [label, "X", "X", "x"], ["Número de publicaciones", 3, 4, 5]]
    found = read(book(["Plan de publicaciones 2018"], *rows))
    assert type(found) is kind


def test_the_network_of_each_row_of_a_list_is_read_past_a_column_of_one_word():
    head = ["Mes", "Responsable", "Red", "Publicaciones"]
    rows = [["Ene", "Ana", "Facebook", 3], ["Ene", "Ana", "X", 4], ["Feb", "Ana", "Facebook", 5]]
    found = read(book(POSTS, head, *rows))
    assert counted_figures(found) == {"facebook 2018-01": 3, "twitter 2018-01": 4, "facebook 2018-02": 5}
    assert codes_and_questions(found) == ([], [])


def test_whether_rows_that_differ_in_words_are_added_up_is_asked():
    head = ["Mes", "Responsable", "Red", "Publicaciones"]
    rows = [["Ene", "Ana", "Facebook", 3], ["Ene", "Luis", "X", 4], ["Feb", "Ana", "Facebook", 5]]
    found = read(book(POSTS, head, *rows))
    assert (type(found), [question.id for question in found.questions]) == (Inquiry, ["parts"])
    yes = read(book(POSTS, head, *rows), answers={"parts": "yes"})
    assert counted_figures(yes) == {"facebook 2018-01": 3, "twitter 2018-01": 4, "facebook 2018-02": 5}


def test_rows_of_a_list_that_any_column_tells_apart_are_not_one():
    rows = [["Mes", "Dependencia", "Canal", "Radicados"], ["Ene", "Prensa", "Electrónico", 5]]
    rows += [["Ene", "Secretaría", "Electrónico", 5], ["Feb", "Prensa", "Electrónico", 5]]
    found = read(book(["Trámites 2018"], *rows))
    assert found.table.groupby(found.table["day"].dt.month)["quantity"].sum().to_dict() == {1: 10, 2: 5}


def test_rows_under_a_merged_month_of_a_list_are_of_that_month():
    rows = [["Mes", "Semana", "Facebook"], ["Ene", "Semana 1", 3], [None, "Semana 2", 4], ["Feb", "Semana 1", 5]]
    found = read(book(POSTS, *rows))
    assert counted_figures(found) == {"facebook 2018-01": 7, "facebook 2018-02": 5}
    assert any("«Facebook · Semana 1» y «Facebook · Semana 2»" in note for note in found.notes)


@pytest.mark.parametrize(
    "names", [("Cant", "%"), ("#", "%"), ("No.", "%"), ("Cantidad", "% del total"), ("Cant.", "$")]
)
def test_a_rate_or_an_amount_of_money_beside_each_figure_is_not_counted(names):
    rows = [["Red", "Ene", None, "Feb", None, "Total"], [None, *names, *names, None]]
    found = read(book(POSTS, *rows, ["Facebook", 6, 0.6, 8, 0.8, 14], ["Instagram", 4, 0.4, 2, 0.2, 6]))
    assert codes_and_questions(found) == ([], [])
    assert counted_figures(found) == {
        "facebook 2018-01": 6,
        "facebook 2018-02": 8,
        "instagram 2018-01": 4,
        "instagram 2018-02": 2,
    }


def test_a_rate_beside_each_figure_is_not_counted_with_the_months_as_rows():
    rows = [["Mes", "Facebook", None], [None, "Cant", "%"], ["Ene", 6, 0.6], ["Feb", 4, 0.4]]
    assert counted_figures(read(book(POSTS, *rows))) == {"facebook 2018-01": 6, "facebook 2018-02": 4}
    rows = [["Mes", "Cant", "%"], ["Ene", 600, 0.6], ["Feb", 400, 0.4]]
    assert counted_figures(read(book(["Visitas al sitio web 2018"], *rows))) == {"2018-01": 600, "2018-02": 400}


@pytest.mark.parametrize(
    "rows",
    [
        [["Red", "Ene", None, "Feb"], ["Facebook", 6, 8, 9]],
        [["Mes", "Facebook"], ["Ene", 6], [None, 8], ["Feb", 9]],
    ],
)
def test_a_figure_under_no_month_is_said_and_not_counted(rows):
    found = read(book(POSTS, *rows))
    assert counted_figures(found) == {"facebook 2018-01": 6, "facebook 2018-02": 9}
    assert any("«una cantidad sin mes»" in note for note in found.notes)
