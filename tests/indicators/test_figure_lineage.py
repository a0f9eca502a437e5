"""A figure taken apart: the sums it is made from, until which day, and its arithmetic in words; and a figure as a document, every key of it."""

import datetime as dt

import pytest

from plancom.indicators.json_form import document
from plancom.indicators.lineage import figure_lineage, strategy_piece
from plancom.plan import Month
from plancom.plan.goals import TypedBaseline
from tests.builders import d, posts, procedures, visits

JANUARY = (dt.date(2018, 1, 1), dt.date(2018, 1, 31))


def months(year, values):
    return {f"{year}-{number:02}-01": value for number, value in enumerate(values, 1)}


@pytest.fixture
def measured_office(office):
    """Six months of the base year and three of the first; posts of two networks in January; two months of procedures."""
    days = [f"2018-01-{day:02}" for day in range(1, 32)]
    return office.take(
        visits(months(2017, [100] * 6), grain="month"),
        visits(months(2018, [100, 200, 300]), grain="month"),
        posts([(day, "facebook", 2) for day in days] + [(day, "twitter", 1) for day in days], covers=JANUARY),
        procedures(
            [(f"2018-{month:02}-01", "PQR", "electrónico", 10 * month) for month in (1, 2)]
            + [(f"2018-{month:02}-01", "PQR", "presencial", 30) for month in (1, 2)]
        ),
    )


def breakdown_of(office, indicator, *scope, as_of="2018-03-31"):
    found = figure_lineage(office.view(as_of), indicator, office.counts(), *scope)
    pieces = [
        (one.name, one.wanted.measures, [str(month) for month in one.wanted.months], one.wanted.until, one.value)
        for one in found.pieces
    ]
    return found.value, pieces, found.how.replace("\xa0", " ")


def test_a_total_to_date_is_one_sum_of_its_months_and_needs_no_words(measured_office):
    told = breakdown_of(measured_office, "visits")
    assert told == (
        600,
        [("visitas", ("visits",), ["2018-01", "2018-02", "2018-03"], dt.date(2018, 3, 31), 600)],
        "",
    )
    assert told == breakdown_of(measured_office, "visits", "to_date")


def test_a_baseline_of_half_a_year_says_how_it_becomes_a_year(measured_office):
    value, [(_, _, chosen, until, total)], how = breakdown_of(measured_office, "visits", "baseline")
    assert (value, total, until, len(chosen)) == (1200, 600, dt.date(2017, 6, 30), 6)
    assert how == "600 × 12 ÷ 6 meses = 1.200"


def test_a_baseline_of_a_whole_year_is_its_sum_without_words(office):
    office.take(visits(months(2017, [100] * 12), grain="month"))
    assert breakdown_of(office, "visits", "baseline")[::2] == (1200, "")


def test_a_month_of_a_daily_rate_is_its_posts_by_its_days(measured_office):
    january = Month.of(d("2018-01-01"))
    value, [(name, _, chosen, _, total)], how = breakdown_of(measured_office, "daily_posts.facebook", january)
    assert (value, name, chosen, total) == (2, "publicaciones", ["2018-01"], 62)
    assert how == "62 publicaciones ÷ 31 días = 2,00 por día"


def test_a_month_at_its_first_day_is_divided_by_one_day(measured_office):
    january = Month.of(d("2018-01-01"))
    value, [piece], how = breakdown_of(measured_office, "daily_posts.facebook", january, as_of="2018-01-01")
    assert (value, piece[-1]) == (2, 2)
    assert how == "2 publicaciones ÷ 1 día = 2,00 por día"


def test_a_share_has_two_sums_and_says_what_each_counts(measured_office):
    value, pieces, how = breakdown_of(measured_office, "adoption")
    assert value == pytest.approx(30 / 90)
    assert [(name, measures, total) for name, measures, _, _, total in pieces] == [
        ("trámites hechos en línea", ("electronic",), 30),
        ("trámites por todos los canales", ("transactions",), 90),
    ]
    assert how == "30 trámites hechos en línea ÷ 90 trámites por todos los canales = 33,3 %"


@pytest.mark.parametrize(
    ("indicator", "value", "how"),
    [
        ("adoption", 0, "No se midió: del año base hay 0 meses con datos; se toma 0,0 %."),
        ("daily_posts", None, "No se midió: del año base hay 0 meses con datos."),
    ],
)
def test_a_baseline_that_nobody_measured_says_so_and_has_no_sums(measured_office, indicator, value, how):
    assert breakdown_of(measured_office, indicator, "baseline") == (value, [], how)


def test_a_baseline_of_one_month_is_told_in_the_singular(office):
    office.take(visits(months(2017, [100]), grain="month"))
    assert breakdown_of(office, "visits", "baseline")[2].startswith("No se midió: del año base hay 1 mes con datos")


def test_a_baseline_that_the_office_wrote_names_its_source(measured_office):
    plan = measured_office.plan
    written = TypedBaseline(value=1500, source="informe de 2017")
    indicators = tuple(
        one.model_copy(update={"decided": one.decided.model_copy(update={"baseline": written})})
        if one.id == "visits"
        else one
        for one in plan.indicators
    )
    measured_office.plan = plan.model_copy(update={"indicators": indicators})
    assert breakdown_of(measured_office, "visits", "baseline") == (
        1500,
        [],
        "La escribió la oficina; fuente: informe de 2017",
    )


def test_a_month_without_data_has_neither_value_nor_sums(measured_office):
    assert breakdown_of(measured_office, "visits", Month.of(d("2018-04-01")), as_of="2018-04-30") == (None, [], "")


def test_what_is_not_counted_from_files_cannot_be_taken_apart(measured_office):
    for name in ("tasks", "visits.facebook", "daily_posts.linkedin"):
        with pytest.raises(KeyError):
            breakdown_of(measured_office, name)


def test_the_part_of_a_strategy_is_asked_for_by_its_name(office):
    office.take(posts([("2018-01-05", "facebook", 1, "1", "Haga su trámite #Digitalizate", 0)], covers=JANUARY))
    piece = strategy_piece(office.view("2018-01-31"), "daily_posts.facebook", office.counts(), "digitalizate")
    assert (piece.name, piece.wanted.strategy, piece.value) == ("publicaciones", "digitalizate", 1)


def test_a_figure_as_a_document_has_every_key_and_value(measured_office):
    assert document(measured_office.figures("2018-03-31")["visits"]) == {
        "id": "visits",
        "name": "Visitas a la página web",
        "strategies": ["digitalizate"],
        "unit": "visitas por año",
        "direction": "higher",
        "plan_year": 1,
        "months_elapsed": 3,
        "months_missing": [],
        "data_through": "2018-03-31",
        "reading": "compound",
        "readings": ["compound", "visits"],
        "baseline": 1200.0,
        "baseline_estimated": True,
        "baseline_assumed": False,
        "target": 1800.0,
        "expected_to_date": 450.0,
        "actual_to_date": 600.0,
        "attainment": pytest.approx(1 / 3),
        "pace": pytest.approx(4 / 3),
        "progress": None,
        "status": "on_track",
        "provisional": True,
        "to_come": False,
        "months_partial": [],
        "needed_per_month": pytest.approx(1200 / 9),
        "projection": None,
        "period": "year",
        "periods": [],
        "due": None,
        "restatements": [],
        "damaged_months": [],
        "breaks": [],
    }
