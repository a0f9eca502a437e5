"""The command line takes the plan of the day that is asked for, or the one that it names by id or file."""

import json

import pytest

from tests.builders import NEXT_PLAN_ID, PLAN_ID, folder_of_two_plans


@pytest.fixture
def folder(tmp_path, monkeypatch, plancom):
    folder = folder_of_two_plans(tmp_path)
    monkeypatch.setenv("PLANCOM_PLAN", str(folder))
    return folder


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "plan"),
    [
        (("indicators", "--as-of", "2019-06-30"), PLAN_ID),
        (("indicators", "--as-of", "2019-07-01"), NEXT_PLAN_ID),
        (("--plan", NEXT_PLAN_ID, "indicators", "--as-of", "2019-06-30"), NEXT_PLAN_ID),
        (("indicators", "--as-of", "2019-09-30", "--plan", PLAN_ID), PLAN_ID),
    ],
)
def test_the_plan_is_that_of_the_day_or_the_one_that_is_named(plancom, words, plan):
    assert json.loads(plancom(*words, "--json").stdout)["plan"] == plan


def test_a_file_is_a_plan_by_itself(plancom, folder):
    done = plancom("--plan", folder / "uno.toml", "indicators", "--as-of", "2019-09-30", "--json")
    assert json.loads(done.stdout)["plan"] == PLAN_ID


@pytest.mark.usefixtures("folder")
def test_an_unknown_plan_is_answered_with_those_that_there_are(plancom):
    done = plancom("--plan", "ninguno", "indicators", "--json", code=2)
    assert f"No hay un plan «ninguno»; los hay: {PLAN_ID}, {NEXT_PLAN_ID}." in " ".join(done.output.split())
