"""Whatever writes is killed with -9 in its midst and as soon as it has committed: all is there or nothing, and it can be done again.

`python -m benchmarks.kills` does the same hundreds of times at random moments, on PostgreSQL as well.
"""

import os
import signal
import sqlite3
from functools import cache, partial

import pytest
from sqlalchemy import Engine, event

from benchmarks import kills
from plancom.sources.sandbox import pool
from tests.engines import writable_engine

BEFORE_IT_COMMITS = {"import": 0.7, "undo": 0.7, "decision": 0.9, "close": 0.9, "migration": 0.5}
"""After which share of a work's statements it is killed."""


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    database = kills.Sqlite(tmp_path_factory.mktemp("kills"))
    kills._observations()
    for start in ("office", kills.OLD):
        database.keep(start)
    pool.stop()  # what is forked has none of its threads
    return database


@pytest.fixture(scope="module")
def reference_states(database):
    """`reference_states(work)`: how long it takes, and what the database says before and after."""
    return cache(lambda name: kills.undisturbed(database, name, database.folder))


def ends_before_statement(number):
    """This process ends before that statement of its own."""
    said = [0]

    def count(*_):
        said[0] += 1
        if said[0] == number:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)


def ends_after_first_commit():
    """This process ends at what it would say after its first commit."""
    event.listen(
        Engine,
        "commit",
        lambda _connection: event.listen(
            Engine, "before_cursor_execute", lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        ),
    )


def statements(database, name):
    """How many statements a work is."""
    database.begin(kills.WORKS[name].start)
    said = []

    def count(_connection, _cursor, statement, *_):
        said.append(statement)

    event.listen(Engine, "before_cursor_execute", count)
    engine = writable_engine(database.url)
    try:
        kills.WORKS[name].do(engine, database.folder)
    finally:
        event.remove(Engine, "before_cursor_execute", count)
        engine.dispose()
    return len(said)


def kill_work(database, reference_states, name, prepared):
    _, states = reference_states(name)
    assert states[0] != states[1]
    return kills.kill(
        database, name, database.folder, delay=kills.HANG_SECONDS, whom="itself", known=states, prepared=prepared
    )


def outcome(done):
    """What became of it, where it neither hung nor left anything beside the database."""
    assert not done.hang
    assert done.left == 0
    return done.outcome


@pytest.mark.parametrize("name", BEFORE_IT_COMMITS)
def test_of_what_is_killed_before_it_commits_there_is_nothing(database, reference_states, name):
    last = int(statements(database, name) * BEFORE_IT_COMMITS[name])
    done = kill_work(database, reference_states, name, lambda: ends_before_statement(last))
    assert outcome(done) == "nothing"


@pytest.mark.parametrize("name", BEFORE_IT_COMMITS)
def test_of_what_is_killed_after_its_first_commit_there_is_all(database, reference_states, name):
    assert outcome(kill_work(database, reference_states, name, ends_after_first_commit)) == "all"


@pytest.mark.parametrize("share", [0.3, 0.7])
def test_a_restoring_that_is_killed_leaves_the_one_database_or_the_other(database, reference_states, share):
    seconds, states = reference_states("restore")
    done = kills.kill(database, "restore", database.folder, delay=seconds * share, whom="app", known=states)
    assert outcome(done) in {"all", "nothing"}


class Restoring(sqlite3.Connection):
    """Ends its process when it has put a copy into the place of a database."""

    def backup(self, target, **more):
        super().backup(target, **more)
        if target.execute("PRAGMA database_list").fetchone()[2].endswith("plancom.db"):
            os.kill(os.getpid(), signal.SIGKILL)


def test_a_restored_database_is_whole_as_soon_as_it_is_there(database, reference_states):
    def prepared():
        sqlite3.connect = partial(sqlite3.connect, factory=Restoring)

    assert outcome(kill_work(database, reference_states, "restore", prepared)) == "all"
