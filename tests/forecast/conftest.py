"""An office whose months are given one by one."""

import pytest

from tests.memory_office import MemoryOffice


@pytest.fixture
def office():
    return MemoryOffice()
