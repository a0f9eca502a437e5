"""What no file may be: endless in lines, problems, names or links."""

import pytest
from source_files import lines, read, xlsx

from plancom.sources import problem_limits
from plancom.sources.files import columnar, limits
from plancom.sources.files import csv_text as text
from plancom.store.imports.rows import LONGEST
from tests.builders import cartagena, stored_rows


def test_a_text_of_too_many_lines_is_refused_with_their_number(monkeypatch):
    monkeypatch.setattr(text, "MAX_LINES", 3)
    (problem,) = read("fecha,visitas\n2018-01-01,1\n2018-01-02,1\n2018-01-03,1\n").problems
    assert (problem.code, problem.message) == ("too_large", "El archivo tiene 4 líneas y el máximo es 3.")


def test_problems_over_the_limit_are_counted_and_not_listed(monkeypatch):
    monkeypatch.setattr(problem_limits, "MOST", 2)
    found = read(lines("fecha,visitas,visitantes", "2018-01-01,1,1", "ayer,x,x", "ayer,1,1", "ayer,1,1"))
    assert [problem.code for problem in found.problems[-1:]] == ["more_problems"]
    assert len(found.problems) == 3
    assert found.problems[-1].message == "Y 3 problemas más, en 3 filas rechazadas."
    assert (found.rows_rejected, len(found.table)) == (3, 1)


def test_a_name_of_more_than_a_hundred_letters_is_none():
    found = read(lines("fecha,red,publicaciones", f"2018-01-01,{'Red ' * 40},5", "2018-01-02,Facebook,5"))
    assert [(p.code, p.row, p.rejects) for p in found.problems] == [("bad_name", 2, True)]


@pytest.mark.parametrize("long", ["https://x.co/" + "a" * 9000, "https://x.co/" + "ñ" * 9000])
def test_keys_and_addresses_stay_within_what_an_index_takes_and_apart(long):
    rows = lines("fecha,red,enlace", f"2018-01-01,Facebook,{long}", f"2018-01-01,Facebook,{long}b")
    table = stored_rows(read(rows), cartagena())
    assert table["key"].nunique() == table["address"].nunique() == 2
    assert max(len(text.encode()) for text in (*table["key"], *table["address"])) <= LONGEST + 150


def test_a_repeated_row_that_lacks_a_figure_is_another_and_no_failure():
    found = read(lines("fecha,visitas,visitantes", "2018-01-01,5,4", "2018-01-01,5,"))
    assert [problem.code for problem in found.problems] == ["conflicting_row"]
    assert found.table["visitors"].tolist() == [4]


def test_a_cell_as_long_as_a_book_is_refused_with_its_row_and_its_letters():
    rows = [["fecha", "visitas", "nota"], ["2018-01-01", 1, "x"], ["2018-01-02", 1, "x" * 32_000]]
    assert read(xlsx({"Datos": rows})).problems == ()
    web = (
        "<html><table><tr><td>fecha</td><td>visitas</td></tr><tr><td>2018-01-01</td><td>"
        + "1" * 131_073
        + "</td></tr></table></html>"
    )
    (problem,) = read(web.encode()).problems
    assert (problem.code, problem.row) == ("endless_cell", 2)
    assert problem.message == "Una celda tiene 131.073 letras, y ninguna tabla las necesita: el máximo es 131.072."


def test_a_long_cell_of_a_long_text_is_refused_too(monkeypatch):
    monkeypatch.setattr(columnar, "LARGE", 0)
    (problem,) = read(
        lines("fecha,red,texto", "2018-01-01,Facebook," + "ñ" * 131_073, "2018-01-02,Facebook,x")
    ).problems
    assert problem.code == "endless_cell"


def test_a_workbook_of_more_sheets_than_are_read_is_refused_with_their_number(monkeypatch):
    monkeypatch.setattr(limits, "MOST_SHEETS", 2)
    rows = [["fecha", "visitas"], ["2018-01-01", 1]]
    assert read(xlsx({"a": rows})).problems == ()
    (problem,) = read(xlsx({"a": rows, "b": rows, "c": rows})).problems
    assert (problem.code, problem.message) == ("too_many_sheets", "El libro tiene 3 hojas y se leen hasta 2.")


@pytest.mark.parametrize("large", [0, columnar.LARGE], ids=["by columns", "by rows"])
def test_a_table_of_more_columns_than_a_spreadsheet_has_is_refused_with_their_number(monkeypatch, large):
    monkeypatch.setattr(columnar, "LARGE", large)
    wide = ",".join(f"c{number}" for number in range(16_385))
    (problem,) = read(lines(wide, wide)).problems
    assert (problem.code, problem.row) == ("too_many_columns", 1)
    assert problem.message == "La tabla tiene 16.385 columnas y el máximo es 16.384."
