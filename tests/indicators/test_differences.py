"""What an undo would change is said in the figures' own words."""

from plancom.indicators.differences import differences
from tests.builders import visits

YEAR_0 = {f"2017-{m:02}-01": 100 for m in range(1, 13)}


def test_a_figure_that_changes_is_named_with_its_values_and_status(office):
    before = office.take(
        visits(YEAR_0, grain="month"), visits({"2018-01-01": 150, "2018-02-01": 150}, grain="month")
    ).counts()
    after = office.take(visits({"2018-02-01": 30}, grain="month")).counts()
    assert differences(office.view("2018-02-28"), before, after, {}) == [
        "Visitas a la página web: de 300 a 180; pasa de «va bien» a «atrasada».",
        "1 mes con datos distintos: feb 2018.",
    ]


def test_months_that_come_and_go_are_said(office):
    before = office.take(visits(YEAR_0, grain="month"), visits({"2018-01-01": 150}, grain="month")).counts()
    after = office.take(visits({"2018-02-01": 150, "2018-03-01": 150}, grain="month")).counts()
    assert differences(office.view("2018-03-31"), after, before, {}) == [
        "Visitas a la página web: de 450 a 150; con 1 mes del año 1 en vez de 3.",
        "2 meses con datos distintos: feb 2018 y mar 2018.",
    ]


def test_what_lies_after_the_cut_off_changes_no_goal(office):
    before = office.take(visits({"2018-01-01": 150}, grain="month")).counts()
    after = office.take(visits({"2018-06-01": 150}, grain="month")).counts()
    assert differences(office.view("2018-01-31"), before, after, {}) == [
        "ninguna meta cambia con este corte.",
        "1 mes con datos distintos: jun 2018.",
    ]
