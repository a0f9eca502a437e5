"""What the screen says: the welcome, the sample data, the figures of Resumen, the cut-off and the plan year."""

import datetime as dt
import json
import re
from html import unescape

import pytest
from export_files import days, facebook, ga4_exploration, procedures, visits_by_month
from typer.testing import CliRunner

from plancom import cli
from plancom.language.numbers import percent
from plancom.plan import load, written_amounts
from plancom.services import importing
from plancom.settings import plan_paths

ALL = [
    "resumen",
    "visitas",
    "redes",
    "prensa",
    "adopcion",
    "digitalizate",
    "participa-ya",
    "mes",
    "historial",
    "ayuda",
]
WORDS = {
    "off_track": "Atrasada",
    "at_risk": "En riesgo",
    "no_data": "Sin datos",
    "no_target": "Sin meta",
    "on_track": "Va bien",
}
SERIOUS = {"Atrasada": 0, "En riesgo": 1, "Sin datos": 2, "Sin meta": 3, "Va bien": 4}
BANNER = "Datos de ejemplo:"


def command(*arguments):
    result = CliRunner().invoke(cli.app, list(arguments))
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def card_of(screen, name):
    return next(card for card in screen.cards if f'aria-label="{name}"' in card)


def first(pattern, card):
    return unescape(re.sub(r"<[^>]*>", "", re.search(pattern, card, re.DOTALL)[1])).strip()


def actual(card):
    return first(r'<p class="pc-actual">(.*?)<span', card)


def status(card):
    return re.sub(r"^\W+", "", first(r'<span class="pc-status"[^>]*>(.*?</span>.*?)</span>', card))


# --------------------------------------------------------------------------------------------------- welcome and samples


def test_the_welcome_takes_files_and_offers_templates_and_an_example(screen):
    screen.open()
    assert screen.app.button(key="load-samples").label == "Ver el tablero con datos de ejemplo"
    downloads = [button.proto.label for button in screen.app.get("download_button")]
    assert len(downloads) == 5
    links = [link.proto.page for link in screen.app.get("page_link")]
    assert links == ["mes", "ayuda"]
    assert len(screen.app.file_uploader) == 1
    assert not screen.charts


def test_the_sample_data_come_by_a_button_are_marked_everywhere_and_go_by_another(screen):
    screen.open().click("load-samples")
    assert screen.title == "Resumen"
    assert len(screen.cards) == 6
    for page in ALL:
        screen.open(page)
        assert BANNER in screen.words, page
    screen.click("remove-samples")
    for page in ALL:
        screen.open(page)
        assert BANNER not in screen.words
    screen.open()
    assert screen.title == "Bienvenida"
    assert command("imports", "--json") == {"imports": []}


def test_the_sample_data_are_shown_as_of_their_last_day_and_once_they_are_gone_today_is_the_cut_off_again(screen):
    screen.open().click("load-samples")
    assert screen.app.session_state["corte"] == dt.date(2019, 9, 30)
    assert "3 de 6 metas van bien" in screen.words
    screen.click("remove-samples")
    assert screen.title == "Bienvenida"
    assert screen.app.session_state["corte"] > dt.date(2019, 9, 30)


def test_a_cut_off_that_was_picked_stays_when_the_sample_data_go(screen):
    screen.open().click("load-samples")
    screen.open(corte="2018-02-28").click("remove-samples")
    assert screen.app.session_state["corte"] == dt.date(2018, 2, 28)


def test_the_sample_data_are_not_removed_before_the_question_is_answered(screen, sample_data):
    screen.open()
    screen.app.button(key="remove-samples").click()
    screen.run()
    question = " ".join(one.value for one in (*screen.app.markdown, *screen.app.caption))
    assert "Desaparecen del tablero de todas las personas" in question
    assert "No se deshace en «Historial»" in question
    assert len(command("imports", "--json")["imports"]) == 5
    screen.app.button(key="confirm-remove-samples").click()
    screen.run()
    assert command("imports", "--json") == {"imports": []}


def test_removing_the_sample_data_leaves_the_office_s_own(screen, sample_data, office):
    office.take(visits_by_month({"2018-01": 123, "2018-02": 45}))
    screen.open(corte="2018-02-28").click("remove-samples")
    assert BANNER not in screen.words
    assert actual(card_of(screen, "Visitas a la página web")) == "168"
    assert len(command("imports", "--json")["imports"]) == 1


