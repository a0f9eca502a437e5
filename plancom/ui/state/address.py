"""Address: what is picked on a page, kept in its address by id, so that a link shows another person the same.

Streamlit's own `bind` writes an option's label there (1.67), which changes with a plan's wording and is no id to link to.
"""

from collections.abc import Sequence

import streamlit as st


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
