"""A share of some of what is counted: of which series it is a part, and a target that is a share of the baseline's own."""

import pytest

from plancom.changes.amounts import Material, dimensions, whole
from plancom.changes.spans import Span
from plancom.forecast import sentences as forecast_sentences
from plancom.forecast.projection import outlook
from plancom.indicators.lineage import figure_lineage
from plancom.indicators.measured_months import measured_months
from plancom.indicators.overview import all_progress
from plancom.indicators.sentences import headline
from plancom.indicators.view import View
from plancom.plan import Month, PlanError
from tests.builders import d, posts
from tests.memory_office import MemoryOffice
from tests.plans import indicator, plan_of

ON_PROCEDURES = """
kind = "share"
dataset = "posts"
measure = "procedure_posts"
denominator = "posts"
whole = "las publicaciones de Facebook"
series = ["facebook"]
baseline = { source = "given", value = 0.2 }
targets = { of = "absolute", years = [0.5], then = "hold" }
"""
OF_ALL_NETWORKS = """
kind = "share"
dataset = "posts"
measure = "posts"
denominator = "posts"
whole = "las publicaciones de las redes"
series = ["facebook"]
among = ["facebook", "instagram"]
direction = "lower"
baseline = { source = "measured" }
targets = { of = "baseline", years = [0.5], then = "hold" }
"""
NOUN = {
    "name": "Sobre trámites",
    "unit": "proporción",
    "noun": ("publicación sobre trámites", "publicaciones sobre trámites"),
}
OF_FACEBOOK = {"name": "Parte de Facebook", "unit": "proporción", "noun": ("de Facebook", "de Facebook")}


def month_of_posts(month, network, about, other):
    """Posts of a month: those about procedures, and the others."""
    rows = [(f"{month}-01", network, 1, f"{network}{month}a{n}", "Haga su trámite en línea", 0) for n in range(about)]
    rows += [(f"{month}-02", network, 1, f"{network}{month}b{n}", "Sesión de hoy", 0) for n in range(other)]
    return posts(rows, covers=(d(f"{month}-01"), Month.parse(month).last))


def figure_of(office, as_of):
    return all_progress(View(office.plan, d(as_of)), office.counts(), {})[0]


def test_a_share_of_one_networks_posts_says_what_it_is_a_share_of(tmp_path):
    # 2 of 8 posts of Facebook; Instagram's 10 are no part of it. Expected after 1 of 12 months: 20 % + 30 points / 12 = 22,5 %
    office = MemoryOffice(plan_of(tmp_path, indicator(ON_PROCEDURES, **NOUN)))
    office.take(month_of_posts("2018-01", "facebook", 2, 6), month_of_posts("2018-01", "instagram", 5, 5))
    f = figure_of(office, "2018-01-31")
    assert (f.actual_to_date, f.expected_to_date, f.status) == (0.25, pytest.approx(0.225), "on_track")
    assert headline(f) == (
        "De las publicaciones de Facebook, el 25,0\u00a0% son publicaciones sobre trámites; "
        "a esta fecha se esperaba el 22,5\u00a0%. Es el 111\u00a0% de lo esperado."
    )
    # to have half of 8 · 12 = 96 posts: 48, of which 2 are there; 46 of the 88 to come are 52,3 %
    need = outlook(View(office.plan, d("2018-01-31")), "goal", office.counts(), {})
    assert forecast_sentences.needed(need).startswith(
        "Para llegar a 50,0\u00a0%, el 52,3\u00a0% de las publicaciones de Facebook tienen que ser publicaciones sobre trámites"
    )


