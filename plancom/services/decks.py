"""Decks: the report of an office, whole or as a saved session shows it; the same for the screen, the server and the command line."""

from sqlalchemy import Engine

from plancom import clock
from plancom.office import Figures
from plancom.plan import Plan
from plancom.reports import build
from plancom.reports.deck import Deck
from plancom.reports.session import Session, arranged, session_of
from plancom.store.council import sessions as store_sessions


def report_deck(figures: Figures, *, strategy: str | None = None, title: str = "", with_outlooks: bool = True) -> Deck:
    """The report, made now, of the whole plan or of one `strategy`; see `build.deck`. Raises KeyError for a strategy that does not exist."""
    now = clock.local(clock.now(), figures.office.plan)
    return build.deck(figures, now, strategy=strategy, title=title, with_outlooks=with_outlooks)


def session_deck(figures: Figures, session: Session) -> Deck:
    """The report as a session arranges it. Raises KeyError for a strategy that does not exist."""
    return arranged(report_deck(figures, strategy=session.strategy or None, title=session.title), session)


def session_named(engine: Engine, plan: Plan, name: str) -> Session:
    """The saved session of that name, its newest version. Raises LookupError."""
    with engine.connect() as connection:
        for one in store_sessions.sessions(connection, plan.id):
            if one.name == name and one.content is not None:
                return session_of(one.content)
    raise LookupError(name)
