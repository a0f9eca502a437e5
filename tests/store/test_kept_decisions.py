"""Decisions in the database: each a version, and nobody overwrites another."""

import datetime as dt

import pytest

from plancom.plan import ContradictionError, Decision
from plancom.store.db.data_version import version
from plancom.store.office.documents import OutdatedError
from plancom.store.plans.decisions import decide, decisions
from tests.builders import cartagena, d

PLAN = cartagena()


def decision_of(option="points", author="Ana"):
    content = {"reading": "targets", "option": option}
    return Decision(0, "visits", "reading", content, " Porque sí ", "Acta 1", author, dt.datetime(2018, 6, 1, 12, 30))


def write_decision(engine, decision, seen, measured=None):
    return decide(engine, PLAN, decision, seen=seen, today=d("2018-06-30"), baselines=lambda _plan: measured or {})


def kept_decisions(engine, plan_id=PLAN.id):
    with engine.connect() as connection:
        return decisions(connection, plan_id)


def test_each_decision_is_the_next_version_and_every_cache_is_told(engine):
    with engine.connect() as connection:
        before = version(connection)
    assert [
        write_decision(engine, decision_of(), 0).version,
        write_decision(engine, decision_of("gradual"), 1).version,
    ] == [1, 2]
    first, second = kept_decisions(engine)
    assert (first.content, first.reason, first.author, first.created_at) == (
        decision_of().content, "Porque sí", "Ana", dt.datetime(2018, 6, 1, 12, 30),
    )  # fmt: skip
    assert second.content["option"] == "gradual"
    with engine.connect() as connection:
        assert version(connection) == before + 2


def test_who_decides_on_an_old_version_is_told_what_happened_and_nothing_is_written(engine):
    write_decision(engine, decision_of(), 0)
    with pytest.raises(OutdatedError) as caught:
        write_decision(engine, decision_of("gradual", "Luis"), 0)
    assert [(since.author, since.content["option"]) for since in caught.value.since] == [("Ana", "points")]
    assert len(kept_decisions(engine)) == 1


def test_a_target_below_the_baseline_that_is_measured_is_refused_and_not_kept(engine):
    target = Decision(0, "visits", "target", {"year": 1, "value": 99.0}, "x", "", "Ana", dt.datetime(2018, 6, 1))
    with pytest.raises(ContradictionError):
        write_decision(engine, target, 0, {"visits": 100.0})
    assert kept_decisions(engine) == []
    assert "baseline" not in write_decision(engine, target, 0, {"visits": 99.0}).content


def test_decisions_on_one_plan_are_not_those_of_another(engine):
    write_decision(engine, decision_of(), 0)
    assert kept_decisions(engine, "otro") == []
