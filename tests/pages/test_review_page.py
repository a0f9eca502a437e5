"""Por revisar: warnings stand until somebody has looked at them, and what was presented has an exact answer."""

from export_files import visits_by_month

from plancom.indicators.view import View
from plancom.office import Figures, load
from plancom.reports import build
from plancom.services.presenting import keep_presentation
from plancom.ui.state import cache
from tests.builders import NOW, d

YEARS = {f"2017-{month:02}": 1000 + month for month in range(1, 13)} | {"2018-01": 1500, "2018-02": 9000}
JUMP = "Visitas: febrero de 2018 tiene 9.000, 8,9 veces lo usual"


def page_words(screen):
    return screen.words.replace("\\", "")


def present(office, as_of, title):
    """A report, as the page «Informes» hands it over."""
    deck = build.deck(Figures(load(office.engine, office.plan), View(office.plan, d(as_of))), NOW, title=title)
    return keep_presentation(office.engine, deck, "pdf", "Ana Ruiz")


def test_a_jump_stands_on_its_page_and_in_the_list_until_it_is_reviewed(screen, office):
    office.take(visits_by_month(YEARS))
    assert JUMP in page_words(screen.open("visitas", corte="2018-02-28"))
    assert JUMP in page_words(screen.open("resumen"))
    assert JUMP not in page_words(screen.open("redes"))
    assert JUMP in page_words(screen.open("historial", ver="revisar"))
    key = next(one.key for one in screen.app.button if (one.key or "").startswith("review-")).removeprefix("review-")
    screen.click(f"review-{key}")
    assert "Escriba qué encontró" in page_words(screen)
    screen.app.text_input(key="quien").input("Ana Ruiz")
    screen.app.text_input(key=f"note-{key}").input("Hubo campaña en radio")
    screen.click(f"review-{key}")
    assert "Ya revisados (1)" in page_words(screen)
    assert "por Ana Ruiz: Hubo campaña en radio" in page_words(screen)
    assert JUMP not in page_words(screen.open("visitas"))
    screen.open("historial", ver="revisar").click("take-back-1")
    assert JUMP in page_words(screen.open("visitas"))


def test_steady_data_have_nothing_to_say(screen, office):
    office.take(visits_by_month({f"2018-{month:02}": 1000 + month for month in range(1, 10)}))
    assert "Por revisar." not in page_words(screen.open("visitas", corte="2018-09-30"))
    words = page_words(screen.open("historial", ver="revisar"))
    assert "Saltos" not in words
    assert "Datos que faltan" in words


def test_what_was_presented_stands_beside_today(screen, office):
    office.take(visits_by_month(YEARS))
    assert present(office, "2018-02-28", "Sesión de marzo") is not None
    office.take(visits_by_month({"2018-01": 1700}))
    words = page_words(screen.open("historial", ver="revisar", corte="2018-02-28"))
    assert "Visitas: enero de 2018 subió de 1.500 a 1.700 desde «Sesión de marzo»" in words
    screen.app.session_state["historial"] = "Lo presentado"
    screen.run()
    table = screen.app.table[0].value
    (row,) = table[table["Indicador"] == "Visitas a la página web"].to_dict("records")
    assert (row["Se presentó"], row["Hoy, con el mismo corte"], row[""]) == ("10.500", "10.700", "≠ distinta")


def test_nothing_presented_is_said_in_words(screen, sample_data):
    screen.open("historial", ver="revisar", corte="2018-09-30")
    screen.app.session_state["historial"] = "Lo presentado"
    assert "Todavía no se ha presentado nada." in page_words(screen.run())
    assert cache.office().has_samples
