"""The procedure of tables without a column of names: that of their title, or of their sheet; and tables that only their channels say to be of procedures."""

import pytest
from source_files import csv_text, read, xlsx

from plancom.datasets import Inquiry
from plancom.datasets.procedures import ALL_PROCEDURES
from plancom.sources.quantities.titled_procedures import names_of_sheets, titled_procedure

WIDE = [["Mes", "Presencial", "Electrónico"], ["Enero 2018", 3, 4], ["Febrero 2018", 5, 6]]
LONG = [["Mes", "Canal", "Cantidad"], ["Enero 2018", "Presencial", 3], ["Enero 2018", "Electrónico", 4]]
AS_PROCEDURES = {"kind": "procedures"}


def named(found):
    """How many requests of each procedure there are."""
    return found.table.groupby("procedure")["quantity"].sum().to_dict()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Trámite: Certificado de residencia 2018", "Certificado de residencia"),
        ("TRÁMITE - Paz y salvo (enero a junio de 2018)", "Paz y salvo"),
        ("Servicio: Asesoría", "Asesoría"),
        ("PQRSD 2018", "PQRSD"),
        ("Informe de pqrs recibidas por canal, 2018", "PQRS"),
        ("Quejas 2018", "Quejas"),
        ("Trámites 2018", ""),
        ("PQRSD y certificados 2018", ""),
        ("Oficina de atención", ""),
        ("Servicio al ciudadano", ""),
    ],
)
def test_a_title_names_its_procedure(line, name):
    assert titled_procedure(line) == name


@pytest.mark.parametrize(
    ("sheets", "named_"),
    [
        (("Certificado", "Solicitud de información"), True),
        (("Certificado", "Certificado (2)"), False),
        (("Certificado", "Certificado corregido"), False),
        (("Solicitudes enero", "Solicitudes febrero"), False),
        (("Certificado", "Hoja2"), False),
        (("Enero", "Febrero"), False),
        (("Certificado",), False),
    ],
)
def test_sheets_name_procedures_where_each_is_called_by_another(sheets, named_):
    assert bool(names_of_sheets(sheets)) == named_


@pytest.mark.parametrize("rows", [WIDE, LONG], ids=["channels in columns", "channels in rows"])
def test_two_workbooks_of_two_procedures_are_not_of_one(rows):
    for title, name in {
        "Trámite: Certificado": "Certificado",
        "PQRSD 2018": "PQRSD",
        "Trámites 2018": ALL_PROCEDURES,
    }.items():
        found = read(xlsx({"Hoja1": [[title], [], *rows]}))
        assert set(named(found)) == {name}


@pytest.mark.parametrize("rows", [WIDE, LONG], ids=["channels in columns", "channels in rows"])
def test_a_sheet_for_each_procedure_is_read_with_its_name_once_somebody_says_what_is_counted(rows):
    book = xlsx({"Certificado": rows, "Solicitud de información": rows})
    assert [one.id for one in read(book).questions] == ["kind"]
    found = read(book, answers=AS_PROCEDURES)
    total = sum(cell for row in rows for cell in row if isinstance(cell, int))
    assert named(found) == {"Certificado": total, "Solicitud de información": total}


def test_two_versions_of_one_sheet_are_still_no_two_procedures():
    later = [*WIDE[:-1], ["Febrero 2018", 9, 9]]
    found = read(xlsx({"Certificado": WIDE, "Certificado corregido": later}), answers=AS_PROCEDURES)
    assert "conflicting_row" in {problem.code for problem in found.problems}


def test_a_column_of_procedures_and_columns_of_channels_say_what_they_are():
    found = read("Mes;Trámite;Presencial;Electrónico\nEnero 2018;PQRSD;3;4\nFebrero 2018;PQRSD;3;5\n")
    assert named(found) == {"PQRSD": 15}
    assert not any(question.blocking for question in found.questions)


@pytest.mark.parametrize("title", ["Tiempo promedio de respuesta", "Satisfacción 2018"])
def test_a_title_of_something_else_still_goes_before_them(title):
    rows = [
        [title],
        ["Mes", "Trámite", "Presencial", "Electrónico"],
        ["Enero 2018", "PQRSD", 3, 4],
        ["Febrero 2018", "PQRSD", 3, 5],
    ]
    assert not hasattr(read(xlsx({"Hoja1": rows})), "coverage")


@pytest.mark.parametrize(
    "content",
    [xlsx({"Enero 2018": [["Canal", "Cantidad"], ["Presencial", 3], ["Electrónico", 4]]}), csv_text(LONG)],
    ids=["a sheet called by its month", "a column of months"],
)
def test_figures_by_channel_alone_are_asked_about(content):
    found = read(content)
    assert isinstance(found, Inquiry)
    assert [(one.id, [option.value for option in one.options]) for one in found.questions] == [
        ("kind", ["procedures", ""])
    ]
    assert named(read(content, answers=AS_PROCEDURES)) == {ALL_PROCEDURES: 7}


def test_channels_that_are_networks_are_not_asked_about_as_procedures():
    found = read(
        csv_text([["Fecha", "Canal", "Cantidad"], ["15/01/2018", "Facebook", 3], ["16/01/2018", "Instagram", 4]])
    )
    assert not any(option.value == "procedures" for one in found.questions for option in one.options)
