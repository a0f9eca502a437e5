"""The year of months that a hand-made sheet writes without one: only of what says it, and asked for otherwise."""

import pytest
from handmade_files import book, codes_and_questions, counted_figures
from source_files import read, xlsx

from plancom.datasets import Refusal

POSTS = ["Publicaciones en redes sociales"]
POSTS_2018 = ["Publicaciones en redes sociales 2018"]
TABLE = [["Red", "Ene", "Feb", "Mar"], ["Facebook", 10, 25, 40]]


@pytest.mark.parametrize(
    "line",
    [
        "Concejo Distrital - período 2016-2019",
        "Concejo 2017/2018",
        "vigencia 2018–2019",
        "Período 2018-19",
        "(Ley 1712 de 2014)",
        "Ley 2013 de 2019",
        "según Acuerdo 041 del 5 de febrero de 2006",
        "Código: F-COM-01 | Versión: 03 | Vigencia: 2016",
        "Fecha de elaboración: 2019-01-15",
        "Actualizado en enero de 2019",
        "Cartagena, 15 de enero de 2019",
        "Generado el 15/01/2019",
        "Fuente: Facebook Insights 2019",
    ],
)
def test_a_line_that_names_no_year_of_the_figures_leaves_it_to_be_asked_for(line):
    content = book([line], POSTS, *TABLE)
    assert codes_and_questions(read(content)) == (["ambiguous"], ["year"])
    found = read(content, answers={"year": "2018"})
    assert counted_figures(found) == {"facebook 2018-01": 10, "facebook 2018-02": 25, "facebook 2018-03": 40}


def test_the_parts_of_a_form_s_head_in_cells_of_their_own_tell_no_year_either():
    found = read(book(["Código: F-COM-01", "Versión: 03", "Vigencia: 2016"], POSTS, *TABLE))
    assert codes_and_questions(found) == (["ambiguous"], ["year"])


@pytest.mark.parametrize(
    "line",
    [
        "Publicaciones 2018 (Ley 1712 de 2014)",
        "Del 1 de enero al 31 de diciembre de 2018",
        "Vigencia: 2018",
        "Acuerdo 041 de 2006 - Publicaciones 2018",
    ],
)
def test_the_year_of_the_figures_is_told_from_the_others_in_its_line(line):
    found = read(book([line], POSTS, *TABLE))
    assert counted_figures(found) == {"facebook 2018-01": 10, "facebook 2018-02": 25, "facebook 2018-03": 40}


def test_sheets_called_by_their_years_under_a_title_of_several():
    rows = [["Concejo Distrital - período 2016-2019"], POSTS, ["Red", "Ene", "Feb"], ["Facebook", 1, 2]]
    assert counted_figures(read(xlsx({"2017": rows, "2018": rows}))) == {
        "facebook 2017-01": 1,
        "facebook 2017-02": 2,
        "facebook 2018-01": 1,
        "facebook 2018-02": 2,
    }


def test_an_answer_that_the_title_denies_is_told_and_not_asked_for_again():
    found = read(book(["Período 2016-2019"], POSTS, *TABLE), answers={"year": "2020"})
    assert codes_and_questions(found) == (["ambiguous"], [])
    assert "2020" in found.problems[0].message
    assert "2016 y 2019" in found.problems[0].message


def test_the_year_of_a_law_in_a_row_s_name_is_not_that_of_its_figures():
    rows = [["Trámites 2018"], ["Trámite", "Canal", "Ene", "Feb"]]
    found = read(book(*rows, ["Derecho de petición (Ley 1755 de 2015)", "Electrónico", 3, 4]))
    assert counted_figures(found) == {"2018-01": 3, "2018-02": 4}


def test_a_row_s_name_with_another_year_than_the_title_s_is_asked_about():
    content = book(["Trámites 2018"], ["Trámite", "Canal", "Ene", "Feb"], ["Certificado 2017", "Electrónico", 3, 4])
    assert codes_and_questions(read(content)) == (["ambiguous"], ["year"])
    assert counted_figures(read(content, answers={"year": "2018"})) == {"2018-01": 3, "2018-02": 4}
    assert codes_and_questions(read(content, answers={"year": "2016"})) == (["ambiguous"], [])


