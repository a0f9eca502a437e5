"""Hand-made sheets with several figures of one thing: parts are summed, repetitions said, contradictions not counted."""

import pytest
from source_files import read, xlsx

from plancom.datasets import Inquiry, Refusal

P = ["Publicaciones en redes sociales 2018"]
HEAD = ["Red", "Ene", "Feb"]


def sheet(*rows, **options):
    return read(xlsx({"Hoja1": list(rows)}), **options)


def figures(found, measure="publications"):
    """What each series has, month by month."""
    table = found.table
    said = {}
    for row in table.sort_values("day").itertuples() if len(table) else ():
        said.setdefault(row.series, []).append(getattr(row, measure))
    return said


def problems_of(found):
    return [(problem.code, problem.row, problem.column, problem.rejects) for problem in found.problems]


def spans(found):
    own = [c for c in found.coverage if c.measure not in {"replies", "procedure_posts", "shares"}]
    return [(c.first.isoformat(), c.last.isoformat()) for c in own]


@pytest.mark.parametrize(
    ("names", "cells", "sums"),
    [
        (["1ª quincena", "2ª quincena"], [10, 10, 12, 12], [20, 24]),
        (["Primera quincena", "Segunda quincena"], [10, 10, 12, 13], [20, 25]),
        (["Sem 1", "Sem 2", "Sem 3", "Sem 4"], [3, 3, 3, 3, 4, 2, 4, 4], [12, 14]),
        (["Semana 1", "Semana 2", "Total mes"], [3, 3, 6, 4, 4, 8], [6, 8]),
    ],
)
def test_parts_of_a_month_as_columns_are_summed_and_said(names, cells, sums):
    gap = [None] * (len(names) - 1)
    found = sheet(P, ["Red", "Enero", *gap, "Febrero", *gap], [None, *names, *names], ["Facebook", *cells])
    assert (figures(found), problems_of(found)) == ({"facebook": sums}, [])
    assert any(
        f"Se sumaron las cantidades de estas filas o columnas: «Facebook · {names[0]}»" in n for n in found.notes
    )


def test_weeks_as_rows_are_summed():
    rows = [["Enero", "Semana 1", 3, 1], [None, "Semana 2", 3, 1], ["Febrero", "Semana 1", 5, 2]]
    found = sheet(P, ["Mes", "Semana", "Facebook", "Instagram"], *rows, [None, "Semana 2", 5, 3])
    assert (figures(found), problems_of(found)) == ({"facebook": [6, 10], "instagram": [2, 5]}, [])


def test_a_month_without_a_fifth_week_is_whole_and_one_without_its_second_is_not():
    names = ["Sem 1", "Sem 2", "Sem 5"]
    head = [["Red", "Enero", None, None, "Febrero", None, None], [None, *names, *names]]
    found = sheet(P, *head, ["Facebook", 3, 4, None, 5, None, 6])
    assert figures(found) == {"facebook": [7]}
    assert problems_of(found) == [("missing_part", 4, "F", True)]
    assert spans(found) == [("2018-01-01", "2018-01-31")]


def test_kinds_of_posts_are_summed_and_said():
    rows = [
        ["Facebook", "Fotos", 3, 4],
        [None, "Videos", 3, 5],
        ["Instagram", "Historias", 1, 2],
        [None, "Reels", 1, 2],
    ]
    found = sheet(P, ["Red", "Tipo", "Ene", "Feb"], *rows)
    assert (figures(found), problems_of(found)) == ({"facebook": [6, 9], "instagram": [2, 4]}, [])
    assert any("«Facebook · Fotos», «Facebook · Videos»" in note for note in found.notes)


def test_kinds_of_posts_of_the_network_in_the_title_are_summed_and_their_total_is_not():
    rows = [["Publicaciones con foto", 6, 8], ["Publicaciones con video", 4, 2]]
    title = ["Publicaciones en Facebook 2018"]
    assert figures(sheet(title, HEAD, *rows, ["Total publicaciones", 10, 10])) == {"facebook": [10, 10]}
    found = sheet(title, HEAD, *rows, ["Total publicaciones", 10, 11])
    assert (figures(found), problems_of(found)) == ({"facebook": [10]}, [("conflicting_row", 5, "C", True)])
    assert spans(found) == [("2018-01-01", "2018-01-31")]


def test_a_total_of_publications_alone_is_what_is_counted():
    assert figures(sheet(["Facebook 2018"], HEAD, ["Total publicaciones", 6, 8])) == {"facebook": [6, 8]}


