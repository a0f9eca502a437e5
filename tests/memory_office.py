"""An office with a database in memory: takes observations in, gives figures out."""

from plancom.indicators.overview import all_progress
from plancom.indicators.view import View
from plancom.store.db import schema
from plancom.store.figures.counts import counts
from plancom.store.plans import task_states
from tests.builders import cartagena, d, imported
from tests.engines import writable_engine


class MemoryOffice:
    """Of Cartagena, where it is of no other `plan`."""

    def __init__(self, plan=None):
        self.plan = plan or cartagena()
        self.engine = writable_engine("sqlite://")
        schema.upgrade(self.engine)
        self._files = 0

    def take(self, *files):
        for one in files:
            self._files += 1
            imported(self.engine, one, name=f"{self._files}.csv", plan=self.plan)
        return self

    def counts(self):
        with self.engine.connect() as connection:
            return counts(connection, self.plan.id)

    def states(self):
        with self.engine.connect() as connection:
            return task_states.states(connection, self.plan.id)

    def view(self, as_of, year=None, **readings):
        return View(self.plan, d(as_of), year, {goal: tuple(r.split("+")) for goal, r in readings.items()})

    def figures(self, as_of, year=None, **readings):
        return {p.id: p for p in all_progress(self.view(as_of, year, **readings), self.counts(), self.states())}
