"""Sessions are kept in versions; the second of two people is told, and what was removed can be had again."""

import datetime as dt

import pytest

from plancom.store.council.sessions import save, sessions, versions
from plancom.store.office.documents import OutdatedError

NOON = dt.datetime(2018, 10, 1, 12, 0)


def keep(engine, name, content, *, seen=0, author="Ana"):
    return save(engine, "p", name, content, seen=seen, author=author, now=NOON)


def names(engine, plan="p"):
    with engine.connect() as connection:
        return [(one.name, one.version) for one in sessions(connection, plan)]


def test_each_saving_is_a_version_and_the_newest_counts(engine):
    keep(engine, "Octubre", {"a": 1})
    keep(engine, "Octubre", {"a": 2}, seen=1)
    keep(engine, "Noviembre", {"b": 1})
    assert names(engine) == [("Noviembre", 1), ("Octubre", 2)]
    assert names(engine, "otro") == []
    with engine.connect() as connection:
        assert [one.content for one in versions(connection, "p", "Octubre")] == [{"a": 2}, {"a": 1}]


def test_the_second_of_two_people_is_told_and_nothing_is_written(engine):
    keep(engine, "Octubre", {"a": 1})
    keep(engine, "Octubre", {"a": 2}, seen=1, author="Luis")
    with pytest.raises(OutdatedError) as error:
        keep(engine, "Octubre", {"a": 3}, seen=1)
    assert [(one.author, one.version) for one in error.value.since] == [("Luis", 2)]
    with pytest.raises(OutdatedError):
        keep(engine, "Octubre", {"a": 4})
    assert names(engine) == [("Octubre", 2)]


def test_a_removed_session_is_gone_from_the_list_and_comes_back_with_its_versions(engine):
    keep(engine, "Octubre", {"a": 1})
    keep(engine, "Octubre", None, seen=1)
    assert names(engine) == []
    assert keep(engine, "Octubre", {"a": 2}).version == 3
    with engine.connect() as connection:
        assert [one.content for one in versions(connection, "p", "Octubre")] == [{"a": 2}, None, {"a": 1}]
