"""The picker of a figure: one of several, kept in the address by its id."""

from collections.abc import Mapping

import streamlit as st

from plancom.ui.elements.links import FIGURE
from plancom.ui.state.address import say_in_address, take_from_address


def pick_figure(label: str, names: Mapping[str, str], key: str) -> str:
    """Which of `names` (by id, as each is called) is looked at: the first unless asked; asked where there is a choice."""
    first = next(iter(names))
    if len(names) == 1:
        return first
    take_from_address(FIGURE, key, list(names))
    picked = st.selectbox(label, list(names), format_func=lambda one: names.get(one, one), key=key)
    say_in_address(FIGURE, key, picked or first, first)
    return picked or first
