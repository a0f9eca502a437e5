"""Stacked tables: on a phone each row becomes a block of labelled lines, instead of columns that hide beyond the edge."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st


def stacked_table(label: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table that reads on every screen. `rows` are cells of HTML, whose writer escapes them; the first names its row."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    lines = "".join(f"<tr>{_cells(heads, row)}</tr>" for row in rows)
    st.html(
        f'<div class="pc-scroll" tabindex="0" role="region" aria-label="{escape(label)}">'
        f'<table class="pc-readings pc-stacked"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>'
    )


def stacked_texts(label: str, rows: Sequence[dict[str, str]]) -> None:
    """The same of plain texts by their column."""
    if rows:
        stacked_table(label, list(rows[0]), [[escape(text) for text in row.values()] for row in rows])


def _cells(heads: Sequence[str], row: Sequence[str]) -> str:
    first, *others = row
    cells = (f'<td data-label="{escape(head)}">{cell}</td>' for head, cell in zip(heads[1:], others, strict=True))
    return f'<th scope="row">{first}</th>{"".join(cells)}'
