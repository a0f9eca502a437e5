"""Turns: who writes at once into one file is served in the order of coming, is never refused while others get on, and knows how many are before."""

import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import create_engine, text

from plancom import settings
from plancom.access import acts
from plancom.access.identities import Identity
from plancom.store.access import sign_ins
from plancom.store.db import schema, turns
from plancom.store.db.engine import writing
from plancom.store.db.holder import WRITE_LOCK
from plancom.store.office import dated_notes
from plancom.store.office.dated_notes import DatedNote
from tests.builders import NOW, d
from tests.engines import writable_engine

WRITERS = 12


def database(url):
    engine = writable_engine(url)
    schema.upgrade(engine)
    return engine


def test_writers_are_served_in_the_order_in_which_they_came(database_url):
    served, engines = [], [database(database_url) for _ in range(2)]
    is_free = threading.Event()

    def write(number):
        with writing(engines[number % 2], acts.PIN_NOTE):
            served.append(number)
            is_free.wait(20)

    threads = []
    for number in range(WRITERS):
        threads.append(threading.Thread(target=write, args=(number,)))
        threads[-1].start()
        wait_until(
            lambda number=number: len(served) == 1 and turns.turns_ahead(engines[0], threads[number].ident) == number
        )
    is_free.set()
    for thread in threads:
        thread.join(20)

    assert served == list(range(WRITERS))
    assert turns.turns_ahead(engines[0], threads[-1].ident) == 0
    for engine in engines:
        engine.dispose()


def wait_until(holds):
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.002)


def test_many_who_write_at_once_all_write(engine):
    def write(number):
        return dated_notes.add(engine, DatedNote(d("2018-01-01"), f"nota {number}"), NOW)

    with ThreadPoolExecutor(20) as pool:
        numbers = list(pool.map(write, range(60)))
    assert sorted(numbers) == list(range(1, 61))


def test_one_who_fails_lets_the_next_one_in(engine):
    with pytest.raises(ZeroDivisionError), writing(engine, acts.PIN_NOTE):
        _ = 1 / 0
    assert dated_notes.add(engine, DatedNote(d("2018-01-01"), "después"), NOW) == 1


def test_two_databases_in_memory_do_not_wait_for_each_other():
    one, other = writable_engine("sqlite://"), writable_engine("sqlite://")
    for engine in (one, other):
        schema.upgrade(engine)
    with writing(one, acts.PIN_NOTE):
        assert dated_notes.add(other, DatedNote(d("2018-01-01"), "x"), NOW) == 1


def test_a_signing_in_does_not_wait_for_somebody_s_import(engine):
    ana = Identity("Ana", "ana@concejo.gov.co", frozenset(), "a" * 64, 0)
    with writing(engine, acts.IMPORT), ThreadPoolExecutor(1) as elsewhere:
        found = elsewhere.submit(sign_ins.begin, engine, ana, now=NOW).result(20)
        elsewhere.submit(sign_ins.see, engine, ana.sign_in, now=NOW).result(20)
    with engine.connect() as connection:
        assert (found.account, sign_ins.sign_in(connection, ana.sign_in)) == ("ana@concejo.gov.co", None)

    sign_ins.begin(engine, ana, now=NOW)
    with engine.connect() as connection:
        assert sign_ins.sign_in(connection, ana.sign_in) == found


def test_a_signing_in_does_not_wait_for_another_process_either(engine):
    ana = Identity("Ana", "ana@concejo.gov.co", frozenset(), "a" * 64, 0)
    with held_by_other_process(engine):
        sign_ins.begin(engine, ana, now=NOW)  # who waited would be refused, or wait for ever
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == settings.database_wait() * 1000
    sign_ins.begin(engine, ana, now=NOW)
    with engine.connect() as connection:
        assert sign_ins.sign_in(connection, ana.sign_in) is not None


@contextmanager
def held_by_other_process(engine):
    """Somebody who is not of this process writes."""
    if engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(engine.url.database, isolation_level=None)) as another:
            another.execute("BEGIN IMMEDIATE")
            yield
            another.execute("ROLLBACK")
        return
    another = create_engine(engine.url)
    with another.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK})
        yield
    another.dispose()
