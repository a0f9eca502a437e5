"""Stacked tables: on a phone each row becomes a block of labelled lines, instead of columns that hide beyond the edge."""

from collections.abc import Iterable, Sequence

import htpy as h
import streamlit as st

from plancom.html import Element, Node, html_of, region
from plancom.ui.elements.glossary_links import explained_heads


def stacked_table(label: str, names: Sequence[str], rows: Iterable[Sequence[Node]]) -> None:
    """A table that reads on every screen. `names` are those of its columns; the first cell of each of `rows` names its row."""
    lines = [_line(names, row) for row in rows]
    st.html(html_of(region(label, h.table(".pc-readings.pc-stacked")[explained_heads(names), h.tbody[lines]])))


def stacked_texts(label: str, rows: Sequence[dict[str, str]]) -> None:
    """The same of texts by their column."""
    if rows:
        stacked_table(label, list(rows[0]), [list(row.values()) for row in rows])


def _line(names: Sequence[str], row: Sequence[Node]) -> Element:
    first, *others = row
    return h.tr[
        h.th(scope="row")[first],
        [h.td(data_label=name)[cell] for name, cell in zip(names[1:], others, strict=True)],
    ]
