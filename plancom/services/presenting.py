"""Presented: whatever leaves the office with figures in it is remembered, so that nobody has to recall what was said."""

import logging
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from plancom import clock
from plancom.indicators.json_form import document
from plancom.plan import Month
from plancom.reports.deck import Deck
from plancom.store.council import snapshots
from plancom.store.council.snapshots import Presentation

log = logging.getLogger(__name__)


def keep_presentation(engine: Engine, deck: Deck, medium: str, author: str) -> Presentation | None:
    """Keeps the figures of `deck`, handed over as `medium` (a format, or "session"); None for sample data, which nobody was told."""
    if deck.has_samples or not deck.data:
        return None
    try:
        return snapshots.keep(engine, snapshot(deck), title=deck.title, medium=medium, author=author, now=clock.now())
    except SQLAlchemyError:  # the report is made and must reach who asked for it
        log.exception("What was presented could not be kept")
        return None


def snapshot(deck: Deck) -> dict[str, Any]:
    """The figures of every indicator, and every month's count, as they stood when the deck was made.

    `months` are rows of dataset, series, measure, month («2018-09»), value, and whether every day of the month was known.
    """
    return {
        "plan": deck.plan_id,
        "version": deck.plan_version,
        "as_of": deck.as_of.isoformat(),
        "indicators": [document(result.progress) for result in deck.results],
        "months": [
            [row.dataset, row.series, row.measure, str(Month.of(row.month)), row.value, row.covered]
            for row in deck.data
        ],
    }
