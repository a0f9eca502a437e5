"""A long worksheet read by its columns says what it says read by its rows; any doubt about it, and it is read by rows."""

import datetime as dt
import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from source_files import read, with_sheet_xml
from source_files import zipped as zipped_files

from plancom.sources.files import workbook
from plancom.sources.files.columnar import ColumnarRows
from plancom.sources.files.unreadable import Unreadable
from plancom.sources.files.xlsx import long_sheets, package
from plancom.sources.files.xlsx.extent import Reach, further
from tests.examples import examples

TEXTS = st.one_of(st.none(), st.sampled_from(["a", " á ", "5", "S/D", "Total", "=x", "2018-01-31"]))
NUMBERS = st.one_of(st.none(), st.integers(-3, 10**6), st.floats(-5, 5, allow_nan=False))
DAYS = st.one_of(st.none(), st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)))
MOMENTS = st.one_of(
    DAYS, st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2030, 1, 1)).map(lambda t: t.replace(microsecond=0))
)
MIXED = st.one_of(TEXTS, NUMBERS, st.booleans())


def book(rows, *, at=(0, 0)):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet("Datos")
        day, moment = made.add_format({"num_format": "yyyy-mm-dd"}), made.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for number, row in enumerate(rows, start=at[0]):
            for place, value in enumerate(row, start=at[1]):
                if isinstance(value, dt.datetime):
                    sheet.write_datetime(number, place, value, moment)
                elif isinstance(value, dt.date):
                    sheet.write_datetime(number, place, dt.datetime.combine(value, dt.time()), day)
                elif isinstance(value, str):
                    sheet.write_string(number, place, value)
                elif value is not None:
                    sheet.write(number, place, value)
    return out.getvalue()


def rows_of(content, long):
    kept, long_sheets.LONG = long_sheets.LONG, long
    try:
        return workbook.opened(content).sheets
    finally:
        long_sheets.LONG = kept


def comparable(rows):
    """Cells by what they mean: nothing is "" as well, and a date is the moment at which it begins."""
    plain = [
        [
            None
            if cell == ""
            else dt.datetime.combine(cell, dt.time())
            if isinstance(cell, dt.date) and not isinstance(cell, dt.datetime)
            else cell
            for cell in row
        ]
        for row in rows
    ]
    return [[(type(cell), cell) for cell in row] for row in plain]


def by_columns_if_ever(content):
    (by_rows,), (found,) = rows_of(content, 10**12), rows_of(content, 0)
    assert isinstance(by_rows.rows, list)
    assert comparable(found.rows) == comparable(by_rows.rows)
    return isinstance(found.rows, ColumnarRows)


@examples(150)
@given(st.data())
def test_cells_are_the_same_read_either_way(data):
    headers = data.draw(st.lists(st.sampled_from(["fecha", "n", "n_1", "Visitas", "", "2018"]), min_size=1, max_size=4))
    kinds = [data.draw(st.sampled_from([TEXTS, NUMBERS, DAYS, MOMENTS, MIXED])) for _ in headers]
    rows = data.draw(st.lists(st.tuples(*kinds), max_size=8))
    by_columns_if_ever(book([headers, *rows], at=data.draw(st.sampled_from([(0, 0), (0, 0), (2, 0), (0, 1)]))))


DAY = dt.date(2018, 1, 31)


def test_columns_of_one_kind_each_are_read_by_columns():
    assert by_columns_if_ever(book([["fecha", "red", "n"], [DAY, "Facebook", 5], [DAY, "", None], [None, "x", 1.5]]))


@pytest.mark.parametrize(
    "rows",
    [
        [["fecha", "n"], [DAY, 5], [DAY, "S/D"]],
        [["fecha", "n", "n"], [DAY, 5, 6]],
        [["fecha", 2018], [DAY, 5]],
        [["fecha", None, "n"], [DAY, 5, 6]],
        [["fecha", "n"], [DAY, True]],
        [["Informe", None], ["fecha", "n"], [DAY, 5]],
    ],
)
def test_what_is_in_doubt_is_read_by_rows(rows):
    assert not by_columns_if_ever(book(rows))


def test_a_table_that_begins_further_down_keeps_its_row_numbers():
    content = book([["fecha", "visitas"], [DAY, 5], [dt.date(2018, 2, 28), 6]], at=(3, 1))
    assert not by_columns_if_ever(content)
    assert read(content).table["row"].tolist() == [5, 6]


def test_a_list_of_posts_is_read_alike_with_its_problems(monkeypatch):
    rows = [
        ["fecha", "red", "id", "texto", "compartidos"],
        [DAY, "Facebook", "1", "Hola", 5],
        [None, "Facebook", "2", "x", 1],
    ]
    rows += [[DAY, "Fasebook", "3", " @a", 2.5], [DAY, "Twitter", "4", " @a", -1], [DAY, "Facebook", "1", "Hola", 5]]
    rows += [[None, None, None, None, None], [None, "Total", None, None, 9]]
    by_rows = read(book(rows))
    monkeypatch.setattr(long_sheets, "LONG", 0)
    found = read(book(rows))
    assert isinstance(workbook.opened(book(rows)).sheets[0].rows, ColumnarRows)
    assert found.problems == by_rows.problems
    assert (found.notes, found.coverage, found.rows_read) == (by_rows.notes, by_rows.coverage, by_rows.rows_read)
    assert found.table.astype(object).equals(by_rows.table.astype(object))
    assert len(found.table) == 3


