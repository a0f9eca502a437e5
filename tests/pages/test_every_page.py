"""Every page in every state of the data: no exception, Spanish words, charts that can be read without eyes."""

import re

import pytest
from export_files import days, facebook, ga4_exploration, ga4_snapshot, procedures, text

from tests.builders import cartagena

BOARD = ["resumen", "visitas", "redes", "prensa", "adopcion", "cambios"]
DATA = ["mes", "historial", "ayuda", "tareas", "digitalizate", "participa-ya"]
REPORTS = ["informes", "hoja"]
TITLES = {
    "resumen": "Resumen", "visitas": "Visitas", "redes": "Redes", "prensa": "Prensa", "adopcion": "Adopción",
    "digitalizate": "Estrategias", "participa-ya": "Estrategias", "mes": "El mes", "historial": "Historial", "ayuda": "Ayuda",
    "tareas": "Estrategias", "cambios": "Resumen", "hoja": "Resumen", "informes": "Presentar", "llegamos": "Resumen", "efectos": "Resumen",
    "revisar": "Historial", "lecturas": "El plan", "plan": "El plan", "presentar": "Presentar",
}  # fmt: skip
ENGLISH = re.compile(
    r"\b(the|and|of|with|this|from|for|not|is|are|was|file|files|upload|download|month|months|year|years|target|baseline|"
    r"visits|press|missing|expected|actual value|show|data|error|loading|choose|select|none|null|nan|NaT|undefined|trace \d+)\b",
    re.IGNORECASE,
)
NOT_ENGLISH = re.compile(
    r"Sesiones|Business Suite|Media Cloud|WordPress|Google Analytics|Digital(ízate)?|no (?:es|son)", re.IGNORECASE
)


def in_spanish(words):
    found = {match[0] for match in ENGLISH.finditer(NOT_ENGLISH.sub("", words))}
    assert not found, found


def accessible(screen):
    for chart in screen.charts:
        alt = chart.alt
        assert len(alt) > 20, alt
        assert alt[0].isupper()
        assert "None" not in alt


def walk(screen, pages, **address):
    for page in pages:
        screen.open(page, **address)
        assert screen.title.partition(": ")[0] == TITLES[page]  # «El mes: noviembre de 2018»
        in_spanish(screen.words)
        accessible(screen)


STATES = {
    "visits alone": [ga4_exploration({day: 10 + day.day for day in days("2018-01-01", "2018-03-31")})],
    "visitors alone": [ga4_snapshot("2018-01-01", [3] * 60)],
    "posts alone": [facebook((day, "Trámites #ParticipaYa") for day in days("2018-01-01", "2018-03-31")[::2])],
    "press of another outlet": [text([("fecha", "medio", "titulo"), ("2018-02-01", "RCN Radio", "Nota")])],
    "procedures without a channel in line": [procedures([("2018-01", "PQR", "presencial", 4), ("2018-02", "PQR", "presencial", 0)])],
    "a month of zeros": [procedures([("2018-01", "PQR", "presencial", 0), ("2018-01", "PQR", "electrónico", 0)])],
    "a day": [text([("fecha", "visitas"), ("2018-01-31", 7)])],
    "posts of a network outside the plan": [text([("fecha", "red", "publicaciones"), ("2018-02-03", "TikTok", 3)])],
    "activities alone": [text([("fecha", "medio", "cantidad"), ("2018-02-03", "Folletos", 300)])],
    "years before the plan": [ga4_exploration(dict.fromkeys(days("2015-01-01", "2015-12-31"), 5))],
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_pages_stand_on_little_data(screen, office, state):
    office.take(*STATES[state])
    walk(screen, [*BOARD, *REPORTS, *DATA], corte="2018-03-31")


@pytest.mark.parametrize(
    "address",
    [
        {"corte": "2019-09-30"},
        {"corte": "2019-09-30", "anio": "1"},
        {"corte": "2019-09-30", "anio": "4"},
        {"corte": "2018-01-15"},
        {"corte": "2016-06-30"},
        {"corte": "2017-06-30", "anio": "1"},
        {"corte": "2021-12-31"},
        {"corte": "ayer", "anio": "mil"},
        {"corte": "1066-10-14", "anio": "-1"},
        {},
    ],
    ids=str,
)
def test_pages_stand_at_any_cut_off_and_year(screen, sample_data, address):
    walk(screen, [*BOARD, *REPORTS, *DATA], **address)


def test_an_empty_database_welcomes_on_every_page_of_figures(screen):
    for page in [*BOARD, *REPORTS]:
        screen.open(page)
        assert screen.title == "Bienvenida"
        in_spanish(screen.words)
    walk(screen, DATA)


def test_every_page_of_figures_has_charts(screen, sample_data):
    for page in [*BOARD[1:], "digitalizate", "participa-ya"]:
        screen.open(page, corte="2019-09-30")
        assert len(screen.charts) >= 2, page
        titles = [chart.alt for chart in screen.charts]
        assert len(titles) == len(set(titles))


def test_every_chart_has_its_table_and_its_file(screen, sample_data):
    for page in BOARD[1:]:
        screen.open(page, corte="2019-09-30")
        charts, names = len(screen.charts), [chart.key.removeprefix("plot-") for chart in screen.charts]
        for name in names:
            screen.app.session_state[f"data-{name}"] = True  # its table is drawn when it is opened
        screen.run()
        assert screen.popovers.count("Datos") == charts, page
        files = {button.key for button in screen.app.get("download_button")}
        assert files >= {f"csv-ejemplo-{name}" for name in names}, page


def test_a_page_s_strategy_has_its_own_tasks_and_media(screen, sample_data):
    screen.open("participa-ya", corte="2019-09-30")
    words = screen.words
    for name in ("Correos a los usuarios registrados", "Folletos en puntos de la ciudad", "Artículos en El Universal"):
        assert name in words
    assert "Comercial sobre trámites" not in words
    assert "De 4 tareas al 30/09/2019 no se ha registrado el estado de ninguna; 2 tienen entregas." in words


def test_help_says_the_plan_s_own_words_among_them_its_methodology(screen):
    plan = cartagena()
    words = screen.open("ayuda").words
    for said in (plan.objective, plan.methodology, *plan.specific_objectives, *plan.expected_results):
        assert said.split("%")[0] in words
