"""Sheets whose months, days or titles stand otherwise than over their columns: «Mes» beside «Acumulado», months within headers, days under days of months, blocks."""

import pytest
from handmade_files import book, codes_and_questions, counted_figures
from source_files import csv_text, read

from plancom.datasets import Refusal

PROCEDURES = ["Trámites noviembre 2018"]
POSTS = ["Publicaciones en redes 2018"]
VISITS = ["Visitas a la página web 2018"]
JANUARY, FEBRUARY = [100 + day for day in range(1, 32)], [200 + day for day in range(1, 29)]
VISITED = {"2018-01": sum(JANUARY), "2018-02": sum(FEBRUARY)}


def by_channel(found):
    days = found.table["day"].dt.strftime("%Y-%m")
    rows = zip(found.table["channel"], days, found.table["quantity"], strict=True)
    figures = {}
    for channel, month, quantity in rows:
        figures[f"{channel} {month}"] = figures.get(f"{channel} {month}", 0) + int(quantity)
    return figures


def by_month(found):
    visits = found.table.groupby(found.table["day"].dt.strftime("%Y-%m"))["visits"].sum()
    return {month: int(figure) for month, figure in visits.items()}


@pytest.mark.parametrize("year", ["Acumulado", "A la fecha", "Año", "Total año"])
def test_month_beside_the_year_so_far_is_that_of_the_title(year):
    found = read(book(PROCEDURES, ["Canal", "Mes", year], ["Presencial", 3, 50], ["Electrónico", 4, 30]))
    assert by_channel(found) == {"presencial 2018-11": 3, "electrónico 2018-11": 4}


def test_columns_of_a_month_and_a_year_are_dates_beside_other_figures():
    rows = [["Mes", "Año", "Trámite", "Canal", "Cantidad"], [11, 2018, "Certificado", "Presencial", 3]]
    found = read(book(["Trámites noviembre 2018"], *rows, [11, 2018, "Certificado", "Electrónico", 4]))
    assert by_channel(found) == {"presencial 2018-11": 3, "electrónico 2018-11": 4}


@pytest.mark.parametrize(
    "headers",
    [
        ["Publicaciones enero", "Alcance enero", "Publicaciones febrero", "Alcance febrero"],
        ["Enero - Publicaciones", "Enero - Alcance", "Febrero - Publicaciones", "Febrero - Alcance"],
        ["Publicaciones (ene-18)", "Alcance (ene-18)", "Publicaciones (feb-18)", "Alcance (feb-18)"],
    ],
)
def test_headers_with_a_month_and_what_is_counted_are_both(headers):
    rows = [["Red", *headers], ["Facebook", 10, 5000, 12, 6000], ["Instagram", 4, 3000, 5, 2000]]
    figures = {"facebook 2018-01": 10, "facebook 2018-02": 12, "instagram 2018-01": 4, "instagram 2018-02": 5}
    assert counted_figures(read(book(POSTS, *rows))) == figures


def test_headers_with_a_month_and_a_channel_are_both():
    headers = ["Presencial enero", "Electrónico enero", "Presencial febrero", "Electrónico febrero"]
    found = read(book(["Trámites 2018"], ["Trámite", *headers], ["Certificado", 10, 5, 12, 6], ["Permiso", 4, 3, 5, 2]))
    assert by_channel(found) == {
        "presencial 2018-01": 14,
        "presencial 2018-02": 17,
        "electrónico 2018-01": 8,
        "electrónico 2018-02": 8,
    }


def test_headers_up_to_a_month_are_none_of_that_month():
    rows = [["Red", "Publicaciones a enero", "Publicaciones a febrero"], ["Facebook", 10, 22]]
    assert isinstance(read(book(POSTS, *rows)), Refusal)


def days_under_months(*, tail=()):
    rows = [[day, JANUARY[day - 1], FEBRUARY[day - 1] if day <= 28 else None] for day in range(1, 32)]
    return [VISITS, ["Día", "Enero", "Febrero"], *rows, *tail]


def test_days_down_under_months_across_are_days_of_those_months():
    found = read(book(*days_under_months(tail=[["Total", sum(JANUARY), sum(FEBRUARY)]])))
    assert by_month(found) == VISITED
    assert len(found.table) == 59


def test_days_across_beside_months_down_are_days_of_those_months():
    months = [["Enero", *JANUARY], ["Febrero", *FEBRUARY, None, None, None]]
    assert by_month(read(book(VISITS, ["Mes", *range(1, 32)], *months))) == VISITED


