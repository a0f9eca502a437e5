"""Decks at the edges of a plan: before it begins, in its first year, when a year has just closed; many parts, and tasks that nobody speaks of."""

import datetime as dt
from dataclasses import replace

import pytest
from export_files import procedures
from report_contents import text_of_pdf, text_of_pptx

from plancom.indicators.view import View
from plancom.language import dates
from plancom.office import Figures, load
from plancom.reports.formats import FORMATS
from plancom.reports.indicators import PARTS, indicator_slide, result_of
from tests.reports.conftest import CARTAGENA, ReportsOffice


def ids(deck):
    return [slide.id for slide in deck.slides]


def slide(deck, name):
    return next(one for one in deck.slides if one.id == name)


def test_before_the_plan_its_goals_are_to_come_and_no_slide_says_what_is_late(cartagena):
    deck = cartagena.deck("2016-06-30")
    assert slide(deck, "resumen").headline == "De 6 metas: 6 por venir."
    assert "atrasos" not in ids(deck)


def test_a_plan_without_data_has_no_slide_of_what_is_late_while_no_task_is_overdue(office_without_data):
    deck = office_without_data.deck("2018-03-31")
    assert slide(deck, "resumen").headline == "De 6 metas: 6 sin datos."
    assert "atrasos" not in ids(deck)


def test_where_nothing_is_late_no_slide_says_so_alone(tmp_path):
    office = ReportsOffice(f"sqlite:///{tmp_path / 'plancom.db'}", CARTAGENA)
    office.take(procedures([("2018-01", "PQR", channel, 10) for channel in ("electrónico", "presencial")]))
    deck = office.deck("2018-01-31")
    assert slide(deck, "portada").headline == "1 de 6 metas va bien; 5 todavía no se pueden juzgar."
    assert "atrasos" not in ids(deck)


def test_tasks_that_nobody_speaks_of_are_listed_once(office_without_data):
    deck = office_without_data.deck("2018-12-31")
    names = [row[0] for one in deck.slides if one.id in {"tasks", "tareas-vencidas"} for row in one.tables[0].rows]
    assert len(names) == len(set(names)) == 8
    assert "8 tareas vencidas sin terminar" in slide(deck, "atrasos").headline


def test_a_goal_of_one_target_has_a_slide_of_its_years_from_the_second_on(cartagena):
    first = [one for one in ids(cartagena.deck("2018-09-30")) if one.startswith("anios-")]
    second = [one for one in ids(cartagena.deck("2019-06-15")) if one.startswith("anios-")]
    assert first == ["anios-plan", "anios-adoption", "anios-visits"]
    assert {*second} - {*first} == {"anios-daily_posts", "anios-facebook_posts", "anios-press"}


def test_a_year_that_closed_is_told_beside_its_own_target_and_not_the_plan_s_last(cartagena):
    said = slide(cartagena.deck("2018-12-31"), "anios-adoption").headline.replace("\u00a0", " ")
    assert said == "El plan promete llegar a 90 % en el año 4; el año 1 cerró en 12,7 % y su meta era 20 %."


def test_closed_years_say_at_what_they_closed_and_of_no_interval(cartagena):
    asked = slide(cartagena.deck("2018-12-31"), "llegamos")
    rows = {row[0]: row for row in asked.tables[0].rows}
    assert rows["Visitas a la página web"][2:] == ("171.414", "152.378", "–", "19.036 por debajo")
    assert rows["Uso de los trámites electrónicos"][5] == "7,3 puntos por debajo"
    assert not any("franja" in part for part in asked.foot)
    assert any("franja" in part for part in slide(cartagena.deck("2018-09-30"), "llegamos").foot)


@pytest.fixture
def figures(cartagena):
    office = load(cartagena.engine, cartagena.plan)
    return Figures(office, View(office.plan, dt.date(2018, 9, 30)))


def test_of_many_parts_a_slide_shows_the_worst_and_says_so(figures):
    results = [result_of(figures, one) for one in figures.all]
    whole = next(one for one in results if one.progress.id == "daily_posts")
    part = next(one for one in results if one.progress.series == "twitter")
    paces = [0.9, 0.2, 0.8, 0.3, 0.7, 0.4, 0.6, 0.5, 0.1]
    many = [
        replace(part, progress=replace(part.progress, series=f"red-{n}", short=f"Red {n}", pace=pace, status="at_risk"))
        for n, pace in enumerate(paces)
    ]
    shown = indicator_slide(figures, whole, [whole, *many])
    assert [row[0] for row in shown.tables[0].rows] == ["Red 8", "Red 1", "Red 3", "Red 5", "Red 7"]
    assert shown.foot[0] == "Las 5 partes que van peor, de 9; todas están en «Todas las cifras»."
    few = indicator_slide(figures, whole, [whole, *many[:PARTS]])
    assert [row[0] for row in few.tables[0].rows] == [f"Red {n}" for n in range(PARTS)]
    assert not few.foot[0].startswith("Las")


def test_a_goal_of_which_nothing_is_known_has_no_slide_of_its_own_and_that_is_said_once(cartagena):
    deck = cartagena.deck("2016-06-30")
    assert [one.id for one in deck.slides if one.kind == "indicator"] == ["press", "adoption", "tasks"]
    assert all(one.chart or one.tables for one in deck.slides if one.kind == "indicator")
    said = "Sin meta ni datos, y sin diapositiva: Visitas, Publicaciones diarias y Facebook."
    assert [said for one in deck.slides if said in one.foot] == [said]
    assert [row[0] for row in slide(deck, "resumen").tables[0].rows][:2] == [
        "Visitas a la página web",
        "Publicaciones diarias en redes sociales",
    ]
    assert [one.headline for one in deck.blank] == ["El año 1 del plan está por venir."] * 3, (
        "what pages and sheets say"
    )
    assert cartagena.deck("2018-09-30").blank == ()
    assert not any("sin diapositiva" in part for one in cartagena.deck("2018-09-30").slides for part in one.foot)


def test_a_milestone_s_slide_has_its_task_and_does_not_say_that_data_are_missing(other_goals):
    deck = other_goals.deck("2021-05-31")
    wholes = [one.progress for one in deck.results if one.progress.milestone is not None]
    assert len(wholes) == 2
    for figure in wholes:
        found = slide(deck, figure.id)
        ((row,),) = (one.rows for one in found.tables)
        assert row[0] == next(one.name for one in deck.tasks if one.id == figure.indicator.task)
        assert dates.date(figure.milestone.due) in row
    only = replace(deck, slides=tuple(slide(deck, one.id) for one in wholes))
    for name, said in (("pptx", text_of_pptx), ("pdf", text_of_pdf)):
        text = said(FORMATS[name].write(only))
        assert "Sin datos para dibujar" not in text
        assert dates.date(wholes[0].milestone.due) in text
    page = FORMATS["html"].write(only).decode()
    assert 'class="empty"' not in page


def test_a_year_with_days_and_no_whole_month_is_partial_and_not_without_data(cartagena):
    deck = cartagena.deck("2018-01-15")
    counted = slide(deck, "resumen")
    marks = [row[-1] for row in counted.tables[0].rows]
    assert marks.count("○ Parcial") == 5
    assert counted.headline == "De 6 metas: 1 sin datos y 5 parciales."
