"""Author: the name under which what a person imports, undoes or registers is kept: that of their sign-in, or one said once and remembered in their browser."""

from collections.abc import Callable
from urllib.parse import unquote

import htpy as h
import streamlit as st

from plancom.html import Node
from plancom.language.translation import tr
from plancom.ui.state.sign_in import person, signs_in

NAME, SAID, NAMELESS = "quien", "quien-dicho", "quien-nadie"
COOKIE = "plancom_author"  # written by plancom/web/shell/author.js
LONGEST = 80


def recall_author() -> None:
    """At the start of every run: the name that the browser remembers, until another is given."""
    if NAME not in st.session_state and (remembered := _tidy(unquote(st.context.cookies.get(COOKIE, "")))):
        st.session_state[NAME] = remembered[:LONGEST]


def author_mark() -> Node:
    """What the browser is to remember, for a place on every page."""
    return h.span(".pc-hidden", data_pc_author=typed_name()) if typed_name() else None


def author_field() -> None:
    """Who is at the screen: asked for, or shown with a way to change it."""
    label = tr("Usted es {name}", name=typed_name()) if typed_name() else tr("¿Quién es usted?")
    with st.popover(label, icon=":material/person:", type="tertiary", key="autor"):
        st.text_input(
            tr("Quién es usted"), key=NAME, max_chars=LONGEST, placeholder=tr("Nombre y apellido"), persist_state="session",
            help=tr("Queda junto a lo que importe, deshaga o registre, y se recuerda en este navegador. No es una contraseña."),
        )  # fmt: skip


def author() -> str:
    """Who is at the screen, by their sign-in or by what they said; "" where they have not."""
    if signs_in():
        who = person()
        return who.name if who else ""
    return typed_name()


def typed_name() -> str:
    """The name that was given here, which nothing proves; "" where none was."""
    return _tidy(str(st.session_state.get(NAME) or ""))


def is_known() -> bool:
    """Whether they have said who they are, or that they will not."""
    return bool(author()) or bool(st.session_state.get(NAMELESS))


def ask_author(then: Callable[[], None], action: str) -> None:
    """Asks in a dialog who is at the screen, who may leave it blank, and does `then`, which the button `action` names."""

    def answered() -> None:
        take_name()
        st.session_state[NAMELESS] = True
        then()

    @st.dialog(tr("¿Quién es usted?"), width="small")
    def dialog() -> None:
        with st.form("quien-es", border=False):
            name_field()
            sent = st.form_submit_button(action, type="primary", key="quien-sigue", on_click=answered)
        if sent:
            st.rerun()
        st.caption(tr("Puede dejarlo en blanco."))

    dialog()


def name_field() -> None:
    """Who is at the screen, asked in a form; `take_name` takes what was written when it is sent."""
    st.text_input(
        tr("Nombre y apellido"), key=SAID, max_chars=LONGEST,
        help=tr("Queda junto a lo que guarde. Se pregunta una vez: este navegador lo recuerda."),
    )  # fmt: skip


def take_name() -> None:
    """Keeps the name that a form was sent with, where it has one."""
    if name := _tidy(str(st.session_state.get(SAID) or "")):
        st.session_state[NAME] = name


def _tidy(name: str) -> str:
    return " ".join(name.split())
