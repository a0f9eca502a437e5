"""How each goal's year would close, in a line; and what the years to come ask of a month, beside the best one there was."""

import dataclasses

import pytest

from plancom.forecast.demand import demand_of, sentences
from plancom.forecast.history import ProjectionRefusal
from plancom.forecast.year_closings import closings
from plancom.indicators.measured_months import measured_months
from plancom.plan import Month
from plancom.plan.directions import LOWER
from tests.builders import procedures
from tests.forecast.test_projection import LEVEL, look, monthly, months
from tests.forecast.test_verdicts import all_of, with_end
from tests.memory_office import MemoryOffice


@pytest.fixture(scope="module")
def level_year():
    """A year that runs at its level of the year before: 300 of 1.800 visits in March."""
    return look(MemoryOffice().take(monthly([*LEVEL, 100, 100, 100])), "2018-03-31")


def line(outlook):
    """Verdict, the year's end, what it is beside the target, and the odds."""
    (found,) = closings([outlook])
    return found.verdict, found.closing, found.beside, found.odds.replace("\xa0", " ")


def test_a_line_has_what_there_is_what_is_promised_and_how_the_year_would_close(level_year):
    (found,) = closings([with_end(level_year, 1700.0, 1600.0, 1900.0)])
    assert (found.actual, found.target, found.end, found.between) == ("300", "1.800", "1.700", "1.600 a 1.900")
    assert line(with_end(level_year, 1700.0, 1600.0, 1900.0)) == (
        "unsure",
        "1.700 (1.600 a 1.900)",
        "100 por debajo",
        "50 %",
    )


def test_a_year_that_closes_above_its_target_names_the_month(level_year):
    told = line(with_end(level_year, 1900.0, 1850.0, 2000.0, 0.95))
    assert told == ("likely", "1.900 (1.850 a 2.000)", "se llega en diciembre de 2018", "95 %")


@pytest.mark.parametrize(
    ("median", "probability", "told"),
    [
        (1900.0, 1.0, ("likely", "1.900 (1.900 a 1.900)", "ya se cumplió", "–")),
        (1000.0, 0.0, ("unlikely", "1.000 (1.000 a 1.000)", "800 por debajo", "–")),
        (1000.0, None, ("unknown", "1.000 (1.000 a 1.000)", "sin meta", "–")),
    ],
)
def test_what_is_settled_or_has_no_target_has_no_odds(level_year, median, probability, told):
    assert line(with_end(level_year, median, probability=probability)) == told


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("no_data", "sin datos"),
        ("late", "faltan meses con datos"),
        ("tasks", "depende de hacerlas"),
        ("nothing", "sin datos"),
        ("short", "pocos meses de datos"),
        ("gap", "pocos meses de datos"),
    ],
)
def test_where_nothing_is_projected_two_words_say_why(level_year, code, why):
    alone = dataclasses.replace(level_year, projection=None, refusal=ProjectionRefusal(code, ""))
    assert line(alone) == ("unknown", "–", why, "–")


def test_a_year_that_is_over_has_nothing_to_project(level_year):
    assert line(dataclasses.replace(level_year, projection=None, months_left=())) == ("missed", "–", "año cerrado", "–")


@pytest.mark.parametrize(
    ("actual", "told"),
    [
        (1700.0, ("missed", "1.700", "100 por debajo", "–")),
        (1800.0, ("reached", "1.800", "justo la meta", "–")),
        (1950.0, ("reached", "1.950", "150 por encima", "–")),
    ],
)
def test_a_year_with_all_its_months_says_at_what_it_closed_and_how_far_from_its_target(level_year, actual, told):
    figure = dataclasses.replace(
        level_year.figure, actual_to_date=actual, provisional=False, months_elapsed=12, pace=actual / 1800
    )
    assert line(dataclasses.replace(level_year, figure=figure, projection=None, months_left=())) == told


def test_lines_are_in_the_order_of_the_outlooks_parts_among_them():
    office = MemoryOffice().take(
        monthly([*LEVEL, *[100] * 9]),
        procedures(
            [(day, "PQR", "electrónico", 30) for day in months(2018, 1, 9)]
            + [(day, "PQR", "presencial", 70) for day in months(2018, 1, 9)]
        ),
    )
    found = {one.outlook.figure.id: (one.verdict, one.beside) for one in closings(all_of(office, "2018-09-30"))}
    assert found == {
        "visits": ("unlikely", "600 por debajo"),
        "daily_posts": ("unknown", "sin datos"),
        "daily_posts.facebook": ("unknown", "sin datos"),
        "daily_posts.instagram": ("unknown", "sin datos"),
        "daily_posts.twitter": ("unknown", "sin datos"),
        "facebook_posts": ("unknown", "sin datos"),
        "press": ("unknown", "sin datos"),
        "adoption": ("unknown", "pocos meses de datos"),
        "tasks": ("unknown", "depende de hacerlas"),
    }


# ------------------------------------------------------------------------------------------- what the years ask of a month


def demand(office, indicator, as_of="2018-09-30"):
    return demand_of(office.view(as_of), measured_months(office.plan.indicator(indicator), office.counts()))


def test_a_years_promise_is_divided_by_its_months_where_they_add_up():
    office = MemoryOffice().take(monthly([*LEVEL, *[150] * 9]))
    found = demand(office, "visits")
    assert [(one.year, one.target, one.per_month) for one in found.years] == [
        (year, pytest.approx(target), pytest.approx(target / 12))
        for year, target in [(1, 1800), (2, 1980), (3, 2178), (4, 2395.8)]
    ]
    assert (found.best.month, found.best.value, found.best.months) == (Month.parse("2018-09"), 150, 21)


def test_a_years_share_is_asked_of_each_month_as_it_is():
    assert [one.per_month for one in demand(MemoryOffice(), "adoption").years] == [0.2, 0.3, 0.6, 0.9]


def test_the_years_that_ask_far_more_than_the_best_month_are_said():
    office = MemoryOffice().take(monthly([*LEVEL, *[150] * 9]))
    found = demand(office, "visits")
    assert [one.year for one in found.out_of_reach] == [4]
    assert sentences(found) == (
        "El mejor mes hasta hoy fue sep 2018: 150 (21 meses con datos).",
        "El año 4 pide 200 cada mes, 1,3 veces el mejor: parece fuera de alcance.",
    )


def test_of_what_is_not_to_be_passed_nothing_is_out_of_reach():
    office = MemoryOffice().take(monthly([*LEVEL, *[150] * 9]))
    found = demand(office, "visits")
    ceiling = found.measured.indicator.model_copy(update={"direction": LOWER})
    turned = dataclasses.replace(found, measured=dataclasses.replace(found.measured, indicator=ceiling))
    assert turned.out_of_reach == ()


def test_without_a_month_to_hold_it_against_that_is_said():
    nothing = demand(MemoryOffice(), "visits")
    assert (nothing.best, nothing.out_of_reach) == (None, ())
    assert sentences(nothing) == ("No hay un mes completo con datos con el que comparar.",)
    zeros = demand(MemoryOffice().take(monthly([0, 0, 0], 2018)), "visits")
    assert sentences(zeros) == ("Ningún mes hasta hoy trajo nada con que comparar.",)
