"""An office with a database in memory, and its totals compared as of a date."""

import pytest

from plancom.changes.amounts import procedure_rows
from plancom.changes.breakdown_rows import part_names
from plancom.changes.contributions import compare
from plancom.changes.sentences import sentence
from plancom.changes.totals import total, totals
from plancom.indicators.overview import all_progress
from plancom.indicators.view import View
from plancom.store.db import schema
from plancom.store.figures import queries
from plancom.store.figures.counts import counts
from tests.builders import cartagena, d, imported
from tests.engines import writable_engine


class Office:
    """Takes observations in, gives comparisons out."""

    def __init__(self, plan=None):
        self.plan = plan or cartagena()
        self.engine = writable_engine("sqlite://")
        schema.upgrade(self.engine)
        self.names = part_names(self.plan, {})
        self._files = 0

    def take(self, *files):
        for one in files:
            self._files += 1
            imported(self.engine, one, name=f"{self._files}.csv", plan=self.plan)
        return self

    def counts_and_rows(self):
        with self.engine.connect() as connection:
            return counts(connection, self.plan.id), procedure_rows(queries.procedures_by_channel(connection))

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

    def figures(self, as_of):
        return {one.id: one for one in all_progress(View(self.plan, d(as_of)), self.counts_and_rows()[0], {})}


@pytest.fixture
def office():
    return Office()
