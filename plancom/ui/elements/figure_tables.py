"""Figure tables: tables of texts whose figures stand right-aligned under their heads; whole, or stacked on a phone, each row a block of labelled lines."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import htpy as h
import pandas as pd
import streamlit as st

from plancom.html import Element, Node, html_of, region
from plancom.language import dates
from plancom.language.numbers import MISSING
from plancom.ui.elements.glossary_links import explained

Rows = pd.DataFrame | Sequence[Mapping[str, str]]

_OWN_LINK = re.compile(r"\[[^\[\]]*\]\([a-z][a-z-]*\?[^()\s]*( \"[^\"]*\")?\)")  # to another page of the dashboard
_BRACKET = re.compile(r"(?<!\\)\[")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_UNIT = r"[^\W\d_]+"
_NUMBER = r"[−+\-]?\d[\d.,]*(\s?%)?"
_FIGURE = re.compile(
    rf"[≈▲▼]?\s?{_NUMBER}(\s(de|of)\s{_NUMBER})?(\s{_UNIT}){{0,2}}(\s\([^()]*\d[^()]*\))?"  # «147.781 (143.808 a 152.013)»
    rf"|{_UNIT}\s{_UNIT}\s{_NUMBER}"  # «menos de 1 %»
)
_DAY = re.compile(rf"\d{{1,2}}\s(?:de\s)?({_UNIT})(?:\s(?:de\s)?\d{{4}})?")


def figure_table(table: Rows, alt: str = "") -> None:
    """A table that stands whole, its cells texts; `alt` names it for those who do not see it."""
    frame = pd.DataFrame(table).map(_harmless).rename(columns=_harmless)
    places = figure_columns(frame)
    # Styles need columns of different names; where two heads are alike the table stands as it is.
    shown = frame.style.set_table_styles(_styles(places)) if places and frame.columns.is_unique else frame
    st.table(shown, hide_index=True, border="horizontal", alt=alt or None)


def _harmless(cell: object) -> object:
    """The cell without a link or a picture that is not one of the page's own: Streamlit reads cells as markdown."""
    return cell if not isinstance(cell, str) or _OWN_LINK.fullmatch(cell) else _BRACKET.sub(r"\\[", cell)


def figure_columns(table: pd.DataFrame) -> list[int]:
    """The places of the columns that hold figures; never the first, which names the row."""
    return [place for place in range(1, table.shape[1]) if holds_figures(table.iloc[:, place])]


def holds_figures(cells: Iterable[object]) -> bool:
    """Whether most of the cells that say something are figures."""
    said = [text for text in map(_words, cells) if text not in {"", MISSING}]
    return 2 * sum(map(is_figure, said)) > len(said)


def is_figure(text: str) -> bool:
    """«1.234», «−8,5 %», «3 de 12», «17.360 por debajo», «menos de 1 %», «12,8 % (12,0 % a 13,5 %)» are figures; «30/11/2018» and «5 mar 2018» are days."""
    return bool(_FIGURE.fullmatch(text)) and not _is_day(text)


def _is_day(text: str) -> bool:
    found = _DAY.fullmatch(text)
    return found is not None and found[1].lower() in {*dates.month_names(), *dates.month_names_short()}


def _words(cell: object) -> str:
    """What is read of a cell: without its link and its marks."""
    return _LINK.sub(r"\1", str(cell)).replace("*", "").replace("\\", "").strip()


def _styles(places: Sequence[int]) -> list[Any]:
    """Streamlit aligns texts to the left in each cell's own style, which only this outweighs."""
    return [
        {"selector": f"{cell}:nth-child({place + 1})", "props": [("text-align", "right !important")]}
        for place in places
        for cell in ("th", "td")
    ]


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
        h.th(class_=_css(of_figures), scope="col")[explained(name)]
        for name, of_figures in zip(names, figures, strict=True)
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
            h.td(class_=[_css(of_figures), _more(cell)], data_label=name)[cell]
            for name, cell, of_figures in zip(names[1:], others, figures[1:], strict=True)
        ],
    ]


def _css(of_figures: bool) -> str | None:  # noqa: FBT001 - the one thing that it is about
    return "pc-figure" if of_figures else None


def _more(cell: Node) -> str | None:
    """Of a cell that says something in small print, which needs room."""
    return "pc-more" if "<small" in html_of(cell) else None