def test_hidden_rows_and_formulas_without_results_are_seen_in_long_sheets(monkeypatch):
    monkeypatch.setattr(long_sheets, "LONG", 0)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet("Datos")
        sheet.write_row(0, 0, ["fecha", "visitas"])
        sheet.write_row(1, 0, ["2018-01-01", 5])
        sheet.write_row(2, 0, ["2018-01-02", 6])
        sheet.set_row(1, None, None, {"hidden": True})
    assert workbook.opened(out.getvalue()).sheets[0].hidden == {2}


@pytest.mark.parametrize(
    ("xml", "rows", "columns"),
    [
        (b'<row r="3"><c r="A3"/><c r="ab12" t="s"/></row>', 12, 28),
        (b"<row r='7'><c s='1' r='XFD1048576'/></row>", 1_048_576, 16_384),
        (b'<row\nr = "3"><c r= "C5"/></row>', 5, 3),
        (b'<mergeCell ref="A1:XFD9"/><f ref="Z1"/><v>r="Q1"</v><row xr="9"/>', 0, 0),
        (b"", 0, 0),
        (b'<c r="', 0, 0),
        (b"=", 0, 0),
    ],
)
def test_how_far_a_sheet_reaches_is_what_its_addresses_say(xml, rows, columns):
    found = further(Reach(), xml)
    assert (found.rows, found.columns) == (rows, columns)


@pytest.mark.parametrize(
    "address",
    ['r="XFD1048576"', 'r="ZZZZZ1"', "r='XFD1048576'", 'r = "XFD1048576"', 'r="xfd1048576"', 'r="A99999999999"'],
)
def test_a_cell_far_away_is_refused_however_its_address_is_written(address):
    content = with_sheet_xml(book([["fecha", "visitas"]]), "</row>", f"<c {address}><v>1</v></c></row>")
    with pytest.raises(Unreadable) as refused:
        package.check(content)
    assert refused.value.problem.code == "too_large"


@pytest.mark.parametrize(("last", "beyond"), [("A1048576", "A1048577"), ("XFD3", "XFE3")])
def test_the_last_row_and_column_of_a_spreadsheet_are_read_and_one_more_is_refused(last, beyond):
    content = book([["fecha", "visitas"], [DAY, 5]])

    def with_cell(address):
        return with_sheet_xml(content, "</sheetData>", f'<row><c r="{address}"><v>1</v></c></row></sheetData>')

    (reach,) = package.check(with_cell(last)).values()
    assert (reach.rows, reach.columns) == ((1_048_576, 2) if last == "A1048576" else (3, 16_384))
    with pytest.raises(Unreadable) as refused:
        package.check(with_cell(beyond))
    assert refused.value.problem.code == "too_large"


@pytest.mark.parametrize(
    "cells", ["<table:table-cell " * 50_000, "<table:table-cell " + " ".join(f'a{n}="1"' for n in range(2_000)) + "/>"]
)
def test_an_open_document_whose_cells_would_keep_a_reader_for_hours_is_damaged(cells):
    content = zipped_files({"content.xml": f"<office:document-content><table:table-row>{cells}</table:table-row>"})
    with pytest.raises(Unreadable) as refused:
        workbook.opened(content)
    assert refused.value.problem.code == "damaged"


def test_an_open_document_that_repeats_values_is_refused_in_every_order_of_its_attributes():
    for cell in (
        '<table:table-cell table:number-columns-repeated="5000" office:value-type="float"/>',
        '<table:table-cell office:value-type="string" office:string-value="a>b" table:number-columns-repeated="5000"/>',
        "<table:table-cell table:number-columns-repeated='5000' office:value-type='float'></table:table-cell>",
    ):
        with pytest.raises(Unreadable) as refused:
            package.check(zipped_files({"content.xml": f"<table:table-row>{cell}</table:table-row>"}))
        assert refused.value.problem.code == "too_large"
    empty = '<table:table-row table:number-rows-repeated="9000"><table:table-cell/></table:table-row>'
    value = '<table:table-row><table:table-cell office:value-type="float"/></table:table-row>'
    assert package.check(zipped_files({"content.xml": empty + value})) == {}


def test_a_workbook_whose_list_of_sheets_is_broken_is_damaged():
    content = bytearray(book([["fecha", "visitas"], [DAY, 5]]))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.getinfo("xl/workbook.xml").header_offset
    place = start + 30 + len("xl/workbook.xml")
    content[place : place + 40] = b"\xff" * 40
    with pytest.raises(Unreadable) as refused:
        workbook.opened(bytes(content))
    assert refused.value.problem.code == "damaged"
