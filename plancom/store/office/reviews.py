"""Reviews: warnings about the data that somebody has looked at, with a note. Never deleted; taken back, with who and when."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, insert, select, update

from plancom.store.db.engine import writing
from plancom.store.tables import reviews as table


class UnknownReviewError(LookupError):
    """There is no review of that number, or it was taken back before."""


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
    with writing(engine) as connection:
        if any(one.finding == finding and one.withdrawn_at is None for one in reviews(connection, plan)):
            return
        connection.execute(
            insert(table).values(plan=plan, finding=finding, note=note, author=author, created_at=now, withdrawn_by="")
        )


def take_back(engine: Engine, review_id: int, author: str, now: dt.datetime) -> None:
    """The warning stands again. Raises UnknownReviewError."""
    with writing(engine) as connection:
        done = connection.execute(
            update(table)
            .where(table.c.id == review_id, table.c.withdrawn_at.is_(None))
            .values(withdrawn_at=now, withdrawn_by=author)
        )
        if not done.rowcount:
            raise UnknownReviewError(str(review_id))
