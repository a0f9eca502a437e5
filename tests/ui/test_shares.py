"""How often posts were shared, by month: what no file says is missing and not zero."""

import pytest

from plancom.indicators.view import View
from plancom.plan import Month
from plancom.store.db.schema import upgrade
from plancom.store.figures.counts import counts
from plancom.ui.board.networks import shares_of
from tests.builders import PLAN_ID, cartagena, d, imported, posts
from tests.engines import writable_engine

PLAN = cartagena()


@pytest.fixture
def sharing_app(tmp_path):
    engine = writable_engine(f"sqlite:///{tmp_path / 'plancom.db'}")
    upgrade(engine)
    imported(engine, posts([("2018-01-05", "facebook", 1, "1", "a", 4), ("2018-01-06", "facebook", 1, "2", "b", 3)]))
    imported(engine, posts([("2018-03-05", "facebook", 1, "3", "c", None)]), "sin-compartidos.csv")
    imported(engine, posts([("2018-04-02", "facebook", 0)], covers=(d("2018-04-01"), d("2018-04-30"))), "nada.csv")
    imported(
        engine,
        posts([("2018-05-05", "facebook", 1, "5", "e", 2)], covers=(d("2018-05-01"), d("2018-05-20"))),
        "medio.csv",
    )
    with engine.connect() as connection:
        yield counts(connection, PLAN_ID)
    engine.dispose()


@pytest.mark.parametrize(
    ("month", "actual", "state"),
    [
        ("2018-01", 7, "covered"),
        ("2018-02", None, "missing"),
        ("2018-03", None, "missing"),
        ("2018-04", 0, "covered"),
        ("2018-05", 2, "provisional"),
    ],
    ids=["told", "no file", "a file that does not say it", "nothing published", "half a month"],
)
def test_a_month_of_shares_is_told_zero_or_missing(sharing_app, month, actual, state):
    point = shares_of(sharing_app, View(PLAN, d("2018-12-31")), ["facebook", "instagram"], Month.parse(month))
    assert (point.actual, point.state) == (actual, state)
