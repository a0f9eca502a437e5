"""Presented: whatever leaves the office with figures in it is remembered, so that nobody has to recall what was said."""

import logging

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from plancom import clock
from plancom.reports.deck import Deck
from plancom.reports.snapshot import snapshot
from plancom.store.council import snapshots
from plancom.store.council.snapshots import Presentation

log = logging.getLogger(__name__)


def presented(engine: Engine, deck: Deck, medium: str, author: str) -> Presentation | None:
    """Keeps the figures of `deck`, handed over as `medium` (a format, or "session"); None for sample data, which nobody was told."""
    if deck.has_samples or not deck.data:
        return None
    try:
        return snapshots.keep(engine, snapshot(deck), title=deck.title, medium=medium, author=author, now=clock.now())
    except SQLAlchemyError:  # the report is made and must reach who asked for it
        log.exception("What was presented could not be kept")
        return None
