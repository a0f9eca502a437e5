"""Files that cannot be read: each gets a sentence that says what is wrong and how to mend it, and no figures."""

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_files import csv_text, lines, ods, password_protected, read, with_sheet_xml, xlsx, zipped

from plancom.datasets import Observations, Refusal
from plancom.sources.files import workbook
from plancom.sources.files.xlsx import package as zipped_module
from tests.examples import examples

VISITS = [["fecha", "visitas"], ["2018-01-01", 5], ["2018-01-02", 6]]


def refusal_of(content, code):
    found = read(content)
    assert isinstance(found, Refusal)
    assert [problem.code for problem in found.problems] == [code]
    problem = found.problems[0]
    assert problem.fix
    assert not re.search(r"\bnan\b|None|Error|Traceback|<class", problem.sentence)
    return problem


@pytest.mark.parametrize("content", [b"", b"   \r\n\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 40])
def test_an_empty_file(content):
    if content in {b"\xef\xbb\xbf", b"\xff\xfe"}:
        assert refusal_of(content, "no_header").message
    else:
        assert refusal_of(content, "empty_file").message == "El archivo está vacío."


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "imagen"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "fotografía"),
    ],
)
def test_a_file_of_another_type_is_named(content, what):
    assert what in refusal_of(content, "wrong_type").message


def test_bytes_without_meaning_are_no_table():
    refusal_of(bytes(range(1, 256)) * 20, "wrong_type")


def test_a_web_page_that_calls_itself_a_workbook():
    refusal_of(b"<html><table><tr><td>fecha</td></tr></table></html>", "web_page")
    refusal_of(b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "web_page")


def test_a_truncated_workbook():
    whole = xlsx({"Visitas": VISITS})
    refusal_of(whole[: len(whole) // 2], "damaged")
    refusal_of(whole[:40], "damaged")


def test_a_corrupted_workbook():
    refusal_of(zipped({"xl/workbook.xml": "<workbook", "[Content_Types].xml": "<Types/>"}), "damaged")
    refusal_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged")


def test_a_password_protected_workbook():
    assert "contraseña" in refusal_of(password_protected(), "password").message


def test_an_old_workbook_with_a_password():
    first = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(8)
    refusal_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + first + bytes(4) + b"\x2f\x00\x36\x00", "password")


def test_a_folder_in_a_zip_lists_what_is_in_it():
    assert "Consultas.csv" in refusal_of(zipped({"Consultas.csv": "a,b", "Filtros.csv": "c"}), "archive").message


def test_a_text_document():
    refusal_of(zipped({"word/document.xml": "<x/>", "[Content_Types].xml": "<Types/>"}), "wrong_type")


def test_a_file_over_the_size_limit(monkeypatch):
    monkeypatch.setattr(workbook, "MAX_BYTES", 1024**2)
    problem = refusal_of(b"fecha,visitas\n" + b"2018-01-01,5\n" * 200_000, "too_large")
    assert problem.message == "El archivo pesa 2 MB y el máximo es 1 MB."


def test_two_hundred_megabytes_are_over_the_limit():
    assert workbook.MAX_BYTES < 200 * 1024**2


def test_a_workbook_that_expands_too_far(monkeypatch):
    monkeypatch.setattr(zipped_module, "MAX_EXPANDED", 10_000)
    refusal_of(xlsx({"Visitas": [["fecha", "visitas"], *[["2018-01-01", i] for i in range(2000)]]}), "too_large")


def test_a_cell_at_the_far_corner_of_a_sheet_is_refused_before_it_is_opened():
    bomb = with_sheet_xml(
        xlsx({"Visitas": VISITS}), '<row r="3">', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="3">'
    )
    refusal_of(bomb, "too_large")


def test_an_ods_cell_repeated_a_million_times_is_refused():
    content = ods([["fecha", "visitas"]])
    assert read(content).problems[0].code == "no_rows"
    sheet = '<table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/>'
    refusal_of(zipped({"content.xml": f"<office><table:table-row>{sheet}</table:table-row></office>"}), "too_large")


def test_a_quote_that_is_never_closed_names_its_row():
    problem = refusal_of(lines("fecha,visitas", "2018-01-01,5", '2018-01-02,"6', "2018-01-03,7"), "open_quote")
    assert problem.row == 3


def test_a_sheet_without_a_recognisable_header_quotes_what_it_has():
    problem = refusal_of(xlsx({"Hoja1": [["Personal", "Cargo", "Salario"], ["Ana", "Jefa", 5]]}), "unrecognised")
    assert "«Personal», «Cargo» y «Salario»" in problem.message
    assert "plantilla" in problem.fix
    assert problem.sheet == "Hoja1"


def test_figures_without_any_header():
    refusal_of(xlsx({"Hoja1": [[1, 2], [3, 4]]}), "no_header")


def test_a_missing_column_is_named():
    problem = refusal_of(lines("fecha,publicaciones", "2018-01-01,5"), "missing_columns")
    assert "le falta la columna «red»" in problem.message


def test_a_sheet_with_headers_and_no_rows():
    assert "ninguna fila con datos" in refusal_of(lines("fecha,visitas"), "no_rows").message


def test_hidden_sheets_are_not_read():
    found = read(xlsx({"Notas": [["hola"]], "Visitas": VISITS}, hidden=["Visitas"]))
    assert not isinstance(found, Observations)


@examples(150)
@given(st.binary(max_size=400))
def test_no_bytes_whatever_raise(content):
    assert not isinstance(read(content), Observations) or content


def test_a_workbook_whose_list_of_sheets_seems_to_end_beyond_the_file_is_read_where_its_reader_can():
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as whole, zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(whole.namelist(), key=lambda name: name == "xl/workbook.xml"):
            archive.writestr(name, whole.read(name))
    broken = bytearray(content.getvalue())
    last = broken.rindex(b"PK\x01\x02")  # the list's entry; its two sizes stand 20 and 24 bytes on
    for place in (last + 20, last + 24):
        size = int.from_bytes(broken[place : place + 4], "little")
        broken[place : place + 4] = (size + 100_000).to_bytes(4, "little")
    with pytest.raises(EOFError), zipfile.ZipFile(io.BytesIO(bytes(broken))) as archive:
        archive.read("xl/workbook.xml")
    found, sound = read(bytes(broken)), read(WHOLE)
    assert found.problems == ()
    assert found.table["visits"].tolist() == sound.table["visits"].tolist()


@examples(60)
@given(st.data())
def test_a_workbook_with_a_changed_byte_never_raises(data):
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert all(problem.message and problem.code != "failed" for problem in read(bytes(whole)).problems)


@examples(100)
@given(
    st.lists(
        st.lists(
            st.one_of(st.text(max_size=8), st.sampled_from(["fecha", "visitas", "2018-01-01", "total", "5"])),
            max_size=4,
        ),
        max_size=8,
    )
)
def test_no_table_below_a_good_header_breaks_the_reader(rows):
    found = read(csv_text([["fecha", "visitas"], *rows]))
    assert all(problem.code != "failed" for problem in found.problems)


WHOLE = xlsx({"Visitas": VISITS})