# ------------------------------------------------------------------------------------------------------------- figures


@pytest.mark.parametrize(
    "address", [{"corte": "2019-09-30"}, {"corte": "2018-06-15"}, {"corte": "2019-09-30", "anio": "1"}]
)
def test_resumen_shows_the_figures_of_the_command_line(screen, sample_data, address):
    screen.open(**address)
    year = ["--year", address["anio"]] if "anio" in address else []
    found = command("indicators", "--as-of", address["corte"], *year, "--json")["indicators"]
    plan = load(plan_paths()[0])
    wholes = [figure for figure in found if "." not in figure["id"]]
    assert len(screen.cards) == len(wholes)
    for figure in wholes:
        card, indicator = card_of(screen, figure["name"]), plan.indicator(figure["id"])
        assert actual(card) == written_amounts.amount_text(indicator, figure["actual_to_date"])
        assert status(card) == WORDS[figure["status"]]
        assert first(r"<dt><a[^>]*>Esperado</a></dt><dd>(.*?)</dd>", card) == written_amounts.amount_text(
            indicator, figure["expected_to_date"]
        )
        assert first(
            rf"<dt><a[^>]*>Meta del año {figure['plan_year']}</a></dt><dd>(.*?)</dd>", card
        ) == written_amounts.amount_text(indicator, figure["target"])
        assert f"{figure['months_elapsed']} mes" in card
    for part in (figure for figure in found if "." in figure["id"]):
        assert written_amounts.amount_text(plan.indicator("daily_posts"), part["actual_to_date"]) in screen.words


def test_cards_stand_worst_first_and_statuses_are_counted_not_merged(screen, sample_data):
    screen.open(corte="2018-06-30")
    order = [SERIOUS[status(card)] for card in screen.cards]
    assert order == sorted(order)
    assert len(set(order)) > 1
    counted = next(one["body"] for one in screen.messages if "pc-counts" in one.get("body", ""))
    numbers = [int(n) for n in re.findall(r"<strong>(\d+)</strong>", counted)]
    assert sum(numbers) == 6
    present = [place for place in sorted(SERIOUS.values()) if place in order]  # a status that no goal has is not said
    assert numbers == [order.count(place) for place in present]


def test_within_a_status_the_slowest_pace_stands_first(screen, sample_data):
    screen.open(corte="2018-06-30")
    found = {one["name"]: one for one in command("indicators", "--as-of", "2018-06-30", "--json")["indicators"]}
    names = [first(r"<h3>(.*?)</h3>", card) for card in screen.cards]
    keys = [(SERIOUS[WORDS[found[name]["status"]]], found[name]["pace"] or 0) for name in names]
    assert keys == sorted(keys)


def test_a_missing_month_is_named(screen, office):
    office.take(visits_by_month({"2018-01": 100, "2018-02": 90}), visits_by_month({"2018-04": 80}))
    screen.open(corte="2018-06-30")
    card = card_of(screen, "Visitas a la página web")
    assert "Sin datos: mar 2018, may 2018 y jun 2018." in card
    assert "ni en lo esperado" not in card  # it is said once, above the cards
    assert actual(card) == "270"
    screen.open("visitas")
    assert "faltan mar 2018, may 2018 y jun 2018, que no cuentan ni en lo hecho ni en lo esperado" in screen.words


def test_months_that_every_goal_lacks_are_named_once_above_the_cards(screen, sample_data):
    lacking = "faltan oct 2019 a dic 2019, que no cuentan ni en lo hecho ni en lo esperado"
    screen.open(corte="2019-12-31")
    said = [one["body"] for one in screen.messages if lacking in one.get("body", "")]
    assert len(said) == 1
    assert "pc-card" not in said[0]
    assert not [card for card in screen.cards if "faltan" in card]


def test_where_one_network_has_data_the_page_does_not_say_that_there_are_none(screen, office):
    office.take(facebook((day, "Sesión") for day in days("2018-01-01", "2018-01-31")))
    screen.open("redes", corte="2018-01-31")
    assert (
        "aún no hay un mes completo con datos de todas sus partes; sin datos: Instagram y X (Twitter)" in screen.words
    )
    assert "Ningún día de este año del plan tiene datos de todas las redes: escoja una." in screen.words
    assert "No hay d" not in screen.words


