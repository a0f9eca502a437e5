"""Lists that are not complete, beside numbers of posts by day: refused in either order, for both would count."""

from dataclasses import replace

import pytest

from plancom.services import importing
from plancom.store.imports import commits
from tests.builders import NOW, cartagena, imported, incoming, posts
from tests.figure_checks import damaged_figures

PLAN = cartagena()
NUMBERS = posts([("2018-01-01", "facebook", 3), ("2018-01-02", "facebook", 2)])
LIST = posts([("2018-01-01", "facebook", 1, "77", "Hola", None), ("2018-01-02", "facebook", 1, "78", "Adiós", None)])
PARTIAL = replace(LIST, coverage=())


@pytest.mark.parametrize(("first", "second"), [(NUMBERS, PARTIAL), (PARTIAL, NUMBERS)])
def test_a_partial_list_and_numbers_of_its_days_are_never_added_up(engine, first, second):
    imported(engine, first, "primero.csv")
    taken = incoming(engine, second)
    assert (taken.outcome, [problem.code for problem in taken.result.problems]) == ("rejected", ["partial_list"])
    assert "Facebook (1 ene – 2 ene 2018), de «primero.csv»" in taken.result.problems[0].message


def test_a_list_of_all_posts_takes_the_place_of_the_numbers_as_before(engine):
    imported(engine, NUMBERS, "numeros.csv")
    assert incoming(engine, LIST).outcome == "imported"


@pytest.mark.parametrize(
    "other",
    [
        posts([("2018-01-05", "facebook", 3)]),
        posts([("2018-01-01", "instagram", 3)]),
        replace(posts([("2018-01-01", "facebook", 1, "79", "Otra", None)]), coverage=()),
    ],
    ids=["other days", "another network", "one more list"],
)
def test_what_does_not_meet_is_taken_in(engine, other):
    imported(engine, PARTIAL, "lista.csv")
    assert incoming(engine, other).outcome == "imported"


def test_numbers_come_in_once_the_partial_list_is_undone(engine):
    first = incoming(engine, PARTIAL, "lista.csv")
    done = importing.commit_file(engine, first, PLAN)
    commits.undo(engine, done.import_id, NOW)
    assert incoming(engine, NUMBERS).outcome == "imported"
    with engine.connect() as connection:
        assert damaged_figures(connection) == []
