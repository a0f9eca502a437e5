"""A fresh database with this version's tables, on each engine."""

import pytest

from plancom.store.db import schema
from plancom.store.db.engine import make_engine


@pytest.fixture
def engine(database_url):
    engine = make_engine(database_url)
    schema.upgrade(engine)
    yield engine
    engine.dispose()
