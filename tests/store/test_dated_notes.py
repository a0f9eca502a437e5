"""Dated notes: pinned to a day, kept for good, withdrawn with a reason; the office bears them, and no event is made of them."""

import datetime as dt

import pytest

from plancom.office import load
from plancom.store.office import dated_notes
from plancom.store.office.dated_notes import LONGEST, DatedNote, EmptyNoteError
from plancom.store.office.entries import UnknownEntryError
from tests.builders import NOW, cartagena, d

FELL = DatedNote(d("2018-10-12"), "  Se cayó\nel sitio ", "visits", "Ana")


def all_notes(engine):
    with engine.connect() as connection:
        return dated_notes.all_notes(connection)


def test_a_note_is_kept_with_its_author_until_it_is_withdrawn_with_a_reason(engine):
    number = dated_notes.add(engine, FELL, NOW)
    (one,) = all_notes(engine)
    assert (one.day, one.text, one.dataset, one.author, one.created_at, one.in_force) == (
        dt.date(2018, 10, 12), "Se cayó el sitio", "visits", "Ana", NOW, True,
    )  # fmt: skip
    dated_notes.withdraw(engine, number, " fue el 13 ", "Luis", NOW)
    (one,) = all_notes(engine)
    assert (one.text, one.in_force, one.withdrawn_by, one.reason) == ("Se cayó el sitio", False, "Luis", "fue el 13")
    with pytest.raises(UnknownEntryError):
        dated_notes.withdraw(engine, number, "", "Luis", NOW)


def test_notes_stand_by_day_and_a_long_one_is_cut(engine):
    dated_notes.add(engine, DatedNote(d("2018-12-01"), "x" * (LONGEST + 5)), NOW)
    dated_notes.add(engine, FELL, NOW)
    assert [(one.day.month, len(one.text)) for one in all_notes(engine)] == [(10, 16), (12, LONGEST)]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_note_that_says_nothing_is_refused(engine, text):
    with pytest.raises(EmptyNoteError):
        dated_notes.add(engine, DatedNote(d("2018-10-12"), text), NOW)
    assert all_notes(engine) == ()


def test_the_office_bears_them_and_knows_itself_to_be_newer(engine):
    plan = cartagena()
    before = load(engine, plan)
    dated_notes.add(engine, FELL, NOW)
    after = load(engine, plan)
    assert (before.notes, [one.text for one in after.notes]) == ((), ["Se cayó el sitio"])
    assert after.version > before.version
