"""Totals of posts by month beside days and lists: refused with what is there, for no sum of both is in any file."""

from dataclasses import replace

import pytest

from plancom.services import importing
from plancom.store.imports import commits as store
from tests.builders import NOW, cartagena, imported, posts

PLAN = cartagena()


def by_month(*numbers):
    rows = [(f"2018-{month:02}-01", "facebook", number) for month, number in enumerate(numbers, start=1)]
    return replace(posts(rows), source="handmade")


def compared(engine, observations, name="mensual.xlsx"):
    return importing.compared(engine, importing.source_file(name, name.encode()), observations, PLAN)


DETAILS = {
    "numbers per day": posts([("2018-01-01", "facebook", 2), ("2018-01-15", "facebook", 5)]),
    "a list": posts([("2018-01-20", "facebook", 1, "77", "Hola", None)]),
}


@pytest.mark.parametrize("details", DETAILS.values(), ids=DETAILS)
def test_a_total_of_a_month_that_is_there_in_detail_is_refused_with_what_is_there(engine, details):
    imported(engine, details, "diario.csv")
    taken = compared(engine, by_month(50, 60))
    assert (taken.outcome, taken.comparison) == ("rejected", None)
    (problem,) = taken.result.problems
    assert problem.code == "months_over_days"
    assert "Facebook (ene 2018)" in problem.message
    assert "«diario.csv»" in problem.message


def test_other_months_and_other_networks_are_taken_in(engine):
    imported(engine, posts([("2018-04-15", "facebook", 5), ("2018-01-15", "instagram", 5)]), "diario.csv")
    assert compared(engine, by_month(50, 60)).outcome == "imported"


def test_totals_of_months_over_themselves_are_a_change_as_before(engine):
    first = compared(engine, by_month(50, 60))
    assert importing.committed(engine, first, PLAN).outcome == "imported"
    assert compared(engine, by_month(50, 61), "corregido.xlsx").outcome == "imported"


def test_days_that_an_undone_import_brought_stand_in_no_ones_way(engine):
    number = imported(engine, DETAILS["a list"], "lista.csv")
    store.undo(engine, number, NOW)
    assert compared(engine, by_month(50)).outcome == "imported"


def test_days_that_were_imported_between_the_preview_and_the_confirmation_are_noticed(engine):
    previewed = compared(engine, by_month(50))
    imported(engine, DETAILS["a list"], "lista.csv")
    written = importing.committed(engine, previewed, PLAN)
    assert (written.outcome, written.import_id) == ("rejected", None)
    assert [problem.code for problem in written.result.problems] == ["months_over_days"]
