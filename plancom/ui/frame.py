"""The frame around every page: navigation, the pickers, and the messages above."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import htpy as h
import streamlit as st

from plancom.datasets import DEFINITIONS
from plancom.html import html_of
from plancom.language.translation import tr, tr_in
from plancom.plan import Plan, PlanError, Strategy
from plancom.settings import PAGES
from plancom.store.db.engine import StoreError
from plancom.ui.elements.event_marks import keep_marks
from plancom.ui.elements.messages import sample_banner
from plancom.ui.elements.sections import SAMPLES
from plancom.ui.goals.versions import keep_version, version_banner
from plancom.ui.month.welcome import welcome_section
from plancom.ui.state import cache
from plancom.ui.state.author import author, author_mark, recall_author
from plancom.ui.state.language import language_section
from plancom.ui.state.pickers import pick_view
from plancom.ui.strategies.page import strategy_page


@dataclass(frozen=True)
class Pages:
    """The pages by section; those of `figures` have nothing to show without data. `moved` are addresses of before, and where they lead."""

    board: list[st.Page]
    answers: list[st.Page]
    following: list[st.Page]
    strategies: list[st.Page]
    data: list[st.Page]
    handed: list[st.Page]
    month: st.Page
    moved: Mapping[st.Page, st.Page]

    @property
    def figures(self) -> list[st.Page]:
        """The pages that show figures."""
        board = [page for page in self.board if page is not self.month]
        return [*board, *self.answers, *self.strategies, *self.handed]

    @property
    def written(self) -> list[st.Page]:
        """The pages on which something is registered, under a name."""
        return [*self.following, *self.strategies, *self.data, *self.handed]

    @property
    def sections(self) -> dict[str, list[st.Page]]:
        """As the navigation lists them."""
        return {
            tr("Tablero"): self.board,
            tr_in("menú", "Respuestas"): self.answers,
            tr("Estrategias"): [*self.following, *self.strategies],
            tr("Presentar"): self.handed,
            tr("Datos"): self.data,
        }


def run() -> None:
    """Draws the frame and runs the page that the address names."""
    keep_version()
    recall_author()
    try:
        office = cache.office()
    except (PlanError, StoreError) as error:
        st.title(tr("El tablero no puede abrirse"))
        st.error(str(error), icon="⚠️")
        return
    pages = all_pages(office.plan)
    page = st.navigation(pages.sections, expanded=True)
    if page in pages.moved:  # before any widget is bound to the address
        st.switch_page(pages.moved[page], query_params=dict(st.query_params))
    st.session_state[SAMPLES] = office.has_samples
    brand_section(office.plan)
    language_section()
    sample_banner(office)
    version_banner(office)
    if office.counts.is_empty and page in pages.figures:
        welcome_section(office, pages.month)
        return
    # On the month's page who is at the screen is asked when something is saved.
    pick_view(office, who=page in pages.written or (page is pages.month and bool(author())))
    keep_marks(office)
    page.run()


def all_pages(plan: Plan) -> Pages:
    """The pages of the app: one for each dataset that the plan measures, and one for each of its strategies."""

    def page(
        file: str, title: str, icon: str, *, default: bool = False, visibility: Literal["visible", "hidden"] = "visible"
    ) -> st.Page:
        return st.Page(
            PAGES / f"{file}.py", title=title, icon=icon, url_path=file, default=default, visibility=visibility
        )

    month = page("mes", tr("El mes"), ":material/event_available:")
    former = st.Page(lambda: None, title=tr("El mes"), url_path="subir", visibility="hidden")
    by_dataset = {
        one.id: page(one.page.file, tr(one.page.title), one.page.icon)
        for one in DEFINITIONS.values()
        if one.page.on_board
    }
    measured = {indicator.dataset for indicator in plan.indicators}
    return Pages(
        board=[
            page("resumen", tr("Resumen"), ":material/dashboard:", default=True),
            month,
            *(one for dataset, one in by_dataset.items() if dataset in measured),
        ],
        answers=[
            page("cambios", tr("Qué cambió"), ":material/difference:"),
            page("llegamos", tr("¿Llegamos?"), ":material/trending_up:"),
            page("efectos", tr("Efecto de campañas"), ":material/campaign:"),
        ],
        following=[page("tareas", tr("Seguimiento"), ":material/task_alt:")],
        strategies=[
            st.Page(_drawing(strategy), title=strategy.name, icon=":material/flag:", url_path=strategy.id)
            for strategy in plan.strategies
        ],
        data=[
            page("historial", tr("Historial"), ":material/history:"),
            page("revisar", tr("Por revisar"), ":material/rule:"),
            page("lecturas", tr("Lecturas"), ":material/menu_book:"),
            page("ayuda", tr("Ayuda"), ":material/help:"),
            page("origen", tr("De dónde sale"), ":material/account_tree:", visibility="hidden"),
            former,
        ],
        handed=[
            page("presentar", tr("Presentar"), ":material/present_to_all:"),
            page("informes", tr("Informes"), ":material/slideshow:"),
            page("hoja", tr("Hoja de vida"), ":material/description:"),
        ],
        month=month,
        moved={former: month},
    )


def _drawing(strategy: Strategy) -> Callable[[], None]:
    return lambda: strategy_page(strategy.id)


def brand_section(plan: Plan) -> None:
    """Whose plan this is, at the top of the sidebar."""
    with st.sidebar:
        st.html(html_of(h.div(".pc-brand")[h.strong[plan.short_institution], h.span[plan.name], author_mark()]))
