"""Totals of posts by month beside days and lists: one of the two counts, or the second is refused with what is there; no sum of both is in any file."""

from dataclasses import replace

import pytest

from plancom.plan import Month
from plancom.services import importing
from plancom.store.figures.counts import counts
from plancom.store.imports import commits as store
from plancom.store.precedence.current_rows import wrongly_marked
from plancom.store.tables import posts as posts_table
from tests.builders import NOW, cartagena, d, imported, incoming, posts

PLAN = cartagena()


def by_month(*numbers):
    rows = [(f"2018-{month:02}-01", "facebook", number) for month, number in enumerate(numbers, start=1)]
    return replace(posts(rows), source="handmade")


DETAILS = {
    "numbers per day": posts([("2018-01-01", "facebook", 2), ("2018-01-15", "facebook", 5)]),
    "a list": posts([("2018-01-20", "facebook", 1, "77", "Hola", None)]),
}


@pytest.mark.parametrize("details", DETAILS.values(), ids=DETAILS)
def test_a_total_of_a_month_that_is_there_in_detail_is_refused_with_what_is_there(engine, details):
    imported(engine, details, "diario.csv")
    taken = incoming(engine, by_month(50, 60))
    assert (taken.outcome, taken.comparison) == ("rejected", None)
    (problem,) = taken.result.problems
    assert problem.code == "months_over_days"
    assert "Facebook (ene 2018)" in problem.message
    assert "«diario.csv»" in problem.message


def test_other_months_and_other_networks_are_taken_in(engine):
    imported(engine, posts([("2018-04-15", "facebook", 5), ("2018-01-15", "instagram", 5)]), "diario.csv")
    assert incoming(engine, by_month(50, 60)).outcome == "imported"


def test_totals_of_months_over_themselves_are_a_change_as_before(engine):
    first = incoming(engine, by_month(50, 60))
    assert importing.commit_file(engine, first, PLAN).outcome == "imported"
    assert incoming(engine, by_month(50, 61), "corregido.xlsx").outcome == "imported"


def test_days_that_an_undone_import_brought_stand_in_no_ones_way(engine):
    number = imported(engine, DETAILS["a list"], "lista.csv")
    store.undo(engine, number, NOW)
    assert incoming(engine, by_month(50)).outcome == "imported"


def test_days_that_were_imported_between_the_preview_and_the_confirmation_are_noticed(engine):
    previewed = incoming(engine, by_month(50))
    imported(engine, DETAILS["a list"], "lista.csv")
    written = importing.commit_file(engine, previewed, PLAN)
    assert (written.outcome, written.import_id) == ("rejected", None)
    assert [problem.code for problem in written.result.problems] == ["months_over_days"]


def by_list(*days, covers=None):
    rows = [(day, "facebook", 1, f"id-{day}", "Hola", None) for day in days]
    return posts(rows, covers=covers and (d(covers[0]), d(covers[1])))


def month_of_facebook(engine):
    with engine.connect() as connection:
        return counts(connection, PLAN.id).month("posts", "facebook", "posts", Month.parse("2018-01"))


PART = ("2018-01-03", "2018-01-27")
TOTALS = {
    "a sheet of months": by_month(50),
    "several months of a plain list": replace(by_month(50, 60), source="table"),
    "one month of a plain list": replace(by_month(50), source="table"),
}


@pytest.mark.parametrize("total", TOTALS.values(), ids=TOTALS)
@pytest.mark.parametrize("covers", [PART, ("2018-01-01", "2018-01-20")], ids=["of its middle", "of its first days"])
def test_a_total_of_a_month_counts_alone_beside_a_list_of_some_of_its_days(engine, total, covers):
    imported(engine, total, "mensual.xlsx")
    taken = incoming(engine, by_list("2018-01-05", "2018-01-20", covers=covers), "lista.csv")
    (told,) = taken.result.problems
    assert (taken.outcome, told.code, told.rejects) == ("imported", "told_twice", False)
    assert "Facebook (ene 2018)" in told.message
    assert told.message.index("«mensual.xlsx»") < told.message.index("este archivo")
    importing.commit_file(engine, taken, PLAN)
    assert month_of_facebook(engine) == 50
    assert nothing_wrong(engine)


def test_a_list_of_the_whole_month_counts_instead_of_its_total_and_that_is_said(engine):
    imported(engine, by_month(50), "mensual.xlsx")
    taken = incoming(engine, by_list("2018-01-05", "2018-01-20", covers=("2018-01-01", "2018-01-31")), "lista.csv")
    (told,) = taken.result.problems
    assert told.message.index("«mensual.xlsx»") < told.message.index("este archivo")
    assert "cubren el mes entero" in told.message
    importing.commit_file(engine, taken, PLAN)
    assert month_of_facebook(engine) == 2
    assert nothing_wrong(engine)


def test_lists_that_together_cover_the_month_take_its_total_s_place(engine):
    imported(engine, by_month(50), "mensual.xlsx")
    first = imported(engine, by_list("2018-01-05", covers=("2018-01-01", "2018-01-15")), "uno.csv")
    imported(engine, by_list("2018-01-20", "2018-01-21", covers=("2018-01-16", "2018-01-31")), "dos.csv")
    assert month_of_facebook(engine) == 3
    store.undo(engine, first, NOW)
    assert month_of_facebook(engine) == 50
    store.redo(engine, first, NOW)
    assert month_of_facebook(engine) == 3
    assert nothing_wrong(engine)


def test_a_total_that_is_undone_gives_the_list_its_posts_back(engine):
    total = imported(engine, by_month(50), "mensual.xlsx")
    imported(engine, by_list("2018-01-05", "2018-01-20", covers=PART), "lista.csv")
    store.undo(engine, total, NOW)
    assert month_of_facebook(engine) == 2
    store.redo(engine, total, NOW)
    assert month_of_facebook(engine) == 50
    assert nothing_wrong(engine)


def test_a_corrected_total_is_no_detail_of_the_one_before(engine):
    imported(engine, by_month(50), "mensual.xlsx")
    imported(engine, by_month(55), "corregido.xlsx")
    assert month_of_facebook(engine) == 55


def test_numbers_of_some_days_are_refused_over_the_total_of_their_month(engine):
    imported(engine, by_month(50), "mensual.xlsx")
    days = posts(
        [("2018-01-01", "facebook", 2), ("2018-01-15", "facebook", 5)], covers=(d("2018-01-01"), d("2018-01-20"))
    )
    taken = incoming(engine, days, "diario.csv")
    (problem,) = taken.result.problems
    assert (taken.outcome, problem.code) == ("rejected", "days_over_months")
    assert "Facebook (ene 2018), de «mensual.xlsx»" in problem.message
    whole = replace(days, coverage=posts([("2018-01-01", "facebook", 2)]).coverage)
    assert importing.commit_file(engine, incoming(engine, whole, "diario.csv"), PLAN).outcome == "imported"
    assert month_of_facebook(engine) == 7
    assert nothing_wrong(engine)


def nothing_wrong(engine):
    with engine.connect() as connection:
        return wrongly_marked(connection, posts_table) == 0
