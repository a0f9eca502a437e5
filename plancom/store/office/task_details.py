"""What the office adds to a task of the plan: responsible, due date, media and audience; each change is a new version."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from plancom.store.tables import task_details


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
    def said(self) -> tuple[object, ...]:
        """What two versions are told apart by."""
        return self.responsible, self.due, self.media, self.audience


def details(connection: Connection, task: str | None = None) -> Mapping[str, Sequence[TaskDetails]]:
    """Every version by task (or of one task), the oldest first."""
    query = select(task_details).order_by(task_details.c.id)
    if task is not None:
        query = query.where(task_details.c.task == task)
    found: dict[str, list[TaskDetails]] = {}
    for row in connection.execute(query).mappings():
        media = None if row["media"] is None else tuple(json.loads(row["media"]))
        found.setdefault(row["task"], []).append(TaskDetails(**{**row, "media": media}))
    return found


def add_details(connection: Connection, version: TaskDetails, now: dt.datetime) -> int:
    """Adds a version; its number."""
    media = None if version.media is None else json.dumps(version.media, ensure_ascii=False)
    result = connection.execute(
        insert(task_details).values(
            task=version.task, responsible=version.responsible, due=version.due, media=media, audience=version.audience,
            comment=version.comment, author=version.author, created_at=now,
        )
    )  # fmt: skip
    return int((result.inserted_primary_key or (0,))[0])