def test_half_of_the_share_of_the_base_year_is_a_multiple_of_the_baseline(tmp_path):
    # year 0: Facebook has 6 of 10 posts each month, 60 %; half of that is 30 %: 60 % − 30 points · 1/12 = 57,5 % after a month
    office = MemoryOffice(plan_of(tmp_path, indicator(OF_ALL_NETWORKS, **OF_FACEBOOK)))
    year_0 = [
        (f"2017-{m:02}-01", network, n) for m in range(1, 13) for network, n in (("facebook", 6), ("instagram", 4))
    ]
    office.take(posts(year_0), posts([("2018-01-01", "facebook", 5), ("2018-01-01", "instagram", 15)]))
    f = figure_of(office, "2018-01-31")
    assert (f.baseline, f.target) == (pytest.approx(0.6), pytest.approx(0.3))
    assert (f.actual_to_date, f.expected_to_date, f.status) == (0.25, pytest.approx(0.575), "on_track")
    assert f.progress == pytest.approx((0.25 - 0.6) / (0.3 - 0.6))
    found = figure_lineage(View(office.plan, d("2018-01-31")), "goal", office.counts())
    assert [(piece.wanted.series, piece.value) for piece in found.pieces] == [
        (("facebook",), 5),
        (("facebook", "instagram"), 20),
    ]
    assert found.how == "5 de Facebook ÷ 20 las publicaciones de las redes = 25,0\u00a0%"


def test_what_changed_of_it_is_over_the_same_whole(tmp_path):
    office = MemoryOffice(plan_of(tmp_path, indicator(OF_ALL_NETWORKS, **OF_FACEBOOK)))
    office.take(posts([("2018-01-01", "facebook", 5), ("2018-01-01", "instagram", 15)]))
    material = Material(measured_months(office.plan.indicator("goal").read(), office.counts()), office.plan, {})
    amount = whole(material, Span((Month.parse("2018-01"),), d("2018-01-31")))
    assert (amount.numerator, amount.denominator) == (5, 20)
    assert "series" not in dimensions(material)


def test_a_month_of_which_one_network_of_the_whole_is_missing_is_missing(tmp_path):
    office = MemoryOffice(plan_of(tmp_path, indicator(OF_ALL_NETWORKS, **OF_FACEBOOK)))
    office.take(posts([("2018-01-01", "facebook", 5)]))
    assert figure_of(office, "2018-01-31").status == "no_data"


def test_no_share_is_promised_to_be_more_than_all(tmp_path):
    # three times 60 % is 180 %: all of it
    settings = OF_ALL_NETWORKS.replace("[0.5]", "[3]").replace('direction = "lower"\n', "")
    office = MemoryOffice(plan_of(tmp_path, indicator(settings, **OF_FACEBOOK)))
    year_0 = [
        (f"2017-{m:02}-01", network, n) for m in range(1, 13) for network, n in (("facebook", 6), ("instagram", 4))
    ]
    office.take(posts(year_0), posts([("2018-01-01", "facebook", 5), ("2018-01-01", "instagram", 15)]))
    assert figure_of(office, "2018-01-31").target == 1


def test_a_share_of_shares_in_a_plan_that_begins_in_july(tmp_path):
    office = MemoryOffice(plan_of(tmp_path, indicator(ON_PROCEDURES, **NOUN), start="2020-07-01"))
    office.take(month_of_posts("2020-07", "facebook", 2, 6), month_of_posts("2020-08", "facebook", 4, 0))
    f = figure_of(office, "2020-08-31")  # 6 of 12; 20 % + 30 points · 2/12 = 25 %
    assert (f.plan_year, f.actual_to_date, f.expected_to_date) == (1, 0.5, pytest.approx(0.25))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('whole = "las publicaciones de Facebook"\n', "", "la proporción «goal» necesita `whole`"),
        ("[0.5]", "[50]", "una proporción va de 0 a 1: el 20 % se escribe 0.20"),
        ('series = ["facebook"]', 'series = ["facebook"]\namong = ["tiktok"]', "la serie «tiktok» no existe"),
    ],
)
def test_a_share_that_makes_no_sense_is_refused(tmp_path, old, new, sentence):
    with pytest.raises(PlanError) as refused:
        plan_of(tmp_path, indicator(ON_PROCEDURES.replace(old, new), **NOUN))
    assert sentence in str(refused.value)
