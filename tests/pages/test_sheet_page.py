"""The sheet's page: filled by the app, written by the office, and nothing that was typed is lost."""

import datetime as dt
import re

import pytest
from export_files import days, ga4_exploration

from plancom import clock
from plancom.plan.written_amounts import amount_text
from plancom.store.plans.analyses import Analysis, analyses, write_analysis
from plancom.ui.state.author import NAME

CUT_OFF = "2018-09-30"
KEY = f"visits-{CUT_OFF}"


def kept_analyses(office):
    with office.engine.connect() as connection:
        return analyses(connection, office.plan.id).get("visits", ())


def type_text(screen, **fields):
    for name, value in fields.items():
        widget = screen.app.text_area if name in {"analysis", "action", "notes"} else screen.app.text_input
        widget(key=f"hoja-{name}-{KEY}").set_value(value)
    next(button for button in screen.app.button if button.label == "Guardar en la hoja").click()
    return screen.run()


@pytest.mark.parametrize("indicator", ["visits", "daily_posts", "facebook_posts", "press", "adoption", "tasks"])
def test_every_indicator_has_its_sheet_with_the_figures_of_its_card(screen, sample_data, office, indicator):
    screen.open("hoja", corte=CUT_OFF, indicador=indicator)
    words = screen.words
    assert office.plan.indicator(indicator).name in words
    assert "Sin escribir" in words
    shown = screen.open("resumen", corte=CUT_OFF)
    card = next(one for one in shown.cards if office.plan.indicator(indicator).name in one)
    actual = re.sub("<[^>]*>", "", card.split('class="pc-actual">')[1].split("<span")[0])
    assert actual in words


def test_each_card_leads_to_the_page_of_its_goal_which_has_its_sheet(screen, sample_data, office):
    screen.open("resumen", corte=CUT_OFF)
    links = [one["page"] for one in screen.messages if str(one.get("label", "")).startswith("Ver ") and one.get("page")]
    assert sorted(links) == sorted(["visitas", "redes", "redes", "prensa", "adopcion", "tareas"])
    for page in set(links):
        assert "Sin escribir" in screen.open(page, corte=CUT_OFF, ver="hoja").words


def test_what_is_typed_stands_in_the_sheet_with_its_author_and_the_figures_it_was_written_about(
    screen, sample_data, office
):
    screen.open("visitas", corte=CUT_OFF, ver="hoja")
    type_text(
        screen,
        analysis="Sube por la campaña",
        action="Repetirla en octubre",
        responsible="Jefe de prensa",
        author="Ana Ruiz",
    )
    words = screen.words
    assert "Guardado en la hoja." in words
    assert "Sube por la campaña" in words
    assert "Ana Ruiz, " in words
    (one,) = kept_analyses(office)
    assert (one.as_of, one.responsible, one.author) == (dt.date(2018, 9, 30), "Jefe de prensa", "Ana Ruiz")
    assert amount_text(office.plan.indicator("visits"), one.figures["actual_to_date"]) == "108.683"
    screen.open("visitas", corte="2018-10-31", ver="hoja")
    assert "Escrito para el corte del 30/09/2018; de este corte no se ha escrito." in screen.words
    assert screen.app.text_input(key="hoja-responsible-visits-2018-10-31").value == "Jefe de prensa"
    assert screen.app.text_area(key="hoja-analysis-visits-2018-10-31").value == ""


def test_an_older_text_can_be_read_after_a_newer_one(screen, sample_data, office):
    screen.open("visitas", corte=CUT_OFF, ver="hoja")
    type_text(screen, analysis="El primero", author="Ana")
    type_text(screen, analysis="El segundo")
    assert [one.analysis for one in kept_analyses(office)] == ["El primero", "El segundo"]
    assert [box.label for box in screen.app.expander] == ["1 texto anterior o de otros cortes"]
    assert "El primero" in screen.words


def test_the_second_of_two_people_is_told_what_the_first_wrote_and_loses_nothing(screen, sample_data, office):
    screen.open("visitas", corte=CUT_OFF, ver="hoja")
    other = Analysis("visits", dt.date(2018, 9, 30), "Lo de Luis", author="Luis Pérez")
    write_analysis(office.engine, office.plan, other, today=dt.date(2018, 10, 1), now=dt.datetime(2018, 10, 1))
    type_text(screen, analysis="Lo de Ana", author="Ana")
    assert "Mientras usted escribía, Luis Pérez guardó otro texto de este indicador." in screen.words
    assert "Lo de Luis" in screen.words
    assert screen.app.text_area(key=f"hoja-analysis-{KEY}").value == "Lo de Ana"
    assert len(kept_analyses(office)) == 1
    type_text(screen)
    assert [one.analysis for one in kept_analyses(office)] == ["Lo de Luis", "Lo de Ana"]


def test_without_an_author_or_a_text_nothing_is_kept_and_the_reason_is_said(screen, sample_data, office):
    screen.open("visitas", corte=CUT_OFF, ver="hoja")
    type_text(screen, analysis="Algo")
    assert "Escriba quién lo redacta" in screen.words
    type_text(screen, analysis=" ", author="Ana")
    assert "llene al menos uno de los campos." in screen.words
    assert kept_analyses(office) == ()


def test_who_says_their_name_above_the_page_need_not_say_it_again(screen, sample_data):
    screen.open("visitas", corte=CUT_OFF, ver="hoja")
    screen.app.text_input(key=NAME).set_value("Ana Ruiz")
    screen.run()
    assert screen.app.text_input(key=f"hoja-author-{KEY}").value == "Ana Ruiz"


def test_a_cut_off_that_has_not_come_is_not_written_about(screen, sample_data, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda _plan: dt.date(2018, 9, 15))
    screen.open("visitas", corte=CUT_OFF, ver="hoja")
    assert "El corte (30/09/2018) no ha llegado: escoja uno hasta hoy para escribir su análisis." in screen.words
    assert not [button for button in screen.app.button if button.label == "Guardar en la hoja"]


def test_the_sheet_stands_on_little_data_and_on_another_plan(screen, office, other_plan):
    office.take(ga4_exploration(dict.fromkeys(days("2021-07-01", "2021-07-31"), 4)))
    for indicator in other_plan.indicators:
        screen.open("hoja", corte="2021-08-31", indicador=indicator.id)
        assert indicator.name in screen.words
