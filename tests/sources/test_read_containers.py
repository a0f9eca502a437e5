"""Files within files: zips as tools deliver them, and workbooks that are web pages, XML or binary."""

import datetime as dt
import io
import struct
import zipfile

import pytest
from source_files import csv_text, lines, read, xlsx, zipped

from plancom.datasets import Refusal
from plancom.sources.files import archive

VISITS = lines("date,visits", "2024-01-04,4", "2024-01-05,5")
QUERIES = lines("Consultas principales,Clics,Impresiones,CTR,Posición", "trámites,1,1,100%,15")
CHART = lines("Fecha,Clics,Impresiones,CTR,Posición", "2026-05-10,0,4,0%,2.8")


def codes(found):
    return [problem.code for problem in found.problems]


def test_a_zip_with_one_countable_file_is_that_file_and_says_what_was_left_out():
    found = read(zipped({"datos/visitas.csv": VISITS, "leame.txt": "hola", "__MACOSX/._visitas.csv": "x"}))
    assert (found.source, found.dataset, found.table["visits"].tolist()) == ("table", "visits", [4, 5])
    assert set(found.table["sheet"]) == {"visitas.csv"}
    assert any("«leame.txt»" in note for note in found.notes)


def test_a_problem_within_a_zip_names_its_file_and_sheet():
    found = read(
        zipped(
            {"uno.xlsx": xlsx({"Hoja1": [["date", "visits"], [dt.date(2024, 1, 4), 3], [dt.date(2024, 1, 5), "x"]]})}
        )
    )
    assert [(p.sheet, p.row) for p in found.problems] == [("uno.xlsx › Hoja1", 3)]


def test_files_of_one_dataset_and_tool_in_a_zip_are_joined():
    other = lines("date,visits", "2024-02-04,7", "2024-01-05,5")
    found = read(zipped({"enero.csv": VISITS, "febrero.csv": other}))
    assert found.table["visits"].tolist() == [4, 5, 7]
    assert found.rows_read == 4
    assert codes(found) == []


def test_figures_of_one_day_that_contradict_each_other_within_a_zip_are_said():
    found = read(zipped({"a.csv": VISITS, "b.csv": VISITS.replace("01-05,5", "01-05,6")}))
    assert codes(found) == ["conflicting_row"]
    assert sorted(found.table["visits"]) == [4, 5]


def test_visits_and_visitors_of_one_day_in_two_files_of_a_zip_are_one_row():
    found = read(zipped({"a.csv": VISITS, "b.csv": VISITS.replace("visits", "visitors")}))
    assert found.table[["visits", "visitors"]].values.tolist() == [[4, 4], [5, 5]]
    assert {c.measure for c in found.coverage} == {"visits", "visitors"}


def test_a_zip_with_files_of_different_datasets_asks_to_upload_them_apart():
    found = read(zipped({"visitas.csv": VISITS, "redes.csv": lines("date,network,posts", "2024-01-04,Facebook,5")}))
    assert (type(found), codes(found)) == (Refusal, ["archive_mixed"])
    assert "«visitas.csv» (Tabla de visitas)" in found.problems[0].message
    assert "«redes.csv»" in found.problems[0].message


def test_a_zip_from_search_console_is_declined_once():
    found = read(zipped({"Consultas.csv": QUERIES, "Gráfico.csv": CHART, "Filtros.csv": "Filtrar,Valor\nFecha,3 m\n"}))
    assert (found.source, codes(found)) == ("search-console", ["declined"])


def test_names_that_a_zip_garbled_are_repaired_for_display():
    assert archive.display_name(zipfile.ZipInfo("P+íginas.csv")) == "Páginas.csv"
    assert archive.display_name(zipfile.ZipInfo("Páginas.csv".encode().decode("cp437"))) == "Páginas.csv"
    assert archive.display_name(zipfile.ZipInfo("datos/Gr+ífico.csv")) == "Gráfico.csv"
    assert archive.display_name(zipfile.ZipInfo("a+b.csv")) == "a+b.csv"
    assert archive.display_name(zipfile.ZipInfo("Páginas.csv")) == "Páginas.csv"


@pytest.mark.parametrize("name", ["../fuera.csv", "/etc/fuera.csv", "C:\\fuera.csv", "a/../../b.csv", "..\\b.csv"])
def test_a_path_that_leaves_the_zip_is_refused(name):
    assert codes(read(zipped({name: VISITS}))) == ["archive_path"]


def test_a_zip_within_a_zip_is_refused():
    found = read(zipped({"dentro.zip": zipped({"visitas.csv": VISITS})}))
    assert (codes(found), "«dentro.zip»" in found.problems[0].message) == (["nested_archive"], True)


