"""The same bytes, asked in the same way on the same day, are read once; asked otherwise, or after a refusal, they are read again."""

import datetime as dt
import pickle
from contextlib import nullcontext
from dataclasses import replace

import pandas as pd
import pytest

from plancom import clock
from plancom.language.translation import speaking
from plancom.services import importing
from plancom.services.choices import Choices
from plancom.sources.sandbox import allocator, cache, pool, transfer
from plancom.sources.sandbox.transfer import Envelope
from plancom.sources.tables.mappings import Mapping, to_text
from plancom.store.db import schema
from plancom.store.figures.counts import counts
from plancom.store.imports import commits as store
from plancom.store.office import profiles
from tests.builders import NOW, PLAN_ID, cartagena, posts, with_institution
from tests.engines import writable_engine

VISITS = b"fecha,visitas\n2018-01-01,3\n2018-01-02,0\n"
FEW = posts([("2018-01-01", "facebook", 1, "7", "Uno", 3), ("2018-01-02", "twitter", 2)])
NONE = Choices()
MAPPING = Mapping("visits", "day", (("day", "fecha"), ("visits", "visitas")), headers=("fecha", "visitas"))


@pytest.fixture
def engine(tmp_path):
    engine = writable_engine(f"sqlite:///{(tmp_path / 'p.db').as_posix()}")
    schema.upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def read(monkeypatch):
    """The names of the files that reading processes were given."""
    names: list[str] = []
    before = pool.begun
    monkeypatch.setattr(pool, "begun", lambda *given, **how: names.append(given[1]) or before(*given, **how))
    return names


def import_result(engine, content=VISITS, name="v.csv", plan=None, choices=NONE):
    return importing.incoming_file(engine, importing.source_file(name, content), plan or cartagena(), choices).result


def test_the_same_file_is_read_once_and_says_the_same(engine, read):
    first, again = import_result(engine), import_result(engine)
    assert read == ["v.csv"]
    pd.testing.assert_frame_equal(first.table, again.table)
    assert replace(first, table=again.table) == again
    assert again.rows_read == 2


def test_the_same_file_imported_undone_and_imported_again_counts_once(engine, read):
    file = importing.source_file("v.csv", VISITS)
    outcomes = [importing.take_in(engine, [file], cartagena())[0] for _ in range(2)]
    store.undo(engine, outcomes[0].import_id, NOW)
    outcomes += [importing.take_in(engine, [file], cartagena())[0] for _ in range(2)]
    assert [one.outcome for one in outcomes] == ["imported", "unchanged", "imported", "unchanged"]
    assert read == ["v.csv"]
    with engine.connect() as connection:
        (month,) = counts(connection, PLAN_ID).months["visits", "", "visits"].values()
    assert sum(month.values()) == 3


@pytest.mark.parametrize(
    ("other", "read_again"),
    [
        ({"content": VISITS + b"2018-01-03,5\n"}, "v.csv"),
        ({"name": "otro.csv"}, "otro.csv"),
        ({"choices": Choices(last=dt.date(2018, 1, 31))}, "v.csv"),
        ({"choices": Choices(first=dt.date(2017, 12, 1))}, "v.csv"),
        ({"choices": Choices(kind="visits")}, "v.csv"),
        ({"choices": Choices(answers=(("kind", "visits"),))}, "v.csv"),
        ({"choices": Choices(mapping=MAPPING)}, "v.csv"),
        ({"plan": with_institution(cartagena(), timezone="UTC")}, "v.csv"),
    ],
)
def test_other_bytes_another_name_choice_or_plan_is_read(engine, read, other, read_again):
    import_result(engine)
    import_result(engine, **other)
    assert read == ["v.csv", read_again]
    import_result(engine)
    assert len(read) == 2


def test_what_is_said_of_silent_series_needs_no_reading(engine, read):
    import_result(engine)
    import_result(engine, choices=Choices(silent=("facebook",)))
    assert read == ["v.csv"]


