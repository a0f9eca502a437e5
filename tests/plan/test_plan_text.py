"""A plan file is changed in single places: what was not changed stays to the byte, and what was says the new value."""

import datetime as dt
import difflib
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.plan import PlanError, load
from plancom.plan.goal_templates import PROMISES, new_goal
from plancom.plan.goal_text import overriding, with_goal_value
from plancom.plan.plan_text import PlanText
from tests.builders import CARTAGENA, ROOT
from tests.examples import examples

FILE = CARTAGENA.read_text(encoding="utf-8")
TEXT = PlanText(FILE)


def changed_lines(after: PlanText) -> list[str]:
    lines = difflib.unified_diff(FILE.splitlines(), after.text.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:2] not in {"--", "++", "@@"}]


def test_one_value_changes_one_line_and_leaves_every_comment():
    after = TEXT.with_value(("indicators", "visits", "targets", "years"), [1.6])
    assert changed_lines(after) == [
        '-targets = { of = "baseline", years = [1.5], then = "times", by = 1.1 }',
        '+targets = { of = "baseline", years = [1.6], then = "times", by = 1.1 }',
    ]


def test_what_is_the_same_already_leaves_the_text_to_the_byte():
    assert TEXT.with_value(("years",), 4) is TEXT
    assert TEXT.with_value(("years",), 5).with_value(("years",), 4).text == FILE


def test_an_item_is_added_after_the_others_of_its_list_and_taken_out_again():
    task = {"id": "radio", "name": "Cuña de radio", "quote": "Una cuña.", "media": ["Radio"], "year": 2}
    where = ("strategies", "digitalizate", "lines", 0, "tasks")
    after = TEXT.with_item(where, task)
    assert after.items(*where)[-1] == task
    assert changed_lines(after) == [
        *("+", "+[[strategies.lines.tasks]]", '+id = "radio"', '+name = "Cuña de radio"', '+quote = "Una cuña."'),
        *('+media = ["Radio"]', "+year = 2"),
    ]
    assert after.with_value((*where, "radio"), None).data == TEXT.data


def test_a_goal_with_readings_is_added_whole():
    option = {"id": "hold", "name": "Se mantiene", "explanation": "Sí.", "set": {"targets.then": "hold"}}
    goal = {
        "id": "radio",
        "targets": {"of": "absolute", "years": [1, 2], "then": "hold"},
        "readings": [{"id": "after", "options": [option, {**option, "id": "none", "set": {}}]}],
        "name": "Cuñas",
    }
    after = TEXT.with_item(("indicators",), goal)
    assert after.value("indicators", "radio") == goal
    assert {key: value for key, value in after.data.items() if key != "indicators"} == {
        key: value for key, value in TEXT.data.items() if key != "indicators"
    }


def test_lists_begin_in_a_plan_that_has_none():
    text = PlanText("").with_value(("id",), "nuevo").with_item(("strategies",), {"id": "una", "name": "Una"})
    text = text.with_item(("strategies", "una", "lines"), {"name": "Línea"}).with_value(("name",), "Nuevo")
    text = text.with_item(("strategies", "una", "lines", 0, "tasks"), {"id": "video"})
    assert text.data == {
        "id": "nuevo",
        "name": "Nuevo",
        "strategies": [{"id": "una", "name": "Una", "lines": [{"name": "Línea", "tasks": [{"id": "video"}]}]}],
    }


def test_a_place_that_is_not_there_any_more_is_not_written():
    with pytest.raises(LookupError):
        TEXT.with_value(("indicators", "ninguno", "name"), "x")
    assert TEXT.with_value(("indicators", "ninguno"), None) is TEXT  # somebody else took it out: so it is


def test_a_file_of_before_is_brought_into_the_form_of_today_and_makes_the_same_plan():
    flat = ROOT / "tests" / "fixtures" / "otro-plan.toml"
    taken = PlanText.taken_in(flat.read_text(encoding="utf-8"), flat.name)
    plan, faults = taken.checked
    assert not faults
    assert plan is not None
    assert plan.digest == load(flat).digest
    assert taken.value("institution", "name") == "Museo del Río Magdalena"
    assert PlanText.taken_in(FILE, "x").text == FILE
    with pytest.raises(PlanError, match="no es TOML válido"):
        PlanText.taken_in("id = ", "roto.toml")


def test_everything_that_is_wrong_is_said_at_its_place():
    text = (
        TEXT.with_value(("name",), "").with_value(("years",), 40).with_value(("indicators", "press", "noun"), ["nota"])
    )
    assert text.faults == {
        ("name",): ["este texto está vacío: escriba cómo se llama, como «Plan de comunicaciones 2026–2029»."],
        ("years",): ["«40» está fuera de lo permitido: como máximo, 20."],
        ("indicators", "press", "noun", 1): [
            "falta este dato: escriba cómo se llaman uno y varios, como «visita» y «visitas»."
        ],
    }
    assert text.checked[0] is None
    contradiction = TEXT.with_value(("indicators", "press", "series"), ["la-patria"])
    assert contradiction.faults == {
        ("indicators", "press", "series"): ["la serie «la-patria» no existe; las que existen son el-universal."]
    }


words = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\x7f") | st.sampled_from("\n\t"),
    max_size=400,
)
values = st.one_of(
    words, st.integers(-(10**9), 10**9), st.floats(-1e12, 1e12), st.booleans(), st.dates(dt.date(1990, 1, 1)),
    st.lists(words, max_size=4), st.dictionaries(st.sampled_from("abcde"), words, max_size=3),
)  # fmt: skip
PLACES = [
    ("name",),
    ("new",),
    ("institution", "due_day"),
    ("institution", "networks", "facebook", "aliases"),
    ("strategies", "digitalizate", "lines", 0, "tasks", 0, "quote"),
    ("strategies", "digitalizate", "new"),
    ("indicators", "visits", "targets", "by"),
    ("indicators", "visits", "thresholds", "on_track"),
    ("indicators", "visits", "readings", 0, "options", 1, "name"),
    ("indicators", "press", "new"),
]


@examples(15)
@given(st.lists(st.tuples(st.sampled_from(PLACES), values), min_size=1, max_size=4))
def test_whatever_is_written_is_read_again_and_nothing_else_moves(changes):
    text, expected = TEXT, tomllib.loads(FILE)
    for place, value in changes:
        text = text.with_value(place, value)
        here = expected
        for part in place[:-1]:
            if isinstance(here, list):
                here = here[part] if isinstance(part, int) else next(one for one in here if one["id"] == part)
            else:
                here = here.setdefault(part, {})
        here[place[-1]] = value
    assert tomllib.loads(text.text) == expected


def test_what_a_goal_s_default_reading_repeats_is_changed_with_the_goal():
    goal = ("indicators", "visits")
    targets = {"of": "baseline", "years": [1.6], "then": "times", "by": 1.2}
    after = with_goal_value(TEXT, (*goal, "targets"), targets)
    plan, faults = after.checked
    assert not faults
    assert plan.indicator("visits").read().targets.years == (1.6,)
    assert plan.indicator("visits").read().targets.by == 1.2
    other = plan.indicator("visits").readings[0].options[1]
    assert other == TEXT.checked[0].indicator("visits").readings[0].options[1]  # the others stay what they were
    assert overriding(after, goal, "targets") == []


def test_a_default_reading_that_says_another_thing_is_named():
    where = ("indicators", "press", "readings", 0, "options", 0, "set", "targets.then")
    assert overriding(TEXT.with_value(where, "none"), ("indicators", "press"), "targets") == [
        "100 publicaciones cada año"
    ]
    assert overriding(TEXT, ("indicators", "press"), "targets") == []
    # Said of how it goes on, it does not follow what the goal says then.
    after = with_goal_value(TEXT.with_value(where, "none"), ("indicators", "press", "targets", "years"), [120])
    assert after.value(*where) == "none"


@pytest.mark.parametrize("promise", PROMISES)
def test_a_new_goal_of_every_kind_lacks_only_what_the_office_has_to_say(promise):
    goal = new_goal(promise, "nueva", TEXT.checked[0].institution)
    text = TEXT.with_item(("indicators",), goal)
    asked = {place[2:] for place in text.faults}
    assert asked <= {("quote",), ("targets", "years"), ("task",)}
    assert ("quote",) in asked
    if promise == "milestone":
        goal["task"] = "video-corporativo"
    elif promise != "tasks":
        goal["targets"] = goal["targets"] | {"years": [0.5 if goal["kind"] in {"ratio", "share"} else 2]}
    assert TEXT.with_item(("indicators",), goal | {"quote": "Lo que dice el plan."}).faults == {}


@pytest.mark.parametrize(
    "text",
    [
        'name = "x"\ninstitution = { name = "A", short_name = "B" }\nyears = 4\n',
        'institution.name = "A"\ninstitution.short_name = "B"\nname = "x"\nyears = 4\n',
        'name = "x"\nyears = 4\n[institution]\nname = "A"\nshort_name = "B"\n',
        'name = "x"\nyears = 4\ninstitution = { name = "A", short_name = "B", networks = [{ id = "x", name = "X" }] }\n',
    ],
)
def test_files_written_in_other_ways_are_changed_as_well(text):
    before = PlanText(text)
    after = before.with_item(("institution", "networks"), {"id": "nueva", "name": "Nueva"})
    assert after.items("institution", "networks") == [
        *before.items("institution", "networks"),
        {"id": "nueva", "name": "Nueva"},
    ]
    assert after.with_value(("institution", "networks", "nueva"), None).items(
        "institution", "networks"
    ) == before.items("institution", "networks")
    changed = after.with_value(("years",), 5).with_value(("institution", "name"), "C")
    assert (
        changed.value("years"),
        changed.value("institution", "name"),
        changed.value("institution", "short_name"),
    ) == (5, "C", "B")


@pytest.mark.parametrize("setting", ["name.x", "targets.years.0", "targets.a.b", "smart.objective"])
def test_a_reading_that_sets_what_a_goal_does_not_have_is_said_at_its_place(setting):
    where = ("indicators", "adoption", "readings")
    option = {"id": "uno", "name": "Uno", "explanation": "Uno.", "set": {setting: 1}}
    reading = {"id": "r", "question": "¿?", "quote": "q", "options": [option, option | {"id": "dos", "set": {}}]}
    faults = TEXT.with_value(where, [reading]).faults
    assert set(faults) <= {(*where, "r", "options", "uno", "set")}
    assert faults
