"""Readings side by side, and the figures of a plan that the office decided on."""

import datetime as dt

import pytest

from plancom.indicators import baseline_sentences, decision_sentences, reading_sentences
from plancom.indicators.readings import baselines, side_by_side
from plancom.plan import Decision, with_decisions
from tests.builders import posts, visits

YEAR_0 = {f"2017-{month:02}-01": 100 for month in range(1, 13)}
YEAR_1 = {f"2018-{month:02}-01": 130 for month in range(1, 4)}


def deciding(office, *contents):
    office.plan = with_decisions(
        office.plan,
        [
            Decision(n, indicator, kind, content, "", "", "", dt.datetime(2018, 1, 1))
            for n, (indicator, kind, content) in enumerate(contents, start=1)
        ],
    )
    return office


@pytest.fixture
def office_with_visits(office):
    return office.take(visits(YEAR_0 | YEAR_1, grain="month"))


def test_every_reading_shows_its_yearly_targets_and_todays_verdict_before_one_is_chosen(office_with_visits):
    indicator = office_with_visits.plan.indicator("visits")
    shown = side_by_side(
        office_with_visits.view("2018-03-31"), indicator, indicator.readings[0], office_with_visits.counts(), {}
    )
    assert {one.option.id: [round(t, 6) for t in one.targets] for one in shown} == {
        "compound": [1800, 1980, 2178, 2395.8],
        "points": [1800, 1920, 2040, 2160],
        "first_level": [1800, 1980, 2160, 2340],
        "gradual": [1320, 1440, 1560, 1680],
    }
    assert [one.option.id for one in shown if one.in_force] == ["compound"]
    assert {one.option.id: one.progress.status for one in shown} == {
        "compound": "at_risk", "points": "at_risk", "first_level": "at_risk", "gradual": "on_track",
    }  # fmt: skip


def test_a_reading_is_compared_under_the_other_readings_in_force(office_with_visits):
    office_with_visits = deciding(
        office_with_visits, ("visits", "reading", {"reading": "targets", "option": "gradual"})
    )
    indicator = office_with_visits.plan.indicator("visits")
    shown = side_by_side(
        office_with_visits.view("2018-03-31"), indicator, indicator.readings[1], office_with_visits.counts(), {}
    )
    assert [one.progress.reading for one in shown] == [("gradual", "visits"), ("gradual", "visitors")]


def test_a_chosen_reading_moves_the_target_and_names_itself(office_with_visits):
    figure = deciding(office_with_visits, ("visits", "reading", {"reading": "targets", "option": "gradual"})).figures(
        "2018-03-31"
    )["visits"]
    assert figure.target == pytest.approx(1320)
    assert figure.status == "on_track"
    assert "10 % de la línea base por año hasta llegar al 50 %" in reading_sentences.readings_in_force(figure)


def test_a_typed_baseline_multiplies_the_target_keeps_the_seasons_and_names_its_source(office):
    seasonal = {f"2017-{month:02}-01": 200 if month == 1 else 100 for month in range(1, 13)}
    office.take(visits(seasonal | {"2018-01-01": 300}, grain="month"))
    measured = office.figures("2018-01-31")["visits"]
    assert (measured.baseline, measured.expected_to_date) == (1300, pytest.approx(1950 * 200 / 1300))
    typed = {"value": 2600.0, "source": "Informe de gestión 2017", "date": "2018-01-31", "estimated": True}
    figure = deciding(office, ("visits", "baseline", typed)).figures("2018-01-31")["visits"]
    assert (figure.baseline, figure.target, figure.baseline_estimated) == (2600, 3900, True)
    assert figure.expected_to_date == pytest.approx(3900 * 200 / 1300)
    assert (
        baseline_sentences.baseline(figure)
        == "Línea base: 2.600 (estimada, escrita por la oficina; fuente: Informe de gestión 2017, 31/01/2018)"
    )


def test_a_typed_baseline_gives_a_verdict_where_nothing_was_measured(office):
    office.take(visits(YEAR_1, grain="month"))
    assert office.figures("2018-03-31")["visits"].status == "no_target"
    figure = deciding(office, ("visits", "baseline", {"value": 1040.0, "source": "x"})).figures("2018-03-31")["visits"]
    assert (figure.target, figure.expected_to_date, figure.status) == (1560, 390, "on_track")


