"""What is to be looked at in a plan before it is put in force: in words, at its place, and nothing of a plan that has none of it."""

import datetime as dt

import pytest

from plancom.office import load
from plancom.plan import Plans
from plancom.plan.plan_text import PlanText
from plancom.services.importing import source_file
from plancom.services.plan_remarks import remarks
from plancom.store.imports import commits
from plancom.store.imports.plan_changes import follow_plan
from tests.builders import CARTAGENA, cartagena, in_memory, next_plan_text, posts, visits

TEXT = PlanText(CARTAGENA.read_text(encoding="utf-8"))
NONE = Plans((cartagena(),))
NOW = dt.datetime(2019, 7, 1, 12, 0)


@pytest.fixture(scope="module")
def office():
    """Visits of the second half of 2017: six months, of which a baseline is made; posts of a network."""
    engine = in_memory()
    follow_plan(engine, cartagena())
    for number, table in enumerate(
        (
            visits({f"2017-{month:02}-01": 100 for month in range(7, 13)}, grain="month"),
            posts([("2018-01-05", "facebook", 1)]),
        )
    ):
        commits.commit(engine, table, source_file(f"{number}.csv", b"x"), cartagena(), now=NOW)
    return load(engine, cartagena())


def words_by_place(office, text, plans=NONE):
    plan, faults = text.checked
    assert not faults, faults
    return {one.place: one.words for one in remarks(plan, plans, office)}


VISITS = ("indicators", "visits")


def test_a_goal_that_grows_from_what_was_measured_needs_no_word_and_one_without_data_does(office):
    found = words_by_place(office, TEXT)
    assert (*VISITS, "baseline") not in found  # six months are enough
    assert found["indicators", "facebook_posts", "baseline"].startswith(
        "«Publicaciones en Facebook» crece desde lo que se mida de ene 2017 a dic 2017, y hasta hoy hay 0 de esos meses"
    )
    assert ("indicators", "press", "baseline") not in found  # an amount needs none
    given = TEXT.with_value((*VISITS, "baseline"), {"source": "given", "value": 0})
    assert "crece desde una línea base de cero" in words_by_place(office, given)[(*VISITS, "baseline", "value")]


def test_readings_that_ask_the_same_are_named(office):
    place = (*VISITS, "readings", 0, "options")
    first, second = (one["name"] for one in TEXT.items(*place)[:2])
    alike = TEXT.with_value((*place, 1, "set"), TEXT.value(*place, 0, "set"))
    reading = TEXT.value(*VISITS, "readings", 0, "id")
    words = words_by_place(office, alike)[(*VISITS, "readings", reading)]
    assert f"las lecturas «{first}» y «{second}» piden lo mismo" in words
    assert (*VISITS, "readings", reading) not in words_by_place(office, TEXT)


def test_years_without_a_target_are_counted_up(office):
    targets = {"of": "absolute", "years": [100, 120], "then": "none"}
    text = TEXT.with_value(("indicators", "press", "targets"), targets).with_value(
        ("indicators", "press", "readings"), None
    )
    words = words_by_place(office, text)["indicators", "press", "targets", "years"]
    assert words.startswith("«Publicaciones en El Universal» no tiene meta en los años 3 y 4:")


def test_a_strategy_of_which_nothing_is_followed_is_named(office):
    text = TEXT.with_item(("strategies",), {"id": "radio", "name": "Radio", "objective": "O", "lines": [{"name": "L"}]})
    assert "La estrategia «Radio» no tiene tareas ni metas" in words_by_place(office, text)["strategies", "radio"]
    with_goal = text.with_value((*VISITS, "strategies"), ["radio"])
    assert ("strategies", "radio") not in words_by_place(office, with_goal)


def test_a_plan_that_lies_on_another_says_which_is_shown(office):
    words = words_by_place(office, PlanText(next_plan_text()))[("start",)]
    assert words.startswith(
        "Comparte días con «Plan de comunicaciones: promoción de servicios y trámites digitales» (2018–2021)"
    )
    assert ("start",) not in words_by_place(office, TEXT)


def test_a_network_with_data_that_no_goal_counts_or_that_left_is_named(office):
    networks = ("institution", "networks")
    idle = TEXT.with_value(("indicators", "facebook_posts"), None).with_value(
        ("indicators", "daily_posts", "series"), ["instagram", "twitter"]
    )
    assert words_by_place(office, idle)[networks].startswith("Tienen datos y ninguna meta los cuenta: Facebook.")
    gone = idle.with_value((*networks, "facebook"), None)
    assert words_by_place(office, gone)[networks].startswith("Tienen datos y ya no están en la entidad: Facebook.")
    assert networks not in words_by_place(office, TEXT)
