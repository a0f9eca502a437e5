"""Who waits to write waits as long as the holder gets on, and is refused where nothing moves; a server that starts again is waited for."""

import sqlite3
import threading
from contextlib import closing

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from plancom.access import acts
from plancom.store.db import schema, staged_files
from plancom.store.db.engine import reading, writing
from plancom.store.db.holder import WRITE_LOCK, is_held
from plancom.store.office import dated_notes
from plancom.store.office.dated_notes import DatedNote
from tests.builders import NOW, d
from tests.engines import writable_engine

WAIT = 0.3


@pytest.fixture
def impatient(database_url, monkeypatch):
    monkeypatch.setenv("PLANCOM_DATABASE_WAIT", str(WAIT))
    engine = writable_engine(database_url)
    schema.upgrade(engine)
    yield engine
    engine.dispose()


def add(engine):
    return dated_notes.add(engine, DatedNote(d("2018-01-01"), "x"), NOW)


class Somebody:
    """Another program that holds the database, and does something with it or not."""

    def __init__(self, engine):
        self.ended, self.engine = threading.Event(), engine

    def hold(self, work):
        """Until `ended`, with `work` done again and again."""
        began = threading.Event()

        def run():
            if self.engine.dialect.name == "sqlite":
                with closing(sqlite3.connect(self.engine.url.database, isolation_level=None)) as theirs:
                    theirs.execute("PRAGMA cache_size=1")  # what is written goes to the journal at once
                    theirs.execute("BEGIN IMMEDIATE")
                    theirs.execute("CREATE TABLE theirs (content)")
                    self._work(began, work, lambda: theirs.execute("INSERT INTO theirs VALUES (randomblob(200000))"))
                    theirs.execute("ROLLBACK")
                return
            other = create_engine(self.engine.url)
            with other.connect() as theirs:
                theirs.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK})
                self._work(began, work, lambda: theirs.execute(text("SELECT 1")))
            other.dispose()

        thread = threading.Thread(target=run)
        thread.start()
        assert began.wait(10)
        return thread

    def _work(self, began, work, step):
        began.set()
        while not self.ended.wait(WAIT / 6):
            if work:
                step()


def test_a_holder_that_does_nothing_is_not_waited_for_without_end(impatient):
    somebody = Somebody(impatient)
    thread = somebody.hold(work=False)
    with pytest.raises(OperationalError) as refused:
        add(impatient)
    somebody.ended.set()
    thread.join()
    assert is_held(refused.value)
    assert schema.unreachable(refused.value).startswith("Otro programa tiene ocupada")
    assert add(impatient) == 1


def test_a_holder_that_gets_on_is_waited_for_longer_than_the_wait(impatient):
    somebody = Somebody(impatient)
    thread = somebody.hold(work=True)
    timer = threading.Timer(5 * WAIT, somebody.ended.set)
    timer.start()
    assert add(impatient) == 1
    assert somebody.ended.is_set()
    thread.join()


@pytest.mark.postgres
def test_a_server_that_starts_again_is_waited_for(postgres_url, postgres_server, monkeypatch):
    engine = writable_engine(postgres_url)
    schema.upgrade(engine)
    name = engine.url.database
    admin = create_engine(postgres_server("postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'))
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :n"), {"n": name}
        )
        timer = threading.Timer(1.0, lambda: admin.connect().execute(text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')))  # fmt: skip
        timer.start()
        assert add(engine) == 1
        timer.join()
    for one in (engine, admin):
        one.dispose()


@pytest.mark.postgres
def test_what_is_read_is_asked_for_once_more_where_the_connection_is_lost(postgres_url):
    engine, asked = writable_engine(postgres_url), []

    def question(connection):
        asked.append(1)
        if len(asked) == 1:
            connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        return connection.execute(text("SELECT 7")).scalar_one()

    assert reading(engine, question) == 7
    assert len(asked) == 2
    with pytest.raises(ZeroDivisionError):
        reading(engine, lambda _connection: 1 / 0)
    engine.dispose()


@pytest.mark.postgres
def test_the_server_lets_go_of_what_a_killed_program_held(postgres_url):
    engine = writable_engine(postgres_url)
    with engine.connect() as connection:
        assert connection.execute(text("SHOW client_connection_check_interval")).scalar_one() == "2s"
        assert connection.execute(text("SHOW lock_timeout")).scalar_one() == "30s"
    engine.dispose()


def test_what_a_killed_import_left_is_gone_after_the_next_start_and_nothing_else_is(tmp_path):
    engine = writable_engine(f"sqlite:///{tmp_path / 'plancom.db'}")
    schema.upgrade(engine)
    mine, others = tmp_path / ".plancom-plancom.db-abcd_123", tmp_path / ".plancom-plancom.db-2.db-abcd_123"
    for folder in (mine, others):
        folder.mkdir()
        (folder / "staged0.db").write_bytes(b"mitad")
    assert staged_files.staging_folders(engine) == [mine]
    with writing(engine, acts.PIN_NOTE):
        assert staged_files.staging_folders(engine) == []
    mine.mkdir()
    schema.upgrade(engine)
    assert staged_files.staging_folders(engine) == []
    assert others.is_dir()


def test_a_start_does_not_wait_for_somebody_else_s_import_to_tidy_up(tmp_path):
    engine = writable_engine(f"sqlite:///{tmp_path / 'plancom.db'}")
    schema.upgrade(engine)
    mine = tmp_path / ".plancom-plancom.db-abcd_123"
    mine.mkdir()
    with closing(sqlite3.connect(tmp_path / "plancom.db", isolation_level=None)) as another:
        another.execute("BEGIN IMMEDIATE")
        schema.upgrade(engine)
        another.execute("ROLLBACK")
    assert mine.is_dir()
