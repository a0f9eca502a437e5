"""The database that every page asks, and the plans that it and the plan files have."""

import streamlit as st
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from plancom import settings
from plancom.language.translation import language
from plancom.plan import Plans
from plancom.services.plans import plans_in_force
from plancom.store.db import schema
from plancom.store.db.engine import StoreError, acting, make_engine
from plancom.ui.state.actor import source_of

ENGINES_KEPT = 3


def engine() -> Engine:
    """The database, brought to this version's tables, as who is at the screen may use it. Raises StoreError."""
    return for_session(shared_engine())


def shared_engine() -> Engine:
    """The same database for nobody, who may read and write nothing: what sessions share. Raises StoreError."""
    return _engine(settings.database_url())


def for_session(shared: Engine) -> Engine:
    """The shared database as who is at the screen may use it."""
    return acting(shared, source_of(shared))


@st.cache_resource(max_entries=ENGINES_KEPT, show_spinner=False)
def _engine(url: str) -> Engine:
    made = make_engine(url)
    schema.upgrade(made)
    return made


def known_plans(spoken: str = "") -> Plans:
    """The plans in force, in the reader's language unless another is `spoken`. Raises PlanError and StoreError."""
    try:
        with shared_engine().connect() as connection:
            return plans_in_force(connection, spoken or language())
    except DatabaseError as error:
        raise StoreError(schema.unreachable(error)) from error
