"""Months that only their row or column makes certain are read as those months; what may be anything else is none."""

import pytest
from handmade_files import book, codes_and_questions, counted_figures
from source_files import csv_text, read

from plancom.datasets import Inquiry, Observations, Refusal

POSTS = ["Publicaciones en redes sociales 2018"]
FIGURES = [10, 12, 14, 9]
FACEBOOK = {f"facebook 2018-{month:02d}": figure for month, figure in enumerate(FIGURES, 1)}
YEAR = list(range(1, 13))


@pytest.mark.parametrize(
    "months",
    [
        ["Mes 1", "Mes 2", "Mes 3", "Mes 4"],
        ["M1", "M2", "M3", "M4"],
        ["2018M01", "2018M02", "2018M03", "2018M04"],
        [201801, 201802, 201803, 201804],
        ["201801", "201802", "201803", "201804"],
        ["01-Enero", "02-Febrero", "03-Marzo", "04-Abril"],
        ["1. Ene", "2. Feb", "3. Mar", "4. Abr"],
        ["ENERO (31 días)", "FEBRERO (28 días)", "MARZO (31 días)", "ABRIL (30 días)"],
        ["Enero", "Febreo", "Marso", "Abril"],
        ["Enreo", "Febrero", "Marzo", "Avril"],
    ],
)
def test_months_are_read_across_and_down(months):
    found = read(book(POSTS, ["Red", *months], ["Facebook", *FIGURES]))
    assert counted_figures(found) == FACEBOOK
    down = read(book(POSTS, ["Mes", "Facebook"], *map(list, zip(months, FIGURES, strict=True))))
    assert counted_figures(down) == FACEBOOK


@pytest.mark.parametrize("months", [YEAR, [f"{month:02d}" for month in YEAR], list("EFMAMJJASOND")])
def test_the_twelve_numbers_or_initials_of_the_months_are_they(months):
    found = read(book(POSTS, ["Red", *months], ["Facebook", *YEAR], ["Instagram", *YEAR]))
    assert counted_figures(found)["facebook 2018-12"] == 12
    assert len(found.table) == 24


@pytest.mark.parametrize("rows", [[["Mes", 1, 2, 3]], [["", "Meses"], ["Red", 1, 2, 3]]])
def test_numbers_beside_or_under_the_word_are_months(rows):
    found = read(book(POSTS, *rows, ["Facebook", 10, 12, 14]))
    assert counted_figures(found) == {"facebook 2018-01": 10, "facebook 2018-02": 12, "facebook 2018-03": 14}


def test_numbers_under_the_word_in_a_list_are_months_of_the_year_of_the_title():
    rows = [[1, "Certificado", "Presencial", 12], [1, "Permiso", "Presencial", 4], [2, "Certificado", "Electrónico", 3]]
    found = read(book(["Trámites 2018"], ["Mes", "Trámite", "Canal", "Cantidad"], *rows))
    assert isinstance(found, Observations), found.problems
    assert found.table["day"].dt.strftime("%Y-%m").tolist() == ["2018-01", "2018-01", "2018-02"]
    assert found.table["quantity"].tolist() == [12, 4, 3]


@pytest.mark.parametrize("corner", ["Red", "Comuna"])
def test_a_few_numbers_may_be_weeks_and_are_refused_with_that_reason(corner):
    found = read(book(POSTS, [corner, 1, 2, 3, 4], ["Facebook", *FIGURES]))
    assert isinstance(found, Refusal)
    assert [one.code for one in found.problems] == ["other_periods"]
    assert "no dicen si son meses, semanas o trimestres" in found.problems[0].message


def test_twelve_numbers_beside_another_word_are_not_months():
    assert isinstance(read(book(["Trámites 2018"], ["Comuna", *YEAR], ["Presencial", *YEAR])), Refusal)


def test_the_word_over_figures_of_the_month_makes_them_no_months():
    rows = [["Visitas a la página web", 5, 50], ["Usuarios", 3, 30], ["Páginas vistas", 9, 90]]
    found = read(book(["Noviembre 2018"], ["Indicador", "Mes", "Acumulado"], *rows))
    assert codes_and_questions(found) == ([], [])
    assert found.table[["visits", "visitors", "page_views"]].to_numpy().tolist() == [[5, 3, 9]]
    assert found.table["day"].dt.strftime("%Y-%m").tolist() == ["2018-11"]


def test_a_word_like_a_month_s_name_is_one_beside_another_month_alone():
    found = read(book(["Trámites por canal 2018"], ["Género", "Enero", "Febrero"], ["Presencial", 10, 12]))
    assert found.table["day"].dt.strftime("%Y-%m").tolist() == ["2018-01", "2018-02"]
    assert found.table["quantity"].tolist() == [10, 12]


def test_months_without_a_year_are_asked_about():
    found = read(csv_text([["Red", "Mes 1", "Mes 2"], ["Publicaciones en Facebook", 10, 12]], ";"))
    assert isinstance(found, Inquiry)
    assert "year" in codes_and_questions(found)[1]
