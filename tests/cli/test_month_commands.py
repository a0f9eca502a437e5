"""The month on the command line: its status, its closing and reopening, the list, and the reminder for cron."""

import email
from email.policy import default

import pytest
from export_files import days, ga4_exploration

AS_OF = "2018-12-05"
NOVEMBER = days("2018-11-01", "2018-11-30")


@pytest.fixture
def plancom_with_visits(plancom, tmp_path):
    def take(visits, name):
        (tmp_path / name).write_text(ga4_exploration(visits), encoding="utf-8")
        plancom.imported(tmp_path / name)

    plancom.take = take
    take(dict.fromkeys(NOVEMBER, 100), "visitas.csv")
    return plancom


def status(plancom, *options):
    return plancom.json("month", "status", "--as-of", AS_OF, *options)


def test_the_status_of_a_month_says_what_is_there_and_how_the_rest_is_exported(plancom_with_visits):
    found = status(plancom_with_visits)
    assert (found["month"], found["complete"], found["closed"]) == ("2018-11", False, None)
    series = {(one["dataset"], one["series"]): one for one in found["series"]}
    assert (series["visits", ""]["state"], series["visits", ""]["files"]) == ("covered", ["visitas.csv"])
    facebook = series["posts", "facebook"]
    assert (facebook["state"], facebook["days"], facebook["of"], facebook["due"]) == ("pending", 0, 30, "2018-12-10")
    assert facebook["how"].startswith("Estadísticas → **Contenido**")
    assert {
        "dataset": "press",
        "series": "el-universal",
        "months": [f"2018-{n:02}" for n in range(1, 11)],
        "state": "late",
    } in found["also_missing"]
    words = plancom_with_visits("month", "status", "--as-of", AS_OF).stdout
    assert words.startswith("Noviembre de 2018. De 7 series del plan está completa 1; ")
    assert "  Facebook: se espera el 10/12/2018\n    Pida el período del 01/11/2018 al 30/11/2018." in words
    assert status(plancom_with_visits, "--month", "2018-03")["month"] == "2018-03"


def test_a_month_is_closed_moves_are_told_by_file_and_it_is_reopened(plancom_with_visits):
    done = plancom_with_visits.json("month", "close", "2018-11", "--note", "Revisado", "--author", "Ana")
    assert (done["state"], done["version"], done["by"], done["note"]) == ("closed", 1, "Ana", "Revisado")
    assert "Nada que hacer" in plancom_with_visits("month", "close", "2018-11", "--author", "Ana", code=1).stderr
    plancom_with_visits.take(dict.fromkeys(NOVEMBER[:5], 160), "tarde.csv")
    found = status(plancom_with_visits)
    moved = next(one for one in found["restatements"] if one["measure"] == "visits")
    assert (moved["then"], moved["now"], moved["imports"]) == (3000.0, 3300.0, [2])
    sentence = "Visitas, noviembre de 2018, cerrado el "
    assert moved["sentence"].startswith(sentence)
    assert moved["sentence"].endswith("pasó de 3.000 a 3.300 (por «tarde.csv»).")
    (told,) = plancom_with_visits.figures(AS_OF)["visits"]["restatements"]
    assert told["sentence"] == moved["sentence"]
    assert plancom_with_visits.figures("2018-10-31")["visits"]["restatements"] == []
    plancom_with_visits("month", "reopen", "2018-11", "--reason", "Corrección", "--author", "Luis")
    assert plancom_with_visits.figures(AS_OF)["visits"]["restatements"] == []
    listed = plancom_with_visits.json("month", "list")["closings"]
    assert [(one["month"], one["state"], one["by"], one["note"]) for one in listed] == [
        ("2018-11", "reopened", "Luis", "Corrección"),
        ("2018-11", "closed", "Ana", "Revisado"),
    ]


def test_an_undone_correction_leaves_nothing_to_tell(plancom_with_visits):
    plancom_with_visits("month", "close", "2018-11", "--author", "Ana")
    plancom_with_visits.take(dict.fromkeys(NOVEMBER[:5], 160), "tarde.csv")
    assert status(plancom_with_visits)["restatements"]
    plancom_with_visits("undo", 2)
    assert status(plancom_with_visits)["restatements"] == []
    plancom_with_visits("undo", 1)
    moved = next(one for one in status(plancom_with_visits)["restatements"] if one["measure"] == "visits")
    assert moved["sentence"].endswith("pasó de 3.000 a sin datos (porque se deshizo «visitas.csv»).")


def test_what_cannot_be_closed_or_is_no_month_says_so(plancom_with_visits, monkeypatch):
    for name in ("USER", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    assert "Falta su nombre." in plancom_with_visits("month", "close", "2018-11", code=1).stderr
    assert (
        "«noviembre» no es un mes: escríbalo como 2018-11."
        in plancom_with_visits("month", "close", "noviembre", code=2).stderr
    )
    assert (
        "Marzo de 2017 no tiene datos."
        in plancom_with_visits("month", "close", "2017-03", "--author", "Ana", code=1).stderr
    )
    assert "Todavía no se ha cerrado ningún mes." in plancom_with_visits("month", "list").stderr


def test_the_reminder_is_three_lines_a_page_or_a_message_with_both(plancom_with_visits):
    lines = plancom_with_visits("month", "remind", "--as-of", AS_OF).stdout.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("Noviembre de 2018: faltan 6 de 7 series: Facebook (se espera el 10/12/2018), ")
    page = plancom_with_visits("month", "remind", "--as-of", AS_OF, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "Suba los archivos en «El mes»" in page
    sent = email.message_from_string(
        plancom_with_visits(
            "month", "remind", "--as-of", AS_OF, "--format", "eml", "--to", "prensa@concejo.example"
        ).stdout,
        policy=default,
    )
    assert (sent["Subject"], sent["To"]) == ("Noviembre de 2018: faltan 6 de 7 series", "prensa@concejo.example")
    assert sent.get_body(("plain",)).get_content().splitlines() == lines
    assert "no es un formato" in plancom_with_visits("month", "remind", "--format", "pdf", code=2).stderr


def test_the_closing_is_told_on_slides_and_in_the_mail(plancom_with_visits, tmp_path):
    plancom_with_visits("month", "close", "2018-11", "--author", "Ana")
    plancom_with_visits.take(dict.fromkeys(NOVEMBER[:5], 160), "tarde.csv")
    moved = "pasó de 3.000 a 3.300 (por «tarde.csv»)"
    assert moved in plancom_with_visits("summary", "--as-of", AS_OF).stdout
    assert moved in plancom_with_visits("summary", "--as-of", AS_OF, "--format", "html").stdout
    plancom_with_visits("report", "--format", "html", "-o", tmp_path / "r.html", "--as-of", AS_OF)
    assert moved in (tmp_path / "r.html").read_text(encoding="utf-8")