def test_an_encrypted_file_in_a_zip_is_refused():
    content = bytearray(zipped({"visitas.csv": VISITS}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    assert codes(read(bytes(content))) == ["password"]


def test_a_zip_of_too_many_files_is_refused():
    found = read(zipped({f"{i}.csv": VISITS for i in range(archive.MAX_MEMBERS + 1)}))
    assert codes(found) == ["archive_members"]


def test_a_zip_that_expands_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_EXPANDED", 10_000)
    assert codes(read(zipped({"visitas.csv": VISITS + " " * 20_000}))) == ["too_large"]


def test_an_empty_zip_is_said_to_be_empty():
    assert codes(read(zipped({}))) in (["empty_file"], ["damaged"])


WEB = """<html><head><style>td {{}}</style></head><body><table><caption>x</caption>
<tr><th>fecha</th><th>visitas</th></tr>{rows}</table></body></html>"""


def test_an_xls_that_is_a_web_page():
    rows = "<tr><td>2018-01-05<td>1.234</tr><tr><td>2018-01-06</td><td x:num='5'>5,0</td></tr>"
    found = read(WEB.format(rows=rows).encode("cp1252"), "visitas.xls")
    assert (found.dataset, found.table["visits"].tolist()) == ("visits", [1234, 5])


def test_cells_of_a_web_page_that_span_rows_and_columns_keep_the_others_in_place():
    found = read(
        "<table><tr><th colspan=3>Informe</th></tr><tr><th>fecha</th><th>red</th><th>publicaciones</th></tr>"
        "<tr><td rowspan=2>2018-01-05</td><td>Facebook</td><td>2</td></tr><tr><td>Instagram</td><td>3</td></tr></table>"
    )
    assert found.table["publications"].tolist() == [2]
    assert codes(found) == ["missing_date"]


def spreadsheet_xml(rows, head=""):
    cells = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="{kind}">{value}</Data></Cell>' for kind, value in row) + "</Row>"
        for row in rows
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Key Metrics"><Table>'
        f"{cells}</Table></Worksheet></Workbook>"
    ).encode()


INSIGHTS = [
    [("String", h) for h in ("Post ID", "Permalink", "Post Message", "Type", "Posted", "Lifetime Post Total Reach")],
    [("String", ""), ("String", ""), ("String", ""), ("String", ""), ("String", ""), ("String", "Lifetime: people")],
    [
        *(("String", c) for c in ("1_2", "https://f/2", "Concejo SE\u00d1AL", "Photo")),
        ("DateTime", "2017-11-15T04:30:00.000"),
        ("Number", "46693"),
    ],
]


def test_page_insights_in_xml_with_bytes_that_are_no_utf8():
    content = spreadsheet_xml(INSIGHTS).replace("\u00d1".encode(), b"\xf0\x9f&#x0B;")
    found = read(content, "insights.xls")
    assert (found.source, found.table["reach"].tolist()) == ("facebook-page-insights", [46693])
    assert found.covers == (dt.date(2017, 11, 15), dt.date(2017, 11, 15))


def test_xml_that_declares_entities_is_refused_and_never_expanded():
    bomb = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert codes(read(spreadsheet_xml(INSIGHTS, bomb).replace(b"46693", b"&b;"))) == ["web_page"]
    outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
    assert codes(read(spreadsheet_xml(INSIGHTS, outside))) == ["web_page"]


def test_xml_whose_cells_stand_far_away_is_refused():
    content = spreadsheet_xml(INSIGHTS).replace(b"<Row>", b'<Row ss:Index="9999999">', 1)
    assert codes(read(content)) == ["too_large"]


def test_xml_that_was_cut_is_damaged():
    assert codes(read(spreadsheet_xml(INSIGHTS)[:-40])) == ["damaged"]


def record(kind, data=b""):
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(data)]) + data


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(rows):
    cells = b""
    for number, row in enumerate(rows):
        cells += record(0, struct.pack("<I", number) + bytes(13))
        for column, value in enumerate(row):
            place = struct.pack("<II", column, 0)
            cells += (
                record(6, place + wide(value))
                if isinstance(value, str)
                else record(5, place + struct.pack("<d", value))
            )
    area = struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1)
    sheet = record(0x81) + record(0x94, area) + record(0x91) + cells + record(0x92) + record(0x82)
    listed = struct.pack("<II", 0, 1) + wide("rId1") + wide("Visitas")
    book = record(0x83) + record(0x8F) + record(0x9C, listed) + record(0x90) + record(0x84)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{kind}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
            ),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def test_a_binary_workbook():
    found = read(xlsb([["fecha", "visitas"], ["2018-01-05", 5.0]]), "visitas.xlsb")
    assert (found.source, found.table["visits"].tolist()) == ("template", [5])


def test_a_binary_workbook_whose_cells_stand_far_away_is_refused():
    content = xlsb([["fecha", "visitas"], ["2018-01-05", 5.0]])
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    far = record(0, struct.pack("<I", 1_048_575) + bytes(13)) + record(5, struct.pack("<IId", 16_383, 0, 1))
    parts["xl/worksheets/sheet1.bin"] = parts["xl/worksheets/sheet1.bin"].replace(record(0x92), far + record(0x92))
    assert codes(read(zipped(parts))) == ["too_large"]


def test_the_macros_of_a_workbook_are_ignored():
    content = xlsx({"Visitas": [["fecha", "visitas"], ["2018-01-05", 5]]})
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    found = read(zipped({**parts, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0macro"}), "visitas.xlsm")
    assert found.table["visits"].tolist() == [5]


def test_posts_in_a_zip_keep_the_range_of_their_own_file_s_name():
    content = csv_text(
        [
            ["Post ID", "Page ID", "Publish time", "Permalink", "Date"],
            ["1", "2", "01/14/2025 09:48", "https://f/1", "Lifetime"],
        ]
    )
    found = read(zipped({"Jan-01-2025_Mar-31-2025_123.csv": content}))
    assert found.covers == (dt.date(2025, 1, 1), dt.date(2025, 3, 31))
