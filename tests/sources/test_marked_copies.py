"""A marked copy reads as its original does; corrected and uploaded again it has nothing wrong."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from source_files import csv_text, ods, read, with_sheet_xml, xlsx, zipped

from plancom.datasets import Observations, Problem
from plancom.sources.copies.marked_copy import copied, marked
from plancom.sources.files.unreadable import Unreadable
from plancom.sources.files.workbook import opened
from tests.examples import examples

BAD = [("fecha", "red", "publicaciones"), ("2018-01-14", "Facebook", 5), ("2018-02-31", "Facebook", 2), ("2018-01-16", "Instagram", "muchas")]  # fmt: skip


def copy_of(content, name="libro.xlsx"):
    data = content.encode() if isinstance(content, str) else content
    return marked(name, data, read(data).problems)


def book(copy):
    return load_workbook(io.BytesIO(copy.content))


def comparable(found):
    """All that a reading says, with the one sheet of a text file under any name."""
    own = ()
    if isinstance(found, Observations):
        own = (found.dataset, found.table.drop(columns="sheet").to_csv(), found.coverage)
    return (
        type(found),
        found.source,
        own,
        found.rows_read,
        [(p.code, p.row, p.column, p.value) for p in found.problems],
    )


@pytest.mark.parametrize(
    "content", [xlsx({"Datos": BAD}), csv_text(BAD), csv_text(BAD, ";")], ids=["xlsx", "csv", "semicolons"]
)
def test_a_bad_file_is_marked_corrected_and_read_without_a_problem(content):
    copy = copy_of(content, "redes.enero.csv")
    assert copy.name == "redes.enero (errores marcados).xlsx"
    opened_copy = book(copy)
    assert opened_copy.sheetnames == ["Errores", "Datos"]
    sheet = opened_copy["Datos"]
    assert {cell.coordinate for row in sheet for cell in row if cell.comment} == {"A3", "C4"}
    assert "28/02/2018" in sheet["A3"].comment.text
    assert sheet["A3"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["B3"].fill.fgColor.rgb != "FFFFC7CE"
    listed = opened_copy["Errores"]
    assert [cell.value for cell in listed[5]][:4] == [
        read(content).problems[0].sheet or None,
        "A3",
        "fecha",
        "2018-02-31",
    ]
    assert listed["B5"].hyperlink.location == "'Datos'!A3"

    sheet["A3"], sheet["C4"] = "28/02/2018", 7
    out = io.BytesIO()
    opened_copy.save(out)
    found = read(out.getvalue())
    assert (found.problems, found.rows_rejected, found.rows_read) == ((), 0, 3)
    assert int(found.table["publications"].sum()) == 14


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=12)
CELLS = st.one_of(
    st.none(),
    st.integers(-5, 10**6),
    TEXTS,
    st.sampled_from(["=1+1", "+57", "-3", "@x", "2018-02-31", "1.234", "S/D", "Facebook", "Facebok"]),
    st.dates(),
)


@examples(60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8), st.booleans())
@example(rows=[(None, "=B5", None)], as_text=True)
def test_marking_never_changes_what_is_read(rows, as_text):
    table = [("fecha", "red", "publicaciones"), *rows]
    content = (
        csv_text(table).encode()
        if as_text
        else xlsx({"Datos": [[f"'{c}" if isinstance(c, str) and c[:1] == "=" else c for c in row] for row in table]})
    )
    before = read(content)
    after = read(marked("x", content, before.problems).content)
    assert comparable(after) == comparable(before)


def test_formulas_keep_their_words_and_their_results():
    content = xlsx({"Datos": [("fecha", "visitas"), ("2018-01-01", 5), ("2018-01-02", "=B2+1"), ("2018-01-03", "x")]})
    content = with_sheet_xml(content, "<f>B2+1</f><v />", "<f>B2+1</f><v>6</v>")
    copy = copy_of(content)
    assert book(copy)["Datos"]["B3"].value == "=B2+1"
    assert read(copy.content).table["visits"].tolist() == [5, 6]
    assert comparable(read(copy.content)) == comparable(read(content))


def test_text_that_looks_like_a_formula_stays_text():
    copy = copy_of(
        csv_text([("fecha", "visitas"), ("2018-01-01", "=HYPERLINK(1)"), ("2018-01-02", "+57 1"), ("2018-01-03", 4)])
    )
    sheet = book(copy)["Datos"]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in (sheet["B2"], sheet["B3"])] == [("=HYPERLINK(1)", "s", True), ("+57 1", "s", True)]  # fmt: skip
    for row in book(copy)["Errores"].iter_rows(min_row=5):
        assert all(cell.data_type != "f" for cell in row)


def test_what_is_the_user_s_own_stays():
    own = Workbook()
    sheet = own.active
    sheet.title = "Hoja1"
    for row in BAD:
        sheet.append(row)
    sheet["B2"].comment = Comment("Pendiente", "Ana")
    sheet["A3"].comment = Comment("Ojo", "Ana")
    sheet.row_dimensions[4].hidden = True
    own.create_sheet("Errores")["A1"] = "Mi propia hoja"
    hidden = own.create_sheet("Oculta")
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    own.save(out)
    copy = book(copy_of(out.getvalue()))
    assert copy.sheetnames == ["Errores (plancom)", "Hoja1", "Errores", "Oculta"]
    assert copy["Oculta"].sheet_state == "hidden"
    assert copy["Hoja1"]["B2"].comment.text == "Pendiente"
    assert copy["Hoja1"]["A3"].comment.text.startswith("Ojo\n")
    assert copy["Hoja1"].row_dimensions[4].hidden


def test_a_copy_of_a_copy_has_only_the_marks_of_what_is_still_wrong():
    first = book(copy_of(xlsx({"Datos": BAD})))
    first["Datos"]["A3"] = "28/02/2018"
    out = io.BytesIO()
    first.save(out)
    copy = copy_of(out.getvalue(), "libro (errores marcados).xlsx")
    assert copy.name == "libro (errores marcados).xlsx"
    assert book(copy).sheetnames == ["Errores", "Datos"]
    assert [cell.coordinate for row in book(copy)["Datos"] for cell in row if cell.comment] == ["C4"]
    assert book(copy)["Datos"]["A3"].fill.fgColor.rgb != "FFFFC7CE"


def test_an_open_document_becomes_a_workbook_of_its_values():
    content = ods([["fecha", "visitas"], ["2018-01-01", "5"], ["2018-13-01", "6"]])
    copy = copy_of(content, "v.ods")
    assert "valores" in copy.notes[0]
    assert comparable(read(copy.content)) == comparable(read(content))
    assert book(copy)["Hoja1"]["A3"].comment


def test_a_problem_of_the_whole_file_is_listed_and_marks_no_cell():
    copy = marked("x.csv", b"a,b\n1,2\n", [Problem("missing_columns", "Falta una columna.", "Escr\u00edbala.")])
    assert [cell.value for cell in book(copy)["Errores"][5]][4:] == ["Falta una columna.", "Escríbala."]


def test_what_cannot_be_opened_is_not_marked():
    for content in (b"", b"\x89PNG\r\n\x1a\n" + bytes(200), zipped({"a.csv": "x"})):
        with pytest.raises(Unreadable):
            marked("x", content, [])


def test_the_list_of_errors_is_no_sheet_of_the_file():
    names = [sheet.name for sheet in opened(copy_of(xlsx({"Datos": BAD})).content).sheets]
    assert names == ["Datos"]


def test_why_there_is_no_copy_is_a_problem():
    found = copied("x.zip", zipped({"a.csv": "x"}), [])
    assert isinstance(found, Problem)
    assert "carpeta comprimida" in found.sentence


def test_macros_are_left_out_with_a_note():
    content = xlsx({"Datos": BAD})
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    copy = copy_of(out.getvalue())
    assert "macros" in copy.notes[0]
    assert b"vbaProject" not in copy.content


def test_a_workbook_that_cannot_be_kept_becomes_one_of_its_values(monkeypatch):
    content = xlsx({"Datos": BAD})
    monkeypatch.setattr("plancom.sources.copies.marked_copy.load_workbook", lambda _: 1 / 0)
    copy = copy_of(content)
    assert "valores" in copy.notes[0]
    assert comparable(read(copy.content)) == comparable(read(content))
