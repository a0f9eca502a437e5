"""The office as it is now, for those who look at it without a page: the plan as decided, its figures, and a deck of them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from plancom import clock
from plancom.indicators.view import View
from plancom.plan import Plan, decided
from plancom.reports import build
from plancom.reports.deck import Deck
from plancom.reports.material import Material
from plancom.reports.session import Session, arranged, session_of
from plancom.store.figures import queries
from plancom.store.figures.counts import Counts
from plancom.store.figures.counts import counts as all_counts
from plancom.store.imports.evidence import Evidence, evidence
from plancom.store.office import sessions as store_sessions
from plancom.store.office import task_states
from plancom.store.office.decisions import decisions
from plancom.store.office.task_states import TaskState


@dataclass(frozen=True)
class Live:
    """All that figures are made from, read at one moment."""

    plan: Plan
    counts: Counts
    states: Mapping[str, Sequence[TaskState]]
    evidence: Evidence
    has_samples: bool


def live(engine: Engine, file_plan: Plan, version: int | None = None) -> Live:
    """The office now, or with its goals as they stood in an older `version`. Raises LookupError for one that never was."""
    with engine.connect() as connection:
        settled = decisions(connection, file_plan.id)
        if version is not None and not 0 <= version <= len(settled):
            raise LookupError(f"version {version}")
        return Live(
            decided(file_plan, settled, version),
            all_counts(connection),
            task_states.states(connection),
            evidence(connection),
            queries.has_samples(connection),
        )


def session_named(engine: Engine, plan: Plan, name: str) -> Session:
    """The saved session of that name, its newest version. Raises LookupError."""
    with engine.connect() as connection:
        for one in store_sessions.sessions(connection, plan.id):
            if one.name == name and one.content is not None:
                return session_of(one.content)
    raise LookupError(name)


def live_deck(office: Live, as_of: dt.date, year: int | None = None, session: Session | None = None) -> Deck:
    """The report of the office as of a date, arranged as `session` says. Raises KeyError for a strategy that does not exist."""
    view = View(office.plan, as_of, year)
    material = Material(view, office.counts, office.states, office.evidence, office.has_samples)
    made_at = clock.local(clock.now(), office.plan)
    if session is None:
        return build.deck(material, made_at)
    deck = build.deck(material, made_at, strategy=session.strategy or None, title=session.title)
    return arranged(deck, session)
