"""Adopción: how its goals stand today, and the answers about them."""

from plancom.ui.board.adoption import adoption_sections
from plancom.ui.goal_tabs import goal_page

goal_page("procedures", adoption_sections)