def test_a_figure_on_a_day_that_its_month_has_not_is_told():
    rows = days_under_months()
    rows[1 + 30][2] = 7
    found = read(book(*rows))
    assert codes_and_questions(found)[0] == ["bad_date"]
    assert by_month(found) == VISITED


def text(*rows):
    return csv_text([["" if cell is None else str(cell) for cell in row] for row in rows])


def test_days_of_a_month_across_are_days_in_a_csv_too():
    posts = [1 + day % 3 for day in range(31)]
    rows = [["Publicaciones en redes enero 2018"], ["Red", *range(1, 32), "Total"], ["Facebook", *posts, sum(posts)]]
    found = read(text(*rows), "a.csv")
    assert found.table["publications"].tolist() == posts
    assert set(found.table["day"].dt.strftime("%Y-%m")) == {"2018-01"}


def test_figures_of_a_csv_among_which_some_are_months_are_none():
    rows = [["Publicaciones en redes noviembre 2018"], ["Red", "Mes", "Acumulado"], ["Facebook", 13, 50]]
    found = read(text(*rows, ["Instagram", 4, 30], ["Twitter", 5, 55]), "a.csv")
    assert counted_figures(found) == {"facebook 2018-11": 13, "instagram 2018-11": 4, "twitter 2018-11": 5}


def test_blocks_under_one_title_have_it_and_the_line_over_each():
    channels = [["Canal", "Enero"], ["Presencial", 10], ["Electrónico", 5]]
    found = read(book(["Trámites 2018"], [], ["CERTIFICADO"], *channels, [], ["PERMISO"], *channels))
    assert by_channel(found) == {"presencial 2018-01": 20, "electrónico 2018-01": 10}
    assert set(found.table["procedure"]) == {"CERTIFICADO", "PERMISO"}


def test_blocks_of_networks_are_each_of_its_own():
    kinds = [["Tipo", "Enero", "Febrero"], ["Fotos", 6, 7], ["Videos", 4, 5]]
    found = read(book(["Publicaciones 2018"], ["FACEBOOK"], *kinds, ["INSTAGRAM"], *kinds))
    assert counted_figures(found) == {
        "facebook 2018-01": 10,
        "facebook 2018-02": 12,
        "instagram 2018-01": 10,
        "instagram 2018-02": 12,
    }


def test_a_mark_of_control_among_the_days_of_a_csv_is_no_fault():
    head = ["Red", *range(1, 31), "31\x1c"]
    found = read(text(["Publicaciones en redes enero 2018"], head, ["Facebook", *range(31)]), "a.csv")
    assert "failed" not in codes_and_questions(found)[0]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([["Trámites 2018"], ["Trámite", "Enero", "Febrero"], ["Certificado", 10, 12], ["Permiso", 5, 6]], ["Certificado", "Permiso"]),
        ([["Noviembre 2018"], ["Tipo de trámite", "Cantidad"], ["Certificado", 10], ["Permiso", 5]], ["Certificado · Cantidad", "Permiso · Cantidad"]),
    ],
)  # fmt: skip
def test_procedures_without_a_channel_are_refused_by_what_they_lack(rows, names):
    found = read(book(*rows))
    assert isinstance(found, Refusal)
    (problem,) = found.problems
    assert problem.code == "missing_columns"
    assert problem.message.startswith("La hoja tiene cantidades de trámites")
    assert "no dice por qué canal" in problem.message
    assert all(f"«{name}»" in problem.message for name in names)
    assert "«electrónico», «presencial»" in problem.fix


def test_a_list_of_procedures_without_channels_beside_one_with_them_takes_nothing_from_it():
    kinds = [["Trámite", "Enero", "Febrero"], ["Certificado", 10, 12], ["Permiso", 5, 6]]
    channels = [["Canal", "Enero", "Febrero"], ["Presencial", 9, 8], ["Electrónico", 6, 10]]
    found = read(book(["Trámites 2018"], *kinds, [None], ["Trámites por canal 2018"], *channels))
    assert codes_and_questions(found)[1] == []
    assert "missing_columns" not in codes_and_questions(found)[0]
    assert by_channel(found) == {
        "presencial 2018-01": 9,
        "presencial 2018-02": 8,
        "electrónico 2018-01": 6,
        "electrónico 2018-02": 10,
    }
