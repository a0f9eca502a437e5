"""Long tables and large files travel between processes as files, arrive as they were, and leave nothing on the way."""

import pickle
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from plancom.sources.sandbox import pool, transfer
from plancom.sources.sandbox.transfer import ContentFile, Envelope, content_file
from tests.builders import posts

FEW = posts([("2018-01-01", "facebook", 1, "7", "Sesión \U0001f600", 3), ("2018-01-02", "twitter", 2)])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(transfer, "MANY", 1)
    monkeypatch.setattr(transfer, "_folder", tmp_path)
    return tmp_path


def test_a_long_table_travels_as_a_file_and_arrives_as_it_was(folder):
    table = FEW.table.assign(series=FEW.table["series"].astype(object), sheet=pd.Series(["a", "b"], dtype=object))
    pickled = pickle.dumps(Envelope(replace(FEW, table=table)))
    assert len(list(folder.iterdir())) == 1
    assert "Sesión".encode() not in pickled
    delivery = pickle.loads(pickled)
    found = delivery.opened()
    pd.testing.assert_frame_equal(found.table, table)
    assert replace(found, table=table) == replace(FEW, table=table)
    pd.testing.assert_frame_equal(delivery.opened().table, table)
    del delivery
    assert list(folder.iterdir()) == []


def test_columns_in_many_pieces_arrive_in_one(folder):
    pieces = pd.concat([FEW.table, FEW.table], ignore_index=True)
    assert pieces["text"].array.__arrow_array__().num_chunks > 1
    found = pickle.loads(pickle.dumps(Envelope(replace(FEW, table=pieces)))).opened().table
    pd.testing.assert_frame_equal(found, pieces)
    assert found["text"].array.__arrow_array__().num_chunks == 1


@pytest.mark.parametrize("odd", [[1, "a"], [None, "a"], [np.nan, "a"]])
def test_a_table_of_anything_else_travels_as_it_is(folder, odd):
    table = FEW.table.assign(series=pd.Series(odd, dtype=object))
    found = pickle.loads(pickle.dumps(Envelope(replace(FEW, table=table)))).opened()
    pd.testing.assert_frame_equal(found.table, table)
    assert list(folder.iterdir()) == []


def test_a_large_file_is_lent_and_taken_back(tmp_path):
    file = content_file(b"fecha,visitas\n", str(tmp_path))
    assert isinstance(file, ContentFile)
    assert pickle.loads(pickle.dumps(file)).content() == b"fecha,visitas\n"
    file.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_reading_process_gets_all_of_a_large_file_and_keeps_none():
    content = bytes(range(256)) * (2 * transfer.LARGE // 256)
    assert pool.call(len, content) == len(content)
    assert pool.call(hash, content) is not None
    assert list(pool.way().iterdir()) == []


def test_where_the_folder_is_gone_everything_travels_as_it_is(folder, monkeypatch):
    gone = folder / "tidied-up"
    monkeypatch.setattr(transfer, "_folder", gone)
    assert content_file(b"fecha", str(gone)) == b"fecha"
    pd.testing.assert_frame_equal(pickle.loads(pickle.dumps(Envelope(FEW))).opened().table, FEW.table)