def test_zero_is_not_missing(screen, office):
    office.take(procedures([("2018-01", "PQR", "electrónico", 0), ("2018-01", "PQR", "presencial", 10)]))
    screen.open(corte="2018-03-31")
    card = card_of(screen, "Uso de los trámites electrónicos")
    assert actual(card) == percent(0)
    assert status(card) == "Atrasada"
    assert "feb 2018" in card


def test_a_month_that_is_not_over_does_not_count(screen, office):
    office.take(ga4_exploration(dict.fromkeys(days("2018-01-01", "2018-02-28"), 2)))
    assert actual(card_of(screen.open(corte="2018-02-27"), "Visitas a la página web")) == "62"
    assert actual(card_of(screen.open(corte="2018-02-28"), "Visitas a la página web")) == "118"


def test_the_cut_off_is_changed_above_the_page(screen, sample_data):
    import datetime as dt

    screen.open(corte="2019-09-30")
    later = actual(card_of(screen, "Visitas a la página web"))
    screen.app.date_input(key="corte").set_value(dt.date(2018, 3, 31))
    screen.run()
    earlier = actual(card_of(screen, "Visitas a la página web"))
    assert earlier != later
    assert "hasta el 31/03/2018" in re.sub(r"\s+", " ", screen.words)
    assert "Corte 31/03/2018" in screen.popovers
    screen.open("visitas")
    assert earlier in screen.words


def test_the_plan_year_is_chosen_above_the_page_and_goes_along(screen, sample_data):
    screen.open(corte="2019-09-30")
    assert "Meta del año 2" in card_of(screen, "Publicaciones en El Universal")
    screen.app.selectbox(key="anio").select("1")
    screen.run()
    card = card_of(screen, "Publicaciones en El Universal")
    assert "Meta del año 1" in card
    assert "12 meses de 12" in card
    assert "provisional" not in card
    screen.open("prensa")
    assert "año 1" in screen.words
    screen.app.selectbox(key="anio").select("3")
    screen.run()
    assert "Publicaciones en El Universal, año 3" in screen.words


def test_an_address_shows_another_person_the_same(screen, sample_data, database):
    screen.open(corte="2018-06-30", anio="1")
    other = type(screen)(database).open(corte="2018-06-30", anio="1")
    assert other.words == screen.words


# --------------------------------------------------------------------------------------- upload, history, hostile content


def test_files_are_shown_before_anything_is_written(screen):
    screen.open("mes")
    uploader = screen.app.file_uploader[0]
    uploader.upload(
        "datos.csv", ga4_exploration(dict.fromkeys(days("2018-01-01", "2018-01-31"), 4)).encode(), "text/csv"
    )
    uploader.upload("nada.csv", b"", "text/csv")
    screen.run()
    assert "Google Analytics 4, 31 días, 1 ene – 31 ene 2018" in screen.words
    assert [metric.value for metric in screen.app.metric] == ["31", "0", "0", "0"]
    assert "El archivo está vacío." in screen.words
    assert command("imports", "--json") == {"imports": []}
    screen.click("confirm")
    assert "guardado (31 nuevas)" in screen.words
    assert actual(card_of(screen.open(corte="2018-01-31"), "Visitas a la página web")) == "124"
    screen.open("historial").click("undo-1")
    assert "Deshecha" in screen.words
    screen.open()
    assert screen.title == "Bienvenida"
    screen.open("historial").click("redo-1")
    assert actual(card_of(screen.open(corte="2018-01-31"), "Visitas a la página web")) == "124"


def test_a_file_is_read_once_however_often_the_page_is_drawn(screen, monkeypatch):
    read = []
    before = importing.reading_job
    monkeypatch.setattr(importing, "reading_job", lambda *given: read.append(given[1].name) or before(*given))
    screen.open("mes")
    screen.app.file_uploader[0].upload("datos.csv", visits_by_month({"2018-01": 100}).encode(), "text/csv")
    screen.run().run()
    screen.run()
    assert "1 mes, 1 ene – 31 ene 2018" in screen.words
    assert read == ["datos.csv"]


