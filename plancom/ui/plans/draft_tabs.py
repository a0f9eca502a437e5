"""The tabs of a draft's page: which has the field of a place, and links to it."""

import streamlit as st

from plancom.language.translation import later, tr
from plancom.plan.plan_text import Place
from plancom.ui.elements.sections import plain
from plancom.ui.plans.draft_form import POINTED, DraftForm
from plancom.ui.plans.wording import labels_digest

TABS_KEY = "borrador-pestanas"
GOAL = "meta"
OF_ONE = 2  # ("indicators", its id) is the shortest place of a goal
TABS = {
    "plan": later("El plan"),
    "estrategias": later("Estrategias y tareas"),
    "metas": later("Metas"),
    "entidad": later("La entidad"),
    "vigor": later("Revisar y poner en vigor"),
}
"""Each tab by its id in the address."""
SECTIONS = {"institution": "entidad", "strategies": "estrategias", "indicators": "metas"}
"""Which tab has the fields of a key; those that are not here are of the first."""


def section_of(place: Place) -> str:
    """The id of the tab that has the field of a place."""
    return SECTIONS.get(str(place[0]), "plan") if place else "plan"


def place_link(form: DraftForm, place: Place, words: str) -> None:
    """A sentence about a place, as a button that opens its tab (its goal too) and says there which field it is."""
    key = form.key_of("link", *place, labels_digest({"": words}))
    st.button(
        plain(words), key=key, type="tertiary", icon=":material/arrow_forward:", on_click=_open, args=(form, place),
    )  # fmt: skip


def _open(form: DraftForm, place: Place) -> None:
    st.session_state[TABS_KEY] = tr(TABS[section_of(place)])
    st.session_state[form.key_of(POINTED)] = place
    if place[:1] == ("indicators",) and len(place) >= OF_ONE:
        st.session_state[form.key_of(GOAL)] = str(place[1])


def is_pointed(form: DraftForm, place: Place, *settings: str) -> bool:
    """Whether a link led to one of the `settings` at a place."""
    pointed = st.session_state.get(form.key_of(POINTED), ())
    return bool(pointed[: len(place)] == place and set(pointed[len(place) : len(place) + 1]) & set(settings))
