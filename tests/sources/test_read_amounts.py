"""Whole numbers as they are written."""

import datetime as dt

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.language.translation import speaking
from plancom.sources.cells import columns
from plancom.sources.cells.numbers import MAX_COUNT, UNKNOWN, Fault, count
from plancom.sources.files.columnar import Column


def grouped(value: int, mark: str) -> str:
    return f"{value:,}".replace(",", mark)


@given(
    st.integers(0, 10**11), st.sampled_from([".", ",", " ", "\u00a0", "\u202f", "'"]), st.sampled_from(["", "0", "00"])
)
def test_a_count_reads_back_in_every_style_of_thousands(value, mark, decimals):
    decimal_mark = "," if mark == "." else "."
    assert count(grouped(value, mark) + (decimal_mark + decimals if decimals else "")) == value
    assert count(str(value)) == value
    assert count(f"  {value} ") == value
    assert count(float(value)) == value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.234", 1234),
        ("1,234", 1234),
        ("1.234,0", 1234),
        ("18500.00", 18500),
        ("5218.0", 5218),
        ("0", 0),
        ("-0", 0),
        (0, 0),
        (12.0, 12),
        ("+7", 7),
        ("2'500.000", 2_500_000),
        ("12'345,678", 12_345_678),
        ("1.234'567.890", 1_234_567_890),
        ("1’234", 1234),
        ("2´500.000", 2_500_000),
    ],
)
def test_separators_are_thousands_in_a_count(written, meant):
    assert count(written) == meant


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.5", "fraction"),
        ("12,5", "fraction"),
        ("0.123", "fraction"),
        ("1234.567", "fraction"),
        (1.5, "fraction"),
        ("-3", "negative"),
        ("−3", "negative"),
        ("-1.234", "negative"),
        (-3.0, "negative"),
        ("12,5 %", "percentage"),
        ("doce", "not_a_number"),
        ("1.234.5", "not_a_number"),
        ("3 visitas", "not_a_number"),
        (True, "not_a_number"),
        (dt.datetime(2018, 1, 5), "date_in_number"),
        ("9" * 400, "too_large_number"),
        (3001234567890.0, "too_large_number"),
    ],
)
def test_what_is_no_count_is_a_fault_with_its_remedy(written, code):
    fault = count(written)
    assert isinstance(fault, Fault)
    assert fault.code == code
    assert fault.fix
    assert "nan" not in fault.message.casefold().split()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("doce", "doce"),
        (" 3  visitas ", "3 visitas"),
        (True, "verdadero"),
        (False, "falso"),
        (1.5, "1,5"),
        (-3.0, "-3"),
        ("- 3", "- 3"),
        ("-1,5", "-1,5"),
        ("12,5 %", "12,5 %"),
        (dt.datetime(2018, 1, 5, 9), "05/01/2018"),
        (3001234567890.0, "3001234567890"),
        ("=A1+B1", "=A1+B1"),
        ("a" * 61, "a" * 59 + "…"),
        ("a" * 60, "a" * 60),
        (0.1 + 0.2, "0,3"),
    ],
)
def test_what_is_no_count_is_shown_as_it_was_written(written, shown):
    assert count(written).shown == shown


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("-", "unknown"),
        ("- -", "not_a_number"),
        ("-doce", "not_a_number"),
        ("-12 %", "percentage"),
        ("--0", "count"),
        ("=A1+B1", "formula_without_value"),
        (" =SUMA(B2:B9)", "formula_without_value"),
        (str(MAX_COUNT), "count"),
        (str(MAX_COUNT + 1), "too_large_number"),
        (float(MAX_COUNT), "count"),
        ("9" * 18, "too_large_number"),
        ("0" * 19 + "7", "too_large_number"),
    ],
)
def test_what_a_cell_is_taken_for(written, code):
    found = count(written)
    assert code == ("unknown" if found is UNKNOWN else "count" if isinstance(found, int) else found.code)


def test_a_fraction_is_told_with_the_decimal_sign_of_the_language():
    with speaking("en"):
        assert count(1.5).shown == "1.5"
        assert count(-1.5).shown == "-1.5"


@pytest.mark.parametrize("written", ["", "   ", "\u00a0", None, float("nan")])
def test_an_empty_cell_is_no_number(written):
    assert count(written) is None


@pytest.mark.parametrize("written", ["S/D", "s/d", "N/A", "ND", "-", "--", "–", "sin dato"])
def test_words_for_unknown_are_not_zero(written):
    assert count(written) is UNKNOWN


def test_a_column_keeps_zero_apart_from_missing_and_from_wrong():
    parsed = columns.counts([0, "", "S/D", "uno", "1.000"])
    assert parsed.read.isna().tolist() == [False, True, True, True, False]
    assert parsed.read.dropna().tolist() == [0, 1000]
    assert parsed.blank.tolist() == [False, True, False, False, False]
    assert parsed.unknown.tolist() == [False, False, True, False, False]
    assert [(place, fault.code) for place, fault in parsed.faults] == [(3, "not_a_number")]


def test_true_is_not_taken_for_one_in_a_column_that_has_both():
    parsed = columns.counts([1, True])
    assert parsed.read.tolist()[0] == 1
    assert [place for place, _ in parsed.faults] == [1]


def test_an_empty_column_is_read():
    assert len(columns.counts([]).read) == 0
    assert columns.texts([]).tolist() == []


def test_texts_are_without_the_spaces_around_them():
    assert columns.texts(["  a b ", 12.0, None, " "]).tolist() == ["a b", "12", "", ""]
    assert columns.texts(["  a b "]).dtype == "str"
    assert columns.texts(Column(pa.chunked_array([pa.array(["  a b ", None, "c"])]))).tolist() == ["a b", "", "c"]


def test_identifiers_that_a_spreadsheet_rounded_are_dropped():
    assert columns.identifiers(["18040576172497692", "1,80406E+16", 1.8040576172497692e16, 123.0, None]).tolist() == [
        "18040576172497692",
        "",
        "",
        "123",
        "",
    ]


NUMBERS = st.one_of(
    st.none(),
    st.integers(-1, 5).map(float),
    st.floats(),
    st.sampled_from([1.5, -0.0, float(MAX_COUNT), MAX_COUNT + 1.0]),
)


@given(st.lists(NUMBERS, max_size=6))
def test_a_column_of_numbers_is_counted_as_each_of_them(numbers):
    column = columns.counts(Column(pa.chunked_array([pa.array(numbers, pa.float64())])))
    each = columns.counts(numbers)
    assert column.read.equals(each.read)
    assert column.faults == each.faults
    assert [list(mask) for mask in (column.blank, column.unknown, column.months)] == [
        list(mask) for mask in (each.blank, each.unknown, each.months)
    ]


@given(st.text("0123456789", max_size=20))
def test_figures_alone_are_the_number_they_write(figures):
    meant = int(figures) if figures else None
    found = count(figures)
    assert found == meant or (
        isinstance(found, Fault) and found.code == "too_large_number" and int(figures) > MAX_COUNT
    )
