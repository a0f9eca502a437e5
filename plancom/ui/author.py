"""Author: the name that a person types once, under which what they import, undo or register is kept."""

import streamlit as st

NAME = "quien"
LONGEST = 80


def author_field() -> None:
    """Asks in the sidebar who is at the screen; kept for the session, in no cookie and no address."""
    st.sidebar.text_input(
        "Quién es usted", key=NAME, max_chars=LONGEST, placeholder="Nombre y apellido", persist_state="session",
        help="Queda junto a lo que importe, deshaga o registre. No es una contraseña.",
    )  # fmt: skip


def author() -> str:
    """Who is at the screen; "" where they have not said."""
    return " ".join(str(st.session_state.get(NAME) or "").split())
