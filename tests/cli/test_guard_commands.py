"""The guard and what was presented, on the command line."""

import pytest
from export_files import procedures, visits_by_month

CUT_OFF = "2018-02-28"
YEARS = {f"2017-{month:02}": 1000 + month for month in range(1, 13)} | {"2018-01": 1500, "2018-02": 9000}


@pytest.fixture
def plancom_with_visits(plancom, tmp_path):
    def take(values, name="v.csv"):
        (tmp_path / name).write_text(visits_by_month(values), encoding="utf-8")
        plancom.imported(tmp_path / name)

    plancom.take = take
    take(YEARS)
    return plancom


def jumps(plancom, *options):
    found = plancom.json("check", "list", "--as-of", CUT_OFF, *options)["findings"]
    return [one for one in found if one["kind"] == "jump"]


def test_a_jump_is_listed_until_somebody_has_looked_at_it(plancom_with_visits):
    (jump,) = jumps(plancom_with_visits)
    assert jump["months"] == ["2018-02"]
    assert jump["sentence"].startswith("Visitas: febrero de 2018 tiene 9.000, 8,9 veces lo usual")
    lines = plancom_with_visits("check", "list", "--as-of", CUT_OFF).stdout.splitlines()
    number = next(line.split()[0] for line in lines if "9.000" in line)
    plancom_with_visits("check", "review", number, "--note", "Hubo campaña en radio", "--as-of", CUT_OFF)
    assert jumps(plancom_with_visits) == []
    (kept,) = jumps(plancom_with_visits, "--all")
    assert kept["reviewed"]["note"] == "Hubo campaña en radio"
    plancom_with_visits("check", "take-back", kept["reviewed"]["id"])
    assert len(jumps(plancom_with_visits)) == 1


def test_what_is_late_is_not_reviewed_away_and_an_unknown_number_is_refused(plancom_with_visits):
    lines = plancom_with_visits("check", "list", "--as-of", "2018-12-31").stdout.splitlines()
    late = next(line.split()[0] for line in lines if "Datos que faltan" in line)
    refused = plancom_with_visits("check", "review", late, "--note", "x", "--as-of", "2018-12-31", code=1)
    assert "Este aviso se va solo" in refused.stderr
    assert "No hay un aviso número 999" in plancom_with_visits("check", "review", 999, "--note", "x", code=2).stderr
    assert "No hay una revisión número 7" in plancom_with_visits("check", "take-back", 7, code=1).stderr


def test_a_report_leaves_the_figures_that_it_said_and_a_later_change_is_told(plancom_with_visits, tmp_path):
    plancom_with_visits(
        "report", "--format", "open-data", "-o", tmp_path / "a.zip", "--as-of", CUT_OFF, "--title", "Sesión de marzo"
    )
    (one,) = plancom_with_visits.json("snapshots", "list")["presentations"]
    assert (one["title"], one["medium"], one["as_of"]) == ("Sesión de marzo", "open-data", CUT_OFF)
    then = plancom_with_visits.json("snapshots", "show", one["id"])["then"]
    assert (
        then["indicators"]
        == plancom_with_visits.json("indicators", "--as-of", CUT_OFF, "--no-projection")["indicators"]
    )
    plancom_with_visits.take({"2018-02": 9500}, "otra.csv")
    changed = [
        found["sentence"]
        for found in plancom_with_visits.json("check", "list", "--as-of", CUT_OFF)["findings"]
        if found["kind"] == "changed"
    ]
    assert len(changed) == 1
    assert changed[0].startswith("Visitas: febrero de 2018 subió de 9.000 a 9.500 desde «Sesión de marzo», del ")
    assert plancom_with_visits.json("snapshots", "show", one["id"])["then"] == then
    assert (
        "≠ Visitas a la página web: se presentó 10.500; hoy 11.000"
        in plancom_with_visits("snapshots", "show", one["id"]).stdout
    )
    assert "No hay una presentación número 9" in plancom_with_visits("snapshots", "show", 9, code=1).stderr


def test_sample_data_were_told_to_nobody(plancom, tmp_path):
    plancom("demo", "load")
    plancom("report", "--format", "open-data", "-o", tmp_path / "a.zip", "--as-of", "2018-09-30")
    assert plancom.json("snapshots", "list")["presentations"] == []


def test_a_share_that_changed_is_told_apart_from_what_was_presented(plancom, tmp_path):
    def take(name, online):
        rows = [("2018-01", "A", "electrónico", online), ("2018-01", "A", "presencial", 100_000)]
        (tmp_path / name).write_text(procedures(rows), encoding="utf-8")
        plancom.imported(tmp_path / name)

    take("a.csv", 11_000)
    plancom("report", "--format", "open-data", "-o", tmp_path / "a.zip", "--as-of", "2018-01-31")
    take("b.csv", 11_010)
    said = plancom("snapshots", "show", 1).stdout.replace("\u00a0", " ")
    assert "≠ Uso de los trámites electrónicos: se presentó 9,91 %; hoy 9,92 %" in said
