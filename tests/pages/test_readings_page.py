"""The book of readings: what each reading gives is seen before one is chosen, and what is decided rules every page."""

import datetime as dt
import re

import pytest
from export_files import visits_by_month

from plancom.plan import Decision
from plancom.store.plans.decisions import decide as decide_now
from tests.builders import NOW, d

YEARS = {f"{year}-{month:02}": 100 for year in (2017, 2018, 2019) for month in range(1, 13)}


def decide(screen, key, fields=()):
    """Fills the form `key` and registers it."""
    said = {f"reason-{key}": "Lo acordó la mesa directiva", f"who-{key}": "Ana Ruiz", **dict(fields)}
    for name, value in said.items():
        screen.app.text_input(key=name).input(value)
    next(b for b in screen.app.button if b.key == f"FormSubmitter:form-{key}-Registrar la decisión").click()
    return screen.run()


def read(screen):
    """What can be read, without the marks that keep Markdown from meaning something."""
    return screen.words.replace("\\", "")


def open_form(screen, key, tab=""):
    """Lecturas with the form `key` open, on `tab`."""
    screen.open("plan?ver=lecturas", corte="2019-12-31")
    if tab:
        screen.app.session_state["libro"] = tab
        screen.run()
    screen.app.session_state[f"decide-{key}"] = True
    return screen.run()


@pytest.fixture
def screen_with_visits(screen, office):
    office.take(visits_by_month(YEARS))
    return screen


def test_every_reading_shows_its_targets_and_status_before_one_is_chosen(screen_with_visits):
    words = " ".join(screen_with_visits.open("plan?ver=lecturas", corte="2019-12-31").words.split())
    assert "10 % sobre la meta del año anterior vigente" in words
    assert "1.800 1.980 2.178 2.396 1.200" in words
    assert "1.800 1.920 2.040 2.160 1.200" in words


def test_a_chosen_reading_rules_the_cards_and_leaves_its_version(screen_with_visits):
    assert "Meta del año 2 1.980" in target_of_visits(screen_with_visits)
    key = "reading-visits-targets"
    open_form(screen_with_visits, key)
    screen_with_visits.app.radio(key="option-visits-targets").set_value("points")
    decide(screen_with_visits, key)
    assert "Versión 1: Visitas a la página web: se lee «10 puntos de la línea base por año»." in read(
        screen_with_visits
    )
    assert "Meta del año 2 1.920" in target_of_visits(screen_with_visits)
    screen_with_visits.open("plan?ver=lecturas")
    screen_with_visits.app.session_state["libro"] = "Decisiones"
    assert "Motivo: Lo acordó la mesa directiva" in read(screen_with_visits.run())
    screen_with_visits.click("look-0")
    assert "Está viendo el plan como está escrito; hoy rige la versión 1." in read(screen_with_visits).replace("**", "")
    assert "Meta del año 2 1.980" in target_of_visits(screen_with_visits)
    screen_with_visits.click("newest-version")
    assert "Meta del año 2 1.920" in target_of_visits(screen_with_visits)


def target_of_visits(screen):
    card = next(card for card in screen.open().cards if "Visitas a la página web" in card)
    return " ".join(re.sub(r"<[^>]+>", " ", card).split())


def test_a_typed_baseline_needs_its_source_and_is_shown_as_an_estimate(screen_with_visits):
    key = "baseline-visits"
    open_form(screen_with_visits, key, "Líneas base y metas")
    screen_with_visits.app.number_input(key="value-baseline-visits").set_value(2000.0)
    screen_with_visits.app.checkbox(key="estimated-visits").check()
    decide(screen_with_visits, key)
    assert "Escriba de dónde sale la línea base" in read(screen_with_visits)
    assert screen_with_visits.app.number_input(key="value-baseline-visits").value == 2000
    decide(screen_with_visits, key, {"source-visits": "Informe de gestión 2017"})
    assert "Escriba la fecha de la fuente" in read(screen_with_visits)
    screen_with_visits.app.date_input(key="source-date-visits").set_value(dt.date(2018, 1, 31))
    decide(screen_with_visits, key)
    assert (
        "Versión 1: Visitas a la página web: línea base estimada de 2.000 (fuente: Informe de gestión 2017, 31/01/2018)."
        in read(screen_with_visits)
    )
    card = target_of_visits(screen_with_visits)
    assert "2.000" in card
    assert "3.300" in card


def test_a_number_left_empty_and_a_target_below_its_baseline_are_refused(screen_with_visits):
    key = "target-visits"
    open_form(screen_with_visits, key, "Líneas base y metas")
    decide(screen_with_visits, key)
    assert "La meta: falta el número." in read(screen_with_visits)
    screen_with_visits.app.number_input(key="value-target-visits").set_value(900.0)
    decide(screen_with_visits, key)
    assert "La meta del año 2 (900) quedaría por debajo de la línea base (1.200)" in read(screen_with_visits)
    assert "Versión 1" not in read(screen_with_visits)


def test_the_open_sentences_each_have_an_answer(screen_with_visits, office):
    screen_with_visits.open("plan?ver=lecturas", corte="2019-12-31")
    screen_with_visits.app.session_state["libro"] = "Frases abiertas"
    words = screen_with_visits.run().words
    assert f"{len(office.plan.ambiguities)} frases" in words
    for one in office.plan.ambiguities:
        assert one.question in words
        assert one.answer in words


def test_a_reading_without_a_verdict_says_why_before_it_is_chosen(screen, office):
    office.take(
        "fecha,red,publicaciones\n" + "".join(f"{y}-{m:02}-15,Facebook,4\n" for y in (2017, 2018) for m in range(1, 13))
    )
    words = screen.open("plan?ver=lecturas", corte="2018-12-31").words
    assert "En el año base no hay publicaciones con las palabras del plan sobre trámites" in words
    assert "No hay datos cargados para el año 1 del plan." in words


@pytest.mark.usefixtures("other_plan")
def test_a_plan_without_open_sentences_says_so(screen, office):
    office.take("fecha,paginas_vistas\n2021-07-01,900\n")
    assert "El plan no tiene frases con varias lecturas." in screen.open("plan?ver=lecturas", corte="2021-08-31").words


POINTS = "Así se lee el plan: 10 puntos de la línea base por año; Visitas (sesiones)."


def page_words(screen):
    """The words of a screen, as they are read."""
    return screen.words.replace("\\", "")


@pytest.mark.parametrize(("page", "charts"), [("visitas", 1), ("cambios", 3), ("llegamos", 1), ("digitalizate", 1)])
@pytest.mark.usefixtures("sample_data")
def test_every_chart_of_an_indicator_names_the_reading_in_force(screen, office, page, charts):
    chosen = Decision(
        0, "visits", "reading", {"reading": "targets", "option": "points"}, "Acta", "", "Ana", NOW.replace(tzinfo=None)
    )
    decide_now(office.engine, office.plan, chosen, seen=0, today=d("2019-12-31"), baselines=lambda _plan: {})
    screen.open(page, corte="2018-12-31")
    assert page_words(screen).count(POINTS) >= charts
    assert "10 % sobre la meta del año anterior;" not in page_words(screen)
    screen.open(page, corte="2018-12-31", version="0")
    assert (
        page_words(screen).count("Así se lee el plan: 10 % sobre la meta del año anterior; Visitas (sesiones).")
        >= charts
    )
    assert POINTS not in page_words(screen)
