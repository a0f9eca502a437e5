"""What the office adds to a task of the plan: responsible, due date, media and audience; each change is a new version."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping

from plancom.access import acts
from plancom.store.office.documents import Documents
from plancom.store.tables import task_details as table


@dataclass(frozen=True)
class TaskDetails:
    """A version of what is known of a task. `due` None: the plan's own day; `media` None: the plan's own.

    `id` and `created_at` (UTC) are those of the version.
    """

    task: str
    responsible: str = ""
    due: dt.date | None = None
    media: tuple[str, ...] | None = None
    audience: str = ""
    comment: str = ""
    author: str = ""
    id: int = 0
    created_at: dt.datetime | None = None

    @property
    def arrangement(self) -> tuple[object, ...]:
        """What two versions are told apart by."""
        return self.responsible, self.due, self.media, self.audience


def _parsed(row: Mapping[str, Any] | RowMapping) -> TaskDetails:
    media = None if row["media"] is None else tuple(json.loads(row["media"]))
    said = {name: value for name, value in row.items() if name != "plan"}
    return TaskDetails(**{**said, "media": media})


def _fields(one: TaskDetails) -> Mapping[str, Any]:
    media = None if one.media is None else json.dumps(one.media, ensure_ascii=False)
    return {
        "responsible": one.responsible, "due": one.due, "media": media, "audience": one.audience, "comment": one.comment,
    }  # fmt: skip


def _repeats(newest: TaskDetails | None, one: TaskDetails) -> bool:
    """A comment alone is worth a version; before the first one a task is as the plan has it."""
    return not one.comment and (newest or TaskDetails(one.task)).arrangement == one.arrangement


DETAILS: Documents[TaskDetails] = Documents(
    acts.WRITE_TASK, table, ("plan", "task"), parse=_parsed, fields=_fields, repeats=_repeats
)


def details(connection: Connection, plan: str, task: str | None = None) -> Mapping[str, Sequence[TaskDetails]]:
    """Every version by task of a plan (or of one task), the oldest first."""
    return DETAILS.histories(connection, plan, *([] if task is None else [task]))
