"""An office whose months are given one by one."""

import pytest

from tests.indicators.conftest import Office


@pytest.fixture
def office():
    return Office()
