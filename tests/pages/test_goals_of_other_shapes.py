"""Goals that the first plan does not have, on the screen: parts, less, quarters and months, shares of more, milestones."""

import re

import pytest
from app_process import ROOT
from export_files import text
from typer.testing import CliRunner

from plancom.cli import app as command_line

MONTHS = ["2020-07", "2020-08", "2020-09", "2020-10"]


@pytest.fixture(autouse=True)
def _other_goals(monkeypatch):
    monkeypatch.setenv("PLANCOM_PLAN", str(ROOT / "tests" / "fixtures" / "otras-metas.toml"))


@pytest.fixture
def office_with_data(office):
    posts = [(f"{month}-03", "Facebook", 9) for month in MONTHS] + [(f"{month}-04", "Instagram", 9) for month in MONTHS]
    press = [(f"{month}-05", "Buzón", f"Queja {n}") for month in MONTHS for n in range(6)]
    press += [(f"{month}-06", "El Puerto", "Nota") for month in MONTHS]
    office.take(text([("fecha", "red", "publicaciones"), *posts]), text([("fecha", "medio", "titulo"), *press]))
    return office


def html_text(markup):
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def card_of(screen, name):
    return next(card for card in screen.cards if f'aria-label="{name}"' in card)


def test_cards_say_what_is_allowed_which_quarter_it_is_and_whether_a_milestone_is_on_time(screen, office_with_data):
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


def test_the_answers_give_no_projection_of_what_has_no_year(screen, office_with_data):
    screen.open("resumen?ver=llegamos", corte="2020-10-31")
    assert "1 de 1 trimestre cumplido" in screen.words
    assert "A tiempo: vence el 30/06/2022" in screen.words


@pytest.mark.parametrize(
    "page", ["redes", "prensa", "tareas", "atencion", "ayuda", "plan", "plan?ver=lecturas", "presentar"]
)
def test_every_page_opens(screen, office_with_data, page):
    screen.open(page, corte="2020-10-31")
    assert "Personería" in screen.words


@pytest.mark.parametrize("tab", ["anios", "cambios", "efectos", "hoja"])
@pytest.mark.parametrize("page", ["resumen", "prensa"])
def test_every_answer_opens(screen, office_with_data, page, tab):
    screen.open(page, ver=tab, corte="2020-10-31")
    assert "Personería" in screen.words


def test_a_total_of_several_networks_is_drawn_network_by_network_as_what_adds_up(screen, office_with_data):
    """4 months of 9 posts in each of two networks: 36, in whole posts, and no posts per day, which nobody counts."""
    words = screen.open("redes", corte="2020-10-31").words
    assert "Publicaciones en redes, en cada red" in words
    assert "publicaciones en lo que va del año" in words
    assert "Publicaciones por día en cada red" not in words
    chart = next(one for one in screen.charts if "en cada red" in one.alt)
    drawn = [trace["y"] for trace in chart.figure["data"] if trace.get("name") == "Real"]
    assert [max(value for value in values if value is not None) for values in drawn[:2]] == [36.0] * 2


MAIL = {
    # 4 months of 6 complaints: 24; allowed 60 · 4/12 = 20; left (60 − 24) ÷ 8 = 4,5
    "Quejas por demora": ("▲ En riesgo", "4 por encima de lo permitido: todos los meses pasaron de lo permitido. Por encima de lo permitido desde julio de 2020."),
    "Parte de Facebook en las redes": ("◇ Sin meta", "De las publicaciones de las redes, el 50,0 % son publicaciones de Facebook. Falta la línea base: los doce meses antes del plan (o al menos seis de ellos)."),
    "Portal nuevo en línea": ("● A tiempo", "A tiempo: vence el 30/06/2021, en 242 días."),
    "Manual de atención": ("● A tiempo", "A tiempo: vence el 30/06/2022, en 607 días."),
    # of the quarter that began in October 1 of 3, as many as are expected in its first month; (3 − 1) ÷ 2 = 1
    "Notas en El Puerto": ("● Va bien", "Justo lo esperado: 1 de 1 trimestre cumplido. Para cumplir hace falta 1 al mes en los 2 meses que faltan."),
    # 4 · 18 = 72; expected 200 · 4/12 = 66,7; (200 − 72) ÷ 8 = 16
    "Publicaciones en redes": ("● Va bien", "5 más de lo esperado: los 4 meses llegaron a lo esperado. Para cumplir hacen falta 16 al mes en los 8 meses que faltan."),
    "Publicaciones de cada mes en Instagram": ("● Va bien", "1 por encima de la meta: 4 de 4 meses cumplidos."),
}  # fmt: skip
"""What the mail says of each goal as of October: its status, and what came of it."""


def test_the_mail_says_of_each_goal_what_the_screen_says(screen, office_with_data, database):
    done = CliRunner().invoke(command_line, ["--db", database, "summary", "--as-of", "2020-10-31"])
    assert done.exit_code == 0, done.output
    blocks = [block.split("\n") for block in done.stdout.replace("\u00a0", " ").strip().split("\n\n")[2:]]
    assert {lines[0].partition(": ")[2]: (lines[0].partition(": ")[0], lines[1].strip()) for lines in blocks} == MAIL
    (asked,) = (lines[3:] for lines in blocks if lines[0].endswith("Quejas por demora"))
    assert asked == ["  Para no pasar de 60, a lo más 4,5 al mes en los 8 meses que faltan."]
    assert ": –" not in done.stdout  # a figure that does not exist is left out
    assert [len(lines) for lines in blocks if lines[0].startswith("● A tiempo")] == [2, 2]  # nor has a milestone any
    screen.open("resumen", corte="2020-10-31")
    verdict = done.stdout.split("\n\n")[1]
    assert verdict.startswith("5 de 7 metas van bien")
    assert verdict in screen.words
    for name, (mark, said) in MAIL.items():
        shown = html_text(card_of(screen, name)).replace("\u00a0", " ")
        assert mark in shown
        assert said.partition(":")[0] in shown
    words = screen.open("presentar", corte="2020-10-31").words.replace("\u00a0", " ")
    assert [said for _, said in MAIL.values() if said not in words] == []


def test_a_card_of_one_says_it_in_the_singular_and_the_plan_marks_its_goals_as_the_cards_do(screen, office_with_data):
    screen.open("resumen", corte="2020-10-31")
    shown = html_text(card_of(screen, "Notas en El Puerto"))
    assert "1 nota, oct 2020" in shown
    assert "talleres" not in shown
    assert screen.open("plan", corte="2020-10-31").words.count("A tiempo") == 2