@pytest.mark.parametrize(
    "note",
    [
        "Fuente: Facebook Insights, enero de 2019",
        "Nota: tarifas según Acuerdo 041 de 2006",
        "Elaboró: Prensa, 2019",
        "* Datos de 2019",
    ],
)
def test_a_note_between_rows_dates_none_of_them(note):
    found = read(book(POSTS_2018, ["Red", "Ene", "Feb"], ["Facebook", 1, 2], [note], ["Instagram", 3, 4]))
    assert counted_figures(found) == {
        "facebook 2018-01": 1,
        "facebook 2018-02": 2,
        "instagram 2018-01": 3,
        "instagram 2018-02": 4,
    }


def test_a_line_between_rows_that_is_a_year_dates_those_below_it():
    rows = [["Red", "Ene", "Feb"], ["Año: 2017"], ["Facebook", 1, 2], ["Publicaciones 2018"], ["Facebook", 3, 4]]
    assert counted_figures(read(book(POSTS, *rows))) == {
        "facebook 2017-01": 1,
        "facebook 2017-02": 2,
        "facebook 2018-01": 3,
        "facebook 2018-02": 4,
    }


INDICATOR = ["Indicador", "Ene", "Feb", "Mar"]
VISITS_2018 = {"2018-01": 1900, "2018-02": 1950, "2018-03": 1990}


def test_figures_that_look_like_years_over_the_next_months_are_no_years():
    rows = [["Visitas al sitio web 2018"], INDICATOR, ["Visitas", 2010, 2015, 1990]]
    content = book(*rows, ["Indicador", "Abr", "May", "Jun"], ["Visitas", 2030, 2040, 2050])
    assert codes_and_questions(read(content)) == (["ambiguous"], ["year"])
    figures = [2010, 2015, 1990, 2030, 2040, 2050]
    found = read(content, answers={"year": "2018"})
    assert counted_figures(found) == {f"2018-{month:02d}": figure for month, figure in enumerate(figures, 1)}


def test_goals_that_look_like_years_over_the_months_are_no_years():
    rows = [["Objetivo mensual", 2000, 2000, 2000], INDICATOR, ["Visitas", 1900, 1950, 1990]]
    assert counted_figures(read(book(["Visitas al sitio web 2018"], *rows))) == VISITS_2018
    assert codes_and_questions(read(book(["Visitas al sitio web"], *rows))) == (["ambiguous"], ["year"])
    rows[1] = [None, "Ene", "Feb", "Mar"]
    assert codes_and_questions(read(book(["Visitas al sitio web"], *rows))) == (["ambiguous"], ["year"])


@pytest.mark.parametrize("above", [[None, 2000, 2000, 2000], [None, 2016, 2018, 2020]])
def test_years_over_the_months_that_the_title_denies_or_that_are_not_consecutive_are_refused(above):
    found = read(book(["Visitas al sitio web 2018"], above, INDICATOR, ["Visitas", 1900, 1950, 1990]))
    assert codes_and_questions(found) == (["ambiguous"], [])
    assert str(above[1]) in found.problems[0].message


@pytest.mark.parametrize("above", [[None, 2018], ["Año", 2018], ["Año:", 2018, 2018, 2018], [None, "AÑO: 2018"]])
def test_years_over_the_months_are_theirs(above):
    assert (
        counted_figures(read(book(["Visitas al sitio"], above, INDICATOR, ["Visitas", 1900, 1950, 1990])))
        == VISITS_2018
    )


@pytest.mark.parametrize(
    "months", [["abr-10", "abr-17", "abr-24"], ["ene-17", "feb-17", "mar-17"], ["ene-16", "feb-18", "mar-18"]]
)
def test_years_of_two_figures_that_are_perhaps_none_are_refused(months):
    found = read(book(POSTS_2018, ["Red", *months], ["Facebook", 3, 4, 5]))
    assert codes_and_questions(found) == (["ambiguous"], [])


def test_years_of_two_figures_are_read_beside_the_title_s():
    found = read(book(POSTS_2018, ["Red", "dic-17", "ene-18"], ["Facebook", 3, 4]))
    assert counted_figures(found) == {"facebook 2017-12": 3, "facebook 2018-01": 4}


