"""Of several plans a day belongs to one; two of the same id, or a file that is not there, are said in a sentence."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.plan import PlanError, Plans, UnknownPlanError, plans_in
from tests.builders import CARTAGENA, PLAN_ID, cartagena, d

TEXT = CARTAGENA.read_text(encoding="utf-8")


def plan(plan_id, start, years=4):
    return cartagena().model_copy(update={"id": plan_id, "start": d(start), "years": years})


FIRST, GAP, OVER = plan("a", "2018-01-01"), plan("b", "2023-07-01", 2), plan("c", "2024-01-01", 1)
THREE = Plans((FIRST, GAP, OVER))


@pytest.mark.parametrize(
    ("day", "plan_id"),
    [
        ("2017-06-01", "a"),  # before all of them
        ("2018-01-01", "a"),
        ("2021-12-31", "a"),
        ("2022-08-01", "a"),  # between two: the one that was in force
        ("2023-07-01", "b"),
        ("2023-12-31", "b"),
        ("2024-01-01", "c"),  # two at once: the newer
        ("2024-12-31", "c"),
        ("2025-01-01", "b"),  # which outlives it
        ("2025-06-30", "b"),
    ],
)
def test_a_day_belongs_to_a_plan(day, plan_id):
    assert THREE.at(d(day)).id == plan_id


def test_after_all_of_them_the_one_that_started_last():
    assert THREE.at(d("2030-01-01")).id == "c"
    assert (THREE.first_day, THREE.last_day) == (d("2018-01-01"), d("2025-06-30"))


@given(st.dates(dt.date(2010, 1, 1), dt.date(2035, 1, 1)))
def test_a_day_within_any_plan_is_given_to_one_that_it_lies_in(day):
    within = {one.id for one in THREE.all if one.start <= day <= one.last_day}
    assert not within or THREE.at(day).id in within


def test_a_plan_is_called_by_its_id_and_an_unknown_one_is_answered_with_those_there_are():
    assert THREE.called("b") is GAP
    with pytest.raises(UnknownPlanError, match="No hay un plan «z»; los hay: a, b, c"):
        THREE.called("z")


def test_a_plan_s_period_in_years():
    assert [one.period for one in THREE.all] == ["2018–2021", "2023–2025", "2024"]


def test_plan_files_are_in_the_order_of_their_starts_and_the_same_objects_while_nothing_changes(tmp_path):
    for name, plan_id, start in (("a", "siguiente", "2022-01-01"), ("b", PLAN_ID, "2018-01-01")):
        text = TEXT.replace(f'id = "{PLAN_ID}"', f'id = "{plan_id}"').replace("2018-01-01", start)
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    paths = sorted(tmp_path.glob("*.toml"))
    found = plans_in(paths, "es")
    assert [one.id for one in found.all] == [PLAN_ID, "siguiente"]
    assert plans_in(paths, "es") is found
    (tmp_path / "a.toml").write_text(TEXT.replace(PLAN_ID, "otro"), encoding="utf-8")
    assert {one.id for one in plans_in(paths, "es").all} == {PLAN_ID, "otro"}


def test_two_plans_of_one_id_are_refused_with_both_files(tmp_path):
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    with pytest.raises(PlanError, match=rf"«a.toml» y «b.toml» tienen el mismo id, «{PLAN_ID}»"):
        plans_in(sorted(tmp_path.glob("*.toml")), "es")


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(PlanError, match="No se pudo leer el plan"):
        plans_in([tmp_path / "nada.toml"], "es")


def test_two_versions_of_a_plan_have_different_digests_and_a_copy_the_same():
    assert cartagena().digest == cartagena().model_copy(deep=True).digest
    assert FIRST.digest != GAP.digest
    assert Plans((FIRST,)).digest != Plans((GAP,)).digest
