"""A file that crashes, hangs or swells does so in a process of its own: its owner gets a sentence, the next file is read."""

import datetime as dt
import os
import pickle
import time

import pytest
from babel import localedata

from plancom.sources.sandbox import pool
from plancom.sources.sandbox.transfer import Envelope
from tests.builders import cartagena

GOOD = b"fecha,visitas\n2018-01-01,3\n2018-01-02,4\n"


def read_good():
    return pool.read("visitas.csv", GOOD, cartagena(), dt.date(2018, 6, 1))


def allocate():
    return len(bytearray(50 * pool.MEMORY_BYTES))


@pytest.mark.parametrize(
    ("harm", "args", "code"),
    [
        (os.abort, (), "crashed"),
        (os._exit, (3,), "crashed"),
        (time.sleep, (60,), "too_slow"),
        (allocate, (), "too_big"),
    ],
)
def test_what_a_file_does_to_its_reader_is_a_sentence_and_the_next_file_is_read(harm, args, code):
    (problem,) = pool.call(harm, *args, seconds=2).problems
    assert problem.code == code
    assert problem.message.startswith("El archivo ")
    assert "Los datos quedaron como estaban" in problem.fix
    assert read_good().rows_read == 2


def test_a_file_read_elsewhere_says_the_same_as_one_read_here():
    from plancom import sources

    here = sources.read("visitas.csv", GOOD, cartagena(), dt.date(2018, 6, 1))
    there = read_good()
    assert there.coverage == here.coverage
    assert there.table.equals(here.table)
    assert there.table.dtypes.equals(here.table.dtypes)


def locale_is_loaded():
    return "es_CO" in localedata._cache


def test_the_first_file_of_a_process_does_not_wait_for_how_numbers_are_written():
    pool.stop()
    assert pool.call(locale_is_loaded) is True


def test_a_reading_that_is_cancelled_ends_its_process_and_the_next_file_is_read():
    reading = pool.begun(time.sleep, 600)
    assert not reading.wait(0.5)
    reading.cancel()
    (problem,) = reading.result().problems
    assert problem.code == "cancelled"
    assert "los datos quedaron como estaban" in problem.fix
    assert read_good().rows_read == 2


def test_processes_that_wait_in_vain_end_and_come_back_for_the_next_file(monkeypatch):
    monkeypatch.setattr(pool, "IDLE_SECONDS", 0.2)
    assert read_good().rows_read == 2
    assert pool.is_warm()
    assert ends_within(10, pool.is_warm)
    assert read_good().rows_read == 2


def test_processes_at_work_do_not_end_however_long_it_takes_and_another_file_is_read_beside_it(monkeypatch):
    pool.stop()
    monkeypatch.setattr(pool, "_processes", pool.SEVERAL)
    monkeypatch.setattr(pool, "IDLE_SECONDS", 0.2)
    slow = pool.begun(time.sleep, 600)
    assert read_good().rows_read == 2
    time.sleep(0.6)
    assert pool.is_warm()
    slow.cancel()
    assert ends_within(10, pool.is_warm)


def test_warming_starts_what_rests_and_leaves_alone_what_is_there(monkeypatch):
    pool.stop()
    assert not pool.is_warm()
    pool.warm()
    assert pool.is_warm()
    asked = []
    monkeypatch.setattr(pool, "begun", lambda *args: asked.append(args))
    pool.warm()
    assert asked == []


def ends_within(seconds, what):
    """Whether `what` is no longer so before the time is over."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit and what():
        time.sleep(0.05)
    return not what()


def test_what_was_handed_over_is_kept_by_neither_the_envelope_nor_a_second_pickling():
    envelope = Envelope([1, 2])
    assert pickle.loads(pickle.dumps(envelope)).opened() == [1, 2]
    assert pickle.loads(pickle.dumps(envelope)).opened() is None
