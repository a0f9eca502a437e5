"""A database is copied whole into another, on each engine from each: every table, number, original and line of the register; or not at all."""

import tracemalloc

import pytest
from sqlalchemy import inspect, select, text, update
from sqlalchemy.exc import DatabaseError

from plancom.access import NOBODY, AccessError
from plancom.services import checking
from plancom.store.db import audit_log, schema
from plancom.store.db.engine import StoreError, acting
from plancom.store.imports import commits
from plancom.store.office import dated_notes
from plancom.store.office.dated_notes import DatedNote
from plancom.store.tables import dated_notes as notes_table
from plancom.store.tables import metadata
from plancom.store.upkeep import database_copy
from plancom.store.upkeep.database_copy import copy_database
from tests import damages
from tests.builders import NOW, SourceFile, cartagena, d, visits
from tests.engines import writable_engine

PLAN = cartagena()


@pytest.fixture(scope="module")
def sqlite_office(tmp_path_factory):
    engine = writable_engine(f"sqlite:///{tmp_path_factory.mktemp('oficina') / 'plancom.db'}")
    schema.upgrade(engine)
    damages.fill(engine)
    commits.commit(
        engine, visits({"2019-01-01": 1}), SourceFile("m.csv", "f" * 64, b"x"), PLAN, now=NOW, is_sample=True
    )
    commits.remove_samples(engine)  # its number is not given again
    yield engine
    engine.dispose()


@pytest.fixture
def new(database_url):
    """A database of each engine in which there is nothing."""
    engine = writable_engine(database_url)
    yield engine
    engine.dispose()


def contents(engine):
    with engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all())) for table in metadata.sorted_tables
        }


def test_everything_arrives_and_comes_back(sqlite_office, new, tmp_path):
    back = writable_engine(f"sqlite:///{tmp_path / 'vuelta.db'}")
    there = copy_database(sqlite_office, new)
    again = copy_database(new, back)

    assert contents(new) == contents(back) == contents(sqlite_office)
    assert there == again
    assert there.rows == sum(map(len, contents(new).values()))
    assert there.originals == damages.EXPECTED_IMPORTS
    assert there.figures > 100
    for engine in (new, back):
        assert checking.check(engine, [PLAN]).found == []
        with pytest.raises(DatabaseError, match="lines are only added"), engine.begin() as connection:
            connection.execute(text("DELETE FROM audit_log"))
    back.dispose()


def test_from_postgres_to_postgres(sqlite_office, postgres_server, postgres_url):
    admin = writable_engine(postgres_server("postgres")).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE copia_dos"))
    one, two = writable_engine(postgres_url), writable_engine(postgres_server("copia_dos"))
    copy_database(sqlite_office, one)
    copy_database(one, two)
    assert contents(two) == contents(sqlite_office)
    two.dispose()
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE copia_dos WITH (FORCE)"))
    one.dispose()
    admin.dispose()


def test_the_copy_goes_on_counting_where_the_source_was(sqlite_office, new):
    copy_database(sqlite_office, new)
    file = SourceFile("v.csv", "e" * 64, b"x")
    number = commits.commit(new, visits({"2019-02-01": 5}), file, PLAN, now=NOW)
    assert number == damages.EXPECTED_IMPORTS + 2  # one after the sample that is gone
    assert dated_notes.add(new, DatedNote(d("2018-01-01"), "x"), NOW) == 2
    with new.connect() as connection:
        lines = audit_log.lines(connection)
    assert lines[0].id == len(lines)


@pytest.mark.parametrize("way", ["upgraded", "somebody else's"])
def test_what_is_not_empty_is_left_alone(sqlite_office, new, way):
    if way == "upgraded":
        schema.upgrade(new)
    else:
        with new.begin() as connection:
            connection.execute(text("CREATE TABLE ventas (id INTEGER)"))
    with new.connect() as connection:
        before = inspect(connection).get_table_names()
    with pytest.raises(StoreError, match="ya tiene tablas"):
        copy_database(sqlite_office, new)
    with new.connect() as connection:
        assert inspect(connection).get_table_names() == before


def test_a_source_of_another_version_is_not_copied(new, tmp_path):
    with pytest.raises(StoreError, match="Póngala al día primero"):
        copy_database(writable_engine(f"sqlite:///{tmp_path / 'nada.db'}"), new)


def test_a_copy_that_is_interrupted_leaves_the_target_empty_and_can_be_made_again(sqlite_office, new):
    def stop(table, rows):
        if table == "visits":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_database(sqlite_office, new, stop)
    with new.connect() as connection:
        assert inspect(connection).get_table_names() == []
    copy_database(sqlite_office, new)
    assert contents(new) == contents(sqlite_office)


def test_a_copy_that_says_something_else_is_taken_back(sqlite_office, new, monkeypatch):
    prove = database_copy._prove

    def tamper(here, tables):
        here.execute(update(notes_table).values(text="otra cosa"))
        prove(here, tables)

    monkeypatch.setattr(database_copy, "_prove", tamper)
    with pytest.raises(StoreError, match="la tabla «dated_notes» dice otra cosa"):
        copy_database(sqlite_office, new)
    with new.connect() as connection:
        assert inspect(connection).get_table_names() == []


def test_a_value_that_the_other_engine_refuses_is_named_by_its_table(tmp_path, postgres_url):
    source, target = writable_engine(f"sqlite:///{tmp_path / 'plancom.db'}"), writable_engine(postgres_url)
    schema.upgrade(source)
    dated_notes.add(source, DatedNote(d("2018-01-01"), "con un nulo \0 dentro"), NOW)
    with pytest.raises(StoreError, match="La tabla «dated_notes» tiene un valor que la otra base de datos no admite"):
        copy_database(source, target)
    with target.connect() as connection:
        assert inspect(connection).get_table_names() == []
    for engine in (source, target):
        engine.dispose()


@pytest.mark.parametrize("nobody", ["source", "target"])
def test_who_may_not_restore_does_not_copy(sqlite_office, new, nobody):
    source, target = (acting(one, NOBODY) if name == nobody else one for name, one in (("source", sqlite_office), ("target", new)))  # fmt: skip
    with pytest.raises(AccessError):
        copy_database(source, target)
    with new.connect() as connection:
        assert inspect(connection).get_table_names() == []


def test_the_same_rows_in_another_order_say_the_same_and_one_twice_does_not():
    one, other = database_copy.content_of([(1, "a"), (2, "b")]), database_copy.content_of([(2, "b"), (1, "a")])
    assert one == other
    assert database_copy.content_of([(1, "a")] * 2) != database_copy.content_of([(2, "b")] * 2)
    assert one != database_copy.content_of([(1, "a"), (2, "c")])


def test_many_rows_are_never_in_memory_together(tmp_path, new, monkeypatch):
    monkeypatch.setattr(database_copy, "BATCH", 100)
    source = writable_engine(f"sqlite:///{tmp_path / 'origen.db'}")
    schema.upgrade(source)
    with source.begin() as connection:
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
            " INSERT INTO dated_notes (day, dataset, text, author, created_at)"
            " SELECT '2018-01-01', '', printf('%0500d', i), '', '2018-01-01 00:00:00.000000' FROM n"
        )
    tracemalloc.start()
    copy_database(source, new)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 6_000_000  # the rows are ten
    source.dispose()
