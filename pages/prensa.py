"""Prensa: how its goals stand today, and the answers about them."""

from collections.abc import Sequence

from plancom.charts import Look
from plancom.indicators.view import View
from plancom.office import Office
from plancom.plan import Indicator
from plancom.ui.board.press import list_section, outlet_section, press_sections
from plancom.ui.goal_tabs import goal_page


def today(office: Office, view: View, look: Look, indicators: Sequence[Indicator]) -> None:
    """What the plan promises about it and what happened."""
    for indicator in indicators:
        press_sections(office, view, indicator, look)
    outlet_section(office, view, look)
    list_section(office, view)


goal_page("press", today)
