"""Redes: how its goals stand today, and the answers about them."""

from collections.abc import Sequence

from plancom.charts import Look
from plancom.indicators.view import View
from plancom.office import Office
from plancom.plan import Indicator
from plancom.ui.board.networks import calendar_section, network_sections, shares_section, type_section
from plancom.ui.goal_tabs import goal_page


def today(office: Office, view: View, look: Look, indicators: Sequence[Indicator]) -> None:
    """What the plan promises about it and what happened."""
    for indicator in indicators:
        network_sections(office, view, indicator, look)
    shares_section(office, view, look)
    type_section(office, view, look)
    calendar_section(office, view, look)


goal_page("posts", today)
