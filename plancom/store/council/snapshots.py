"""Snapshots: the figures of every report or presentation that was made, kept for good."""

import datetime as dt
import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select

from plancom.access import acts
from plancom.language.translation import tr
from plancom.store.db import audit_log
from plancom.store.db.engine import StoreError, writing
from plancom.store.tables import presentations as table
from plancom.store.tables import snapshots

SAME = dt.timedelta(minutes=10)  # a report that is downloaded again within it is the same presentation


OF_A_FIGURE = frozenset({"id", "name", "actual_to_date", "target"})
"""What of each figure is held beside today's."""


class DamagedSnapshotError(StoreError):
    """The figures that were presented are gone, or are not what was kept."""

    def __str__(self) -> str:
        return tr(
            "Las cifras que se presentaron ya no están completas en la base de datos. «python -m plancom db check» dice cuáles son; restaure una copia que las tenga."
        )


@dataclass(frozen=True, slots=True)
class Presentation:
    """A report or presentation that was made: `medium` is its format or "session", `made_at` UTC, `digest` its figures'."""

    id: int
    digest: str
    as_of: dt.date
    title: str
    medium: str
    author: str
    made_at: dt.datetime


def keep(
    engine: Engine, document: Mapping[str, Any], *, title: str, medium: str, author: str, now: dt.datetime
) -> Presentation:
    """Keeps what was presented: `document` is `plancom.services.presenting`'s. The same again within ten minutes is kept once."""
    content = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode()
    digest = hashlib.sha256(content).hexdigest()
    plan, as_of = str(document["plan"]), dt.date.fromisoformat(str(document["as_of"]))
    with writing(engine, acts.PRESENT) as connection:
        for one in presentations(connection, plan, since=now - SAME):
            if (one.digest, one.title, one.medium, one.author) == (digest, title, medium, author):
                return one
        if connection.execute(select(snapshots.c.digest).where(snapshots.c.digest == digest)).first() is None:
            connection.execute(insert(snapshots).values(digest=digest, content=gzip.compress(content, mtime=0)))
        values = {
            "plan": plan, "digest": digest, "as_of": as_of, "title": title, "medium": medium, "author": author, "made_at": now,
        }  # fmt: skip
        result = connection.execute(insert(table).values(values))
        number = int((result.inserted_primary_key or (0,))[0])
        record = {"as_of": as_of, "title": title, "medium": medium, "digest": digest}
        audit_log.record(connection, f"presentations/{plan}/{number}", after=record, author=author)
    return Presentation(number, digest, as_of, title, medium, author, now)


def presentations(connection: Connection, plan: str, *, since: dt.datetime | None = None) -> list[Presentation]:
    """What was presented of the plan of that id, the newest first."""
    c = table.c
    query = select(c.id, c.digest, c.as_of, c.title, c.medium, c.author, c.made_at).where(c.plan == plan)
    if since is not None:
        query = query.where(c.made_at >= since)
    return [Presentation(*row) for row in connection.execute(query.order_by(c.made_at.desc(), c.id.desc()))]


def newest(connection: Connection, plan: str) -> int:
    """The number of the newest presentation; 0 before the first."""
    return connection.execute(select(func.max(table.c.id)).where(table.c.plan == plan)).scalar_one() or 0


def document(connection: Connection, digest: str) -> dict[str, Any]:
    """The figures as they were presented. Raises DamagedSnapshotError."""
    content = connection.execute(select(snapshots.c.content).where(snapshots.c.digest == digest)).scalar_one_or_none()
    if content is None:
        raise DamagedSnapshotError
    try:
        found: dict[str, Any] = json.loads(gzip.decompress(content))
        is_whole = all(figure.keys() >= OF_A_FIGURE for figure in found["indicators"]) and "months" in found
    except (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DamagedSnapshotError from error
    if not is_whole:
        raise DamagedSnapshotError
    return found
