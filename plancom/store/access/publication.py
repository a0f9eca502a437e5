"""Whether the office lets anybody read its figures: off until somebody turns it on, with who and when."""

import datetime as dt
import json
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from plancom.access import acts
from plancom.store.db import audit_log
from plancom.store.db.data_version import fact, remember
from plancom.store.db.engine import writing

NAME = "public_page"


@dataclass(frozen=True, slots=True)
class PublicPageState:
    """Whether the public page is on, and who turned it last (UTC; None before anybody did)."""

    is_on: bool = False
    author: str = ""
    since: dt.datetime | None = None


def publication(connection: Connection) -> PublicPageState:
    """How the switch stands; off, where what is kept cannot be understood."""
    try:
        return kept_publication(connection)
    except (ValueError, LookupError, TypeError):
        return PublicPageState()


def kept_publication(connection: Connection) -> PublicPageState:
    """The same as it is kept. Raises ValueError, LookupError or TypeError where that is no switch."""
    kept = fact(connection, NAME)
    if kept is None:
        return PublicPageState()
    switch = json.loads(kept)
    return PublicPageState(switch["on"] is True, str(switch["author"]), dt.datetime.fromisoformat(switch["since"]))


def publish(engine: Engine, *, on: bool, author: str, now: dt.datetime) -> None:
    """Turns the public page on or off."""
    with writing(engine, acts.PUBLISH) as connection:
        before = publication(connection).is_on
        remember(connection, NAME, json.dumps({"on": on, "author": author, "since": now.isoformat()}))
        audit_log.record(connection, NAME, before={"on": before}, after={"on": on}, author=author)
