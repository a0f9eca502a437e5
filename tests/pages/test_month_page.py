"""El mes: what is there and missing, files that wait and stay, what a saving brings, who is asked, and the closing."""

import datetime as dt

import pytest
from export_files import days, facebook, ga4_exploration, visits_by_month

from plancom import clock
from plancom.office import load
from plancom.plan import Month
from plancom.services.importing import IncomingFile
from plancom.sources.files.workbook import MAX_BYTES
from plancom.store.imports.history import history
from plancom.ui.month.upload import _rows, _to_answer
from plancom.ui.state.author import NAMELESS
from tests.builders import d

CUT_OFF = "2018-12-05"
NOVEMBER = days("2018-11-01", "2018-11-30")
VISITS = ga4_exploration(dict.fromkeys(NOVEMBER, 100))
CHANNELS = "mes;tramite;canal;cantidad\n2018-11;Certificado;Página web;40\n2018-11;Certificado;presencial;60\n"


@pytest.fixture(autouse=True)
def december(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda _plan: d(CUT_OFF))


def page_words(screen):
    return screen.words.replace("\\", "")


def drop(screen, **files):
    for name, content in files.items():
        screen.app.file_uploader[0].upload(f"{name}.csv", content.encode(), "text/csv")
    return screen.run()


def authors(office):
    with office.engine.connect() as connection:
        return [one["author"] for one in history(connection)]


def labels(screen, key):
    return [one.label for one in screen.app.button if (one.key or "").startswith(key)]


def test_the_old_address_of_uploading_leads_to_the_month(screen):
    screen.open("subir", corte=CUT_OFF)
    assert screen.title == "El mes: noviembre de 2018"


def test_a_month_without_data_is_not_said_to_be_in_order(screen):
    screen.open("mes", corte=CUT_OFF)
    assert "Todavía no hay nada que revisar de este mes." in screen.words
    assert "Nada raro" not in screen.words


def test_what_is_said_of_a_file_s_size_is_what_is_read(screen):
    screen.open("mes", corte=CUT_OFF)
    (zone,) = (one for one in screen.messages if "maxUploadSizeMb" in one)
    assert zone["maxUploadSizeMb"] == MAX_BYTES // 1024**2 == 150


def test_a_month_is_looked_at_by_its_address_and_another_by_the_picker(screen, office):
    office.take(VISITS)
    screen.open("mes", corte=CUT_OFF, mes="2018-03")
    assert screen.title == "El mes: marzo de 2018"
    screen.app.selectbox(key="month-picked").select("2018-11")
    screen.run()
    assert screen.title == "El mes: noviembre de 2018"
    assert "mes" not in screen.app.query_params  # what is usual needs no word


def test_each_missing_series_says_how_it_is_exported_and_which_period_to_ask_for(screen, office):
    office.take(VISITS)
    words = page_words(screen.open("mes", corte=CUT_OFF))
    assert "De 7 series del plan está completa 1; faltan Facebook, " in words
    assert "Se espera completo el 10/12/2018." in words
    assert "✓ **Visitas a la página web**" in words
    assert "… **Facebook**" in words
    assert "**Cómo se exporta.** Pida el período del 01/11/2018 al 30/11/2018." in words
    assert "Estadísticas → **Contenido**" in words
    assert "Lo trajo «0.csv»." in words
    assert "Faltan también: " in words


def test_a_file_that_waits_stays_on_top_after_the_others_are_saved(screen):
    drop(screen.open("mes", corte=CUT_OFF), visitas=VISITS, tramites=CHANNELS)
    assert "2 archivos: **1** listo y **1** por resolver. Responda 1 pregunta para guardar los 2." in page_words(screen)
    assert labels(screen, "confirm") == ["Guardar solo 1"]
    screen.click("confirm")
    words = page_words(screen)
    assert "**visitas.csv**: guardado (30 nuevas)" in words
    assert "**Noviembre de 2018** ya tiene Visitas a la página web; le faltan Facebook, " in words
    assert "tramites.csv" in words
    assert "Un archivo, **1** por resolver. Responda 1 pregunta para guardarlo." in words
    screen.open("resumen")
    assert "tramites.csv" in page_words(screen.open("mes")), "it waits, on whatever page one was meanwhile"


def test_what_was_answered_is_saved_and_nothing_is_left_at_hand(screen):
    drop(screen.open("mes", corte=CUT_OFF), tramites=CHANNELS)
    (question,) = screen.app.radio
    question.set_value("electrónico")
    screen.run()
    assert labels(screen, "confirm") == ["Guardar el archivo"]
    screen.click("confirm")
    assert "**tramites.csv**: guardado (2 nuevas)" in page_words(screen)
    assert not labels(screen, "away-")


def test_a_file_that_is_not_ours_is_taken_away(screen):
    drop(screen.open("mes", corte=CUT_OFF), presupuesto="Rubro;Valor\nPublicidad;1200000\n")
    (label,) = labels(screen, "away-")
    assert label == "No es de aquí: quitarlo"
    key = next(one.key for one in screen.app.button if (one.key or "").startswith("away-"))
    screen.click(key)
    assert "presupuesto.csv" not in page_words(screen)


def test_the_same_file_twice_is_taken_once_and_said(screen):
    drop(screen.open("mes", corte=CUT_OFF), uno=VISITS, dos=VISITS)
    assert "«dos.csv» es idéntico a «uno.csv»: se toma una sola vez." in page_words(screen)
    assert len(labels(screen, "away-")) == 1


