"""`changes` and `sheet` on the command line: what they print, write and refuse."""

import json
import sys
from dataclasses import replace

import pytest
from export_files import procedures, visits_by_month, write_file
from typer.testing import CliRunner

from plancom.cli import app
from plancom.store.plans.analyses import write_analysis


@pytest.fixture
def run(plancom, tmp_path, fill_database):

    def call(*arguments, code=0):
        result = CliRunner().invoke(app, ["--db", plancom.url, *arguments])
        assert result.exit_code == code, (result.output, result.stderr, result.exception)
        return result

    months = {"2017-02": 80, "2018-01": 100, "2018-02": 130}
    rows = [
        ("2018-01", "A", "presencial", 9),
        ("2018-01", "A", "electrónico", 1),
        ("2018-02", "A", "electrónico", 5),
        ("2018-02", "A", "presencial", 5),
    ]
    files = [write_file(tmp_path, "v.csv", visits_by_month(months)), write_file(tmp_path, "t.csv", procedures(rows))]
    fill_database("run", lambda: call("import", *map(str, files)))
    return call


def changes(run, *arguments):
    return json.loads(run("changes", "--as-of", "2018-02-28", *arguments, "--json").stdout)["changes"]


def test_every_total_is_compared_with_both_and_in_full_precision(run):
    found = {(one["id"], one["against"]): one for one in changes(run)}
    visits = found["visits", "previous"]
    assert (visits["value"], visits["before"]["value"], visits["change"], visits["relative"]) == (
        130,
        100,
        30,
        0.3,
    )
    assert visits["now"]["from"] == "2018-02-01"
    assert found["visits", "year_ago"]["change"] == 50
    assert found["press", "previous"]["refused"] == "Todavía no hay un mes completo con datos."
    assert found["press", "previous"]["value"] is None
    adoption = found["adoption", "previous"]
    parts = adoption["by"]["channel"]["parts"]
    assert adoption["change"] == pytest.approx(0.4)
    assert sum(part["change"] for part in parts) == pytest.approx(0.4)
    assert {part["id"]: part["written"] for part in parts} == {"electrónico": "+28,0", "presencial": "+12,0"}


def test_one_total_against_one_side_by_one_dimension(run):
    (one,) = changes(run, "adoption", "--against", "previous", "--by", "channel")
    assert list(one["by"]) == ["channel"]
    words = run("changes", "adoption", "--as-of", "2018-02-28", "--against", "previous", "--by", "channel").stdout
    assert "electrónico +28,0 y presencial +12,0; en total, +40,0 puntos." in words


def test_the_year_so_far_has_no_month_before(run):
    assert [one["against"] for one in changes(run, "visits", "--span", "year")] == ["year_ago"]
    (refused,) = changes(run, "visits", "--span", "year", "--against", "previous")
    assert refused["refused"] == "Lo que va del año se compara con los mismos meses del año anterior."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("luna",), "«luna» no es un total"),
        (("visits", "--span", "siglo"), "«siglo» no es un período"),
        (("visits", "--against", "mañana"), "«mañana» no sirve"),
        (("visits", "--by", "luna"), "«luna» no es un reparto"),
        (("tasks",), "«tasks» no es un total"),
    ],
)
def test_a_wrong_call_is_answered_with_what_there_is(run, arguments, said):
    assert said in " ".join(run("changes", *arguments, code=2).output.replace("│", " ").split())


def test_an_analysis_is_written_and_the_next_one_completes_it(run):
    options = ("--as-of", "2018-02-28", "--author", "Ana Ruiz")
    assert (
        "Guardado en la hoja." in run("sheet", "visits", *options, "--analysis", "Sube", "--responsible", "Jefe").stderr
    )
    run("sheet", "visits", *options, "--action", "Seguir")
    assert "ya decía lo mismo" in run("sheet", "visits", *options, "--action", "Seguir").stderr
    found = json.loads(run("sheet", "visits", "--as-of", "2018-02-28", "--json").stdout)
    assert (found["written"]["analysis"], found["written"]["action"], found["written"]["responsible"]) == (
        "Sube",
        "Seguir",
        "Jefe",
    )
    assert found["written"]["figures"]["actual_to_date"] == 230
    assert [one["action"] for one in found["others"]] == [""]
    later = json.loads(run("sheet", "visits", "--as-of", "2018-03-31", "--json").stdout)
    assert later["written"]["as_of"] == "2018-02-28"
    run("sheet", "visits", "--as-of", "2018-03-31", "--author", "Ana", "--analysis", "Otro")
    newest = json.loads(run("sheet", "visits", "--as-of", "2018-03-31", "--json").stdout)["written"]
    assert (newest["analysis"], newest["action"], newest["responsible"]) == ("Otro", "", "Jefe")


