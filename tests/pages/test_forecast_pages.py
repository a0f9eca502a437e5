"""«¿Llegamos?» and «Efecto de campañas» say the figures of the command line, refuse in words, and mark events on every chart."""

import json
import re

import pytest
from export_files import visits_by_month
from typer.testing import CliRunner

from plancom.cli import app as command_line
from plancom.forecast import effect_sentences
from plancom.forecast.verdicts import WORDS, counted_verdicts
from plancom.language.numbers import number
from plancom.plan import Decision
from plancom.store.plans.decisions import decide
from plancom.store.plans.task_states import TaskState
from tests.builders import NOW, d, set_state

CUT_OFF = "2018-09-30"


def command_output(database, *arguments):
    done = CliRunner().invoke(command_line, ["--db", database, *arguments, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def spec(screen, place=0):
    return screen.charts[place].figure


def months_of(chart):
    """The months or days that a chart of lines or bars goes over, from its first axis; none of a calendar or a ranking."""
    drawn_ = chart.figure
    axis = drawn_["layout"].get("xaxis", {})
    if any(one["type"] == "heatmap" for one in drawn_["data"]):
        return None
    return axis.get("range") if axis.get("type") == "date" else axis.get("categoryarray")


def line_values(screen, name):
    """The values of a line of the first chart, by month."""
    line = next(one for one in spec(screen)["data"] if one["name"] == name)
    return dict(zip(line["x"], line["y"], strict=True))


def by_month(year, *values):
    return {f"{year}-{number_ + 1:02}": value for number_, value in enumerate(values)}


LEVELLED = visits_by_month(by_month(2017, *[100] * 11, 101) | by_month(2018, *[100] * 9))


@pytest.mark.usefixtures("sample_data")
@pytest.mark.parametrize(("indicator", "amount"), [("press", 15), ("adoption", 30)])
def test_the_page_says_the_figures_of_the_command_line_and_the_what_if_redraws(screen, database, indicator, amount):
    supposed = amount / 100 if indicator == "adoption" else amount
    screen.open({"press": "prensa", "adoption": "adopcion"}[indicator], corte=CUT_OFF, ver="llegamos")
    document = command_output(database, "projection", indicator, "--as-of", CUT_OFF, "--what-if", str(supposed))
    projection = document["projection"]
    assert line_values(screen, "Si todo sigue igual")["dic 2018"] == pytest.approx(projection["median"])
    assert line_values(screen, "Mínimo")["dic 2018"] == pytest.approx(projection["low"])
    assert line_values(screen, "Máximo")["dic 2018"] == pytest.approx(projection["high"])
    screen.app.slider(key=f"what-if-{indicator}").set_value(float(amount))
    screen.run()
    after = line_values(screen, "Si pasa lo que usted supone")["dic 2018"]
    assert after == pytest.approx(document["what_if"]["year_end"])
    share = indicator == "adoption"
    end = f"{number(after * 100, 1)}\u00a0%" if share else number(after)
    assert f"el año cierra en {end}" in screen.words
    median = f"{number(projection['median'] * 100, 1)}\u00a0%" if share else number(projection["median"])
    beside = {re.sub(r"<[^>]+>| ", "", one["text"]) for one in spec(screen)["layout"]["annotations"]}
    assert {f"Cierre{median}", f"Supuesto{end}"} <= beside


@pytest.mark.usefixtures("sample_data")
def test_the_first_line_counts_the_goals_whose_rows_say_that_they_are_reached(screen, database):
    words = screen.open("llegamos", corte=CUT_OFF).words
    figures = command_output(database, "indicators", "--as-of", CUT_OFF)["indicators"]
    found = {one["id"]: one["projection"] for one in figures if "." not in one["id"]}
    assert counted_verdicts([one["verdict"] for one in found.values()]) in words
    assert all(one["reached_in"] is None or one["reached_in"].startswith("2018") for one in found.values())
    for verdict in {one["verdict"] for one in found.values()}:
        assert WORDS[verdict] in words


def test_a_short_history_is_refused_with_its_reason_and_still_says_what_is_needed(screen, office):
    office.take(visits_by_month(by_month(2018, *[100] * 9)))
    words = screen.open("llegamos", corte=CUT_OFF).words
    assert "No se calcula el cierre del año: solo hay 9 meses completos seguidos y hacen falta 12." in words
    assert "Si todo sigue igual" not in [one["name"] for one in spec(screen)["data"]]


def test_a_target_that_the_office_decided_changes_the_answer_on_screen_and_on_the_command_line(
    screen, office, database
):
    office.take(LEVELLED)
    before = screen.open("llegamos", corte=CUT_OFF).words
    assert "la meta de 1.210" not in before
    content = {"year": 1, "value": 1210.0}
    decision = Decision(0, "visits", "target", content, "Mesa directiva", "Acta 1", "Ana", NOW.replace(tzinfo=None))
    decide(office.engine, office.plan, decision, seen=0, today=d("2018-06-30"), baselines=lambda _plan: {})
    after = screen.open("llegamos", corte=CUT_OFF).words
    assert re.search(r"Si todo sigue igual, el año cierra en 1\.20\d: \d por debajo de la meta de 1\.210", after)
    assert "2019" not in re.sub(r"\d\d/\d\d/2019", "", "".join(re.findall(r"Si todo sigue igual[^.]*", after)))
    assert command_output(database, "projection", "visits", "--as-of", CUT_OFF)["target"] == 1210


def test_each_event_has_the_command_lines_effect_its_overlaps_and_no_cause(screen, sample_data, database):
    words = screen.open("efectos", corte="2018-12-31").words
    effects = command_output(database, "effects", "--indicator", "visits", "--as-of", "2018-12-31")["effects"]
    newest = effects[:-6:-1]
    assert {one["refused"] is None for one in newest} == {True, False}
    for one in newest:
        if one["refused"]:
            assert one["refused"] in words
        else:
            shown = "más" if one["effect"] > 0 else "menos"
            told = one["low"] > 0 or one["high"] < 0
            size = number(abs(round(one["effect"])))
            assert (f"Hubo {size} visitas {shown}" if told else "No se distingue un cambio") in words
            assert one["overlapping"]
    assert "Se cruza con " in words
    assert words.count(effect_sentences.NO_CAUSE) == sum(1 for one in newest if one["refused"] is None)
    assert "No demuestra causa" in words


def test_tasks_done_are_numbered_on_the_charts_of_what_their_strategy_serves(screen, sample_data, office):
    state = TaskState("comercial-tv", "done", d("2018-05-02"), "Emitido", "Ana")
    set_state(office.engine, state, NOW)
    strategy = next(one.id for one in office.plan.strategies if any(task.id == "comercial-tv" for task in one.tasks))
    served = {one.dataset for one in office.plan.indicators if strategy in one.strategies}
    for page, dataset in (("visitas", "visits"), ("redes", "posts"), ("prensa", "press"), ("adopcion", "procedures")):
        screen.open(page, corte=CUT_OFF)
        marks = [one for chart in screen.charts for one in chart.figure["data"] if one.get("name") == "Qué pasó"]
        assert bool(marks) == (dataset in served), page
        said_ = "\n".join(text for one in marks for text in one["customdata"])
        assert ("02/05 Comercial sobre trámites" in said_) == (dataset in served), page
        assert not re.search(r"\d\d/1[012] ", said_), f"{page}: after the cut-off"
        over_time = [one for one in map(months_of, screen.charts) if one]
        assert len(marks) <= len(over_time), page


@pytest.mark.usefixtures("other_plan")
@pytest.mark.parametrize("page", ["llegamos", "efectos"])
def test_another_plan_has_its_own_goals_there(screen, office, page):
    office.take("fecha,paginas_vistas\n2021-07-01,900\n2021-08-01,1200\n")
    words = screen.open(page, corte="2021-08-31").words
    assert office.plan.indicators[0].name in words
    assert "Universal" not in words


def test_once_the_plan_is_over_resumen_leads_with_its_balance_and_llegamos_is_one_line(screen, sample_data):
    after = "2022-02-01"
    words = screen.open("resumen", corte=after).words
    assert "De 24 metas anuales: 5 no se cumplieron y de 19 no se sabe por falta de datos." in words
    assert "Hay datos hasta septiembre de 2019: faltan 27 meses." in words
    assert "metas van bien" not in words
    words = screen.open("resumen?ver=llegamos", corte=after).words
    assert "El plan terminó y faltan meses con datos, el primero octubre de 2019" in words
    assert "No se sabe" not in words
    assert "Probabilidad de cumplir" not in words


def test_the_month_says_first_how_many_months_after_it_lack(screen, sample_data):
    words = screen.open("mes", corte="2022-02-01").words
    assert "El mes: septiembre de 2019" in words
    assert "Después de este faltan 27 meses, de octubre de 2019 a diciembre de 2021." in words
    assert "Después de este" not in screen.open("mes", corte="2019-10-31").words


def test_what_if_begins_at_what_is_needed_and_draws_no_second_line_until_it_is_moved(screen, sample_data):
    screen.open("visitas?ver=llegamos", corte=CUT_OFF)
    slider = screen.app.slider(key="what-if-visits")
    assert slider.value == 21_000.0  # 62.731 visits in 3 months are 20.911 each, in steps of 200
    assert "la meta de 171.414 se cumple en diciembre de 2018" in screen.words
    still = len(screen.charts[0].figure["data"])
    slider.set_value(12_000.0)
    screen.run()
    assert len(screen.charts[0].figure["data"]) > still


def test_a_growth_that_falls_names_the_months_that_it_is_compared_with(screen, sample_data):
    words = screen.open("visitas", corte=CUT_OFF).words
    found = re.search(
        r"Septiembre de 2018: ([\d.]+), frente a ([\d.]+) en septiembre de 2017; agosto de 2018: ([\d.]+), frente a ([\d.]+) en agosto de 2017\.",
        words,
    )
    now, then, before, before_then = (float(text.replace(".", "")) for text in found.groups())
    assert (round(100 * (now / then - 1)), round(100 * (before / before_then - 1))) == (36, 46)


def test_the_goals_are_counted_with_words_that_agree_with_their_number(screen, sample_data):
    words = " ".join(screen.open("resumen", corte=CUT_OFF).words.split())
    assert "2 ■ Atrasadas" in words
