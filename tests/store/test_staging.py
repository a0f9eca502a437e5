"""Very many rows come into SQLite through a file beside it: the same rows as one by one, and nothing of the file stays."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from plancom.store.db import staged_files, staging
from plancom.store.db.interruption import Interrupted, Interruption
from plancom.store.imports.commits import commit, undo
from plancom.store.tables import DATASET_TABLES, rollup
from tests.builders import NOW, SourceFile, cartagena, posts, press, procedures, visits
from tests.figure_checks import damaged_figures

PLAN = cartagena()
FILE = SourceFile("p.csv", "a" * 64, b"x")
POSTS = posts(
    [
        ("2018-01-02", "facebook", 1, "7", "Sesión «del día» 'x' ; \U0001f600 #ParticipaYa", 3),
        ("2018-01-01", "twitter", 1, "9", "@alguien\n\x01gracias por sus trámites", None),
        ("2018-01-03", "facebook", 1, "8", "", 0),
        ("2018-02-03", "instagram", 4),
    ]
)
EVERYTHING = {
    "visits": visits({"2018-01-01": 5, "2018-01-02": 6}),
    "posts": POSTS,
    "press": press([("2018-01-31", "el-universal", "Nuevos trámites"), ("2018-01-31", "otro", "Otra")]),
    "procedures": procedures([("2018-01-01", "Queja", "electrónico", 3), ("2018-01-01", "Queja", "otro", 0)]),
}


def stored_rows(engine, dataset):
    table = DATASET_TABLES[dataset]
    columns = [column for column in table.columns if column.name != "id"]
    with engine.connect() as connection:
        assert damaged_figures(connection) == []
        return connection.execute(select(*columns).order_by(table.c.key)).all()


def files_beside(engine):
    with engine.connect() as connection:
        known = [row[1] for row in connection.execute(text("PRAGMA database_list")) if row[1] != "temp"]
    return known, [path.name for path in staged_files.database_folder(engine).iterdir() if path.is_dir()]


@pytest.fixture
def sqlite(engine):
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL has COPY")
    return engine


@pytest.mark.parametrize("in_part", [1, 25_000], ids=["several files", "one file"])
@pytest.mark.parametrize("dataset", EVERYTHING)
def test_rows_staged_in_files_are_those_written_one_by_one(sqlite, dataset, in_part, monkeypatch):
    commit(sqlite, EVERYTHING[dataset], FILE, PLAN, now=NOW)
    one_by_one = stored_rows(sqlite, dataset)
    kinds = [[type(value) for value in row] for row in one_by_one]
    undo(sqlite, 1, NOW)
    monkeypatch.setattr(staging, "MANY", 1)
    monkeypatch.setattr(staged_files, "CHUNK", 2)
    monkeypatch.setattr(staged_files, "FEWEST_IN_PART", in_part)
    assert commit(sqlite, EVERYTHING[dataset], FILE, PLAN, now=NOW) == 2
    staged = [row for row in stored_rows(sqlite, dataset) if row.import_id == 2]
    assert [row[1:] for row in staged] == [
        (*row[1:3], True, *row[4:]) if row.is_current is False else row[1:] for row in one_by_one
    ]
    assert [[type(value) for value in row] for row in staged] == kinds
    assert files_beside(sqlite) == (["main"], [])


def test_staged_rows_are_added_to_what_others_add_up_to_on_the_same_day(sqlite, monkeypatch):
    monkeypatch.setattr(staging, "MANY", 1)
    monkeypatch.setattr(staged_files, "FEWEST_IN_PART", 1)
    more = posts([("2018-01-02", "facebook", 1, "17", "x", 2), ("2018-01-04", "facebook", 1, "18", "y", 1)])
    assert commit(sqlite, posts([("2018-01-02", "facebook", 1, "7", "z", 3)]), FILE, PLAN, now=NOW) == 1
    assert commit(sqlite, more, FILE, PLAN, now=NOW) == 2
    assert len(stored_rows(sqlite, "posts")) == 3
    with sqlite.connect() as connection:
        sums = connection.execute(select(rollup.c.day, rollup.c.value).where(rollup.c.measure == "shares"))
        assert sorted((str(day), value) for day, value in sums) == [("2018-01-02", 5.0), ("2018-01-04", 1.0)]


def test_rows_that_are_all_alike_are_as_many(sqlite, monkeypatch):
    monkeypatch.setattr(staging, "MANY", 1)
    table = POSTS.table.iloc[[3, 3, 3]].reset_index(drop=True)
    with sqlite.connect() as connection:
        assert staging.constants(table.assign(sheet="x"), list(table.columns)).keys() == {*table.columns}
        assert connection.info == {}
    commit(sqlite, type(POSTS)(**{**vars(POSTS), "table": table}), FILE, PLAN, now=NOW)
    assert len(stored_rows(sqlite, "posts")) == 3


@pytest.mark.parametrize("step", [3, 4, 5, 6])
def test_an_import_that_is_stopped_while_it_is_staged_leaves_nothing(sqlite, step, monkeypatch):
    class Stopping(Interruption):
        left = step

        def reached(self, share):
            self.left -= 1
            if self.left == 0:
                self.ask()
            super().reached(share)

    monkeypatch.setattr(staging, "MANY", 1)
    monkeypatch.setattr(staged_files, "FEWEST_IN_PART", 1)
    monkeypatch.setattr(staged_files, "CHUNK", 2)
    with pytest.raises(Interrupted):
        commit(sqlite, POSTS, FILE, PLAN, now=NOW, interruption=Stopping())
    assert stored_rows(sqlite, "posts") == []
    assert files_beside(sqlite) == (["main"], [])
    assert commit(sqlite, POSTS, FILE, PLAN, now=NOW) is not None
    assert len(stored_rows(sqlite, "posts")) == 4


def test_a_disk_that_is_full_is_told_as_the_databases_own_error(sqlite, monkeypatch):
    def full(*_given, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(staging, "MANY", 1)
    with monkeypatch.context() as patched:
        patched.setattr(staged_files.adbc_driver_sqlite, "connect", full)
        with pytest.raises(DatabaseError, match="No space left"):
            commit(sqlite, POSTS, FILE, PLAN, now=NOW)
    assert stored_rows(sqlite, "posts") == []
    assert files_beside(sqlite) == (["main"], [])
    assert commit(sqlite, POSTS, FILE, PLAN, now=NOW) is not None
