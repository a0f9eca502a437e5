"""A fresh database with this version's tables, on each engine."""

import pytest

from plancom.store.db import schema
from tests.engines import writable_engine


@pytest.fixture
def engine(database_url):
    engine = writable_engine(database_url)
    schema.upgrade(engine)
    yield engine
    engine.dispose()
