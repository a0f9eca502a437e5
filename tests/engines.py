"""Engines for tests that write: the database as the one person of an office without sign-in uses it."""

from sqlalchemy import Engine

from plancom.access import local_person
from plancom.store.db.engine import acting, make_engine


def writable_engine(url: str) -> Engine:
    """The engine of that address, in the name of whoever is at the office's own computer."""
    return acting(make_engine(url), local_person(""))
