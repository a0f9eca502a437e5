"""The office of Cartagena, whose figures are asked as of a date."""

import pytest

from tests.memory_office import MemoryOffice


@pytest.fixture
def office():
    return MemoryOffice()
