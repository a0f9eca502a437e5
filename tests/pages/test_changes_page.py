"""«Qué cambió» says the figures of the command line, names what is missing, and stands on little data and any plan."""

import datetime as dt
import json
import re

import pytest
from export_files import days, facebook, ga4_exploration, procedures, text
from typer.testing import CliRunner

from plancom.cli import app as command_line
from plancom.plan import Plan
from plancom.plan.written_amounts import amount_text
from plancom.store.office import breaks
from plancom.store.office.breaks import Break

CUT_OFF = "2018-09-30"


def command_output(database, *arguments):
    done = CliRunner().invoke(command_line, ["--db", database, *arguments, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def rows(screen):
    """The glance's rows: name → the texts of its cells."""
    body = next(one["body"] for one in screen.messages if "pc-stacked" in one.get("body", ""))
    found = {}
    for row in re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", body):
        cells = [
            re.sub(r"<[^>]+>", " ", cell).strip().split("  ")[0]
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
        ]
        found[cells[0]] = cells[1:]
    return found


@pytest.mark.parametrize(("kind", "columns"), [("month", 3), ("year", 2)])
def test_the_page_shows_the_figures_of_the_command_line(screen, sample_data, database, kind, columns):
    screen.open("cambios", corte=CUT_OFF, periodo=kind)
    shown = rows(screen)
    documents = command_output(database, "changes", "--as-of", CUT_OFF, "--span", kind)["changes"]
    for document in documents:
        cells = shown[document["name"]]
        assert len(cells) == columns
        assert document["change"] == pytest.approx(document["now"]["value"] - document["before"]["value"])
        for by in document["by"].values():
            assert by["refused"] is None
            assert sum(part["change"] for part in by["parts"]) == pytest.approx(document["change"])


def test_the_year_so_far_is_what_indicators_say(screen, sample_data, database, office):
    figures = {
        one["id"]: one
        for one in command_output(database, "indicators", "--as-of", CUT_OFF, "--no-projection")["indicators"]
    }
    year = {
        one["id"]: one["value"]
        for one in command_output(database, "changes", "--as-of", CUT_OFF, "--span", "year")["changes"]
    }
    month = {one["id"]: one["value"] for one in command_output(database, "changes", "--as-of", CUT_OFF)["changes"]}
    for name in ("visits", "facebook_posts", "press", "adoption"):
        assert year[name] == figures[name]["actual_to_date"]
    assert month["daily_posts"] == figures["daily_posts"]["actual_to_date"]
    screen.open("cambios", corte=CUT_OFF, periodo="year")
    shown = rows(screen)
    for name in ("visits", "adoption"):
        indicator = office.plan.indicator(name)
        assert shown[indicator.name][0] == amount_text(indicator, figures[name]["actual_to_date"])


def test_one_total_is_taken_apart_by_what_is_picked_and_the_address_says_it(screen, sample_data):
    screen.open("resumen", corte=CUT_OFF, ver="cambios", indicador="adoption", por="channel")
    words = screen.words
    assert "electrónico +1,5 y presencial +0,2; en total, +1,7 puntos." in words
    assert "Cambio en puntos porcentuales, por canal" in " ".join(words.split())
    assert "Cada trámite: su parte del total y su uso en línea" in words
    table = next(one for one in screen.app.table if any("Parte del total" in name for name in one.value.columns)).value
    assert (
        list(table.iloc[-1])[:4] == ["Total", "512", "100,0\u00a0%", "14,4\u00a0%"]
        or table.iloc[-1]["Trámite"] == "Total"
    )
    screen.app.selectbox(key="cambios-indicador").set_value("daily_posts")
    screen.run()
    assert "X (Twitter) −0,46, Instagram +0,10 y Facebook +0,07; en total, −0,29." in screen.words
    assert screen.app.query_params["indicador"] in ("daily_posts", ["daily_posts"])


def test_an_address_with_nonsense_shows_the_usual(screen, sample_data):
    screen.open("cambios", corte=CUT_OFF, indicador="../etc", periodo="siglo", por="luna")
    assert "Cambio en visitas, por día de la semana" in " ".join(screen.words.split())


def test_a_month_that_is_not_over_says_so_and_can_be_compared_by_days(screen, sample_data):
    screen.open("cambios", corte="2018-09-15")
    assert (
        "Septiembre de 2018 no ha terminado al corte: se compara el último mes completo, agosto de 2018."
        in screen.words.replace("\\", "")
    )
    screen.open("cambios", corte="2018-09-15", periodo="days")
    assert (
        "Del 1 al 15 de septiembre de 2018 hubo 176 visitas más que del 1 al 15 de agosto de 2018 (7.202 frente a 7.026)"
        in screen.words
    )


def test_days_without_data_are_counted_apart_from_days_of_zero(screen, office):
    office.take(ga4_exploration({day: 0 if day.day < 3 else 10 for day in days("2018-01-01", "2018-01-31")}))
    screen.open("cambios", corte="2018-02-10")
    calendar = next(chart for chart in screen.charts if chart.alt.startswith("Calendario"))
    assert "2 días en cero; 10 días sin datos" in calendar.alt
    assert "No hay datos completos en diciembre de 2017." in screen.words


def test_a_change_of_measurement_is_said_and_nothing_is_compared_across_it(screen, office):
    office.take(ga4_exploration(dict.fromkeys(days("2018-01-01", "2018-02-28"), 10)))
    breaks.add(
        office.engine, Break(dt.date(2018, 2, 1), "visits", "Universal Analytics → GA4"), dt.datetime(2018, 3, 1)
    )
    screen.open("cambios", corte="2018-02-28")
    words = screen.words
    assert "No comparable: cambio de medición el 01/02/2018" in words
    assert "Desde el 01/02/2018 se mide de otra manera (Universal Analytics → GA4)" in words
    assert not [chart for chart in screen.charts if "mes anterior" in chart.alt]


def test_a_procedure_without_data_in_one_month_is_named_so(screen, office):
    office.take(
        procedures(
            [
                ("2018-01", "PQR", "presencial", 4),
                ("2018-02", "PQR", "electrónico", 4),
                ("2018-02", "Copias", "presencial", 4),
            ]
        )
    )
    screen.open("cambios", corte="2018-02-28", indicador="adoption")
    words = screen.words
    assert "«Copias»" in words
    assert "sin dato en ene 2018" in words


STATES = {
    "posts of one day": [facebook([(days("2018-01-01", "2018-01-01")[0], "x")])],
    "press of another outlet": [text([("fecha", "medio", "titulo"), ("2018-02-01", "RCN Radio", "Nota")])],
    "zeros": [procedures([("2018-01", "PQR", "presencial", 0), ("2018-02", "PQR", "electrónico", 0)])],
    "monthly totals": [text([("fecha", "visitas"), ("2018-01-01", 70), ("2018-02-01", 90)])],
}  # fmt: skip


@pytest.mark.parametrize("kind", ["month", "year", "days"])
@pytest.mark.parametrize("state", STATES)
def test_the_page_stands_on_little_data(screen, office, state, kind):
    office.take(*STATES[state])
    for total in ("visits", "daily_posts", "press", "adoption"):
        screen.open("cambios", corte="2018-03-31", periodo=kind, indicador=total)
        assert "Qué lo movió" in screen.words


def test_the_page_stands_on_another_plan(screen, office, other_plan: Plan):
    office.take(text([("fecha", "red", "publicaciones"), ("2018-02-03", "TikTok", 3)]))
    screen.open("cambios", corte="2024-03-31")
    for indicator in other_plan.indicators:
        if indicator.dataset:
            assert indicator.name in screen.words


def test_days_that_explain_a_month_are_said_before_its_weekdays_on_page_and_command_line(screen, office, database):
    first = dt.date(2018, 6, 1)
    counted = {first + dt.timedelta(days=n): 460 for n in range(153)}
    counted |= {dt.date(2018, 10, day): 55 for day in range(8, 18)}
    office.take("fecha,visitas\n" + "".join(f"{day},{count}\n" for day, count in counted.items()))
    words = screen.open("cambios", corte="2018-10-31").words
    run = "Del 8 al 17 de octubre de 2018 hubo 550 visitas, donde suele haber cerca de 4.600."
    assert run in words
    assert words.index(run) < words.index("En octubre de 2018 hubo 3.590 visitas menos")
    assert "8 oct – 17 oct 2018: 550 visitas, donde suele haber cerca de 4.600" in words
    found = command_output(database, "changes", "visits", "--as-of", "2018-10-31")["changes"][0]["unusual_days"]
    assert found == [{"from": "2018-10-08", "to": "2018-10-17", "actual": 550, "usual": 4600}]
    told = CliRunner().invoke(command_line, ["--db", database, "changes", "visits", "--as-of", "2018-10-31"]).stdout
    assert run in told
