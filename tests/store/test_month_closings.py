"""Closings of months are kept in versions: who, when, a note and the figures then; a month is closed once and reopened with its reason."""

import datetime as dt

import pytest

from plancom.store.imports.commits import redo, undo
from plancom.store.imports.moves import Mark, mark, moves_since, net
from plancom.store.office.documents import OutdatedError
from plancom.store.office.month_closings import close, closings, reopen
from tests.builders import cartagena, d, imported, posts, visits

NOON = dt.datetime(2018, 12, 5, 12, 0)
FIGURES = {"counts": [["visits", "", "visits", 120.0, True]]}


def close_month(engine, month="2018-11", **more):
    return close(engine, "p", month, FIGURES, "Revisado", author="Ana", now=NOON, **more)


def all_closings(engine, plan="p"):
    with engine.connect() as connection:
        return {
            month: [(one.version, one.is_closed, one.note, one.author) for one in versions]
            for month, versions in closings(connection, plan).items()
        }


def test_a_month_is_closed_and_reopened_and_every_version_stays(engine):
    first = close_month(engine)
    assert (first.version, first.figures, first.created_at) == (1, FIGURES, NOON)
    assert reopen(engine, "p", "2018-11", "Faltaba prensa", author="Luis", now=NOON).version == 2
    assert close_month(engine).version == 3
    assert all_closings(engine) == {
        "2018-11": [(1, True, "Revisado", "Ana"), (2, False, "Faltaba prensa", "Luis"), (3, True, "Revisado", "Ana")]
    }
    assert all_closings(engine, "otro") == {}


def test_what_is_closed_is_not_closed_again_nor_what_is_open_reopened(engine):
    assert reopen(engine, "p", "2018-11", "x", author="Ana", now=NOON) is None
    close_month(engine)
    assert close_month(engine) is None
    assert len(all_closings(engine)["2018-11"]) == 1


def test_who_closes_a_month_that_somebody_reopened_meanwhile_is_told(engine):
    close_month(engine)
    reopen(engine, "p", "2018-11", "x", author="Luis", now=NOON, seen=1)
    with pytest.raises(OutdatedError) as error:
        close_month(engine, seen=1)
    assert error.value.authors == ("Luis",)
    assert len(all_closings(engine)["2018-11"]) == 2


def test_moves_say_which_file_touched_which_days_and_what_was_undone_and_redone(engine):
    plan = cartagena()
    imported(engine, visits({"2018-11-05": 10}), name="antes.csv", plan=plan, now=NOON - dt.timedelta(days=9))
    imported(engine, visits({"2018-11-06": 10}), name="después.csv", plan=plan, now=NOON + dt.timedelta(hours=1))
    imported(
        engine, posts([("2018-10-01", "facebook", 1)]), name="redes.csv", plan=plan, now=NOON + dt.timedelta(hours=2)
    )
    undo(engine, 1, NOON + dt.timedelta(hours=3), "Ana")
    redo(engine, 1, NOON + dt.timedelta(hours=4), "Luis")
    with engine.connect() as connection:
        moves = moves_since(connection, Mark(1, 0))
        assert mark(connection) == Mark(3, 2)
        assert moves_since(connection, Mark(3, 2)) == ()
    assert [(one.file_name, one.action) for one in moves] == [
        ("después.csv", "import"),
        ("redes.csv", "import"),
        ("antes.csv", "undo"),
        ("antes.csv", "redo"),
    ]
    assert [one.file_name for one in net(moves)] == ["después.csv", "redes.csv"], "undone and redone: as it was"
    november = (d("2018-11-01"), d("2018-11-30"))
    assert [one.file_name for one in moves if one.touches("visits", "", *november)] == [
        "después.csv",
        "antes.csv",
        "antes.csv",
    ]
    assert not any(one.touches("posts", "facebook", *november) for one in moves)
    assert any(one.touches("posts", "facebook", d("2018-10-01"), d("2018-10-31")) for one in moves)