def test_who_writes_while_somebody_else_did_is_told_and_nothing_is_kept(run, monkeypatch):
    def luis_first(engine, plan, typed, **options):
        write_analysis(engine, plan, replace(typed, author="Luis", analysis="De Luis"), **options)
        return write_analysis(engine, plan, typed, **options)

    monkeypatch.setattr(sys.modules["plancom.cli.sheet"], "write_analysis", luis_first)
    refused = run("sheet", "visits", "--as-of", "2018-02-28", "--author", "Ana", "--analysis", "De Ana", code=1)
    assert "Alguien escribió en esta hoja mientras tanto; no se guardó nada." in refused.stderr
    kept = json.loads(run("sheet", "visits", "--as-of", "2018-02-28", "--json").stdout)
    assert (kept["written"]["author"], kept["written"]["analysis"], kept["others"]) == ("Luis", "De Luis", [])


def test_the_sheet_is_words_a_file_or_json(run, tmp_path):
    words = run("sheet", "visits", "--as-of", "2018-02-28").stdout
    assert "Código: IND-01" in words
    assert "Análisis: Sin escribir" in words
    run("sheet", "visits", "--as-of", "2018-02-28", "-o", str(tmp_path / "h.html"))
    assert "Hoja de vida del indicador" in (tmp_path / "h.html").read_text(encoding="utf-8")
    assert "no se pudo" in run("sheet", "visits", "-o", str(tmp_path / "no" / "h.html"), code=1).stderr.lower()


def test_what_cannot_be_written_is_refused_in_a_sentence(run):
    assert (
        "no puede estar en el futuro"
        in run("sheet", "visits", "--as-of", "2999-12-31", "--analysis", "x", code=1).stderr
    )
    assert "«luna» no es un indicador" in " ".join(run("sheet", "luna", code=2).output.replace("│", " ").split())


def test_a_total_that_did_not_change_says_it_once(run, tmp_path):
    run(
        "import",
        str(
            write_file(tmp_path, "p.csv", "fecha,medio,titulo\n2018-01-05,El Universal,A\n2018-02-05,El Universal,B\n")
        ),
    )
    lines = run("changes", "press", "--against", "previous", "--as-of", "2018-02-28").stdout.splitlines()
    assert len(lines) == len(set(lines))


def test_an_older_version_of_the_goals_answers_every_command(run):
    reason = ("--reason", "x", "--author", "Ana")
    run("readings", "choose", "visits=visitors", *reason)
    assert [one["value"] for one in changes(run, "visits", "--against", "previous", "--version", "0")] == [130]
    assert [one["value"] for one in changes(run, "visits", "--against", "previous")] == [None]
    run("readings", "target", "press", "1", "120", *reason)
    for version, target in (("1", 100), ("2", 120)):
        said = run("projection", "press", "--as-of", "2018-02-28", "--version", version, "--json").stdout
        document = json.loads(said)
        assert (document["target"], document["version"], document["readings"]) == (target, int(version), ["hold"])
    for command in (("changes", "visits", "--reading", "visits=visits"), ("effects", "--reading", "visits=visits")):
        document = json.loads(run(*command, "--as-of", "2018-02-28", "--version", "1", "--json").stdout)
        assert (document["version"], document["readings"]["visits"]) == (1, ["compound", "visits"])
    assert (
        "Así se lee el plan: 100 publicaciones cada año. Versión 1 del libro"
        in run("projection", "press", "--as-of", "2018-02-28", "--version", "1", "--what-if", "3").stdout
    )
    for command in (("effects",), ("lineage", "visits")):
        assert "no hay una versión 7" in run(*command, "--version", "7", code=2).stderr


def test_the_years_of_every_goal_are_told_with_what_became_of_each(run):
    found = json.loads(run("years", "--as-of", "2019-03-31", "--json").stdout)["goals"]
    adoption = next(goal for goal in found if goal["id"] == "adoption")["years"]
    assert [one["state"] for one in adoption] == ["closed", "no_data", "to_come", "to_come"]
    assert [one["target"] for one in adoption] == [0.2, 0.3, 0.6, 0.9]
    assert adoption[0]["actual"] == pytest.approx(6 / 20)
    said = run("years", "--as-of", "2019-03-31").stdout
    assert "  Año 1: 30,0\u00a0% de 20,0\u00a0%; parcial: 2 de 12 meses" in said
    assert "El plan terminó" not in said
    assert "El plan terminó el 31/12/2021." in run("years", "--as-of", "2026-01-01").stdout
    assert "el último es 4" in run("indicators", "--year", "8", code=2).stderr
