"""An office with a database in memory, and its totals compared as of a date."""

import pytest

from plancom.changes.amounts import procedure_rows
from plancom.changes.breakdown_rows import part_names
from plancom.changes.contributions import compare
from plancom.changes.sentences import sentence
from plancom.changes.totals import total, totals
from plancom.indicators.view import View
from plancom.store.figures import queries
from tests.builders import d
from tests.memory_office import MemoryOffice


class ChangesOffice(MemoryOffice):
    """Gives comparisons of its totals out."""

    def __init__(self, plan=None):
        super().__init__(plan)
        self.names = part_names(self.plan, {})

    def counts_and_rows(self):
        with self.engine.connect() as connection:
            rows = procedure_rows(queries.procedures_by_channel(connection))
        return self.counts(), rows

    def totals(self, as_of):
        found, rows = self.counts_and_rows()
        return totals(View(self.plan, d(as_of)), found, rows)

    def compare(self, total_id, as_of, kind="month", against="previous", year=None):
        found, rows = self.counts_and_rows()
        view = View(self.plan, d(as_of), year)
        return compare(view, total(view, found, rows, total_id), kind, against, self.names["series"])

    def sentence(self, total_id, as_of, dimension, kind="month", against="previous"):
        comparison = self.compare(total_id, as_of, kind, against)
        return sentence(comparison, comparison.by(dimension), self.names)


@pytest.fixture
def office():
    return ChangesOffice()