def test_the_month_turns_to_that_of_the_files_and_what_was_said_of_others_goes(screen):
    drop(screen.open("mes", corte=CUT_OFF), visitas=VISITS)
    screen.click("confirm")
    assert "visitas.csv" in page_words(screen)
    drop(screen, octubre=visits_by_month({"2018-10": 900}))
    assert "visitas.csv**: guardado" not in page_words(screen)
    assert screen.title == "El mes: octubre de 2018"


def test_files_of_after_the_cut_off_are_said_to_be(screen):
    drop(screen.open("mes", corte="2018-06-30"), visitas=VISITS)
    assert (
        "Los archivos son de noviembre de 2018, después del corte (30/06/2018): cambie el corte para ver ese mes."
        in page_words(screen)
    )


def test_the_period_is_corrected_at_both_ends_at_once(screen):
    drop(screen.open("mes", corte=CUT_OFF), fb=facebook([(dt.date(2018, 11, 5), "a"), (dt.date(2018, 11, 20), "b")]))
    assert "5 nov – 20 nov 2018" in page_words(screen)
    first, last = (one for one in screen.app.date_input if one.label in {"Desde", "Hasta"})
    first.set_value(dt.date(2018, 11, 1))
    last.set_value(dt.date(2018, 11, 30))
    (use,) = [one for one in screen.app.button if one.label == "Usar este período"]
    use.click()
    screen.run()
    assert "1 nov – 30 nov 2018" in page_words(screen)
    first, last = (one for one in screen.app.date_input if one.label in {"Desde", "Hasta"})
    first.set_value(dt.date(2018, 11, 30))
    last.set_value(dt.date(2018, 11, 1))
    next(one for one in screen.app.button if one.label == "Usar este período").click()
    screen.run()
    assert "El período termina antes de empezar" in page_words(screen)
    assert "1 nov – 30 nov 2018" in page_words(screen)


def test_who_saves_is_asked_once_and_what_is_saved_is_theirs(screen, office):
    screen.open("mes", corte=CUT_OFF)
    screen.app.session_state[NAMELESS] = False
    drop(screen, visitas=VISITS)
    screen.click("confirm")
    screen.app.text_input(key="quien-dicho").set_value("  Ana   Pérez ")
    screen.click("quien-sigue")
    assert authors(office) == ["Ana Pérez"]
    drop(screen, octubre=visits_by_month({"2018-10": 900}))
    screen.click("confirm")
    assert authors(office) == ["Ana Pérez", "Ana Pérez"]
    assert "Usted es Ana Pérez" in page_words(screen)


def test_a_month_is_closed_changes_are_told_where_it_shows_and_it_is_reopened(screen, office):
    office.take(VISITS)
    screen.open("mes", corte=CUT_OFF).click("close-month")
    screen.app.text_input(key="quien-dicho").set_value("Ana Pérez")
    screen.app.text_area(key="closing-note").set_value("Revisado con prensa")
    screen.click("closing-send")
    assert "por Ana Pérez: «Revisado con prensa»" in page_words(screen)
    assert labels(screen, "close-month") == []
    assert "Noviembre de 2018: cerrado" in page_words(screen.open("resumen"))

    office.take(ga4_exploration(dict.fromkeys(days("2018-11-01", "2018-11-05"), 200)))
    moved = "pasó de 3.000 a 3.500 (por «0.csv»)"
    for page in ("mes", "resumen", "visitas"):
        assert moved in page_words(screen.open(page)), page

    screen.open("mes").click("reopen-month")
    screen.click("closing-send")
    assert "Falta la razón." in page_words(screen)
    screen.click("reopen-month")
    screen.app.text_area(key="closing-note").set_value("Llegó una corrección")
    screen.click("closing-send")
    assert labels(screen, "close-month") == ["Cerrar noviembre de 2018"]
    assert moved not in page_words(screen.open("resumen"))


def test_a_closing_without_a_name_is_refused(screen, office):
    office.take(VISITS)
    screen.open("mes", corte=CUT_OFF).click("close-month").click("closing-send")
    assert "Falta su nombre." in page_words(screen)
    assert load(office.engine, office.plan).closing(Month.parse("2018-11")) is None


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((1, 0, 0, 0), "1 nueva"),
        ((21, 2, 5, 1), "21 nuevas, 2 cambian y 1 rechazada"),
        ((0, 1, 0, 2), "1 cambia y 2 rechazadas"),
        ((0, 0, 3, 0), "3 iguales"),
        ((0, 0, 1, 0), "1 igual"),
    ],
)
def test_what_a_file_brought_is_said_without_zeros(monkeypatch, counts, words):
    monkeypatch.setattr("plancom.ui.month.upload.change_counts", lambda _taken: counts)
    monkeypatch.setattr("plancom.ui.month.upload.withdrawn_of", lambda _taken: 0)
    assert _rows(IncomingFile(None, None, None, "imported")) == words


@pytest.mark.parametrize(
    ("questions", "ready", "words"),
    [
        ([], 0, "No hay nada nuevo que guardar."),
        ([], 2, ""),
        ([1], 0, "Responda 1 pregunta para guardarlo."),
        ([1], 7, "Responda 1 pregunta para guardar los 8."),
        ([2, 19], 0, "Responda 21 preguntas para guardar los 2."),
    ],
)
def test_what_is_to_be_answered_agrees(monkeypatch, questions, ready, words):
    monkeypatch.setattr("plancom.ui.month.upload.open_questions", lambda one: one)
    assert _to_answer(questions, ready) == words
