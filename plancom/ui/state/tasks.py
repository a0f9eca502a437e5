"""Tasks of the plan: what pages know of them, read once for each version of the data."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from sqlalchemy import Engine

from plancom import settings
from plancom.indicators.deliveries import Delivery, deliveries
from plancom.indicators.task_history import TaskChange, task_history
from plancom.indicators.task_progress import FollowedTask, followed
from plancom.plan import Task
from plancom.store.office import task_details, task_evidence
from plancom.store.office.task_changes import TaskVersion
from plancom.store.office.task_details import TaskDetails
from plancom.store.office.task_evidence import Evidence
from plancom.ui.state.cache import VERSIONS_KEPT, Office, answer


@dataclass(frozen=True)
class Kept:
    """What the office added to its tasks: the versions of their details by task, and the evidence by change of state."""

    details: Mapping[str, Sequence[TaskDetails]]
    evidence: Mapping[int, Sequence[Evidence]]


def kept(office: Office) -> Kept:
    """What is kept, of this version of the data; evidence without the files' bytes."""
    return _kept(settings.database_url(), office.version, office.engine)


@st.cache_resource(max_entries=VERSIONS_KEPT, show_spinner=False)
def _kept(url: str, version: int, _engine: Engine) -> Kept:  # noqa: ARG001 - the key
    with _engine.connect() as connection:
        return Kept(task_details.details(connection), task_evidence.evidence(connection))


def followed_now(office: Office, as_of: dt.date) -> Sequence[FollowedTask]:
    """Every task as of a day, the overdue ones first."""
    return followed(office.plan, office.states, kept(office).details, as_of)


def delivered_now(office: Office, as_of: dt.date) -> Sequence[Delivery]:
    """What was delivered up to a day."""
    return deliveries(answer(office, "activity_list"), as_of, office.plan)


def history_now(office: Office, task: Task) -> Sequence[TaskChange]:
    """Every change of a task, the last one written first."""
    known = kept(office)
    return task_history(
        office.plan, task, office.states.get(task.id, ()), known.details.get(task.id, ()), known.evidence
    )


def version_now(office: Office, task: str) -> TaskVersion:
    """Which lines of the task this screen shows."""
    said, versions = office.states.get(task, ()), kept(office).details.get(task, ())
    return TaskVersion(max((one.id for one in said), default=0), max((one.id for one in versions), default=0))
