"""Entries: rows that people add, with who and when. Never deleted; withdrawn, with who and when, where a table has room for that."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, insert, update

from plancom.store.db import audit_log


class UnknownEntryError(LookupError):
    """There is no entry of that number, or it was withdrawn before."""


def add(
    connection: Connection,
    table: Table,
    values: Mapping[str, Any],
    *,
    author: str,
    now: dt.datetime,
    subject: str = "",
    before: Mapping[str, Any] | None = None,
) -> int:
    """Adds a row in the name of `author` ("" for nobody's); its number.

    The audit log has it too, as a change of `subject` (the row itself, where none is named) from what was `before`.
    """
    row = {**values, "author": author.strip(), "created_at": utc(now)}
    result = connection.execute(insert(table).values(row))
    number = int((result.inserted_primary_key or (0,))[0])
    audit_log.record(connection, subject or f"{table.name}/{number}", before=before, after=values, author=author)
    return number


def withdraw(
    connection: Connection, table: Table, number: int, *, author: str, now: dt.datetime, reason: str | None = None
) -> None:
    """Takes a row back, for a `reason` where the table has room for one; it stays where it is. Raises UnknownEntryError."""
    standing = update(table).where(table.c.id == number, table.c.withdrawn_at.is_(None))
    values = {"withdrawn_at": utc(now), "withdrawn_by": author.strip()} | ({} if reason is None else {"reason": reason})
    if not connection.execute(standing.values(values)).rowcount:
        raise UnknownEntryError(str(number))
    change = {"withdrawn": True} | ({"reason": reason} if reason else {})
    audit_log.record(connection, f"{table.name}/{number}", after=change, author=author)


def utc(moment: dt.datetime) -> dt.datetime:
    """A moment as the store keeps it: in UTC, without its zone. One without a zone is taken for UTC."""
    return moment if moment.tzinfo is None else moment.astimezone(dt.UTC).replace(tzinfo=None)
