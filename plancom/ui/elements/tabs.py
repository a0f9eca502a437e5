"""Tabs of a page: only the open one is drawn, and the address says which that is, by id."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

SHOWN = "ver"


@dataclass(frozen=True)
class Tab:
    """One tab: its `id` in the address, its `label`, and what it shows."""

    id: str
    label: str
    draw: Callable[[], None]


def tabs_section(key: str, tabs: Sequence[Tab]) -> None:
    """The tabs under one another's names; the first is open unless the address names another."""
    by_id = {tab.id: tab for tab in tabs}
    opened = _opened(key, by_id)
    boxes = st.tabs([tab.label for tab in tabs], key=key, on_change="rerun")
    open_one = next((tab for tab, box in zip(tabs, boxes, strict=True) if box.open), by_id[opened])
    _say(key, open_one.id, tabs[0].id)
    with boxes[tabs.index(open_one)]:
        open_one.draw()


def _opened(key: str, by_id: dict[str, Tab]) -> str:
    """Which tab is to be open: what the address says where that is new, else what was open, in the language in force."""
    said = f"{key}-said"
    asked = st.query_params.get(SHOWN, "")
    if asked in by_id and (key not in st.session_state or asked != st.session_state.get(said)):
        st.session_state[key] = by_id[asked].label
        return asked
    labels = {tab.label: tab.id for tab in by_id.values()}
    kept = st.session_state.get(key)
    if kept is not None and kept not in labels and st.session_state.get(said) in by_id:
        st.session_state[key] = by_id[st.session_state[said]].label
    return labels.get(st.session_state.get(key, ""), next(iter(by_id)))


def _say(key: str, opened: str, first: str) -> None:
    st.session_state[f"{key}-said"] = opened
    if opened == first:
        st.query_params.pop(SHOWN, None)
    else:
        st.query_params[SHOWN] = opened
