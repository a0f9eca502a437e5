"""A publication of the press that one file has by its title and another with its link counts once."""

from itertools import permutations

import pytest

from plancom.plan import Month
from plancom.store.figures.counts import counts
from plancom.store.imports import commits as store
from plancom.store.precedence.current_rows import wrongly_marked
from plancom.store.tables import press as press_table
from tests.builders import NOW, cartagena, imported, press

PLAN = cartagena()
OUTLET = "el-universal"


def notes(*rows):
    """Publications as (day, title, link)."""
    found = press([(day, OUTLET, title) for day, title, _ in rows])
    found.table["link"] = [link for *_, link in rows]
    return found


BARE = notes(("2018-01-10", "Nuevo puente", ""), ("2018-01-12", "Otra nota", ""))
LINKED = notes(("2018-01-10", "NUEVO  puente", "https://www.eluniversal.com.co/puente"))
MOVED = notes(("2018-01-11", "Nuevo puente", "https://eluniversal.com.co/puente"))


def publications(engine):
    with engine.connect() as connection:
        assert wrongly_marked(connection, press_table) == 0
        return counts(connection, PLAN.id).month("press", OUTLET, "publications", Month.parse("2018-01"))


@pytest.mark.parametrize("files", list(permutations([BARE, LINKED])), ids=["title first", "link first"])
def test_a_publication_with_and_without_its_link_counts_once_in_either_order(engine, files):
    for place, one in enumerate(files):
        imported(engine, one, f"{place}.xlsx")
    assert publications(engine) == 2


def test_both_in_one_file_count_once(engine):
    both = notes(
        ("2018-01-10", "Nuevo puente", ""), ("2018-01-10", "Nuevo puente", "https://eluniversal.com.co/puente")
    )
    imported(engine, both)
    assert publications(engine) == 1


def test_another_title_or_day_is_another_publication(engine):
    imported(engine, BARE, "a.xlsx")
    imported(engine, notes(("2018-01-10", "Nuevo puente II", "https://eluniversal.com.co/2")), "b.xlsx")
    imported(engine, notes(("2018-01-13", "Nuevo puente", "https://eluniversal.com.co/3")), "c.xlsx")
    assert publications(engine) == 4


def test_what_gave_way_counts_again_when_the_link_is_undone_or_moves_to_another_day(engine):
    imported(engine, BARE, "a.xlsx")
    linked = imported(engine, LINKED, "b.xlsx")
    store.undo(engine, linked, NOW)
    assert publications(engine) == 2
    store.redo(engine, linked, NOW)
    assert publications(engine) == 2
    imported(engine, MOVED, "c.xlsx")
    assert publications(engine) == 3


def test_the_same_file_again_says_nothing_new(engine):
    imported(engine, BARE, "a.xlsx")
    imported(engine, LINKED, "b.xlsx")
    assert imported(engine, BARE, "a de nuevo.xlsx") is None
