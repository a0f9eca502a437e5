"""While one server is replaced after another: the older program reads what the newer one's tables hold, and writes none of it."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from sqlalchemy import func, inspect, select, text

from plancom.access import acts
from plancom.access.identities import Identity
from plancom.plan import Month
from plancom.services import importing
from plancom.store.access import sign_ins
from plancom.store.db import revisions, schema
from plancom.store.db.engine import OutdatedProgramError, writing
from plancom.store.figures.counts import counts
from plancom.store.imports.plan_changes import follow_plan
from plancom.store.tables import audit_log
from plancom.store.tables import visits as visits_table
from tests.builders import PLAN_ID, cartagena, imported, visits
from tests.engines import writable_engine

LAST_RELEASE = "0021"
"""The newest revision that was handed over: its program may still run while the next one's tables stand (docs/adr/0073-several-servers.md)."""


@pytest.fixture
def newer(engine):
    """A database with a number in it, whose tables a newer program brought to its version."""
    imported(engine, visits({"2018-01-01": 10}))
    with writing(engine, acts.IMPORT) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    return engine


def test_the_older_program_reads_on(newer):
    with newer.connect() as connection:
        assert counts(connection, PLAN_ID).month("visits", "", "visits", Month.parse("2018-01")) == 10


def test_what_it_would_write_is_refused_with_a_sentence_and_nothing_changes(newer):
    with pytest.raises(OutdatedProgramError, match="se está poniendo al día"):
        imported(newer, visits({"2018-01-02": 99}), name="b.csv")

    with newer.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(visits_table)) == 1


def test_a_file_that_somebody_saves_says_so_and_stays_at_hand(newer):
    plan, file = cartagena(), importing.source_file("v.csv", b"fecha,visitas\n2018-02-01,5\n")

    saved = importing.commit_file(newer, importing.incoming_file(newer, file, plan), plan)

    assert saved.outcome == "rejected"
    assert "se está poniendo al día" in saved.result.problems[-1].sentence + saved.result.problems[-1].fix


def test_its_plan_s_rules_are_not_put_over_the_newer_ones(newer):
    plan = cartagena()
    strategies = [one.model_copy(update={"hashtags": ("#Otra",)}) for one in plan.strategies]
    assert not follow_plan(newer, plan.model_copy(update={"strategies": tuple(strategies)}))


def test_signing_in_and_out_goes_on(newer):
    person, now = Identity("Ana", "ana@concejo.example", frozenset(), "a" * 64, 0), dt.datetime(2018, 9, 30, 15, 0)
    sign_ins.begin(newer, person, now=now)
    sign_ins.end(newer, person.sign_in, "left", now=now)
    with newer.connect() as connection:
        assert sign_ins.sign_in(connection, person.sign_in).why_ended == "left"


def test_servers_that_start_at_once_upgrade_once(database_url):
    engines = [writable_engine(database_url) for _ in range(4)]
    schema.upgrade(engines[0])  # what an empty database is told is no matter of this test
    with writing(engines[0], acts.UPGRADE) as connection:
        command.downgrade(schema._config(connection), "0019")

    with ThreadPoolExecutor(len(engines)) as servers:
        list(servers.map(schema.upgrade, engines))

    with engines[0].connect() as connection:
        assert revisions.current(connection) == revisions.newest()
        assert connection.scalar(select(func.count()).select_from(audit_log)) == 1
    for one in engines:
        one.dispose()


def columns(engine):
    """Of each table its columns, and of these whether a row may be added that does not name them."""
    seen = inspect(engine)
    return {
        table: {one["name"]: one["nullable"] or one["default"] is not None for one in seen.get_columns(table)}
        for table in seen.get_table_names()
    }


def test_what_the_last_release_reads_and_writes_is_there_after_the_migrations_since(engine):
    now = columns(engine)
    with writing(engine, acts.UPGRADE) as connection:
        command.downgrade(schema._config(connection), LAST_RELEASE)
    then = columns(engine)

    gone = {table: set(then[table]) - set(now.get(table, {})) for table in then}
    demanded = {
        table: [name for name, may_be_left_out in now[table].items() if name not in then[table] and not may_be_left_out]
        for table in then
        if table in now
    }
    assert not any(gone.values()), f"one release has to pass before what the last one reads is taken away: {gone}"
    assert not any(demanded.values()), f"the last release cannot add a row without: {demanded}"