def test_a_whole_beside_its_parts_is_counted_once():
    rows = [["Facebook", "Publicaciones", 7, 9], [None, "Fotos", 3, 4], [None, "Videos", 4, 6]]
    found = sheet(P, ["Red", "Dato", "Ene", "Feb"], *rows)
    assert (figures(found), problems_of(found)) == ({"facebook": [7]}, [("conflicting_row", 3, "D", True)])
    assert "9" in found.problems[0].message
    assert "10" in found.problems[0].message


ACCOUNTS = [P, ["Red", "Cuenta", "Ene", "Feb"], ["Facebook", "Concejo", 6, 8], ["Facebook", "Presidencia", 6, 9]]


def test_two_accounts_of_a_network_are_asked_for_and_summed_only_on_a_yes():
    found = sheet(*ACCOUNTS)
    assert (type(found), [p.code for p in found.problems]) == (Inquiry, ["ambiguous"])
    assert "«Facebook · Concejo» y «Facebook · Presidencia»" in found.problems[0].message
    assert [(q.id, [o.value for o in q.options], q.blocking) for q in found.questions] == [
        ("parts", ["yes", "no"], True)
    ]
    assert figures(sheet(*ACCOUNTS, answers={"parts": "yes"})) == {"facebook": [12, 17]}


def test_figures_that_are_said_not_to_be_publications_are_left_out_and_said():
    found = sheet(*ACCOUNTS, ["Instagram", None, 1, 2], answers={"parts": "no"})
    assert figures(found) == {"instagram": [1, 2]}
    assert any("«Facebook · Concejo»" in note for note in found.notes)


def test_words_that_are_no_publications_are_asked_for_where_nothing_else_is_named():
    rows = [["Facebook", "Mensajes respondidos", 30, 40], ["Instagram", "Mensajes respondidos", 5, 6]]
    found = sheet(["Publicaciones y mensajes en redes 2018"], ["Red", "Dato", "Ene", "Feb"], *rows)
    assert (type(found), [q.id for q in found.questions]) == (Inquiry, ["parts"])


def test_other_figures_beside_publications_that_are_named_are_not_used():
    rows = [
        ["Facebook", "Inversión ($)", 300000, 400000],
        ["Facebook", "Mensajes respondidos", 30, 40],
        ["Facebook", "Publicaciones", 3, 4],
    ]
    found = sheet(["Publicaciones y pauta en redes 2018"], ["Red", "Dato", "Ene", "Feb"], *rows)
    assert (figures(found), problems_of(found)) == ({"facebook": [3, 4]}, [])
    assert any("«Facebook · Inversión ($)» y «Facebook · Mensajes respondidos»" in note for note in found.notes)


@pytest.mark.parametrize("plan", ["Programado", "Meta", "Planeado", "Proyectadas"])
def test_what_was_planned_is_not_counted(plan):
    head = [["Red", "Ene", None, "Feb", None], [None, plan, "Ejecutado", plan, "Ejecutado"]]
    assert figures(sheet(P, *head, ["Facebook", 10, 8, 12, 9])) == {"facebook": [8, 9]}


def test_weeks_of_visits_are_summed_and_those_of_visitors_are_not():
    rows = [["Enero", "Semana 1", 10, 7], ["Enero", "Semana 2", 10, 8], ["Febrero", "Semana 1", 5, 4]]
    found = sheet(["Sitio web 2018"], ["Mes", "Semana", "Visitas", "Visitantes"], *rows)
    assert found.table["visits"].tolist() == [20, 5]
    assert problems_of(found) == [("divided_days", 3, "D", True)]
    assert [(c.measure, c.first.month, c.last.month) for c in found.coverage] == [("visits", 1, 2), ("visitors", 2, 2)]


def test_a_repeated_month_with_equal_figures_is_said():
    found = sheet(P, ["Red", "Ene", "Feb", "Feb"], ["Facebook", 6, 8, 8])
    assert (figures(found), problems_of(found)) == ({"facebook": [6, 8]}, [("duplicate_row", 3, "D", False)])


def test_a_repeated_network_with_equal_figures_is_said_once_for_its_row():
    found = sheet(P, HEAD, ["Facebook", 6, 8], ["Facebook", 6, 8])
    assert (figures(found), problems_of(found)) == ({"facebook": [6, 8]}, [("duplicate_row", 4, "B", False)])
    assert "celda B3" in found.problems[0].message


def test_a_repeated_month_with_other_figures_is_not_covered():
    found = sheet(P, ["Red", "Ene", "Feb", "Feb", "Mar"], ["Facebook", 6, 8, 9, 7], ["Instagram", 1, 2, 2, 3])
    assert figures(found) == {"facebook": [6, 7], "instagram": [1, 2, 3]}
    assert ("conflicting_row", 3, "D", True) in problems_of(found)
    assert spans(found) == [("2018-01-01", "2018-01-31"), ("2018-03-01", "2018-03-31"), ("2018-01-01", "2018-03-31")]


