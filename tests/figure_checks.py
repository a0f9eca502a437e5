"""Faults of figures: what the checks of the database say of the rows that count and of their totals."""

from sqlalchemy import Connection

from plancom.store.checks import observations, totals
from plancom.store.checks.damages import CheckContext, FoundDamage


def damaged_figures(connection: Connection) -> list[FoundDamage]:
    """Rows that count or do not where they should not, and totals that are not their sum; of each dataset once."""
    return [
        found for check in (observations.current_marks, totals.sums) for found in check(connection, CheckContext({}))
    ]
