"""An import that somebody stops leaves nothing behind, whenever it is stopped; one that is written stays."""

import threading

import pytest
from sqlalchemy import text

from plancom.store.db.interruption import Interrupted, Interruption
from plancom.store.imports.commits import commit
from tests.builders import NOW, SourceFile, cartagena, visits
from tests.figure_checks import damaged_figures

PLAN = cartagena()
FILE = SourceFile("v.csv", "a" * 64, b"x")
TWO = visits({"2018-01-01": 5, "2018-01-02": 6})


class Stopping(Interruption):
    """Stops itself at the nth step."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step

    def reached(self, share: float) -> None:
        self.step -= 1
        if self.step == 0:
            self.ask()
        super().reached(share)


def tables(engine):
    with engine.connect() as connection:
        return [
            connection.execute(text(f"SELECT count(*) FROM {name}")).scalar()
            for name in ("imports", "files", "visits", "rollup", "coverage")
        ]


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_an_import_that_is_stopped_leaves_nothing(engine, step):
    with pytest.raises(Interrupted):
        commit(engine, TWO, FILE, PLAN, now=NOW, interruption=Stopping(step))
    assert tables(engine) == [0] * 5
    assert commit(engine, TWO, FILE, PLAN, now=NOW) is not None
    with engine.connect() as connection:
        assert damaged_figures(connection) == []


def test_an_import_says_how_far_it_is(engine):
    shares = []

    class Recorder(Interruption):
        def reached(self, share):
            shares.append(share)
            super().reached(share)

    commit(engine, TWO, FILE, PLAN, now=NOW, interruption=Recorder())
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_statement_that_is_running_is_stopped_in_the_database(engine):
    interruption = Interruption()
    forever = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        if engine.dialect.name == "sqlite"
        else "SELECT pg_sleep(600)"
    )
    timer = threading.Timer(0.3, interruption.ask)
    timer.start()
    with pytest.raises(Interrupted), engine.connect() as connection, interruption.over(connection):
        connection.execute(text(forever))
    timer.join()
    assert tables(engine) == [0] * 5


def test_what_is_asked_after_it_is_written_changes_nothing(engine):
    interruption = Interruption()
    number = commit(engine, TWO, FILE, PLAN, now=NOW, interruption=interruption)
    interruption.ask()
    assert number is not None
    assert tables(engine)[0] == 1
