"""A fresh database with this version's tables, on each engine."""

import pytest

from tests.engines import writable_engine


@pytest.fixture
def engine(current_database_url):
    engine = writable_engine(current_database_url)
    yield engine
    engine.dispose()