def test_a_set_target_stands_above_the_reading_in_its_own_year_alone(office_with_visits):
    plain = office_with_visits.figures("2018-03-31")["visits"]
    figures = deciding(office_with_visits, ("visits", "target", {"year": 1, "value": 1560.0}))
    assert figures.figures("2018-03-31")["visits"].target == 1560
    assert figures.figures("2018-03-31")["visits"].status == "on_track"
    assert figures.figures("2018-03-31", year=2)["visits"].target == pytest.approx(plain.target * 1.1)


def test_a_year_without_a_target_has_one_only_when_the_office_sets_it(office):
    hold = ("press", "reading", {"reading": "after", "option": "none"})
    assert deciding(office, hold).figures("2019-06-30", year=2)["press"].target is None
    target = ("press", "target", {"year": 2, "value": 110.0})
    assert deciding(office, hold, target).figures("2019-06-30", year=2)["press"].target == 110


def test_what_the_office_sets_for_the_whole_is_not_each_networks(office):
    rows = [
        (f"{year}-01-{day:02}", network, 1)
        for year in (2017, 2018)
        for day in range(1, 11)
        for network in ("facebook", "instagram", "twitter")
    ]
    office.take(posts(rows))
    plain = office.figures("2018-01-31")
    changed = deciding(office, ("daily_posts", "baseline", {"value": 9.0, "source": "x"})).figures("2018-01-31")
    assert changed["daily_posts"].baseline == 9
    assert changed["daily_posts.facebook"].baseline == plain["daily_posts.facebook"].baseline


def test_thresholds_move_the_verdict_and_nothing_else(office_with_visits):
    before = office_with_visits.figures("2018-03-31")["visits"]
    after = deciding(office_with_visits, ("visits", "thresholds", {"on_track": 0.8, "at_risk": 0.5})).figures(
        "2018-03-31"
    )["visits"]
    assert (before.status, after.status) == ("at_risk", "on_track")
    assert (before.actual_to_date, before.pace) == (after.actual_to_date, after.pace)


def test_the_baselines_in_force_are_those_of_the_figures(office_with_visits):
    figures = office_with_visits.figures("2018-03-31")
    assert baselines(office_with_visits.view("2018-03-31"), office_with_visits.counts()) == {
        indicator.id: figures[indicator.id].baseline for indicator in office_with_visits.plan.indicators
    }


@pytest.mark.parametrize(
    ("indicator", "kind", "content", "said"),
    [
        ("visits", "reading", {"reading": "targets", "option": "points"}, "Visitas a la página web: se lee «10 puntos de la línea base por año»."),
        ("visits", "baseline", {"value": 1234.0, "source": "Informe", "date": "2018-01-31"}, "Visitas a la página web: línea base de 1.234 (fuente: Informe, 31/01/2018)."),
        ("visits", "baseline", {"value": None}, "Visitas a la página web: la línea base vuelve a ser la que se mide con los datos."),
        ("adoption", "target", {"year": 2, "value": 0.35}, "Uso de los trámites electrónicos: la meta del año 2 es 35,0\xa0%."),
        ("press", "thresholds", {"on_track": 0.9, "at_risk": 0.6}, "Publicaciones en El Universal: va bien desde 90\xa0% de lo esperado y está en riesgo desde 60\xa0%."),
        ("", "restore", {"version": 0}, "Vuelve a regir el plan como está escrito."),
        ("", "restore", {"version": 2}, "Vuelve a regir la versión 2."),
        ("radio", "target", {"year": 1, "value": 1}, "Sobre «radio», que ya no está en el plan."),
    ],
)  # fmt: skip
def test_each_decision_is_said_in_a_sentence(office, indicator, kind, content, said):
    assert (
        decision_sentences.sentence(
            office.plan, Decision(1, indicator, kind, content, "", "", "", dt.datetime(2018, 1, 1))
        )
        == said
    )
