"""The database that every page asks, and the plans that it and the plan files have."""

from contextvars import ContextVar

import streamlit as st
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from plancom import settings
from plancom.language.translation import language
from plancom.plan import Plans
from plancom.plan.plans import Kept
from plancom.services.plans import kept_plans, plans_with
from plancom.store.db import schema
from plancom.store.db.engine import StoreError, make_engine

ENGINES_KEPT = 3


def engine() -> Engine:
    """The database, brought to this version's tables. Raises StoreError."""
    return _engine(settings.database_url())


@st.cache_resource(max_entries=ENGINES_KEPT, show_spinner=False)
def _engine(url: str) -> Engine:
    made = make_engine(url)
    schema.upgrade(made)
    return made


_of_run: ContextVar[list[Kept] | None] = ContextVar("plans of this run", default=None)


def begin_run() -> None:
    """From here on the run has the plans that it asks for first: all of its page is of the same."""
    _of_run.set([])


def known_plans(spoken: str = "") -> Plans:
    """The plans in force, in the reader's language unless another is `spoken`: asked for once in a run. Raises PlanError and StoreError."""
    of_run = _of_run.get()
    if of_run is None:  # not within a page's run
        return plans_with(_kept(), spoken or language())
    if not of_run:
        of_run.append(_kept())
    return plans_with(of_run[0], spoken or language())


def _kept() -> Kept:
    try:
        with engine().connect() as connection:
            return kept_plans(connection)
    except DatabaseError as error:
        raise StoreError(schema.unreachable(error)) from error
