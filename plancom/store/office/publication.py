"""Whether the office lets anybody read its figures: off until somebody turns it on, with who and when."""

import datetime as dt
import json
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from plancom.store.db.data_version import fact, remember
from plancom.store.db.engine import writing

NAME = "public_page"


@dataclass(frozen=True, slots=True)
class Publication:
    """Whether the public page is on, and who turned it last (UTC; None before anybody did)."""

    is_on: bool = False
    author: str = ""
    since: dt.datetime | None = None


def publication(connection: Connection) -> Publication:
    """How the switch stands."""
    kept = fact(connection, NAME)
    if kept is None:
        return Publication()
    switch = json.loads(kept)
    return Publication(switch["on"], switch["author"], dt.datetime.fromisoformat(switch["since"]))


def publish(engine: Engine, *, on: bool, author: str, now: dt.datetime) -> None:
    """Turns the public page on or off."""
    with writing(engine) as connection:
        remember(connection, NAME, json.dumps({"on": on, "author": author, "since": now.isoformat()}))
