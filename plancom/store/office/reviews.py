"""Reviews: warnings about the data that somebody has looked at, with a note. Never deleted; taken back, with who and when."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from plancom.access import acts
from plancom.store.db.engine import writing
from plancom.store.office import entries
from plancom.store.tables import reviews as table


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody looked at the warning named `finding` (`plancom.watch.Finding.key`); `created_at` is UTC."""

    id: int
    finding: str
    note: str
    author: str
    created_at: dt.datetime
    withdrawn_at: dt.datetime | None = None
    withdrawn_by: str = ""


def reviews(connection: Connection, plan: str) -> list[Review]:
    """Every review of the plan of that id, the newest first; those taken back too."""
    c = table.c
    query = select(c.id, c.finding, c.note, c.author, c.created_at, c.withdrawn_at, c.withdrawn_by)
    return [Review(*row) for row in connection.execute(query.where(c.plan == plan).order_by(c.id.desc()))]


def review(engine: Engine, plan: str, finding: str, note: str, *, author: str, now: dt.datetime) -> None:
    """Marks a warning as looked at; twice is once."""
    with writing(engine, acts.REVIEW_WARNING) as connection:
        if any(one.finding == finding and one.withdrawn_at is None for one in reviews(connection, plan)):
            return
        values = {"plan": plan, "finding": finding, "note": note, "withdrawn_by": ""}
        entries.add(connection, table, values, author=author, now=now)


def take_back(engine: Engine, review_id: int, author: str, now: dt.datetime) -> None:
    """The warning stands again. Raises UnknownEntryError."""
    with writing(engine, acts.REVIEW_WARNING) as connection:
        entries.withdraw(connection, table, review_id, author=author, now=now)
