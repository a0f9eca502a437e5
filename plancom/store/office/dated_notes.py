"""Dated notes: what somebody pins to a day («se cayó el sitio»), so that every chart over it says so. Never deleted; withdrawn, with why."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from plancom.access import acts
from plancom.store.db.data_version import advance
from plancom.store.db.engine import writing
from plancom.store.office import entries
from plancom.store.tables import dated_notes

LONGEST = 120  # characters: a chart has room for few words


class EmptyNoteError(ValueError):
    """A note that says nothing."""


@dataclass(frozen=True, slots=True)
class DatedNote:
    """What is to be known of `day` on the charts of a dataset ("" for all of them)."""

    day: dt.date
    text: str
    dataset: str = ""
    author: str = ""
    id: int = 0
    created_at: dt.datetime | None = None
    withdrawn_at: dt.datetime | None = None
    withdrawn_by: str = ""
    reason: str = ""  # why it was withdrawn

    @property
    def in_force(self) -> bool:
        """Whether charts bear it."""
        return self.withdrawn_at is None


def all_notes(connection: Connection) -> tuple[DatedNote, ...]:
    """Every note there ever was, the withdrawn ones too, by day."""
    query = select(dated_notes).order_by(dated_notes.c.day, dated_notes.c.id)
    return tuple(DatedNote(**row) for row in connection.execute(query).mappings())


def add(engine: Engine, one: DatedNote, now: dt.datetime) -> int:
    """Pins a note; its number. Raises EmptyNoteError."""
    text = " ".join(one.text.split())[:LONGEST].strip()
    if not text:
        raise EmptyNoteError
    values = {"day": one.day, "dataset": one.dataset, "text": text}
    with writing(engine, acts.PIN_NOTE) as connection:
        number = entries.add(connection, dated_notes, values, author=one.author, now=now)
        advance(connection)
    return number


def withdraw(engine: Engine, note_id: int, reason: str, author: str, now: dt.datetime) -> None:
    """Takes a note off the charts; it stays in the list. Raises UnknownEntryError."""
    with writing(engine, acts.PIN_NOTE) as connection:
        entries.withdraw(connection, dated_notes, note_id, author=author, now=now, reason=reason.strip())
        advance(connection)
