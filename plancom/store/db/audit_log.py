"""The audit log: who did what, when, from what to what, with which request. Lines are only added; the database itself refuses more.

A transaction of `writing` knows who does what in it; what it changes is told by `record`, by whoever changes it. Triggers refuse any
change of a line (the migration that made the table).
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from plancom import clock
from plancom.access.actors import Actor
from plancom.access.acts import Act
from plancom.access.roles import stored_role
from plancom.store.db.engine import AUDITED
from plancom.store.tables import audit_log as table

LONGEST = 200  # characters of a value; a longer one is named by its length
NOT_TOLD = frozenset({"author", "created_at", "id"})  # the line has them itself


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A line: `made_at` (UTC), `actor` (their name), `account`, `role`, the `act`'s id, its `subject`, `before` and `after` as JSON objects."""

    id: int
    made_at: dt.datetime
    actor: str
    account: str
    role: str
    act: str
    subject: str
    before: str
    after: str
    request: str


def record(
    connection: Connection,
    subject: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    author: str = "",
) -> None:
    """Adds a line for what the transaction does to `subject`; of both states only what differs. `author` is the name given with it, where nobody signs in."""
    actor, act = audit_context(connection)
    was, is_now = _differences(before or {}, after or {})
    connection.execute(
        insert(table).values(
            made_at=clock.now(), actor=actor.name or author.strip(), account=actor.account,
            role=stored_role(actor.role), act=act.id, subject=subject, before=was, after=is_now, request=actor.request,
        )
    )  # fmt: skip


def audit_context(connection: Connection) -> tuple[Actor, Act]:
    """Who does what in a transaction of `writing`. Raises LookupError in any other."""
    found: tuple[Actor, Act] | None = connection.get_execution_options().get(AUDITED)
    if found is None:
        raise LookupError(AUDITED)
    return found


def lines(
    connection: Connection,
    *,
    act: str = "",
    account: str = "",
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    most: int | None = None,
) -> list[AuditLine]:
    """The lines that fit, the newest first; `since` and `until` in UTC, the second one left out."""
    query = select(table).order_by(table.c.id.desc())
    for column, wanted in ((table.c.act, act), (table.c.account, account)):
        if wanted:
            query = query.where(column == wanted)
    if since is not None:
        query = query.where(table.c.made_at >= since)
    if until is not None:
        query = query.where(table.c.made_at < until)
    return [AuditLine(**row) for row in connection.execute(query.limit(most)).mappings()]


def accounts(connection: Connection) -> list[str]:
    """Every account that the log names, in order."""
    return sorted(connection.execute(select(table.c.account).distinct()).scalars())


def as_csv(lines: list[AuditLine]) -> bytes:
    """The lines as a CSV that a spreadsheet opens; what it would take for a formula is text."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["id", "made_at_utc", "actor", "account", "role", "act", "subject", "before", "after", "request"])
    for line in lines:
        writer.writerow([_harmless(str(value)) for value in asdict(line).values()])
    return text.getvalue().encode("utf-8-sig")


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, str]:
    """What stood before and after, of the fields that differ, each as a JSON object."""
    names = [name for name in {**before, **after} if name not in NOT_TOLD and before.get(name) != after.get(name)]
    return tuple(_document({name: state[name] for name in names if name in state}) for state in (before, after))  # type: ignore[return-value]


def _document(state: Mapping[str, Any]) -> str:
    return json.dumps({name: _short(value) for name, value in state.items()}, ensure_ascii=False) if state else ""


def _short(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text)})"
