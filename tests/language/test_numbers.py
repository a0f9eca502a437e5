"""Numbers and dates as es-CO writes them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.language import dates, numbers
from plancom.language.phrases import counted, listed
from plancom.language.text import fold, slug


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (1234567.8, 1, "1.234.567,8"),
        (0, 0, "0"),
        (-0.2, 0, "0"),
        (-1234.5, 1, "-1.234,5"),
        (None, 0, "–"),
        (float("nan"), 0, "–"),
        (999.5, 0, "1.000"),
    ],
)
def test_numbers_have_points_for_thousands_and_a_comma_for_decimals(value, decimals, written):
    assert numbers.number(value, decimals) == written


def test_percentages_have_a_no_break_space():
    assert numbers.percent(0.453) == "45,3\u00a0%"
    assert numbers.percent(None) == "–"


@given(st.floats(0, 5))
def test_a_whole_percentage_is_the_nearest_and_never_says_an_edge_that_is_not_reached(share):
    shown = int(numbers.whole_percent(share, 0.95, 0.7).removesuffix("\u00a0%").replace(".", ""))
    assert all(share * 100 >= edge - 1e-6 for edge in (70, 95, 100) if shown >= edge)
    assert abs(shown - share * 100) <= (0.5 + 1e-6 if shown + 1 not in {70, 95, 100} else 1)


@pytest.mark.parametrize(
    ("share", "written"),
    [(0.656, "66"), (0.827, "83"), (0.849, "85"), (0.685, "68"), (0.6998, "69"), (0.7, "70"), (0.949, "94"), (0.996, "99"), (1.0, "100"), (1.006, "101")],
)  # fmt: skip
def test_a_whole_percentage_is_what_a_phone_gives(share, written):
    assert numbers.whole_percent(share, 0.95, 0.7) == f"{written}\u00a0%"


@pytest.mark.parametrize(
    ("share", "decimals"), [(0.853, 1), (0.9494, 1), (0.9499, 2), (0.94999, 3), (0.95, 1), (0.6996, 2), (0.9996, 2), (1.2, 1), (None, 1)]
)  # fmt: skip
def test_a_percentage_has_as_many_decimals_as_keep_it_from_an_edge_that_is_not_reached(share, decimals):
    assert numbers.decimals_below(share, 0.95, 0.7) == decimals


@pytest.mark.parametrize(("value", "written"), [(12.0, "+12"), (-56, "−56"), (0.2, "0"), (None, "–")])
def test_differences_carry_their_sign(value, written):
    assert numbers.signed(value) == written


@given(st.floats(0.01, 1e6))
def test_what_is_needed_is_never_written_as_less(value):
    written = float(numbers.enough(value).replace(".", "").replace(",", "."))
    assert written >= value - 1e-6
    assert written - value < (0.1 if value < 10 else 1) + 1e-6


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (20910.2, "20.911"),
        (20910.0000000001, "20.910"),
        (8.333333, "8,4"),
        (3.5, "3,5"),
        (12.7, "13"),
        (9.96, "10"),
        (0, "0"),
        (None, "–"),
    ],
)
def test_what_is_needed_is_rounded_up_at_its_last_digit(value, written):
    assert numbers.enough(value) == written


@given(st.integers(-(10**12), 10**12))
def test_a_written_number_reads_back(value):
    assert int(numbers.number(value).replace(".", "")) == value


def test_dates_and_spans():
    assert dates.date(dt.date(2018, 9, 30)) == "30/09/2018"
    assert dates.month(dt.date(2018, 9, 3)) == "sep 2018"
    assert dates.span(dt.date(2025, 1, 14), dt.date(2025, 4, 14)) == "14 ene – 14 abr 2025"
    assert dates.span(dt.date(2024, 12, 1), dt.date(2025, 1, 2)) == "1 dic 2024 – 2 ene 2025"
    assert dates.span(dt.date(2025, 1, 2), dt.date(2025, 1, 2)) == "2 ene 2025"


def test_plurals_and_lists():
    assert [counted(n, "mes", "meses") for n in (0, 1, 2345)] == ["0 meses", "1 mes", "2.345 meses"]
    assert [listed(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"], ["a", "Instagram"])] == [
        "",
        "a",
        "a y b",
        "a, b y c",
        "a e Instagram",
    ]


@pytest.mark.parametrize(
    ("word", "last", "joint"),
    [
        ("historia", "y", "e"),
        ("Índice", "y", "e"),
        ("«hípica»", "y", "e"),
        ("hielo", "y", "y"),
        ("Hierba", "y", "y"),
        ("huida", "y", "y"),
        ("YouTube", "y", "y"),
        ("otro", "o", "u"),
        ("«Óscar»", "o", "u"),
        ("hora", "o", "u"),
        ("uno", "o", "o"),
        ("Instagram", "o", "o"),
        ("Instagram", "ni", "ni"),
    ],
)
def test_the_last_joint_of_a_list_goes_by_the_sound_that_follows(word, last, joint):
    assert listed(["a", word], last) == f"a {joint} {word}"


def test_folded_text_is_the_same_however_it_was_typed():
    assert fold("  DÍA\u00a0 N ") == fold("dia n")
    assert slug("El Universal (Cartagena)") == "el-universal-cartagena"


def test_a_list_has_e_before_an_i_in_quotation_marks_too():
    assert listed(["«Facebook»", "«Instagram»"]) == "«Facebook» e «Instagram»"
