"""What was presented is kept once per set of figures, and for good; what somebody looked at can be taken back."""

import datetime as dt

import pytest

from plancom.store.council import snapshots
from plancom.store.office import reviews
from plancom.store.office.entries import UnknownEntryError

NOON = dt.datetime(2018, 10, 1, 12, 0)
FIGURE = {"id": "visits", "name": "Visitas", "actual_to_date": 10.5, "target": None}
FIGURES = {"plan": "p", "as_of": "2018-09-30", "indicators": [FIGURE], "months": []}


def keep(engine, document=FIGURES, *, now=NOON, medium="pdf", title="Informe de avance", author="Ana"):
    return snapshots.keep(engine, document, title=title, medium=medium, author=author, now=now)


def kept_presentations(engine, plan="p"):
    with engine.connect() as connection:
        return snapshots.presentations(connection, plan)


def test_what_was_presented_comes_back_to_the_digit(engine):
    one = keep(engine)
    with engine.connect() as connection:
        assert snapshots.document(connection, one.digest) == FIGURES
        with pytest.raises(snapshots.DamagedSnapshotError):
            snapshots.document(connection, "0" * 64)
    assert kept_presentations(engine) == [one]
    assert (one.as_of, one.made_at) == (dt.date(2018, 9, 30), NOON)
    assert kept_presentations(engine, "otro") == []


def test_the_same_report_asked_for_twice_is_one_presentation(engine):
    assert keep(engine).id == keep(engine, now=NOON + dt.timedelta(minutes=9)).id
    keep(engine, now=NOON + dt.timedelta(minutes=11))
    keep(engine, medium="pptx", now=NOON + dt.timedelta(minutes=12))
    assert [one.medium for one in kept_presentations(engine)] == ["pptx", "pdf", "pdf"]
    assert len({one.digest for one in kept_presentations(engine)}) == 1


def test_other_figures_are_another_snapshot(engine):
    keep(engine)
    keep(engine, FIGURES | {"indicators": [{"id": "visits", "actual_to_date": 11.0}]})
    assert len({one.digest for one in kept_presentations(engine)}) == 2


def test_a_review_is_kept_and_taken_back(engine):
    for _ in range(2):
        reviews.review(engine, "p", "jump:x", "Hubo campaña", author="Ana", now=NOON)
    with engine.connect() as connection:
        (one,) = reviews.reviews(connection, "p")
    assert (one.finding, one.note, one.author, one.withdrawn_at) == ("jump:x", "Hubo campaña", "Ana", None)
    reviews.take_back(engine, one.id, "Luis", NOON)
    with pytest.raises(UnknownEntryError):
        reviews.take_back(engine, one.id, "Luis", NOON)
    reviews.review(engine, "p", "jump:x", "Otra vez", author="Ana", now=NOON)
    with engine.connect() as connection:
        assert [each.withdrawn_by for each in reviews.reviews(connection, "p")] == ["", "Luis"]