def test_files_of_one_drop_that_contradict_each_other_are_named_with_the_one_that_counts(screen):
    screen.open("mes")
    uploader = screen.app.file_uploader[0]
    for name, months in {
        "enero-a-marzo.csv": {"2018-01": 100, "2018-02": 200, "2018-03": 300},
        "marzo*.csv": {"2018-03": 333},
        "igual.csv": {"2018-01": 100},
        "abril.csv": {"2018-04": 400},
    }.items():
        uploader.upload(name, visits_by_month(months).encode(), "text/csv")
    screen.run()
    said = [line for line in screen.markdown.splitlines() if "que ambos traen" in line]
    assert [line.strip() for line in said] == [
        r"«marzo\*.csv» difiere de «enero-a-marzo.csv» en 1 dato que ambos traen: se importa después, y es lo que cuenta."
    ]
    screen.click("confirm")
    assert r"marzo\*.csv**: guardado (1 cambia)" in screen.markdown
    assert r"igual.csv**: sin cambios" in screen.words
    assert actual(card_of(screen.open(corte="2018-04-30"), "Visitas a la página web")) == "1.033"


def test_a_file_by_month_is_not_said_to_have_so_many_days(screen):
    screen.open("mes")
    uploader = screen.app.file_uploader[0]
    uploader.upload("meses.csv", visits_by_month({"2018-01": 100, "2018-02": 9}).encode(), "text/csv")
    uploader.upload(
        "dias.csv", ga4_exploration(dict.fromkeys(days("2018-01-01", "2018-01-28"), 4)).encode(), "text/csv"
    )
    screen.run()
    assert "Plantilla de visitas, 2 meses, 1 ene – 28 feb 2018" in screen.words
    assert "Google Analytics 4, 28 días, 1 ene – 28 ene 2018" in screen.words


def test_rows_of_the_same_day_are_not_counted_as_days(screen):
    screen.open("mes")
    divided = (
        "Fecha,Grupo de canales predeterminado de la sesión,Sesiones\n"
        "20180301,Organic Search,30\n20180301,Direct,20\n20180302,Organic Search,25\n"
    )
    screen.app.file_uploader[0].upload("por-canal.csv", divided.encode(), "text/csv")
    screen.run()
    assert "Google Analytics 4, 3 filas, 1 mar – 2 mar 2018" in screen.words


def test_a_file_that_is_there_already_says_so(screen, office):
    content = visits_by_month({"2018-01": 100})
    office.take(content)
    screen.open("mes")
    screen.app.file_uploader[0].upload("otra-vez.csv", content.encode(), "text/csv")
    screen.run()
    assert "ya está cargado" in screen.words
    assert "No hay nada nuevo que guardar" in screen.words
    assert not [button for button in screen.app.button if button.key == "confirm"]


HOSTILE = (
    "<script>alert(1)</script> **fuerte** $x^2$ [ir](javascript:alert(1)) :red[rojo] <img src=x onerror=alert(1)> {{x}}"
)


def test_hostile_titles_and_names_are_text(screen, office):
    office.take(facebook([(day, HOSTILE) for day in days("2018-01-01", "2018-01-31")]))
    office.take(f'fecha,medio,titulo,enlace\r\n2018-01-05,"{HOSTILE}","{HOSTILE}",javascript:alert(1)\r\n')
    office.take(
        f'mes,tramite,canal,cantidad\r\n2018-01-01,"{HOSTILE}",electrónico,5\r\n2018-01-01,PQR,"{HOSTILE}",3\r\n'
    )
    for page in ALL:
        screen.open(page, corte="2018-01-31")
        for message in screen.messages:
            body = message.get("body", "")
            assert "<script" not in body.replace(r"\<script", ""), page
            assert "onerror=" not in body or "<img" not in body.replace(r"\<img", ""), page
        for markdown in [*screen.app.markdown, *screen.app.caption]:
            assert "**fuerte**" not in markdown.value, page
            assert not re.search(r"(?<!\\)\$x", markdown.value), page
            assert "[ir](" not in markdown.value, page
        for chart in screen.charts:
            assert not re.search("<(img|script)", json.dumps(chart.figure)), page
    table = screen.open("prensa").app.dataframe[0].value
    assert table["Título"].tolist() == [HOSTILE]
    assert table["Enlace"].tolist() == [""]
