"""An office whose months are given one by one, and what the guard says of them."""

import pytest

from plancom.indicators.freshness import freshness
from plancom.store.office import breaks
from plancom.store.precedence.import_coverage import import_coverage
from plancom.watch import WatchedData, findings
from tests.memory_office import MemoryOffice


class OfficeWithFindings(MemoryOffice):
    def findings(self, as_of, *, presented=()):
        view = self.view(as_of)
        with self.engine.connect() as connection:
            covered, known = import_coverage(connection), breaks.all_breaks(connection)
        watched = WatchedData(
            self.counts(), freshness(self.plan, covered, view.as_of), known, breaks.proposals(covered, known), presented
        )
        return findings(view, watched)

    def sentences(self, as_of, kind, *, presented=()):
        """The sentences of one kind."""
        return [one.sentence for one in self.findings(as_of, presented=presented) if one.kind == kind]


@pytest.fixture
def office():
    return OfficeWithFindings()
