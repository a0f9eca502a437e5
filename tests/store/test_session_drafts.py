"""Drafts of sessions: one's own, as they were last, and gone after a week; a click does not wait for whoever writes."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from plancom.access import acts
from plancom.store.council.session_drafts import MOST, SessionDraft, draft, keep
from plancom.store.db.engine import writing
from plancom.store.tables import session_drafts as table

NOON = dt.datetime(2018, 10, 1, 12, 0)
MINE = SessionDraft("a1", "p", "luis@concejo.example", "Octubre", 3, {"title": "Año", "choices": []})


def kept_draft(engine, one=MINE, **other):
    asked = {"name": one.name, "plan": one.plan, "account": one.account, **other}
    with engine.connect() as connection:
        return draft(connection, **asked)


def count(engine):
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_a_draft_is_as_it_was_kept_last(engine):
    assert kept_draft(engine) is None
    assert keep(engine, MINE, NOON)
    later = SessionDraft("a1", "p", "luis@concejo.example", "Octubre", 4, {"title": "Otro"})
    assert keep(engine, later, NOON)
    assert kept_draft(engine) == later
    assert count(engine) == 1


@pytest.mark.parametrize("other", [{"account": "ana@concejo.example"}, {"plan": "otro"}, {"name": "a2"}])
def test_nobody_else_s_and_no_other_plan_s_draft_is_had(engine, other):
    keep(engine, MINE, NOON)
    assert kept_draft(engine, **other) is None


def test_drafts_are_forgotten_after_a_week_and_when_they_are_many(engine):
    keep(engine, MINE, NOON)
    other = SessionDraft("b1", "p", "ana@concejo.example", "", 0, {})
    keep(engine, other, NOON + dt.timedelta(days=7))
    assert (kept_draft(engine), kept_draft(engine, other)) == (MINE, other)
    for number in range(MOST):
        keep(
            engine,
            SessionDraft(f"c{number}", "p", MINE.account, "", 0, {}),
            NOON + dt.timedelta(days=7, minutes=number + 1),
        )
    assert kept_draft(engine) is None
    assert kept_draft(engine, other) == other
    assert count(engine) == MOST + 1
    keep(engine, MINE, NOON + dt.timedelta(days=14, seconds=1))
    assert kept_draft(engine, other) is None


def test_while_somebody_writes_it_is_left_for_the_next_click(engine):
    with ThreadPoolExecutor(1) as elsewhere, writing(engine, acts.IMPORT):
        assert not elsewhere.submit(keep, engine, MINE, NOON).result(20)
    assert kept_draft(engine) is None
