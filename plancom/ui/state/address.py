"""Address: what is picked on a page, kept in its address by id, so that a link shows another person the same.

Streamlit's own `bind` writes an option's label there (1.67), which changes with a plan's wording and is no id to link to.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import parse_qs

import streamlit as st

HANDSHAKE = "x-plancom-address"
"""The header in which a websocket's own address arrives (plancom.web.guard)."""
RECALLED = "address-recalled"
UNSAVED = "singuardar"
"""The draft of a session: what was chosen for it and not saved."""


def recall_address(names: Iterable[str]) -> None:
    """As a session begins: what its tab's address said of `names` as its websocket opened, where the run's own says nothing.

    Whose server stopped is at another one, in a new session; a page that they chose meanwhile comes without the rest of the address.
    """
    if RECALLED in st.session_state:
        return
    known = parse_qs(st.context.headers.get(HANDSHAKE, ""))
    for name in names:
        if name in known and name not in st.query_params:
            st.query_params[name] = known[name][-1]


def address_is_taken() -> None:
    """From here on the session knows better than the address with which it began; a run that a click cut short before did not get here."""
    st.session_state[RECALLED] = True


def take_from_address(name: str, key: str, options: Sequence[str]) -> None:
    """Before the widget of that `key` is drawn: gives it what the address says, where that is new and one of its options."""
    asked = st.query_params.get(name, "")
    is_new = key not in st.session_state or asked != st.session_state.get(f"{key}-said")
    if asked in options and is_new:
        st.session_state[key] = asked


def say_in_address(name: str, key: str, value: str, usual: str) -> None:
    """After it: writes what is picked; what is `usual` needs no word."""
    st.session_state[f"{key}-said"] = value
    if value == usual:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value
