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
    """Which tab is to be open: the one that was just pressed; what the address says where that is new, as when one goes back; else what was open,
    in the language in force.
    """
    said, kept = st.session_state.get(f"{key}-said"), st.session_state.get(key)
    labels = {tab.label: tab.id for tab in by_id.values()}
    first = next(iter(by_id))
    asked = st.query_params.get(SHOWN) or (first if said else "")  # an address without a word is that of the first
    is_pressed = labels.get(kept or "") not in {None, said}
    if asked in by_id and not is_pressed and (kept is None or asked != said):
        st.session_state[key] = by_id[asked].label
        return asked
    if kept is not None and kept not in labels and said in by_id:
        st.session_state[key] = by_id[said].label
    return labels.get(st.session_state.get(key, ""), first)


def _say(key: str, opened: str, first: str) -> None:
    st.session_state[f"{key}-said"] = opened
    if opened == first:
        st.query_params.pop(SHOWN, None)
    else:
        st.query_params[SHOWN] = opened
