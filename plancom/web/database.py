"""The database and the plans that the server's own routes ask: those of the pages, without a session."""

from functools import lru_cache

from sqlalchemy import Engine

from plancom import settings
from plancom.language.translation import SOURCE, language
from plancom.plan import Plans
from plancom.services.plans import plans_in_force
from plancom.store.db import schema
from plancom.store.db.engine import make_engine
from plancom.store.imports.plan_changes import follow_plans


def database() -> Engine:
    """The database, brought to this version's tables, for nobody: it is read. Raises StoreError."""
    return _database(settings.database_url())


def plans_and_database() -> tuple[Plans, Engine]:
    """The plans in the reader's language, and the database, where rows are told apart by them. Raises PlanError and StoreError."""
    engine = database()
    with engine.connect() as connection:
        plans, own = plans_in_force(connection, language()), plans_in_force(connection, SOURCE)
    _follow(settings.database_url(), own)
    return plans, engine


@lru_cache(maxsize=2)
def _database(url: str) -> Engine:
    engine = make_engine(url)
    schema.upgrade(engine)
    return engine


@lru_cache(maxsize=2)
def _follow(url: str, plans: Plans) -> None:
    follow_plans(_database(url), plans.all)
