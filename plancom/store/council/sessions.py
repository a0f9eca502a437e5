"""Sessions to present, kept for good: each saving is a version, and so is a removal."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine

from plancom.access import acts
from plancom.store.office.documents import Documents
from plancom.store.tables import sessions as table


@dataclass(frozen=True, slots=True)
class SessionVersion:
    """One version of a session: `content` is its document, None where it was removed; `created_at` is UTC."""

    id: int
    name: str
    version: int
    content: dict[str, Any] | None
    author: str
    created_at: dt.datetime


FIELDS = ("id", "name", "version", "author", "created_at")

SESSIONS: Documents[SessionVersion] = Documents(
    acts.SAVE_SESSION, table, ("plan", "name"), number="version", moves_figures=False,
    parse=lambda row: SessionVersion(
        **{name: row[name] for name in FIELDS}, content=json.loads(row["content"]) if row["content"] else None
    ),
    fields=lambda one: {"content": _text(one.content)},
    repeats=lambda newest, one: _text(newest.content if newest else None) == _text(one.content),
    removes=lambda one: one.content is None,
)  # fmt: skip


def versions(connection: Connection, plan: str, name: str = "") -> list[SessionVersion]:
    """Every version of the plan's sessions (or of the one named), the newest first."""
    return SESSIONS.versions(connection, plan, *([name] if name else []))[::-1]


def sessions(connection: Connection, plan: str) -> list[SessionVersion]:
    """The newest version of each session that was not removed, the newest first."""
    newest: dict[str, SessionVersion] = {}
    for one in versions(connection, plan):
        newest.setdefault(one.name, one)
    return [one for one in newest.values() if one.content is not None]


def save(
    engine: Engine, plan: str, name: str, content: dict[str, Any] | None, *, seen: int, author: str, now: dt.datetime
) -> SessionVersion | None:
    """Keeps a version of a session and returns it; None where it says what the newest one says. `content` None removes the session.

    `seen` is the version that was before one's eyes, 0 for a new name. Raises OutdatedError when there is a newer one.
    """
    version = SessionVersion(0, name, 0, content, author, now)
    return SESSIONS.write(engine, version, plan, name, seen=seen, now=now)


def _text(content: dict[str, Any] | None) -> str:
    return "" if content is None else json.dumps(content, ensure_ascii=False)
