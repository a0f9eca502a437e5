"""The same file again is known by what it says, and only where nothing has come between; added rows add to the rollups."""

import pytest
from sqlalchemy import select

from plancom.plan import Month
from plancom.store.figures.counts import counts
from plancom.store.imports import commits as store
from plancom.store.imports import comparison as comparing
from plancom.store.imports.comparison import compare
from plancom.store.tables import imports
from tests.builders import (
    NOW,
    PLAN_ID,
    cartagena,
    digest_under,
    imported,
    posts,
    press,
    procedures,
    visits,
    with_institution,
)
from tests.figure_checks import damaged_figures

JANUARY = Month.parse("2018-01")


def refuse(*_):
    raise AssertionError("the rows were prepared")


def comparison_of(engine, observations):
    with engine.connect() as connection:
        return compare(connection, observations, cartagena())


@pytest.mark.parametrize(
    "said",
    [
        visits({"2018-01-01": 10, "2018-01-02": 0}),
        posts([("2018-01-01", "facebook", 1, "a", "Hola", 3), ("2018-01-02", "instagram", 1, "b", "Hola", None)]),
        press([("2018-01-03", "el-universal", "Título")]),
        procedures([("2018-01-01", "Petición", "electrónico", 5)]),
    ],
)
def test_the_same_again_is_known_without_comparing_its_rows(engine, said, monkeypatch):
    imported(engine, said)
    first = comparison_of(engine, said)
    monkeypatch.setattr(comparing, "prepared_rows", refuse)
    again = comparison_of(engine, said)
    assert again.changes_nothing
    assert (
        (again.rows_new, again.rows_changed, again.rows_same)
        == (0, 0, len(said.table))
        == (
            first.rows_new,
            first.rows_changed,
            first.rows_same,
        )
    )


def test_the_same_again_after_an_undo_is_new(engine):
    first = imported(engine, visits({"2018-01-01": 10}))
    store.undo(engine, first, NOW)
    assert comparison_of(engine, visits({"2018-01-01": 10})).rows_new == 1


def test_the_same_again_after_a_correction_is_a_change(engine):
    imported(engine, visits({"2018-01-01": 10, "2018-01-02": 4}))
    imported(engine, visits({"2018-01-01": 11}), name="corregido.csv")
    found = comparison_of(engine, visits({"2018-01-01": 10, "2018-01-02": 4}))
    assert (found.rows_changed, found.rows_same) == (1, 1)


def test_posts_that_gave_way_say_nothing_new_when_they_come_again(engine):
    """A number of posts per day, of which a list with ids then counts instead."""
    numbers = posts([("2018-01-03", "facebook", 3)])
    imported(engine, numbers)
    imported(engine, posts([("2018-01-03", "facebook", 1, "a", "Hola", 0)]), name="lista.csv")
    assert comparison_of(engine, numbers).changes_nothing
    more = comparison_of(engine, posts([("2018-01-03", "facebook", 4)]))
    assert (more.rows_new, more.rows_changed) == (0, 1)


def test_more_days_covered_or_another_plan_is_not_the_same():
    plan = cartagena()
    said, more = visits({"2018-01-01": 10}), visits({"2018-01-01": 10}, covers=("2018-01-01", "2018-01-31"))
    other = with_institution(plan, electronic_channels=("telefónico",))
    assert digest_under(said, plan) == digest_under(visits({"2018-01-01": 10}), plan)
    assert len({digest_under(said, plan), digest_under(more, plan), digest_under(said, other)}) == 3


def test_an_import_keeps_the_digest_of_what_it_said(engine):
    imported(engine, visits({"2018-01-01": 10}))
    with engine.connect() as connection:
        assert connection.execute(select(imports.c.digest)).scalar_one() == digest_under(
            visits({"2018-01-01": 10}), cartagena()
        )


def test_new_rows_of_a_day_that_has_some_are_added_to_its_rollup(engine):
    """Two lists of the same days, and a third that has a post of each: every total is that of a recount."""
    imported(engine, posts([("2018-01-01", "facebook", 1, "a", "#Digitalízate", 3)]))
    imported(engine, posts([("2018-01-01", "facebook", 1, "b", "trámite en línea", None)]), name="b.csv")
    imported(engine, posts([("2018-01-01", "facebook", 1, "c", "@ana Hola", 4)]), name="c.csv")
    imported(engine, press([("2018-01-01", "el-universal", "Uno")]))
    imported(engine, press([("2018-01-01", "el-universal", "Dos")]), name="d.csv")
    imported(engine, procedures([("2018-01-01", "Petición", "electrónico", 5)]))
    imported(engine, procedures([("2018-01-01", "Petición", "presencial", 7)]), name="e.csv")
    with engine.connect() as connection:
        assert damaged_figures(connection) == []
        found = counts(connection, PLAN_ID)
    assert found.month("posts", "facebook", "posts", JANUARY) == 2
    assert found.month("posts", "facebook", "shares", JANUARY) == 7
    assert found.month("press", "el-universal", "publications", JANUARY) == 2
    assert found.month("procedures", "", "transactions", JANUARY) == 12
    assert found.month("procedures", "", "electronic", JANUARY) == 5
