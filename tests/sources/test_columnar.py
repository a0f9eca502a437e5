"""A long text read by its columns says what the same text says read by its rows; what is not plain is read by rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_files import lines, read

from plancom.sources.files import columnar, csv_text
from tests.examples import examples

PIECES = [
    "a",
    "5",
    "2018-01-31",
    ",",
    ",",
    "\n",
    "\r\n",
    "\r",
    '"',
    '""',
    '"a,b"',
    '"x\ny"',
    " ",
    "\u00a0",
    "Total",
    "",
    "ñ",
    "\t",
    ";",
]


def by_rows(content):
    columnar.LARGE, kept = 10**12, columnar.LARGE
    try:
        return read_or_reason(content)
    finally:
        columnar.LARGE = kept


def by_columns(content):
    columnar.LARGE, kept = 0, columnar.LARGE
    try:
        return read_or_reason(content)
    finally:
        columnar.LARGE = kept


def read_or_reason(content):
    try:
        return [list(row) for row in csv_text.rows(content)]
    except csv_text.Unreadable as reason:
        return reason.problem


@examples(400)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_records_are_the_same_read_either_way(written):
    assert by_columns(written.encode()) == by_rows(written.encode())


@given(
    st.lists(st.lists(st.text('ab\n",;é ', max_size=4), min_size=3, max_size=3), min_size=2, max_size=8),
    st.sampled_from(",;\t|"),
)
def test_well_written_records_are_read_by_columns(records, delimiter):
    written = "\r\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in records)
    content = f"{written}\r\n".encode()
    found = columnar.of_csv(content, records[0], delimiter)
    assert found is not None
    assert [list(row) for row in found] == records


@pytest.mark.parametrize(
    "written",
    [
        "a,b\n\n1,2\n",
        "a,b\n1,2\n\n",
        "a,b\r\n1,2\r\n\r\n3,4\r\n",
        "\na,b\n1,2\n",
        "a,b\n1,2\r3,4\n",
        'a,b\n"1",2\r3,4\n',
        "a,b\n1,2,3\n",
        'a,b\n1,x"y"z\n',
        'a,b\n1,"x"y\n',
        'a,b\n1,"x\n',
        "a,b\r1,2\n3,4\n",
        "a,b\n1,\0\n",
    ],
)
def test_what_is_not_plain_is_not_read_by_columns(written):
    assert columnar.of_csv(written.encode(), ["a", "b"], ",") is None


POSTS = lines(
    "fecha,red,id,enlace,texto,tipo,compartidos",
    "2018-01-31,Facebook,1,https://f.co/1,Hola,Foto,5",
    "2018-02-31,Facebook,2,https://f.co/2,,Foto,5",
    ",Facebook,3,https://f.co/3,x,Foto,5",
    "2018-03-01,Fasebook,1.80406E+16,https://f.co/4, \u00a0@alguien ,Foto,S/D",
    "2018-03-01,Twitter,5,, \u00a0@alguien ,Video,1.234",
    "fecha,red,id,enlace,texto,tipo,compartidos",
    "2018-01-31,Facebook,1,https://f.co/1,Hola,Foto,5",
    "2018-01-31,Facebook,1,https://f.co/1,Hola otra vez,Foto,5",
    ",,,,,,",
    "Total,,,,,,1249",
    "Nota: hecho a mano,,,,,,",
)


def test_a_list_with_every_oddity_is_read_alike(monkeypatch):
    rows = read(POSTS)
    monkeypatch.setattr(columnar, "LARGE", 0)
    columns = read(POSTS)
    assert columns.problems == rows.problems
    assert (columns.notes, columns.coverage, columns.rows_read) == (rows.notes, rows.coverage, rows.rows_read)
    assert columns.table.astype(object).equals(rows.table.astype(object))
    assert len(rows.table) == 3
    assert rows.table["is_reply"].tolist() == [False, False, True]


def test_rows_are_made_when_they_are_asked_for():
    rows = columnar.of_csv(b"a,b\n1,2\n3,4\n5,6\n", ["a", "b"], ",")
    assert (len(rows), rows[0], rows[-1], rows[1:3]) == (4, ["a", "b"], ["5", "6"], [["1", "2"], ["3", "4"]])
    long = columnar.of_csv(b"a,b\n" + b"1,2\n" * 9000, ["a", "b"], ",")[1:]
    assert isinstance(long, columnar.ColumnarRows)
    assert (len(long), long[8999], list(long.column(1)[:2])) == (9000, ["1", "2"], ["2", "2"])


def test_of_a_column_that_repeats_itself_only_the_texts_of_the_rows_that_are_left_are_told(monkeypatch):
    monkeypatch.setattr(columnar, "_AT_ONCE", 1)
    written = "dia,n\n" + "".join(f"{day},{place}\n" for place, day in enumerate("bbaacc"))
    found = columnar.of_csv(written.encode(), ["dia", "n"], ",")
    codes, known = found[1:].column(0).encoded()
    assert (codes.tolist(), known) == ([0, 0, 1, 1, 2, 2], ["b", "a", "c"])
    codes, known = found[1:].take([3, 0, 2]).column(0).encoded()
    assert (codes.tolist(), known) == ([0, 1, 0], ["a", "b"])
    codes, known = found[1:].take([]).column(0).encoded()
    assert (codes.tolist(), known) == ([], [])


def test_of_a_column_that_repeats_itself_spaces_are_taken_away_and_the_longest_text_is_known(monkeypatch):
    monkeypatch.setattr(columnar, "_AT_ONCE", 1)
    written = "red,n\n" + " Face ,1\n" * 3 + "Instagram,1\n" * 3
    column = columnar.of_csv(written.encode(), ["red", "n"], ",")[1:].column(0)
    assert column.holds_texts
    assert column.trimmed().to_pylist() == ["Face"] * 3 + ["Instagram"] * 3
    assert column.longest == len("Instagram")


def test_no_reader_makes_all_the_rows_of_a_long_table(monkeypatch):
    made = 0

    def counting(self):
        nonlocal made
        for row in kept(self):
            made += 1
            yield row

    kept = columnar.ColumnarRows.__iter__
    monkeypatch.setattr(columnar, "LARGE", 0)
    monkeypatch.setattr(columnar.ColumnarRows, "__iter__", counting)
    posts = "".join(
        f"2018-03-{1 + i % 28:02},Instagram,https://www.instagram.com/p/{i},{i},Sesión {i},Foto,5\n"
        for i in range(3000)
    )
    found = read(f"fecha,red,enlace,id,texto,tipo,alcance\n{posts}".encode(), "posts.csv")
    assert len(found.table) == 3000
    assert made < 500, made  # of each format that looks for its header, the rows where it may stand
