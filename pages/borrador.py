"""Borrador: a plan that is being written, until it is put in force."""

from plancom.ui.plans.draft_page import draft_page
from plancom.ui.state import cache

draft_page(cache.office())
