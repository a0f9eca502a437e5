"""The table of what each goal asks: whether a month like that is within reach, in words that say which."""

import dataclasses

import pytest

from plancom.forecast.required_pace import BestMonth
from plancom.plan import Month
from plancom.reports.needs import needs_headline, needs_table
from tests.forecast.test_projection import LEVEL, look, monthly
from tests.memory_office import MemoryOffice


@pytest.fixture(scope="module")
def level_year():
    """A year that runs at its level: 1.500 of 1.800 visits lack in March, 167 a month."""
    return look(MemoryOffice().take(monthly([*LEVEL, 100, 100, 100])), "2018-03-31")


def beside(outlook, best):
    """The same beside another best month; None where no month is known."""
    month = None if best is None else BestMonth(Month.parse("2018-02"), best, best, 15)
    return dataclasses.replace(outlook, needed=dataclasses.replace(outlook.needed, best=month))


@pytest.mark.parametrize(
    ("best", "said"),
    [
        (200.0, ("200 (feb 2018)", "Sí")),
        (150.0, ("150 (feb 2018)", "Sería un récord")),
        (50.0, ("50 (feb 2018)", "No")),
        (None, ("–", "–")),
    ],
)
def test_what_is_asked_of_a_month_is_held_against_the_best_one(level_year, best, said):
    (row,) = needs_table([beside(level_year, best)]).rows
    assert row == ("Visitas a la página web", "1.800", "1.500", "167", *said)


def test_what_is_out_of_reach_is_the_table_s_headline(level_year):
    far, near = beside(level_year, 50.0), beside(level_year, 200.0)
    assert needs_headline([near]) == "Lo que hace falta para llegar a las metas del año."
    assert needs_headline([near, far]) == "Lo que falta este año está fuera de alcance en Visitas."
    assert needs_headline([far, far]) == "Lo que falta este año está fuera de alcance en las 2 metas."
