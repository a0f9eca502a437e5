"""What spreadsheets write where they do not write UTF-8, and what was written as UTF-8 twice."""

import pytest
from source_files import lines, read

from plancom.sources.files import csv_text

TABLE = lines(
    "Mes;Trámite;Canal;Cantidad", "enero 2018;Petición de la señora Á;Electrónico;3", "enero 2018;Petición;Telefónico;5"
)


def encoded_twice(text):
    """Text whose UTF-8 a program took for cp1252; the bytes that this does not have stay as they are."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_the_csv_of_a_mac_and_of_ms_dos_have_the_same_channels(encoding, end):
    found = read(TABLE.replace("\r\n", end).encode(encoding))
    assert found.table["channel"].tolist() == ["electrónico", "telefónico"]
    assert found.table["procedure"].tolist() == ["Petición de la señora Á", "Petición"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_channel_that_was_encoded_twice_is_electronic(mark):
    found = read(encoded_twice(mark + TABLE))
    assert found.table["channel"].tolist() == ["electrónico", "telefónico"]


@pytest.mark.parametrize("text", ["NÃO; AÇÃO", "Trámite «Ã»", "SÃO PAULO, coração"])
def test_portuguese_capitals_stay_as_they_are(text):
    assert csv_text.decoded(text.encode()) == text


def test_a_database_s_mark_for_nothing_is_not_known():
    found = read("fecha,visitas,paginas_vistas\n2018-03-01,5,\\N\n2018-03-02,\\N,7\n")
    assert not found.problems
    assert found.table["visits"].dropna().tolist() == [5]
