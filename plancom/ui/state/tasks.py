"""Tasks of the plan: what pages know of them, read once for each version of the data."""

import datetime as dt
from collections.abc import Sequence

from plancom.indicators.deliveries import Delivery, deliveries
from plancom.indicators.task_history import TaskChange, task_history
from plancom.office import Office
from plancom.plan import Task
from plancom.store.plans.task_changes import TaskVersion, version_after
from plancom.ui.state.cache import answer


def delivered_now(office: Office, as_of: dt.date) -> Sequence[Delivery]:
    """What was delivered up to a day."""
    return deliveries(answer(office, "activity_list"), as_of, office.plan)


def history_now(office: Office, task: Task) -> Sequence[TaskChange]:
    """Every change of a task, the last one written first."""
    known = office.tasks
    return task_history(
        office.plan, task, known.states.get(task.id, ()), known.details.get(task.id, ()), known.evidence
    )


def version_now(office: Office, task: str) -> TaskVersion:
    """Which lines of the task this screen shows."""
    states, details = office.tasks.states.get(task, ()), office.tasks.details.get(task, ())
    return version_after(TaskVersion(), [*states, *details])
