"""Stacked tables: on a phone each row becomes a block of labelled lines, instead of columns that hide beyond the edge."""

import re
from collections.abc import Iterable, Sequence

import htpy as h
import streamlit as st

from plancom.html import Element, Node, html_of, region
from plancom.ui.elements.figure_tables import holds_figures
from plancom.ui.elements.glossary_links import explained

_TAG = re.compile(r"<[^>]*>")


def stacked_table(label: str, names: Sequence[str], rows: Iterable[Sequence[Node]]) -> None:
    """A table that reads on every screen. `names` are those of its columns; the first cell of each of `rows` names its row."""
    st.html(html_of(stacked(label, names, rows)))


def stacked(
    label: str, names: Sequence[str], rows: Iterable[Sequence[Node]], *, in_force: int | None = None
) -> Element:
    """The same as an element; the row at `in_force` stands out.

    A column of figures stands right-aligned under its head; one whose cells say more than a figure does not.
    """
    cells = [list(row) for row in rows]
    figures = [bool(n) and holds_figures(_TAG.sub("", html_of(row[n])) for row in cells) for n in range(len(names))]
    head = [
        h.th(class_=_css(is_figure), scope="col")[explained(name)]
        for name, is_figure in zip(names, figures, strict=True)
    ]
    lines = [_line(names, row, figures, stands_out=place == in_force) for place, row in enumerate(cells)]
    return region(label, h.table(".pc-readings.pc-stacked")[h.thead[h.tr[head]], h.tbody[lines]])


def stacked_texts(label: str, rows: Sequence[dict[str, str]]) -> None:
    """The same of texts by their column."""
    if rows:
        stacked_table(label, list(rows[0]), [list(row.values()) for row in rows])


def _line(names: Sequence[str], row: Sequence[Node], figures: Sequence[bool], *, stands_out: bool) -> Element:
    first, *others = row
    return h.tr(class_="pc-in-force" if stands_out else None)[
        h.th(scope="row")[first],
        [
            h.td(class_=[_css(is_figure), _more(cell)], data_label=name)[cell]
            for name, cell, is_figure in zip(names[1:], others, figures[1:], strict=True)
        ],
    ]


def _css(is_figure: bool) -> str | None:  # noqa: FBT001 - the one thing that it is about
    return "pc-figure" if is_figure else None


def _more(cell: Node) -> str | None:
    """Of a cell that says something in small print, which needs room."""
    return "pc-more" if "<small" in html_of(cell) else None
