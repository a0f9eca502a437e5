"""Addresses of before: pages that are now tabs of others, and where each leads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from plancom.plan import Plan
from plancom.settings import PAGES
from plancom.ui.elements.links import CHANGES, EFFECTS, OUTLOOK, REVIEWS, SHEET, page_of
from plancom.ui.elements.tabs import SHOWN
from plancom.ui.state.pickers import FIGURE

OVERVIEW = PAGES / "resumen.py"
TASKS = PAGES / "tareas.py"


@dataclass(frozen=True)
class MovedPage:
    """An address of before: `page` as the navigation knows it, the `tab` that it is now, and the page that has it."""

    page: st.Page
    tab: str
    to: Callable[[Plan, Mapping[str, str]], Path]

    def address(self, query: Mapping[str, str]) -> dict[str, str]:
        """What the new address says: what the old one said in `query`, and the tab where it named none."""
        return {**({SHOWN: self.tab} if self.tab else {}), **query}


def moved_pages(plan: Plan) -> list[MovedPage]:
    """Every address of before."""
    return [
        _moved("subir", "", _always(PAGES / "mes.py")),
        _moved("informes", "informes", _always(PAGES / "presentar.py")),
        _moved("lecturas", "lecturas", _always(PAGES / "plan.py")),
        _moved("revisar", REVIEWS, _always(PAGES / "historial.py")),
        *(_moved(answer, answer, _of_its_figure) for answer in (OUTLOOK, CHANGES, EFFECTS)),
        _moved(SHEET, SHEET, _of_its_figure),
        *(_moved(strategy.id, strategy.id, _always(TASKS)) for strategy in plan.strategies),
    ]


def _moved(address: str, tab: str, to: Callable[[Plan, Mapping[str, str]], Path]) -> MovedPage:
    return MovedPage(st.Page(lambda: None, title=address, url_path=address, visibility="hidden"), tab, to)


def _always(path: Path) -> Callable[[Plan, Mapping[str, str]], Path]:
    return lambda _plan, _query: path


def _of_its_figure(plan: Plan, query: Mapping[str, str]) -> Path:
    """The page of the indicator that the address names (or of a part of one); the overview where it names none."""
    name = query.get(FIGURE, "").partition(".")[0]
    indicator = next((one for one in plan.indicators if one.id == name), None)
    return OVERVIEW if indicator is None else page_of(indicator)
