"""The database that every page asks, and the plans that it and the plan files have."""

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from plancom import settings
from plancom.language.translation import language
from plancom.plan import Plans
from plancom.plan.plans import Kept
from plancom.services.plans import kept_plans, plans_with
from plancom.store.db import schema
from plancom.store.db.engine import StoreError, acting, make_engine, reading
from plancom.ui.state.actor import source_of
from plancom.ui.state.memory import shared
from plancom.ui.state.run import this_run

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


@shared(ENGINES_KEPT)
def _engine(url: str) -> Engine:
    made = make_engine(url)
    schema.upgrade(made)
    return made


def known_plans(spoken: str = "") -> Plans:
    """The plans in force, in the reader's language unless another is `spoken`: asked for once in a run. Raises PlanError and StoreError."""
    run = this_run()
    if run.kept_plans is None:
        run.kept_plans = _kept()
    tag = spoken or language()
    if tag not in run.plans:  # each time it is looked whether one of their files has changed
        run.plans[tag] = plans_with(run.kept_plans, tag)
    return run.plans[tag]


def _kept() -> Kept:
    try:
        return reading(shared_engine(), kept_plans)
    except DatabaseError as error:
        raise StoreError(schema.unreachable(error)) from error
