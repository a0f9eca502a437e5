"""What an import would change, cell by cell, with the import that each old value came from."""

import datetime as dt

import pytest

from plancom.store.imports.comparison import compare
from plancom.store.imports.differences import WHOLE_ROW, differences
from tests.builders import cartagena, imported, posts, procedures, visits

PLAN = cartagena()


def differences_of(engine, observations):
    with engine.connect() as connection:
        return differences(connection, observations.dataset, compare(connection, observations, PLAN))


def cells(found):
    return [
        tuple(row)
        for row in found.cells[["day", "subject", "column", "before", "after", "file_name"]].itertuples(index=False)
    ]


def test_each_changed_figure_is_told_with_its_old_value_and_its_file(engine):
    imported(engine, visits({"2018-01-01": 10, "2018-01-02": 5, "2018-01-03": 7}), name="viejo.csv")
    imported(engine, visits({"2018-01-02": 6}), name="medio.csv")
    found = differences_of(engine, visits({"2018-01-01": 10, "2018-01-02": 8, "2018-01-03": 9, "2018-01-04": 1}))
    assert [
        (str(c.day), c.measure, c.column, c.before, c.after, c.import_id, c.file_name) for c in found.cells.itertuples()
    ] == [
        ("2018-01-02", "visits", "value", 6, 8, 2, "medio.csv"),
        ("2018-01-03", "visits", "value", 7, 9, 1, "viejo.csv"),
    ]
    assert [(day, value) for day, value in zip(found.new["day"], found.new["value"], strict=True)] == [
        (dt.date(2018, 1, 4), 1)
    ]


def test_only_the_cells_that_change_are_told(engine):
    imported(
        engine,
        posts([("2018-01-05", "facebook", 1, "p1", "Hola", 3), ("2018-01-06", "facebook", 1, "p2", "Adiós", 4)]),
        name="a.csv",
    )
    found = differences_of(
        engine, posts([("2018-01-05", "facebook", 1, "p1", "Hola", 9), ("2018-01-07", "facebook", 1, "p2", "Adiós", 4)])
    )
    assert [(c.subject, c.column, str(c.before), str(c.after)) for c in found.cells.itertuples()] == [
        ("p1", "shares", "3", "9"),
        ("p2", "day", "2018-01-06", "2018-01-07"),
    ]
    assert found.new.empty


def test_a_procedure_is_told_by_its_name_and_channel(engine):
    imported(engine, procedures([("2018-01-01", "PQR", "presencial", 5)]), name="t.csv")
    found = differences_of(engine, procedures([("2018-01-01", "PQR", "presencial", 6)]))
    assert cells(found) == [(dt.date(2018, 1, 1), "PQR · presencial", "quantity", 5, 6, "t.csv")]


def test_nothing_changed_is_no_cells_and_the_new_rows(engine):
    found = differences_of(engine, visits({"2018-01-01": 10}))
    assert (len(found.cells), len(found.new)) == (0, 1)
    imported(engine, visits({"2018-01-01": 10}))
    found = differences_of(engine, visits({"2018-01-01": 10}))
    assert (len(found.cells), len(found.new)) == (0, 0)


def test_a_day_that_two_rows_share_is_told_row_by_row(engine):
    imported(engine, posts([("2018-01-05", "facebook", 2), ("2018-01-05", "facebook", 3)]), name="a.csv")
    found = differences_of(engine, posts([("2018-01-05", "facebook", 3), ("2018-01-05", "facebook", 4)]))
    assert [(c.column, c.before, c.after) for c in found.cells.itertuples()] == [("publications", 2, 4)]
    found = differences_of(engine, posts([("2018-01-05", "facebook", 3)]))
    assert [(c.column, c.file_name) for c in found.cells.itertuples()] == [(WHOLE_ROW, "a.csv")]


@pytest.mark.parametrize("rows", [3000])
def test_as_many_cells_are_told_as_change(engine, rows):
    days = [dt.date(2011, 1, 1) + dt.timedelta(days=n) for n in range(rows)]
    imported(engine, visits({str(day): n for n, day in enumerate(days)}))
    found = differences_of(engine, visits({str(day): n + n % 2 for n, day in enumerate(days)}))
    assert len(found.cells) == rows // 2
    assert (found.cells["after"].astype(int) - found.cells["before"].astype(int)).unique().tolist() == [1]
