"""Drafts of sessions: what somebody chose for the council and has not saved yet, so that it outlives the server that they are at."""

import datetime as dt
import json
import logging
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from plancom.access import acts
from plancom.store.db.engine import writing
from plancom.store.db.turns import BusyError
from plancom.store.office.entries import utc
from plancom.store.tables import session_drafts as table

log = logging.getLogger(__name__)

KEPT_FOR = dt.timedelta(days=7)
MOST = 20
"""How many drafts of one account are kept: one for each tab in which something was changed."""


@dataclass(frozen=True, slots=True)
class SessionDraft:
    """The session of a tab as far as it has come: `name` is the draft's own, `session` that of the saved one ("" for a new one), `seen` its version."""

    name: str
    plan: str
    account: str
    session: str
    seen: int
    content: dict[str, Any]


def draft(connection: Connection, name: str, plan: str, account: str) -> SessionDraft | None:
    """The draft of that name; None where there is none, or it is another's or another plan's."""
    c = table.c
    query = select(c.session, c.seen, c.content).where(c.name == name, c.plan == plan, c.account == account)
    row = connection.execute(query).one_or_none()
    return SessionDraft(name, plan, account, row.session, row.seen, json.loads(row.content)) if row else None


def keep(engine: Engine, one: SessionDraft, now: dt.datetime) -> bool:
    """Keeps a draft as it is now, and forgets old ones; False where that cannot be: a click neither waits for an import nor needs the disk."""
    moment, c = utc(now), table.c
    values = {
        "plan": one.plan, "account": one.account, "session": one.session, "seen": one.seen,
        "content": json.dumps(one.content, ensure_ascii=False), "changed_at": moment,
    }  # fmt: skip
    try:
        with writing(engine, acts.PRESENT, waits=False) as connection:
            if not connection.execute(
                update(table).where(c.name == one.name, c.account == one.account).values(values)
            ).rowcount:
                connection.execute(insert(table).values(name=one.name, **values))
            newest = select(c.name).where(c.account == one.account).order_by(c.changed_at.desc(), c.name).limit(MOST)
            kept = list(connection.execute(newest).scalars())
            connection.execute(delete(table).where(c.account == one.account, c.name.not_in(kept)))
            connection.execute(delete(table).where(c.changed_at < moment - KEPT_FOR))
    except BusyError:
        return False
    except DBAPIError:
        log.exception("a draft of a session could not be kept")
        return False
    return True