def test_a_day_with_two_figures_is_not_covered():
    rows = [["04/01/2018", 2], ["05/01/2018", 3], ["05/01/2018", 4], ["13/01/2018", 5]]
    found = sheet(["Publicaciones diarias"], ["Fecha", "Facebook"], *rows)
    assert figures(found) == {"facebook": [2, 5]}
    assert spans(found) == [("2018-01-04", "2018-01-04"), ("2018-01-06", "2018-01-13")]


def test_a_sheet_that_repeats_the_others_is_said():
    rows = [["Publicaciones 2018"], ["Mes", "Publicaciones"], ["Enero", 1], ["Febrero", 2]]
    found = read(xlsx({"Facebook": rows, "Resumen": [rows[0], ["Mes", "Facebook"], *rows[2:]]}))
    assert figures(found) == {"facebook": [1, 2]}
    assert [(p.code, p.sheet, p.rejects) for p in found.problems] == [("duplicate_row", "Resumen", False)]


def test_a_network_under_two_headings_is_asked_for():
    rows = [["Digitalízate"], ["Facebook", 1, 2], ["Participa Ya"], ["Facebook", 1, 2]]
    found = sheet(P, HEAD, *rows)
    assert [q.id for q in found.questions] == ["parts"]
    assert "«Digitalízate · Facebook» y «Participa Ya · Facebook»" in found.problems[0].message
    assert figures(sheet(P, HEAD, *rows, answers={"parts": "yes"})) == {"facebook": [2, 4]}


def test_the_same_kind_of_posts_under_two_headings_is_asked_for():
    found = sheet(P, HEAD, ["Digitalízate"], ["Facebook fotos", 1, 2], ["Participa Ya"], ["Facebook fotos", 3, 4])
    assert (type(found), [q.id for q in found.questions]) == (Inquiry, ["parts"])


def test_weeks_beside_fortnights_are_not_summed():
    names = ["Sem 1", "Sem 2", "1ª quincena", "2ª quincena"]
    head = [["Red", "Enero", None, None, None, "Febrero", None, None, None], [None, *names, *names]]
    found = sheet(P, *head, ["Facebook", 3, 2, 1, 5, 4, 2, 1, 6])
    assert (type(found), [p.code for p in found.problems]) == (Refusal, ["conflicting_row"] * 2)
    assert "de maneras distintas" in found.problems[0].message


DAILY = [["Publicaciones"], ["Fecha", "Facebook"], ["13/01/2018", 2], ["14/01/2018", 3], ["13/02/2018", 4]]


@pytest.mark.parametrize(("february", "counts"), [(4, [5, 4, 7]), (6, [5, 7])])
def test_days_and_months_of_the_same_posts_are_counted_once(february, counts):
    monthly = [["Publicaciones 2018"], ["Mes", "Facebook"], ["Enero", 5], ["Febrero", february], ["Marzo", 7]]
    found = read(xlsx({"Diario": DAILY, "Mensual": monthly}))
    assert figures(found) == {"facebook": counts}
    assert ("conflicting_row" in [p.code for p in found.problems]) == (february == 6)
    covered = (
        [("2018-01-01", "2018-03-31")]
        if february == 4
        else [("2018-01-01", "2018-01-31"), ("2018-03-01", "2018-03-31")]
    )
    assert spans(found) == covered


def test_nothing_is_read_of_figures_that_are_all_said_not_to_count():
    found = sheet(*ACCOUNTS, answers={"parts": "no"})
    assert (type(found), [p.code for p in found.problems]) == (Refusal, ["unrecognised"])
    assert "«Facebook · Concejo»" in found.problems[0].message


def test_the_names_of_what_was_summed_are_counted_where_they_are_many():
    names = [f"Sem {i}" for i in range(1, 6)]
    gap = [None] * 4
    rows = [["Facebook", *range(10)], ["Instagram", *range(10)]]
    found = sheet(P, ["Red", "Enero", *gap, "Febrero", *gap], [None, *names, *names], *rows)
    assert figures(found) == {"facebook": [10, 35], "instagram": [10, 35]}
    assert any(note.startswith("Se sumaron") and "y otras 2" in note for note in found.notes)


def test_some_kinds_beside_publications_that_are_named_are_part_of_them():
    rows = [["Facebook", "Publicaciones", 3, 4], [None, "Seguidores", 1000, 1100], [None, "Videos publicados", 1, 1]]
    found = sheet(["Redes sociales 2018"], ["Red", "Indicador", "Ene", "Feb"], *rows)
    assert (figures(found), problems_of(found)) == ({"facebook": [3, 4]}, [])
    assert any("No se usaron" in note and "«Facebook · Videos publicados»" in note for note in found.notes)
