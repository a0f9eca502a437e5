"""The book of readings on the command line."""

import pytest
from app_process import ROOT
from export_files import visits_by_month

REASON = ("--reason", "Acta", "--author", "Ana")


@pytest.fixture
def plancom_with_visits(plancom, tmp_path, fill_database):
    months = {f"2017-{m:02}": 100 for m in range(1, 13)} | {f"2018-{m:02}": 130 for m in range(1, 4)}
    (tmp_path / "v.csv").write_text(visits_by_month(months), encoding="utf-8")
    fill_database("visited", lambda: plancom.imported(tmp_path / "v.csv"))
    return plancom


def test_a_choice_changes_every_figure_and_the_version_before_can_be_had_again(plancom_with_visits):
    before = plancom_with_visits.figures("2018-03-31")
    plancom_with_visits("readings", "choose", "visits=points", *REASON)
    plancom_with_visits("readings", "target", "visits", 1, 2000, *REASON)
    document = plancom_with_visits.json("indicators", "--as-of", "2018-03-31")
    assert document["version"] == 2
    (visits,) = [one for one in document["indicators"] if one["id"] == "visits"]
    assert (visits["target"], visits["readings"]) == (2000, ["points", "visits"])
    assert plancom_with_visits.figures("2018-03-31", "--version", 1)["visits"]["target"] == 1800
    assert plancom_with_visits.figures("2018-03-31", "--version", 0) == before
    assert plancom_with_visits.json("indicators", "--as-of", "2018-03-31", "--version", 0)["version"] == 0


def test_a_reading_given_with_a_command_stands_above_the_one_decided(plancom_with_visits):
    plancom_with_visits("readings", "choose", "visits=points", *REASON)
    assert plancom_with_visits.figures("2019-03-31", "--year", 2, "--reading", "visits=first_level")["visits"][
        "target"
    ] == pytest.approx(1980)


def test_readings_are_listed_side_by_side(plancom_with_visits):
    rows = plancom_with_visits.json("readings", "list", "--as-of", "2018-03-31")["readings"]
    gradual = next(row for row in rows if row["option"] == "gradual")
    assert [round(t) for t in gradual["targets"]] == [1320, 1440, 1560, 1680]
    assert (gradual["in_force"], gradual["status"], gradual["actual_to_date"]) == (False, "on_track", 390)


def test_the_history_tells_who_decided_what_and_why(plancom_with_visits):
    plancom_with_visits(
        "readings", "choose", "visits=points", "--reason", "Lo pidió el Concejo", "--act", "Acta 12", "--author", "Ana"
    )
    plancom_with_visits("readings", "restore", 0, "--reason", "Se revocó", "--author", "Luis")
    newest, oldest = plancom_with_visits.json("readings", "history")["decisions"]
    assert (oldest["author"], oldest["act"], oldest["reason"]) == ("Ana", "Acta 12", "Lo pidió el Concejo")
    assert newest["content"] == {"version": 0}
    assert "Vuelve a regir el plan como está escrito." in plancom_with_visits("readings", "history").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("target", "visits", 1, 5), "por debajo de la línea base"),
        (("target", "visits", 9, 5000), "no hay un año 9"),
        (("target", "visits", 2, -5), "no puede ser menor que cero"),
        (("baseline", "visits", 5000), "de dónde sale"),
        (("baseline", "visits", 5000, "--source", "Informe"), "fecha de la fuente"),
        (
            ("baseline", "press", 120, "--source", "Informe", "--date", "2018-01-31"),
            "por debajo de la línea base (120)",
        ),
        (("thresholds", "visits", 0.5, 0.9), "se contradicen"),
        (("choose", "visits=nada"), "no tiene la lectura"),
        (("choose", "radio=nada"), "no tiene un indicador"),
        (("restore", 4), "No hay una versión 4"),
    ],
)
def test_what_contradicts_itself_is_refused_in_a_sentence_and_changes_nothing(plancom_with_visits, arguments, words):
    result = plancom_with_visits("readings", *arguments, *REASON, code=1)
    assert words in result.stderr
    assert plancom_with_visits.json("readings", "history")["decisions"] == []


def test_an_unknown_version_is_refused(plancom_with_visits):
    assert "no hay una versión 3" in plancom_with_visits("indicators", "--version", 3, code=2).stderr


def test_every_command_is_explained_in_spanish(plancom):
    said = plancom("readings", "--help").stdout
    for words in (
        "Cada frase del plan",
        "Escoge cómo se lee",
        "Escribe la línea base",
        "Fija la meta",
        "Todas las decisiones",
    ):
        assert words in said
    assert "Every sentence" not in said


def test_a_plan_without_open_sentences_says_so(plancom):
    done = plancom("--plan", ROOT / "tests" / "fixtures" / "otro-plan.toml", "readings", "list")
    assert "El plan no tiene frases con varias lecturas." in done.stderr
