"""Author: the name that a person types once, under which what they import, undo or register is kept."""

import streamlit as st

from plancom.language.translation import tr

NAME = "quien"
WIDTH = 330  # pixels, with the label beside it
LONGEST = 80


def author_field() -> None:
    """Asks who is at the screen; kept for the session, in no cookie and no address."""
    st.text_input(
        tr("Quién es usted"), key=NAME, max_chars=LONGEST, placeholder=tr("Nombre y apellido"), persist_state="session", width=WIDTH,
        help=tr("Queda junto a lo que importe, deshaga o registre. No es una contraseña."),
    )  # fmt: skip


def author() -> str:
    """Who is at the screen; "" where they have not said."""
    return " ".join(str(st.session_state.get(NAME) or "").split())
