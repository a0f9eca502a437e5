"""A closed month that moves says from what, to what and by which file; one that did not move says nothing."""

import datetime as dt

import pytest

from plancom.indicators.closed_months import (
    MonthAmount,
    amounts,
    figures_of,
    mark_of,
    of_indicator,
    restatements,
    with_names,
)
from plancom.plan import Month
from plancom.store.imports.moves import Mark, Move
from plancom.store.office.month_closings import MonthClosing
from tests.builders import d, visits

NOVEMBER = Month.parse("2018-11")
CLOSED = dt.datetime(2018, 12, 5, 15, 0)
KEY = ("visits", "", "visits")
DAYS = {f"2018-11-{day:02}": 100 for day in range(1, 31)}


def move(name="tarde.csv", action="import", number=8, *, first="2018-11-01", last="2018-11-30", import_id=8):
    spans = {"": ((d(first), d(last)),)}
    return Move(import_id, number, name, "visits", action, spans)


def closing_of(counts):
    return MonthClosing(1, "2018-11", 1, figures_of(counts, NOVEMBER, Mark(7, 7)), "", "Ana", CLOSED)


def restatements_of(office, closing, *moves):
    return restatements(office.counts(), {NOVEMBER: closing}, {NOVEMBER: d("2018-12-05")}, moves)


def test_the_figures_of_a_month_are_those_of_every_series_and_measure_that_says_something(office):
    office.take(visits(DAYS))
    assert amounts(office.counts(), NOVEMBER) == {KEY: MonthAmount(3000.0, whole=True)}
    found = {"counts": [["visits", "", "visits", 3000.0, True]], "imports": 7, "changes": 9}
    assert figures_of(office.counts(), NOVEMBER, Mark(7, 9)) == found
    assert figures_of(office.counts(), Month.parse("2018-12"), Mark(7, 9))["counts"] == []


def test_nothing_is_said_of_a_month_that_is_as_it_was(office):
    office.take(visits(DAYS))
    closing = closing_of(office.counts())
    office.take(visits({"2018-12-01": 5}))
    assert restatements_of(office, closing, move()) == ()


def test_a_late_correction_is_told_with_its_file(office):
    office.take(visits(DAYS))
    closing = closing_of(office.counts())
    office.take(visits({"2018-11-03": 300}))
    (found,) = with_names(restatements_of(office, closing, move("antes.csv", number=6), move()), office.plan)
    assert (found.then, found.now) == (MonthAmount(3000.0, whole=True), MonthAmount(3200.0, whole=True))
    assert (
        found.sentence == "Visitas, noviembre de 2018, cerrado el 05/12/2018: pasó de 3.000 a 3.200 (por «tarde.csv»)."
    )
    assert found.without_cause == "Visitas, noviembre de 2018, cerrado el 05/12/2018: pasó de 3.000 a 3.200."
    indicator = office.plan.indicator("visits")
    assert of_indicator([found], indicator) == (found,)
    assert of_indicator([found], office.plan.indicator("press")) == ()


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({}, DAYS, "pasó de sin datos a 3.000"),
        ({"2018-11-01": 50}, DAYS, "pasó de 50 (incompleto) a 3.000"),
    ],
)
def test_what_was_missing_when_the_month_was_closed_is_told_when_it_comes(office, before, after, words):
    if before:
        office.take(visits(before, covers=(d("2018-11-01"), d("2018-11-01"))))
    closing = closing_of(office.counts())
    office.take(visits(after))
    (found,) = with_names(restatements_of(office, closing), office.plan)
    assert words in found.sentence


def test_a_file_that_is_undone_after_the_closing_is_named_as_such(office):
    office.take(visits(DAYS))
    closing = closing_of(office.counts())
    office.take(visits({"2018-11-03": 0}))
    moves = (
        move("visitas.csv", "undo", import_id=1), move("otra.csv", "redo", 9, import_id=2),
        move("octubre.csv", import_id=3, first="2018-10-01", last="2018-10-31"),
        move("tarde.csv", import_id=8), move("tarde.csv", "undo", 10, import_id=8),
    )  # fmt: skip
    found = restatements_of(office, closing, *moves)
    assert found[0].cause == " (porque se deshizo «visitas.csv» y porque se rehizo «otra.csv»)"


@pytest.mark.parametrize(
    ("figures", "moment"),
    [({"imports": 7, "changes": 9}, Mark(7, 9)), ({"imports": 7}, Mark(7, 0)), ({}, Mark(0, 0)), (None, Mark(0, 0))],
)
def test_a_closing_remembers_its_moment_and_an_old_one_that_has_none_is_before_everything(figures, moment):
    assert mark_of(MonthClosing(1, "2018-11", 1, figures, "", "Ana", CLOSED)) == moment


def test_what_another_order_of_adding_makes_of_a_sum_is_no_change():
    whole = MonthAmount(1000.0, whole=True)
    assert whole.is_like(MonthAmount(1000.0 + 9e-7, whole=True))
    assert not whole.is_like(MonthAmount(1000.0 + 2e-6, whole=True))
    assert not whole.is_like(MonthAmount(1000.0, whole=False))
    small = MonthAmount(0.0, whole=True)
    assert small.is_like(MonthAmount(9e-10, whole=True))
    assert not small.is_like(MonthAmount(1.5e-9, whole=True))
