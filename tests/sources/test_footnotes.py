"""The marks of footnotes on a month's name, and what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.sources.cells.footnotes import day_within, mark, marked_note, says_partial, unmarked

MARKED = [
    ("Febrero*", "Febrero", "*"),
    ("Febrero **", "Febrero", "**"),
    ("* Febrero", "Febrero", "*"),
    ("Marzo (1)", "Marzo", "1"),
    ("Marzo [a]", "Marzo", "a"),
    ("(2) Marzo", "Marzo", "2"),
    ("abr-18 (parcial)", "abr-18", "parcial"),
    ("Abril (Hasta el 15)", "Abril", "hasta el 15"),
    ("Abril (1-15)", "Abril", "1-15"),
    ("Mayo²", "Mayo", "2"),
    ("Junio", "Junio", ""),
    ("Julio (2018)", "Julio (2018)", ""),
    ("Julio (Cartagena)", "Julio (Cartagena)", ""),
]


@pytest.mark.parametrize(("written", "bare", "sign"), MARKED)
def test_a_name_is_read_without_its_mark_and_the_mark_by_itself(written, bare, sign):
    assert unmarked(written) == bare
    assert mark(written) == sign


def test_several_marks_are_all_taken_away():
    assert unmarked("Agosto* (parcial) (1)") == "Agosto"


@given(st.text("abc 12*()[]²", max_size=12))
def test_taking_marks_away_invents_nothing(text):
    assert unmarked(text) in text


@pytest.mark.parametrize(
    "line", ["* Datos parciales", "*Datos parciales", "(*) Datos parciales", "[*]  Datos parciales"]
)
def test_a_note_is_known_by_the_sign_that_it_begins_with(line):
    assert marked_note(line) == "*"
    assert marked_note(line.partition("D")[2]) == ""


@pytest.mark.parametrize(
    "said", ["Datos parciales", "Preliminary figures", "sin cerrar", "Mes en curso", "dados preliminares"]
)
def test_figures_that_are_not_final_are_known_by_the_words_beside_them(said):
    assert says_partial(said)


@pytest.mark.parametrize("said", ["Empleados a tiempo parcial", "Cifras definitivas", ""])
def test_other_words_say_nothing_of_the_kind(said):
    assert not says_partial(said)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("hasta el 15", 15),
        ("al 9", 9),
        ("1-15", 15),
        ("primera quincena", 15),
        ("up to 20th", 20),
        ("primeros 10 días", 10),
        ("parcial", 0),
        ("15", 0),
    ],
)
def test_how_far_a_month_goes(words, day):
    assert day_within(words) == day
