"""What is committed is on the disk, and SQLite's journal is brought into the database after a long import, not within it."""

import sqlite3
import threading
import time
from contextlib import closing

import pytest

from plancom.access import acts
from plancom.store.db import checkpoint
from plancom.store.db.engine import writing
from tests.engines import writable_engine


@pytest.fixture
def kept_in_file(tmp_path):
    """A database, its journal, and how many bytes are written at once."""
    engine = writable_engine(f"sqlite:///{(tmp_path / 'a.db').as_posix()}")
    with writing(engine, acts.IMPORT) as connection:
        connection.exec_driver_sql("CREATE TABLE t (x BLOB)")
    yield engine, tmp_path / "a.db-wal"
    engine.dispose()


def write(engine, size):
    with writing(engine, acts.IMPORT) as connection:
        connection.exec_driver_sql(f"INSERT INTO t VALUES (zeroblob({size}))")


def brought_in():
    for thread in threading.enumerate():
        if thread.name == checkpoint.NAME:
            thread.join(60)


def test_the_journal_of_a_long_import_is_brought_into_the_database_without_another_write(kept_in_file, tmp_path):
    engine, kept = kept_in_file
    write(engine, 20_000_000)
    brought_in()
    assert kept.stat().st_size == 0
    assert (tmp_path / "a.db").stat().st_size > 20_000_000
    write(engine, 1000)
    brought_in()
    assert 0 < kept.stat().st_size < 100_000  # a short one is not worth it
    with closing(sqlite3.connect(tmp_path / "a.db")) as other:
        assert other.execute("SELECT sum(length(x)) FROM t").fetchone() == (20_001_000,)


def test_a_journal_that_somebody_reads_is_cut_once_they_have_read(kept_in_file, monkeypatch):
    monkeypatch.setattr(checkpoint, "TRIES", (0.0, 0.2, 0.2, 0.2, 5.0))
    engine, kept = kept_in_file
    with engine.connect() as reading:
        assert reading.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0
        write(engine, 20_000_000)
        time.sleep(0.3)
        assert kept.stat().st_size > 20_000_000
    brought_in()
    assert kept.stat().st_size == 0


def test_a_journal_that_somebody_goes_on_reading_is_brought_in_after_the_next_write(kept_in_file, monkeypatch):
    monkeypatch.setattr(checkpoint, "TRIES", (0.0, 0.1))
    engine, kept = kept_in_file
    with engine.connect() as reading:
        assert reading.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0
        write(engine, 20_000_000)
        brought_in()
        assert kept.stat().st_size > 20_000_000
        assert reading.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0
    write(engine, 1)
    brought_in()
    assert kept.stat().st_size == 0


def test_what_is_committed_is_on_the_disk(kept_in_file):
    kept_in_file[0].dispose()
    connection = kept_in_file[0].raw_connection()  # a new one as the program makes it: tests/durability.py is not asked
    assert connection.cursor().execute("PRAGMA synchronous").fetchone() == (2,)
    connection.close()
