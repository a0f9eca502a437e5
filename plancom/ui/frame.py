"""The frame around every page: navigation, the pickers, and the messages above."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import htpy as h
import streamlit as st
from sqlalchemy.exc import DBAPIError

from plancom.access.settings import AccessSettingsError
from plancom.datasets import DEFINITIONS
from plancom.html import html_of
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan import Plan, PlanError
from plancom.settings import PAGES
from plancom.store.db.engine import StoreError
from plancom.store.db.schema import unreachable
from plancom.ui.access.gate import admitted_mark, is_admitted
from plancom.ui.access.person_field import person_field
from plancom.ui.elements.browser_tab import name_tab
from plancom.ui.elements.event_marks import keep_marks
from plancom.ui.elements.links import BALANCE
from plancom.ui.elements.messages import damage_banner, sample_banner
from plancom.ui.elements.sections import SAMPLES
from plancom.ui.elements.tabs import SHOWN
from plancom.ui.files.files_at_hand import unsaved_mark
from plancom.ui.goals.versions import keep_version, version_banner
from plancom.ui.month.welcome import welcome_section
from plancom.ui.moved_pages import MovedPage, moved_pages
from plancom.ui.state import cache
from plancom.ui.state.address import address_is_taken
from plancom.ui.state.author import author, author_mark, recall_author
from plancom.ui.state.database import known_plans
from plancom.ui.state.language import language_section
from plancom.ui.state.pickers import pick_view
from plancom.ui.state.plan_choice import take_choice_from_address
from plancom.ui.state.run import begin_run, this_run

TASKS = "tareas"  # followed before there is any data


@dataclass(frozen=True)
class Pages:
    """The pages of the navigation, in its groups; `hidden` ones are reached by links. On those of `figures` nothing is shown without data."""

    first: list[st.Page]
    goals: list[st.Page]
    data: list[st.Page]
    hidden: list[st.Page]
    month: st.Page
    draft: st.Page
    figures: list[st.Page]
    moved: Mapping[st.Page, MovedPage]

    @property
    def groups(self) -> dict[str, list[st.Page]]:
        """As the navigation lists them."""
        return {
            "": [*self.first, *self.hidden, *self.moved],
            tr("Metas"): self.goals,
            tr("Datos y reglas"): self.data,
        }


def run() -> None:
    """Draws the frame and runs the page that the address names."""
    keep_version()
    recall_author()
    begin_run()
    try:
        if not is_admitted():
            return
        take_choice_from_address(known_plans())
        office = cache.office()
    except (AccessSettingsError, PlanError, StoreError) as error:
        st.title(tr("El tablero no puede abrirse"))
        st.error(str(error), icon="⚠️")
        return
    pages = all_pages(office.plan)
    page = st.navigation(pages.groups, expanded=True)
    this_run().page = page.url_path or "resumen"
    if page in pages.moved:  # before any widget is bound to the address
        moved, asked = pages.moved[page], dict(st.query_params)
        st.switch_page(moved.to(office.plan, asked), query_params=moved.address(asked))
    st.session_state[SAMPLES] = office.has_samples
    brand_section(office.plan)
    with st.sidebar, st.container(horizontal=True, vertical_alignment="center", key="sidebar-line"):
        language_section()
        st.page_link(PAGES / "ayuda.py", label=tr("Ayuda"), icon=":material/help:")
    sample_banner(office)
    damage_banner(office)
    version_banner(office)
    if office.counts.is_empty and page in pages.figures:
        name_tab(office.plan, page.title)
        welcome_section(office, pages.month)
        return
    # On the month's page who is at the screen is asked when something is saved.
    view = pick_view(office, who=person_field if page is not pages.month or author() else None)
    address_is_taken()
    name_tab(office.plan, page.title, view.as_of)
    keep_marks(office)
    if page is not pages.draft:
        after_plan_banner(view)
    _run(page)


def _run(page: st.Page) -> None:
    """The page; where its database is held or goes away meanwhile, what to do about it."""
    try:
        page.run()
    except (StoreError, DBAPIError) as error:
        st.error(unreachable(error) if isinstance(error, DBAPIError) else str(error), icon="⚠️")
        st.button(tr("Intentar de nuevo"), key="ask-database-again", icon=":material/refresh:")


def all_pages(plan: Plan) -> Pages:
    """The pages of the app: one for each dataset that the plan measures."""
    measured = {indicator.dataset for indicator in plan.indicators}
    resumen = page("resumen", tr("Resumen"), ":material/dashboard:", default=True)
    month = page("mes", tr("El mes"), ":material/event_available:")
    presenting = page("presentar", tr("Presentar"), ":material/present_to_all:")
    draft = page("borrador", tr("Borrador"), ":material/edit_note:", visibility="hidden")
    goals = [
        page(one.page.file, tr(one.page.title), one.page.icon)
        for one in DEFINITIONS.values()
        if one.id in measured or not one.page.on_board
    ]
    return Pages(
        first=[resumen, month, presenting],
        goals=goals,
        data=[
            page("historial", tr("Historial"), ":material/history:"),
            page("plan", tr("El plan"), ":material/menu_book:"),
        ],
        hidden=[
            page("ayuda", tr("Ayuda"), ":material/help:", visibility="hidden"),
            page("origen", tr("De dónde sale"), ":material/account_tree:", visibility="hidden"),
            draft,
            page("acceso", tr("Acceso"), ":material/group:", visibility="hidden"),
        ],
        month=month,
        draft=draft,
        figures=[resumen, *(one for one in goals if one.url_path != TASKS), presenting],
        moved={one.page: one for one in moved_pages(plan)},
    )


def page(
    file: str, title: str, icon: str, *, default: bool = False, visibility: Literal["visible", "hidden"] = "visible"
) -> st.Page:
    """A page of the folder of pages, at the address of its file's name: each run its own, for Streamlit writes in it which one may be run."""
    return copy(_page(file, title, icon, default, visibility))


@lru_cache(maxsize=128)  # Streamlit looks on the disk for the file of each of 24 pages
def _page(file: str, title: str, icon: str, default: bool, visibility: Literal["visible", "hidden"]) -> st.Page:  # noqa: FBT001 - what is kept is found by it
    return st.Page(PAGES / f"{file}.py", title=title, icon=icon, url_path=file, default=default, visibility=visibility)


def after_plan_banner(view: View) -> None:
    """When the cut-off is after the plan's last day: that it is over, and the way to what came of it."""
    if not view.is_after_plan:
        return
    last = dates.date(view.plan.calendar.last_day(view.plan.years))
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="after-plan"):
        st.markdown(tr("**El plan terminó el {last}.** Cada cifra es la del último año con datos.", last=last))
        st.page_link(
            PAGES / "resumen.py",
            label=tr("Balance del plan"),
            icon=":material/arrow_forward:",
            query_params={SHOWN: BALANCE},
        )


def brand_section(plan: Plan) -> None:
    """Whose plan this is, at the top of the sidebar."""
    with st.sidebar:
        st.html(
            html_of(
                h.div(".pc-brand")[
                    h.strong[plan.institution.short_name],
                    h.span[plan.name],
                    author_mark(),
                    unsaved_mark(),
                    admitted_mark(),
                ]
            )
        )
