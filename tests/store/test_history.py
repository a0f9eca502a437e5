"""History: what was imported, by whom, undone and redone by whom, and the file byte for byte."""

import datetime as dt
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.plan import Month
from plancom.store.db.kept_files import unpacked
from plancom.store.figures.counts import counts
from plancom.store.imports import commits as store
from plancom.store.imports import history
from plancom.store.imports.commits import SourceFile
from plancom.store.imports.history import ImportSearch, UnknownImportError, packed
from tests.builders import NOW, PLAN_ID, cartagena, imported, press, visits

LATER = dt.datetime(2019, 2, 1, 8, 30)
JANUARY = Month.parse("2018-01")


@pytest.mark.parametrize(
    "content", [b"fecha;visitas\n" * 20_000, bytes(range(256)) * 3, b""], ids=["large", "small", "empty"]
)
def test_a_file_comes_back_byte_for_byte(engine, content):
    store.commit(engine, visits({"2018-01-01": 5}), SourceFile("v.csv", "a" * 64, content), cartagena(), now=NOW)
    with engine.connect() as connection:
        assert history.content(connection, 1) == content
        assert history.file_name(connection, 1) == "v.csv"
        with pytest.raises(UnknownImportError):
            history.content(connection, 2)


def test_text_is_kept_packed_and_what_packs_badly_is_not():
    import random

    text, noise = b"2018-01-01;412\n" * 10_000, random.Random(1).randbytes(100_000)
    assert packed(text)[1] == "zstd"
    assert len(packed(text)[0]) < len(text) / 10
    assert packed(noise) == (noise, "")


@given(st.binary(max_size=40), st.integers(0, 9000))
def test_what_is_packed_is_unpacked_byte_for_byte(piece, times):
    content = piece * times
    assert unpacked(*packed(content)) == content
    assert unpacked(zlib.compress(content), "zlib") == content  # as they were packed at first


def test_who_undid_and_redid_an_import_is_kept(engine):
    first = imported(engine, visits({"2018-01-01": 5}), author="Ana")
    store.undo(engine, first, NOW, "Luis")
    store.undo(engine, first, NOW, "Nadie")  # it was undone already
    store.redo(engine, first, LATER, "Marta")
    with engine.connect() as connection:
        (row,) = history.history(connection)
        said = [(c["action"], c["author"], c["created_at"]) for c in history.changes(connection, [first])[first]]
    assert row["author"] == "Ana"
    assert said == [("undo", "Luis", NOW), ("redo", "Marta", LATER)]


def test_imports_are_found_by_words_dataset_and_state(engine):
    a = imported(engine, visits({"2018-01-01": 5}), name="GA4 enero.csv", author="Ana")
    b = imported(engine, press([("2018-01-01", "el-universal", "x")]), name="notas.xlsx", author="Luis")
    store.undo(engine, b, NOW)

    def found(**sought):
        with engine.connect() as connection:
            rows = history.history(connection, ImportSearch(**sought))
            assert history.how_many(connection, ImportSearch(**sought)) == len(rows)
            return [row["id"] for row in rows]

    assert found() == [b, a]
    assert found(words="ENERO ga4") == [a]
    assert found(words="luis") == [b]
    assert found(words="nada") == []
    assert found(dataset="press") == [b]
    assert found(active=True) == [a]
    assert found(active=False) == [b]


def test_hundreds_of_imports_come_a_page_at_a_time(engine):
    for n in range(7):
        imported(engine, visits({"2018-01-01": n}), name=f"{n}.csv")
    with engine.connect() as connection:
        assert [row["id"] for row in history.history(connection, limit=3, offset=3)] == [4, 3, 2]
        assert history.how_many(connection) == 7


def test_what_an_undo_would_change_is_known_without_changing_it(engine):
    first = imported(engine, visits({"2018-01-01": 5}), name="a")
    second = imported(engine, visits({"2018-01-01": 9}), name="b")

    def january(found):
        return found.month("visits", "", "visits", JANUARY)

    assert january(store.counts_without(engine, second, NOW, PLAN_ID)) == 5
    store.undo(engine, first, NOW)
    assert january(store.counts_without(engine, first, NOW, PLAN_ID, undone=False)) == 9
    with engine.connect() as connection:
        assert january(counts(connection, PLAN_ID)) == 9
        assert [row["undone_at"] is None for row in history.history(connection)] == [True, False]
    with pytest.raises(UnknownImportError):
        store.counts_without(engine, 99, NOW, PLAN_ID)
