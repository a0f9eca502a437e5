"""What the guard says of the data: late, impossible, jumps and changes of measurement, and what it keeps silent about."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plancom.store.office import breaks
from plancom.store.office.breaks import Break
from plancom.watch import standing
from tests.builders import NOW, d, posts, procedures, visits
from tests.examples import examples
from tests.spanish import mistakes
from tests.watch.conftest import OfficeWithFindings


def months(values, first="2017-01"):
    """Visits of consecutive months, each as its month's total."""
    year, month = map(int, first.split("-"))
    return {f"{year + (month - 1 + n) // 12}-{(month - 1 + n) % 12 + 1:02}-01": value for n, value in enumerate(values)}


def test_steady_months_are_not_worth_a_word(office):
    office.take(visits(months([1000, 1100, 950, 1020, 980, 1010, 1300, 900, 1000, 1040, 990, 1005]), grain="month"))
    assert office.sentences("2017-12-31", "jump") == []
    assert office.sentences("2017-12-31", "impossible") == []


def test_a_month_of_several_times_the_usual_is_a_jump(office):
    office.take(visits(months([1000] * 3 + [1010, 990, 1000, 1005, 4100]), grain="month"))
    assert office.sentences("2017-08-31", "jump") == [
        "Visitas: agosto de 2017 tiene 4.100, 4,1 veces lo usual (1.000 al mes)."
    ]


def test_months_that_fell_together_are_one_finding(office):
    office.take(visits(months([1000, 990, 1010, 1000, 1005, 995, 200, 210, 1000]), grain="month"))
    assert office.sentences("2017-09-30", "jump") == [
        "Visitas: julio y agosto de 2017 tienen solo entre 200 y 210 cada mes; lo usual son 1.000 al mes."
    ]


def test_a_complete_month_of_zero_among_full_ones_is_said_to_be_zero(office):
    office.take(visits(months([1000, 990, 1010, 1000, 1005, 995, 0]), grain="month"))
    assert office.sentences("2017-07-31", "jump") == [
        "Visitas: julio de 2017 está completo y tiene cero; lo usual son 1.000 al mes."
    ]


def test_a_month_that_is_missing_is_late_and_never_a_jump_to_zero(office):
    office.take(visits(months([1000, 990, 1010, 1000, 1005, 995]), grain="month"))
    office.take(visits(months([1000], "2017-08"), grain="month"))
    assert office.sentences("2017-09-30", "jump") == []
    late = office.sentences("2017-12-31", "late")
    assert "Visitas a la página web: falta julio de 2017, y hay datos posteriores." in late
    assert (
        "Visitas a la página web: faltan septiembre a noviembre de 2017; el último se esperaba el 10/12/2017." in late
    )


def test_a_season_that_came_a_year_ago_too_is_no_jump(office):
    year = [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 3000]
    office.take(visits(months(year + year), grain="month"))
    assert office.sentences("2018-12-31", "jump") == [
        "Visitas: diciembre de 2017 tiene 3.000, 3 veces lo usual (1.000 al mes)."
    ]


def test_small_numbers_do_not_jump(office):
    office.take(posts([(f"2017-{month:02}-01", "facebook", n) for month, n in enumerate([1, 2, 1, 1, 2, 1, 1, 9], 1)]))
    assert office.sentences("2017-08-31", "jump") == []


def test_what_is_measured_another_way_is_not_held_against_what_was_before(office):
    office.take(visits(months([1000] * 8 + [5000] * 2), grain="month"))
    assert len(office.sentences("2017-10-31", "jump")) == 1
    breaks.add(office.engine, Break(d("2017-09-01"), "visits", "UA → GA4"), NOW)
    assert office.sentences("2017-10-31", "jump") == []


def test_more_visitors_than_visits_and_more_visits_than_pages_are_impossible(office):
    office.take(
        visits({"2018-01-01": 100}, grain="month"),
        visits({"2018-01-01": 140}, measure="visitors", grain="month"),
        visits({"2018-01-01": 90}, measure="page_views", grain="month"),
    )
    assert office.sentences("2018-01-31", "impossible") == [
        "En enero de 2018 hay más visitantes únicos (140) que visitas (100).",
        "En enero de 2018 hay más visitas (100) que páginas vistas (90).",
    ]


def test_a_day_that_brings_most_of_its_month_looks_like_a_total(office):
    days = {f"2018-01-{day:02}": 10 for day in range(1, 31)} | {"2018-01-31": 300}
    office.take(visits(days))
    assert office.sentences("2018-01-31", "impossible") == []  # half is not most
    office.take(visits({"2018-01-31": 301}, covers=(d("2018-01-31"), d("2018-01-31"))))
    assert office.sentences("2018-01-31", "impossible") == ["Visitas: el 31/01/2018 tiene 301 de 601 en todo el mes."]


def test_a_month_given_as_one_number_has_no_lone_day(office):
    office.take(visits({"2018-01-01": 5000}, grain="month"))
    office.take(procedures([("2018-01-01", "PQR", "electrónico", 300)]))
    assert office.sentences("2018-01-31", "impossible") == []


def test_the_same_figure_two_months_running_looks_like_a_copy(office):
    office.take(visits(months([10120, 10120, 10300]), grain="month"))
    assert office.sentences("2017-03-31", "impossible") == [
        "Visitas: enero de 2017 y febrero de 2017 tienen exactamente la misma cifra, 10.120."
    ]


def test_only_what_is_known_by_the_cut_off_is_looked_at(office):
    office.take(visits(months([1000] * 7 + [9000]), grain="month"))
    assert office.sentences("2017-08-30", "jump") == []
    assert len(office.sentences("2017-08-31", "jump")) == 1


def test_findings_come_the_most_urgent_kind_first_then_the_newest(office):
    office.take(visits(months([1000, 990, 1010, 1000, 1005, 995, 4000, 4000]), grain="month"))
    kinds = [one.kind for one in office.findings("2017-12-31")]
    assert kinds == sorted(kinds, key=["late", "impossible", "jump", "changed", "break"].index)


def test_a_review_stands_for_its_figures_and_no_others(office):
    office.take(visits(months([1000] * 7 + [4100]), grain="month"))
    reviewed = {one.key for one in office.findings("2017-08-31") if one.kind == "jump"}
    assert [one.kind for one in standing(office.findings("2017-08-31"), reviewed) if one.kind == "jump"] == []
    office.take(visits({"2017-08-01": 6000}, grain="month"))
    assert [one.kind for one in standing(office.findings("2017-08-31"), reviewed) if one.kind == "jump"] == ["jump"]


@given(some.lists(some.integers(0, 5000), min_size=1, max_size=16))
@examples(25)
def test_whatever_the_months_every_finding_is_a_sentence_about_months_that_are_known(values):
    office = OfficeWithFindings().take(visits(months(values), grain="month"))
    last = d(list(months(values))[-1]) + dt.timedelta(days=31)
    for one in office.findings(str(last)):
        assert mistakes(one.sentence) == []
        assert one.kind == "late" or all(str(month) <= str(last)[:7] for month in one.months)
        assert len(one.key) <= 300


@pytest.mark.parametrize("factor", [2, 3, 5])
def test_a_jump_is_found_whatever_the_size_of_the_series(office, factor):
    office.take(visits(months([100 * factor] * 8 + [300 * factor]), grain="month"))
    assert len(office.sentences("2017-09-30", "jump")) == 1
