"""Cells that were merged over several rows: their name or date is of each of these, their amount of all together."""

import io

from handmade_files import counted_figures
from openpyxl import Workbook
from source_files import read


def workbook(rows, *ranges):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for one in ranges:
        book.active.merge_cells(one)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_month_merged_over_its_networks_is_that_of_each():
    rows = [
        ("Año", "Mes", "Red", "Publicaciones"),
        (2018, "Enero", "Facebook", 2),
        (None, None, "Instagram", 3),
        (None, "Febrero", "Facebook", 5),
        (None, None, "Instagram", 7),
    ]
    found = read(workbook(rows, "A2:A5", "B2:B3", "B4:B5"))
    assert counted_figures(found) == {
        "facebook 2018-01": 2,
        "instagram 2018-01": 3,
        "facebook 2018-02": 5,
        "instagram 2018-02": 7,
    }
    assert not found.problems


def test_a_day_and_an_outlet_merged_over_articles_are_those_of_each():
    rows = [
        ("Fecha", "Medio", "Título"),
        ("2018-03-05", "El Universal", "Uno"),
        (None, None, "Dos"),
        ("2018-03-06", None, "Tres"),
    ]
    found = read(workbook(rows, "A2:A3", "B2:B4"))
    assert found.table["day"].dt.day.tolist() == [5, 5, 6]
    assert found.table["series"].tolist() == ["el-universal"] * 3


def test_procedures_and_months_merged_over_channels_are_those_of_each():
    rows = [
        ("Mes", "Trámite", "Canal", "Cantidad"),
        ("enero 2018", "PQRSD", "Presencial", 5),
        (None, None, "Electrónico", 3),
        (None, "Permiso", "Presencial", 4),
        (None, None, "Electrónico", 1),
    ]
    found = read(workbook(rows, "A2:A5", "B2:B3", "B4:B5"))
    assert found.table["procedure"].tolist() == ["PQRSD", "PQRSD", "Permiso", "Permiso"]
    assert found.table["quantity"].sum() == 13


def test_an_amount_merged_over_several_rows_is_counted_once():
    rows = [
        ("Mes", "Trámite", "Canal", "Cantidad"),
        ("enero 2018", "PQRSD", "Presencial", 8),
        ("enero 2018", "Permiso", "Presencial", None),
    ]
    found = read(workbook(rows, "D2:D3"))
    assert found.table["quantity"].tolist() == [8]


def test_an_empty_cell_that_was_not_merged_stays_empty():
    rows = [("Fecha", "Medio", "Título"), ("2018-03-05", "El Universal", "Uno"), (None, "El Universal", "Dos")]
    found = read(workbook(rows))
    assert [problem.code for problem in found.problems] == ["missing_date"]
