"""The office on a database of its own in memory, loaded as pages load it."""

import pytest

from plancom import plan as plans
from plancom.indicators.view import View
from plancom.office import Figures, load
from plancom.plan import Month
from plancom.services import months
from plancom.services.watching import reviewed_findings
from plancom.store.db import schema
from tests.builders import CARTAGENA, d, imported
from tests.engines import writable_engine


class MonthOffice:
    def __init__(self):
        self.plan = plans.load(CARTAGENA)
        self.engine = writable_engine("sqlite://")
        schema.upgrade(self.engine)

    def take(self, observations, name, **more):
        imported(self.engine, observations, name=name, plan=self.plan, **more)
        return self

    @property
    def now(self):
        return load(self.engine, self.plan)

    def status(self, month, as_of):
        figures = Figures(self.now, View(self.plan, d(as_of)))
        with self.engine.connect() as connection:
            return months.status(figures, Month.parse(month), reviewed_findings(connection, figures))


@pytest.fixture
def office():
    return MonthOffice()
