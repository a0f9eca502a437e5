"""Who is given which role on the screen, beside the settings: every giving and taking back is a row; the newest of a subject stands."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from plancom.access import acts
from plancom.access.grants import checked_subject
from plancom.access.roles import NAMES, Role, stored_role
from plancom.store.db.engine import writing
from plancom.store.office import entries
from plancom.store.tables import access_grants as table


@dataclass(frozen=True, slots=True)
class GivenRole:
    """A role given to a subject: by whom, and when (UTC)."""

    subject: str
    role: Role
    author: str
    created_at: dt.datetime


def given_roles(connection: Connection) -> dict[str, GivenRole]:
    """What stands, by subject, in its order."""
    query = select(table.c.subject, table.c.role, table.c.author, table.c.created_at).order_by(table.c.id)
    newest = {row.subject: row for row in connection.execute(query)}
    return {
        subject: GivenRole(subject, NAMES[row.role], row.author, row.created_at)
        for subject, row in sorted(newest.items())
        if row.role in NAMES
    }


def give(engine: Engine, subject: str, role: Role | None, *, author: str, now: dt.datetime) -> str:
    """Gives a role to an address, a domain or a group, «ninguno» among them; None takes back what was given. The subject as it is kept.

    Raises GrantError for a subject that is none.
    """
    subject = checked_subject(subject)
    with writing(engine, acts.GIVE_ACCESS) as connection:
        standing = given_roles(connection).get(subject)
        before = {"role": stored_role(standing.role)} if standing else None
        values = {"subject": subject, "role": "" if role is None else stored_role(role)}
        if before != (None if role is None else {"role": values["role"]}):
            entries.add(connection, table, values, author=author, now=now, subject=f"access/{subject}", before=before)
    return subject
