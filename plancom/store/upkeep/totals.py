"""Totals: what every day adds up to, made anew from the rows that count."""

from sqlalchemy import Engine

from plancom.access import acts
from plancom.store.db import audit_log
from plancom.store.db.data_version import advance
from plancom.store.db.engine import writing
from plancom.store.precedence import rollups


def recount(engine: Engine) -> None:
    """Adds up every day anew from the rows that count."""
    with writing(engine, acts.RECOUNT) as connection:
        rollups.recount(connection)
        advance(connection)
        audit_log.record(connection, "rollups")