def test_another_day_another_language_and_another_profile_are_read(engine, read, monkeypatch):
    import_result(engine)
    with speaking("en"):
        import_result(engine)
    assert len(read) == 2
    number = profiles.save(engine, "El de siempre", to_text(MAPPING), NOW)
    import_result(engine)
    assert len(read) == 3
    profiles.delete(engine, number, NOW)
    import_result(engine)
    assert len(read) == 3
    monkeypatch.setattr(clock, "today", lambda _plan: dt.date(2018, 6, 1))
    import_result(engine)
    assert len(read) == 4


def test_only_long_tables_are_compared_and_written_with_memory_of_their_own(engine, monkeypatch):
    rows = []
    monkeypatch.setattr(allocator, "long_table", lambda count: rows.append(count) or nullcontext())
    short = importing.incoming_file(engine, importing.source_file("v.csv", VISITS), cartagena())
    assert importing.commit_file(engine, short, cartagena()).outcome == "imported"
    assert rows == []
    monkeypatch.setattr(transfer, "MANY", 1)
    long = importing.incoming_file(engine, importing.source_file("w.csv", VISITS + b"2018-01-03,7\n"), cartagena())
    assert importing.commit_file(engine, long, cartagena()).outcome == "imported"
    assert rows == [3, 3]


def test_a_refused_file_is_read_again(engine, read):
    assert import_result(engine, b"PK\x03\x04roto", "roto.xlsx").problems
    import_result(engine, b"PK\x03\x04roto", "roto.xlsx")
    assert read == ["roto.xlsx"] * 2


def test_what_was_recalled_is_nobody_elses(engine):
    import_result(engine)
    first, second = import_result(engine), import_result(engine)
    first.table.loc[0, "visits"] = 99
    assert second.table["visits"].tolist() == [3, 0] == import_result(engine).table["visits"].tolist()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(transfer, "MANY", 1)
    monkeypatch.setattr(transfer, "_folder", tmp_path)
    return tmp_path


def after_transfer(observations=FEW):
    return pickle.loads(pickle.dumps(Envelope(observations)))


def key(name):
    return cache.key(name, name, cartagena(), dt.date(2018, 6, 1))


def test_a_long_table_waits_in_its_file_until_it_gives_way(folder, monkeypatch):
    cache.remember(key("a"), after_transfer())
    (one,) = folder.iterdir()
    assert cache.recalled(key("a")).opened().table["text"].tolist() == ["Uno", ""]
    assert cache.recalled(key("b")) is None
    size = one.stat().st_size
    cache.forget()
    monkeypatch.setattr(cache, "_files", cache._ReadingCache(2 * (size + cache.OWN)))
    for name in "abacb":  # «a» was asked for after «b»: «c» takes the place of «b», and «b» that of «a»
        if not cache.recalled(key(name)):
            cache.remember(key(name), after_transfer())
    assert [cache.recalled(key(name)) is not None for name in "abc"] == [False, True, True]
    assert len(list(folder.iterdir())) == 2
    cache.forget()
    assert list(folder.iterdir()) == []


def test_a_table_larger_than_all_may_be_is_not_remembered(folder, monkeypatch):
    monkeypatch.setattr(cache, "_files", cache._ReadingCache(10))
    cache.remember(key("a"), after_transfer())
    assert cache.recalled(key("a")) is None
    assert list(folder.iterdir()) == []


def test_where_somebody_tidied_the_file_up_it_is_read_again(folder):
    cache.remember(key("a"), after_transfer())
    (one,) = folder.iterdir()
    one.unlink()
    assert cache.recalled(key("a")) is None


def test_a_reading_that_nobody_waits_for_leaves_nothing_behind(folder, engine):
    importing.reading_job(engine, importing.source_file("v.csv", VISITS), cartagena()).wait(60)
    cache.forget()
    assert list(pool.way().iterdir()) == []


def test_of_short_files_the_last_hundred_or_so_are_remembered(engine, read, monkeypatch):
    monkeypatch.setattr(cache, "_memory", cache._ReadingCache(3 * cache.OWN))
    for name in ("a.csv", "b.csv", "c.csv"):
        import_result(engine, name=name)
    import_result(engine, name="c.csv")
    import_result(engine, name="a.csv")
    assert read == ["a.csv", "b.csv", "c.csv", "a.csv"]
