"""Goals that the first plan does not have, on the screen: parts, less, quarters and months, shares of more, milestones."""

import json

import pytest
from exported import text
from running import ROOT

MONTHS = ["2020-07", "2020-08", "2020-09", "2020-10"]


@pytest.fixture(autouse=True)
def _other_goals(monkeypatch):
    monkeypatch.setenv("PLANCOM_PLAN", str(ROOT / "tests" / "fixtures" / "otras-metas.toml"))


@pytest.fixture
def full(office):
    posts = [(f"{month}-03", "Facebook", 9) for month in MONTHS] + [(f"{month}-04", "Instagram", 9) for month in MONTHS]
    press = [(f"{month}-05", "Buzón", f"Queja {n}") for month in MONTHS for n in range(6)]
    press += [(f"{month}-06", "El Puerto", "Nota") for month in MONTHS]
    office.take(text([("fecha", "red", "publicaciones"), *posts]), text([("fecha", "medio", "titulo"), *press]))
    return office


def card_of(screen, name):
    return next(card for card in screen.cards if f'aria-label="{name}"' in card)


def test_cards_say_what_is_allowed_which_quarter_it_is_and_whether_a_milestone_is_on_time(screen, full):
    screen.open("resumen", corte="2020-10-31")
    complaints = card_of(screen, "Quejas por demora")  # 24 of 60 · 4/12 = 20
    assert ">Permitido<" in complaints
    assert "4 por encima de lo permitido" in complaints
    notes = card_of(screen, "Notas en El Puerto")  # 1 of 1 in the first month of the quarter
    assert "Justo lo esperado" in notes
    assert "De oct 2020 a dic 2020 va 1 nota" in notes
    assert "1 de 1 trimestre cumplido" in notes
    portal = card_of(screen, "Portal nuevo en línea")
    assert "A tiempo: vence el 30/06/2021, en 242 días." in portal
    assert "pc-bar" not in portal
    posts = card_of(screen, "Publicaciones en redes")
    assert "Sin meta propia" in posts


def test_the_answers_give_no_projection_of_what_has_no_year(screen, full):
    screen.open("resumen?ver=llegamos", corte="2020-10-31")
    assert "1 de 1 trimestre cumplido" in screen.words
    assert "A tiempo: vence el 30/06/2022" in screen.words


@pytest.mark.parametrize(
    "page", ["redes", "prensa", "tareas", "atencion", "ayuda", "plan", "plan?ver=lecturas", "presentar"]
)
def test_every_page_opens(screen, full, page):
    screen.open(page, corte="2020-10-31")
    assert "Personería" in screen.words


@pytest.mark.parametrize("tab", ["anios", "cambios", "efectos", "hoja"])
@pytest.mark.parametrize("page", ["resumen", "prensa"])
def test_every_answer_opens(screen, full, page, tab):
    screen.open(page, ver=tab, corte="2020-10-31")
    assert "Personería" in screen.words


def test_a_total_of_several_networks_is_drawn_network_by_network_as_what_adds_up(screen, full):
    """4 months of 9 posts in each of two networks: 36, in whole posts, and no posts per day, which nobody counts."""
    words = screen.open("redes", corte="2020-10-31").words
    assert "Publicaciones en redes, en cada red" in words
    assert "publicaciones en lo que va del año" in words
    assert "Publicaciones por día en cada red" not in words
    chart = next(one for one in screen.charts if "en cada red" in one.proto.alt)
    drawn = [trace["y"] for trace in json.loads(chart.proto.spec)["data"] if trace.get("name") == "Real"]
    assert [36.0] * 2 == [max(value for value in values if value is not None) for values in drawn[:2]]
