"""Sessions to present, kept for good: each saving is a version, and the second of two people is told."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from plancom.store.db.engine import writing
from plancom.store.tables import sessions as table


@dataclass(frozen=True, slots=True)
class Saved:
    """One version of a session: `content` is its document, None where it was removed; `created_at` is UTC."""

    id: int
    name: str
    version: int
    content: dict[str, Any] | None
    author: str
    created_at: dt.datetime


class OutdatedSessionError(Exception):
    """Somebody saved the session in between; `newer` is what they saved."""

    def __init__(self, newer: Saved) -> None:
        super().__init__(f"version {newer.version} of {newer.name}")
        self.newer = newer


def versions(connection: Connection, plan: str, name: str = "") -> list[Saved]:
    """Every version of the plan's sessions (or of the one named), the newest first."""
    c = table.c
    query = select(c.id, c.name, c.version, c.content, c.author, c.created_at).where(c.plan == plan)
    if name:
        query = query.where(c.name == name)
    return [
        Saved(number, called, version, json.loads(content) if content else None, author, moment)
        for number, called, version, content, author, moment in connection.execute(query.order_by(c.id.desc()))
    ]


def sessions(connection: Connection, plan: str) -> list[Saved]:
    """The newest version of each session that was not removed, the newest first."""
    newest: dict[str, Saved] = {}
    for one in versions(connection, plan):
        newest.setdefault(one.name, one)
    return [one for one in newest.values() if one.content is not None]


def save(
    engine: Engine, plan: str, name: str, content: dict[str, Any] | None, *, seen: int, author: str, now: dt.datetime
) -> Saved:
    """Keeps a version of a session; `content` None removes it. `seen` is the version that was before one's eyes, 0 for a new name.

    Raises OutdatedSessionError when there is a newer one: then nothing is written.
    """
    text = json.dumps(content, ensure_ascii=False) if content is not None else ""
    with writing(engine) as connection:
        newest = next(iter(versions(connection, plan, name)), None)
        if newest is not None and newest.version > seen and newest.content is not None:
            raise OutdatedSessionError(newest)
        version = (newest.version if newest else 0) + 1
        values = {"plan": plan, "name": name, "version": version, "content": text, "author": author, "created_at": now}
        result = connection.execute(insert(table).values(values))
    return Saved(int((result.inserted_primary_key or (0,))[0]), name, version, content, author, now)
