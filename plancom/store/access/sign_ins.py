"""Signings in: since when each lasts, when somebody was last seen in it, and that it ended, for every tab and every server at once."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Engine, insert, select, update

from plancom.access import Actor, Role, acts
from plancom.access.identities import Identity
from plancom.store.db import audit_log
from plancom.store.db.engine import acting, writing
from plancom.store.db.turns import BusyError
from plancom.store.office.entries import utc
from plancom.store.tables import sign_ins as table

SEEN_EVERY = dt.timedelta(minutes=1)
"""How exactly it is known when somebody was last seen: a write for each click would be one too many."""

End = Literal["left", "idle", "long"]
"""Why it ended: they went out; nothing was done for too long; it lasted too long."""
Ended = Literal["", End]


@dataclass(frozen=True, slots=True)
class SignIn:
    """One signing in; moments are UTC, `why_ended` is "" while it lasts."""

    account: str
    since: dt.datetime
    seen_at: dt.datetime
    why_ended: Ended = ""


def sign_in(connection: Connection, name: str) -> SignIn | None:
    """The signing in of that name; None for one that was not seen yet."""
    c = table.c
    query = select(c.account, c.since, c.seen_at, c.why_ended).where(c.sign_in == name)
    row = connection.execute(query).one_or_none()
    return SignIn(*row) if row else None


def begin(engine: Engine, person: Identity, *, now: dt.datetime) -> SignIn:
    """Notes that a signing in was seen for the first time; it lasts since the provider said that it does. What is noted already stays.

    While somebody writes it is left for the next time: a page does not wait for an import.
    """
    moment = utc(now)
    since = dt.datetime.fromtimestamp(person.since, dt.UTC).replace(tzinfo=None) if person.since else moment
    account = person.email or person.name
    found, actor = SignIn(account, min(since, moment), moment), Actor(person.name, Role.NOBODY, account)
    with suppress(BusyError), writing(acting(engine, actor), acts.SIGN_IN, waits=False) as connection:
        if (standing := sign_in(connection, person.sign_in)) is not None:
            return standing
        values = {"sign_in": person.sign_in, "account": found.account, "since": found.since, "seen_at": moment}
        connection.execute(insert(table).values(values))
        audit_log.record(connection, f"sign_ins/{found.account}", after={"signed_in": True})
    return found


def see(engine: Engine, name: str, *, now: dt.datetime) -> None:
    """Notes that somebody did something; left out while somebody writes, for it is noted again a minute later."""
    with suppress(BusyError), writing(engine, acts.SIGN_IN, waits=False) as connection:
        connection.execute(update(table).where(table.c.sign_in == name).values(seen_at=utc(now)))


def end(engine: Engine, name: str, why: End, *, now: dt.datetime) -> None:
    """Ends a signing in, everywhere; one that ended before stays as it was."""
    with writing(engine, acts.SIGN_IN) as connection:
        lasting = update(table).where(table.c.sign_in == name, table.c.ended_at.is_(None))
        if connection.execute(lasting.values(ended_at=utc(now), why_ended=why)).rowcount:
            account = connection.execute(select(table.c.account).where(table.c.sign_in == name)).scalar_one()
            audit_log.record(connection, f"sign_ins/{account}", after={"signed_in": False, "why": why})
