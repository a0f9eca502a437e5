"""Adopción: how its goals stand today, and the answers about them."""

from collections.abc import Sequence

from plancom.charts import Look
from plancom.indicators.view import View
from plancom.office import Office
from plancom.plan import Indicator
from plancom.ui.board.adoption import adoption_sections
from plancom.ui.goal_tabs import goal_page


def today(office: Office, view: View, look: Look, indicators: Sequence[Indicator]) -> None:
    """What the plan promises about it and what happened."""
    for indicator in indicators:
        adoption_sections(office, view, indicator, look)


goal_page("procedures", today)
