"""The frame around every page: navigation, the pickers in the sidebar, and the messages above."""

from collections.abc import Callable
from html import escape

import streamlit as st

from plancom.plan import PlanError, Strategy
from plancom.settings import PAGES
from plancom.store.engine import StoreError
from plancom.ui import cache
from plancom.ui.cache import Office
from plancom.ui.messages import sample_banner, welcome_section
from plancom.ui.pickers import pick_view
from plancom.ui.strategies import strategy_page


def run() -> None:
    """Draws the frame and runs the page that the address names."""
    try:
        office = cache.office()
    except (PlanError, StoreError) as error:
        st.title("El tablero no puede abrirse")
        st.error(str(error), icon="⚠️")
        return
    pages = all_pages(office)
    page = st.navigation({section: list(some) for section, some in pages.items()}, expanded=True)
    brand_section(office)
    sample_banner(office)
    figures = {p.url_path for section in list(pages)[:2] for p in pages[section]}
    if office.counts.is_empty and page.url_path in figures:
        welcome_section(office, pages["Datos"][0])
        return
    pick_view(office)
    page.run()


def all_pages(office: Office) -> dict[str, list[st.Page]]:
    """The pages by section; a strategy of the plan has one each."""

    def page(file: str, title: str, icon: str, *, default: bool = False) -> st.Page:
        return st.Page(PAGES / f"{file}.py", title=title, icon=icon, url_path=file, default=default)

    return {
        "Tablero": [
            page("resumen", "Resumen", ":material/dashboard:", default=True),
            page("visitas", "Visitas", ":material/public:"),
            page("redes", "Redes", ":material/share:"),
            page("prensa", "Prensa", ":material/newspaper:"),
            page("adopcion", "Adopción", ":material/how_to_reg:"),
        ],
        "Estrategias": [
            st.Page(_drawing(strategy), title=strategy.name, icon=":material/flag:", url_path=strategy.id)
            for strategy in office.plan.strategies
        ],
        "Datos": [
            page("subir", "Subir datos", ":material/upload_file:"),
            page("historial", "Historial", ":material/history:"),
            page("ayuda", "Ayuda", ":material/help:"),
        ],
    }


def _drawing(strategy: Strategy) -> Callable[[], None]:
    return lambda: strategy_page(strategy.id)


def brand_section(office: Office) -> None:
    """Whose plan this is, at the top of the sidebar."""
    plan = office.plan
    with st.sidebar:
        st.html(
            f'<div class="pc-brand"><strong>{escape(plan.short_institution)}</strong><span>{escape(plan.name)}</span></div>'
        )
