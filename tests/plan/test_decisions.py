"""Decisions on the plan's goals: what each changes, what is refused, and that any version can be had again."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plancom.plan.decisions import ContradictionError, Decision, check, check_goals, with_decisions
from tests.builders import cartagena, d

PLAN = cartagena()
TODAY = d("2018-06-30")


def decision(kind, content, *, indicator="visits", version=1, reason="Lo pidió la mesa directiva", author="Ana Pérez"):
    return Decision(version, indicator, kind, content, reason, "Acta 12", author, dt.datetime(2018, 6, 1, 12))


POINTS = decision("reading", {"reading": "targets", "option": "points"})
TYPED = decision("baseline", {"value": 1000.0, "source": "Informe", "date": "2018-01-31", "estimated": True}, version=2)
SET = decision("target", {"year": 2, "value": 2500.0}, version=3)


def test_a_number_that_was_not_typed_is_asked_for():
    with pytest.raises(ContradictionError, match="La línea base: falta el número"):
        check(PLAN, decision("baseline", {"value": float("nan"), "source": "Informe"}), TODAY)
    with pytest.raises(ContradictionError, match="La meta: falta el número"):
        check(PLAN, decision("target", {"year": 2, "value": float("nan")}), TODAY)


def test_without_decisions_the_plan_is_the_file():
    assert with_decisions(PLAN, []).indicators == PLAN.indicators
    assert with_decisions(PLAN, []).version == 0


def test_a_chosen_reading_is_the_one_in_force():
    visits = with_decisions(PLAN, [POINTS]).indicator("visits")
    assert [option.id for option in visits.in_force()] == ["points", "visits"]
    assert visits.read().targets.factor(4) == pytest.approx(1.8)
    assert PLAN.indicator("visits").read().targets.factor(4) == pytest.approx(1.9965)


def test_what_the_office_sets_stands_above_every_reading():
    visits = with_decisions(PLAN, [POINTS, TYPED, SET]).indicator("visits").read(("gradual",))
    assert visits.decided.baseline.value == 1000
    assert visits.decided.targets == {2: 2500}
    bands = decision("thresholds", {"on_track": 0.9, "at_risk": 0.5}, version=4)
    assert with_decisions(PLAN, [bands]).indicator("visits").read(("gradual",)).thresholds.at_risk == 0.5


def test_a_typed_baseline_and_a_set_target_can_be_taken_back():
    back = [
        POINTS, TYPED, SET,
        decision("baseline", {"value": None}, version=4), decision("target", {"year": 2, "value": None}, version=5),
    ]  # fmt: skip
    visits = with_decisions(PLAN, back).indicator("visits")
    assert visits.decided.baseline is None
    assert visits.decided.targets == {}


def test_an_older_version_is_the_plan_as_it_stood():
    all_three = [POINTS, TYPED, SET]
    for version in range(4):
        assert with_decisions(PLAN, all_three, version) == with_decisions(PLAN, all_three[:version])
        assert with_decisions(PLAN, all_three, version).version == version


def test_a_restored_version_counts_again_and_takes_back_what_came_after_it():
    restore = decision("restore", {"version": 1}, version=4, indicator="")
    assert with_decisions(PLAN, [POINTS, TYPED, SET, restore]).indicators == with_decisions(PLAN, [POINTS]).indicators
    again = decision("restore", {"version": 3}, version=5, indicator="")
    assert (
        with_decisions(PLAN, [POINTS, TYPED, SET, restore, again]).indicators
        == with_decisions(PLAN, [POINTS, TYPED, SET]).indicators
    )
    assert with_decisions(PLAN, [POINTS, TYPED, SET, restore, again]).version == 5


CONTENTS = [
    ("reading", {"reading": "targets", "option": "points"}),
    ("reading", {"reading": "targets", "option": "gradual"}),
    ("reading", {"reading": "measure", "option": "visitors"}),
    ("baseline", {"value": 7.0, "source": "x"}),
    ("baseline", {"value": None}),
    ("target", {"year": 3, "value": 90.0}),
    ("thresholds", {"on_track": 0.8, "at_risk": 0.6}),
]


@given(some.lists(some.sampled_from(CONTENTS), max_size=6), some.data())
def test_restoring_any_version_after_any_history_gives_that_version(history, data):
    past = [decision(kind, content, version=n) for n, (kind, content) in enumerate(history, start=1)]
    version = data.draw(some.integers(0, len(past)))
    restore = decision("restore", {"version": version}, version=len(past) + 1, indicator="")
    assert with_decisions(PLAN, [*past, restore]).indicators == with_decisions(PLAN, past, version).indicators


def test_a_decision_on_what_the_plan_no_longer_has_changes_nothing():
    gone = decision("reading", {"reading": "targets", "option": "points"}, indicator="radio")
    assert with_decisions(PLAN, [gone]).indicators == PLAN.indicators


@pytest.mark.parametrize(
    ("kind", "content", "words"),
    [
        ("reading", {"reading": "targets", "option": "doble"}, "no tiene la lectura «doble»"),
        ("reading", {"reading": "targets", "option": "compound"}, "ya es la vigente"),
        ("baseline", {"value": 10, "source": " "}, "de dónde sale"),
        ("baseline", {"value": -1, "source": "x"}, "menor que cero"),
        ("baseline", {"value": 10, "source": "x", "date": "2018-07-01"}, "01/07/2018"),
        ("baseline", {"value": None}, "ya es la que se mide"),
        ("target", {"year": 5, "value": 10}, "no hay un año 5"),
        ("baseline", {"value": 10, "source": "x", "date": None}, "fecha de la fuente"),
        ("target", {"year": 1, "value": -9}, "menor que cero"),
        ("target", {"year": 1, "value": float("inf")}, "número con fin"),
        ("target", {"year": 1, "value": None}, "ya es la que dice la lectura"),
        ("thresholds", {"on_track": 0.5, "at_risk": 0.7}, "se contradicen"),
        ("thresholds", {"on_track": 0.5, "at_risk": 0.0}, "se contradicen"),
        ("thresholds", {"on_track": 95, "at_risk": 70}, "no puede pasar de 200"),
        ("restore", {"version": 3}, "No hay una versión 3"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused_with_the_reason(kind, content, words):
    with pytest.raises(ContradictionError, match=words):
        check(PLAN, decision(kind, content), TODAY)


def test_a_share_above_the_whole_is_refused():
    with pytest.raises(ContradictionError, match="no puede pasar de 100 %"):
        check(PLAN, decision("target", {"year": 1, "value": 1.2}, indicator="adoption"), TODAY)


def goals(*decisions, baseline):
    """Checks the last of `decisions` against what they all leave, the `baseline` being what it is then."""
    check_goals(with_decisions(PLAN, list(decisions)), decisions[-1], baseline)


def test_a_target_is_not_set_below_its_baseline_and_the_reason_has_both_figures():
    with pytest.raises(
        ContradictionError, match=r"La meta del año 2 \(500\) quedaría por debajo de la línea base \(600\)"
    ):
        goals(decision("target", {"year": 2, "value": 500.0}), baseline=600.0)
    goals(decision("target", {"year": 2, "value": 600.0}), baseline=600.0)
    goals(decision("target", {"year": 2, "value": 500.0}), baseline=None)


def test_a_target_that_the_office_set_is_not_left_below_by_another_decision():
    low = decision("target", {"year": 2, "value": 500.0})
    for then in (
        decision("baseline", {"value": 600.0, "source": "x", "date": "2018-01-31"}, version=2),
        decision("baseline", {"value": None}, version=2),
        decision("reading", {"reading": "measure", "option": "visitors"}, version=2),
    ):
        with pytest.raises(ContradictionError, match="Cambie antes la meta del año 2"):
            goals(low, then, baseline=600.0)
        goals(low, then, baseline=500.0)


def test_a_written_baseline_is_held_to_the_targets_of_the_plan_and_a_measured_one_is_not():
    typed = decision("baseline", {"value": 0.25, "source": "x", "date": "2018-01-31"}, indicator="adoption")
    with pytest.raises(ContradictionError, match="La meta del año 1 \\(20,0\u00a0%\\) quedaría por debajo"):
        goals(typed, baseline=0.25)
    raised = decision("target", {"year": 1, "value": 0.3}, indicator="adoption")
    goals(raised, typed, baseline=0.25)
    goals(decision("target", {"year": 4, "value": 0.95}, indicator="adoption"), baseline=0.25)


@pytest.mark.parametrize(("field", "words"), [("reason", "motivo"), ("author", "quién decide")])
def test_nobody_decides_without_a_name_and_a_reason(field, words):
    with pytest.raises(ContradictionError, match=words):
        check(PLAN, decision("reading", POINTS.content, **{field: "  "}), TODAY)


OPEN_IN_THE_PLAN = {
    "¿sobre qué 10 %?": "visits.targets", "¿visitas o personas?": "visits.measure", "línea base": "baseline", "primer año": "first_year",
    "12 meses": "daily_posts.after", "300 %": "daily_posts.targets", "diarias": "daily", "suma o cada red": "daily_posts.scope",
    "Facebook dos veces": "facebook_twice", "se comparten": "shared", "El Universal": "press_count", "90 % de los ciudadanos": "citizens",
    "año o diciembre": "year_value", "entre años": "between_years", "año incompleto": "partial_year", "otra herramienta": "tool_change",
    "ventanilla única": "new_channel", "dos Digitalízate": "one_strategy",
}  # fmt: skip


def test_each_of_the_eighteen_sentences_that_the_plan_leaves_open_has_its_answer():
    readings = {f"{one.id}.{reading.id}": reading for one in PLAN.indicators for reading in one.readings}
    answered = {one.id: one for one in PLAN.ambiguities if one.answer and one.others}
    assert len(OPEN_IN_THE_PLAN) == 18
    assert set(OPEN_IN_THE_PLAN.values()) <= readings.keys() | answered.keys()
    for one in (*readings.values(), *answered.values()):
        assert one.quote
        assert one.question.startswith("¿")


def test_an_indicator_is_read_once_by_its_plan_and_anew_by_a_plan_with_other_goals():
    plan = cartagena()
    visits = plan.indicator("visits")
    assert plan.read(visits) is plan.read(visits)
    assert plan.read(visits) == visits.read()
    other = with_decisions(plan, [decision("target", {"year": 1, "value": 5.0})])
    assert other.read(other.indicator("visits")) == other.indicator("visits").read() != plan.read(visits)
    assert other.read(visits) == visits.read(), "another plan's is not taken for its own"
    assert plan == plan.model_copy()
