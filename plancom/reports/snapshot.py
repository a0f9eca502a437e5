"""A snapshot: the figures that a deck showed, as they are kept to be compared later."""

from typing import Any

from plancom.indicators.json_form import document
from plancom.plan import Month
from plancom.reports.deck import Deck


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
