"""The command line in English: people's texts change with the language; keys, ids, headers and figures never do."""

import csv
import io
import os
import subprocess
import sys

import pytest

from tests.builders import CARTAGENA, ROOT
from tests.cli.test_figures import POSTS, PRESS, PROCEDURES, VISITS

SAID = {"name", "unit", "breaks"}


@pytest.fixture
def office(plancom, save, fill_database):
    files = [save(name, content) for name, content in (
        ("visitas.csv", VISITS), ("publicaciones.csv", POSTS), ("prensa.csv", PRESS), ("tramites.csv", PROCEDURES),
    )]  # fmt: skip
    fill_database("office", lambda: plancom("import", *files))
    return plancom


def test_indicators_have_english_names_and_the_same_ids_keys_and_figures(office):
    spanish = office.figures("2018-03-31", "--no-projection")
    english = office.figures("2018-03-31", "--no-projection", "--language", "en")
    assert list(english) == list(spanish)
    assert [list(one) for one in english.values()] == [list(one) for one in spanish.values()]
    for name, figure in spanish.items():
        assert {k: v for k, v in english[name].items() if k not in SAID} == {
            k: v for k, v in figure.items() if k not in SAID
        }
    assert english["visits"]["name"] == "Visits to the website"
    assert english["visits"]["unit"] == "visits per year"
    assert english["daily_posts.facebook"]["name"] == "Daily posts on social networks: Facebook"
    assert english["press"]["unit"] == "publications per year"


def test_indicators_in_words_are_english(office):
    lines = office("indicators", "--as-of", "2018-03-31", "--language", "en").stdout.splitlines()
    assert lines[0] == "Communications plan: promotion of digital services and procedures. Cut-off: 31/03/2018"
    assert (
        lines[1]
        == "▲ at risk     Visits to the website: 370 (expected 450, target for year 1 1,950), 82% of what was expected"
    )
    assert lines[-1] == "○ no data     Tasks of the plan: – (expected –, target for year 1 100.0%)"


def test_headers_of_csv_are_the_same_in_both_languages(office):
    asked = ("series", "visits", "--as-of", "2018-03-31", "--csv")
    spanish, english = office(*asked).stdout, office(*asked, "--language", "en").stdout
    assert english == spanish
    assert next(csv.reader(io.StringIO(english)))[:3] == ["month", "actual", "expected"]


def test_a_series_has_english_headings_and_states(office):
    table = office("series", "visits", "--as-of", "2018-03-31", "--language", "en").stdout.splitlines()
    assert table[0].split("  ")[-1].strip() == "data"
    assert [name.strip() for name in table[0].split("   ") if name.strip()][:3] == [
        "month",
        "in the month",
        "expected in month",
    ]
    assert table[1].split()[-1] == "complete"


def test_changes_are_told_in_english(office):
    said = office(
        "changes", "adoption", "--as-of", "2018-03-31", "--against", "previous", "--by", "channel", "--language", "en"
    ).stdout
    assert said.splitlines()[1].strip() == (
        "In March 2018, 5.0% of procedures were carried out online, 25.0 points less than in February 2018 (30.0%): "
        "electronic −20.6 and in person −4.4; in total, −25.0 points."
    )


def test_a_call_that_cannot_be_is_refused_in_english(office):
    refused = office("indicators", "--reading", "visits=nada", "--language", "en", code=2)
    assert (
        "“nada” is not a reading of visits; there are: compound, points, first_level, gradual, visits, visitors."
        in " ".join(refused.stderr.replace("│", " ").split())
    )


def test_a_plan_that_cannot_be_used_is_refused_in_english(tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text(CARTAGENA.read_text(encoding="utf-8").replace('kind = "ratio"', 'kind = "rato"'), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "plancom", "--language", "en", "--plan", str(path), "--db", f"sqlite:///{tmp_path}/p.db", "indicators"],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("Plan “plan.toml”, line ")
    assert done.stderr.endswith(
        "(indicators[4].kind): “rato” will not do; write 'total', 'daily_rate', 'ratio', 'share', 'tasks' or 'milestone'.\n"
    )


def test_help_speaks_the_language_of_the_environment():
    done = subprocess.run(
        [sys.executable, "-m", "plancom", "tasks", "--help"],
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT, env={**os.environ, "PLANCOM_LANGUAGE": "en"},
    )  # fmt: skip
    assert "The plan's tasks: their status, who is in charge, the evidence and the history." in " ".join(
        done.stdout.split()
    )
    assert "Records the status of a task" in done.stdout