@pytest.mark.parametrize("days", [["Abr 10", "Abr 17", "Abr 24"], ["Ene 17", "Feb 17", "Mar 17"], ["Jun 1", "Jul 1"]])
def test_a_month_and_a_number_that_may_be_its_day_is_refused(days):
    across = [["Red", *days], ["Facebook", *range(3, 3 + len(days))]]
    down = [["Fecha", "Facebook"], *[[day, 5] for day in days]]
    for rows in (across, down):
        found = read(book(POSTS_2018, *rows))
        assert codes_and_questions(found) == (["ambiguous"], [])
        assert isinstance(found, Refusal)
        assert found.mappable  # nobody is asked, and a person can say how it is read
        assert f"{days[0].split()[1]}» puede ser un día o el mes de un año" in found.problems[0].message


def test_a_month_and_the_number_of_the_title_s_year_is_of_that_year_whichever_was_meant():
    found = read(book(POSTS_2018, ["Red", "Ene 18", "Feb 18", "Mar 18"], ["Facebook", 10, 25, 40]))
    assert counted_figures(found) == {"facebook 2018-01": 10, "facebook 2018-02": 25, "facebook 2018-03": 40}


TWO_YEARS = {"2017-01": 10, "2017-02": 11, "2018-01": 20, "2018-02": 21}


@pytest.mark.parametrize(
    "rows",
    [
        [["Mes", "Año", "Visitas"], ["Ene", 2017, 10], ["Feb", 2017, 11], ["Ene", 2018, 20], ["Feb", 2018, 21]],
        [["Mes", "Visitas", "Año"], ["Ene", 10, "2017"], ["Feb", 11, "2017"], ["Ene", 20, 2018], ["Feb", 21, 2018]],
        [["Año", "Mes", "Visitas"], [2017, "Ene", 10], [None, "Feb", 11], [2018, "Ene", 20], [None, "Feb", 21]],
        [["", "Ene", "Feb", "Ene", "Feb"], ["Año", 2017, None, 2018, None], ["Visitas", 10, 11, 20, 21]],
        [["Indicador", 2017, None, 2018], [None, "Ene", "Feb", "Ene", "Feb"], ["Visitas", 10, 11, 20, 21]],
        [[None, "AÑO: 2017", None, "AÑO: 2018"], ["", "Ene", "Feb", "Ene", "Feb"], ["Visitas", 10, 11, 20, 21]],
    ],
)
def test_the_years_beside_the_months_are_read_wherever_they_stand(rows):
    found = read(book(["Visitas al sitio web"], *rows))
    assert codes_and_questions(found) == ([], [])
    assert counted_figures(found) == TWO_YEARS


@pytest.mark.parametrize("year", [None, "2017*", "por definir"])
def test_a_month_without_its_year_beside_others_with_theirs_is_refused(year):
    rows = [["Mes", "Año", "Visitas"], ["Ene", year, 10], ["Feb", 2017, 11]]
    found = read(book(["Visitas al sitio web 2018"], *rows), answers={"year": "2018"})
    assert codes_and_questions(found) == (["ambiguous"], [])
    assert "falta o no se puede leer" in found.problems[0].message


def test_months_over_the_end_of_a_year_are_refused_and_not_asked_about_again():
    content = book(POSTS_2018, ["Red", "Nov", "Dic", "Ene"], ["Facebook", 1, 2, 3])
    for answers in ({}, {"year": "2018"}):
        found = read(content, answers=answers)
        assert codes_and_questions(found) == (["ambiguous"], [])
        assert "Los meses son de dos años" in found.problems[0].message


@pytest.mark.parametrize(
    "rows",
    [
        [["Mes", 2017, 2018, "Variación"], ["Ene", 10, 20, 10], ["Feb", 11, 21, 10]],
        [["Año", "Ene", "Feb"], [2017, 10, 11], [2018, 20, 21], ["Variación %", 1.0, 0.9]],
        [["Año", "Ene", "Feb"], [2017, 10, 11], [2018, 20, 21], ["Promedio", 15, 16]],
    ],
)
def test_what_is_not_counted_needs_no_year(rows):
    found = read(book(["Visitas al sitio web"], *rows))
    assert codes_and_questions(found) == ([], [])
    assert counted_figures(found) == TWO_YEARS
