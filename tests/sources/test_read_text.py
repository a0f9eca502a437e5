"""Encodings, delimiters and row numbers of text files."""

import pytest
from source_files import lines, read

from plancom.sources.files import csv_text

ROWS = lines("fecha;red;texto", "2018-01-31;Facebook;Sesión de peñas, y más", "2018-02-01;Instagram;¡Participación ya!")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_encoding_and_a_semicolon_read_the_same(encoding):
    found = read(ROWS.encode(encoding))
    assert found.source == "template"
    assert found.table["text"].tolist() == ["Sesión de peñas, y más", "¡Participación ya!"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    assert csv_text.delimiter_of(f"fecha{delimiter}visitas\n2018-01-01{delimiter}5\n") == delimiter


def test_commas_in_the_text_do_not_beat_the_semicolons_between_cells():
    assert csv_text.delimiter_of("a;b\n1,2,3;4\n5,6,7;8\n") == ";"


def test_the_sep_line_is_obeyed_and_not_counted_as_a_row():
    found = read("sep=;\nfecha;visitas\n2018-01-05;x\n2018-01-06;5\n")
    assert [(problem.row, problem.code) for problem in found.problems] == [(2, "not_a_number")]


def test_a_record_of_many_lines_is_one_row():
    found = read('fecha,red,texto,publicaciones\n2018-01-05,Facebook,"uno\n\ndos",1\n2018-01-06,Facebook,tres,x\n')
    assert found.problems[0].row == 3
    assert found.table["text"].tolist() == ["uno\n\ndos"]


def test_blank_lines_count_as_rows_of_the_spreadsheet():
    found = read(lines("fecha,visitas", "", "2018-01-05,5", "", "2018-01-06,x"))
    assert found.rows_read == 2
    assert found.table["row"].tolist() == [3]
    assert found.problems[0].row == 5


def test_nul_characters_are_dropped():
    assert read(b"fecha,visitas\n2018-01-05,5\x00\n").table["visits"].tolist() == [5]


def test_a_file_that_is_nearly_utf8_keeps_its_letters():
    found = read(
        "fecha,red,texto\n2018-01-05,Facebook,ñáéíóú ñáéíóú ñáéíóú\n".encode() + b"2018-01-06,Facebook,a\xc3 b\n"
    )
    assert found.table["text"].tolist()[0] == "ñáéíóú ñáéíóú ñáéíóú"
