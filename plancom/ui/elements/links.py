"""Links to the rows behind a figure; the cut-off and the plan year travel along."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import htpy as h
import pandas as pd
import streamlit as st

from plancom.datasets import DEFINITIONS, Dataset
from plancom.html import Node
from plancom.language import dates
from plancom.language.numbers import MISSING
from plancom.language.translation import later, tr
from plancom.plan import Indicator, Month
from plancom.settings import PAGES
from plancom.ui.elements.tabs import SHOWN
from plancom.ui.state.database import known_plans
from plancom.ui.state.pickers import AUTOMATIC, FIGURE
from plancom.ui.state.plan_choice import CUT_OFF, PLAN, YEAR, plan_by_hand

MONTH, PART = "mes", "parte"
BASELINE = "base"
JOINED = "+"
ORIGIN = PAGES / "origen.py"
REVIEWS, BALANCE = "revisar", "balance"
OUTLOOK, CHANGES, EFFECTS, SHEET = "llegamos", "cambios", "efectos", "hoja"
"""The answers about a goal, as the address of its page names the tab that has each; before, each was a page of its own."""
QUESTION, ORIGIN_WORD = later("¿De dónde sale?"), later("Origen")


def origin_parameters(figure: str, month: Month | str = "", part: str | None = None) -> dict[str, str]:
    """What the address of a figure's origin says; `figure` is an indicator or «dataset/series/measure».

    The cut-off and the year are not among it: a link inside the app keeps them by itself.
    """
    found = {FIGURE: figure}
    if month:
        found[MONTH] = str(month)
    if part is not None:
        found[PART] = part
    return found


def view_parameters() -> dict[str, str]:
    """The cut-off, the plan year and the plan that are picked."""
    found = {}
    day = st.session_state.get(CUT_OFF)
    if isinstance(day, dt.date):
        found[CUT_OFF] = day.isoformat()
    year = str(st.session_state.get(YEAR) or AUTOMATIC)
    if year.isascii() and year.isdigit():
        found[YEAR] = year
    if plan := plan_by_hand(known_plans()):
        found[PLAN] = plan
    return found


def origin_link(
    figure: str, month: Month | str = "", *, label: str = QUESTION, part: str | None = None, help_: str | None = None
) -> None:
    """A link to the rows behind a figure."""
    st.page_link(
        _origin_page(), label=tr(label), icon=":material/account_tree:" if label in {QUESTION, ORIGIN_WORD} else None, help=help_,
        query_params=origin_parameters(figure, month, part),
    )  # fmt: skip


@cache
def _origin_page() -> st.Page:
    """The page of origins as Streamlit knows it: by its file's name alone it would look on the disk at every link."""
    return st.Page(ORIGIN, url_path=ORIGIN.stem)


def page_of(indicator: Indicator) -> Path:
    """The page that shows an indicator: that of its dataset, or of the tasks that it counts."""
    dataset: Dataset = indicator.dataset or "activities"
    return PAGES / f"{DEFINITIONS[dataset].page.file}.py"


def answer_link(answer: str, label: str, indicator: Indicator) -> None:
    """A link to one of the answers about an indicator, on its page."""
    st.page_link(page_of(indicator), label=label, query_params={SHOWN: answer, FIGURE: indicator.id})


def reviews_link(label: str) -> None:
    """A link to everything that should be looked at in the data."""
    st.page_link(PAGES / "historial.py", label=label, icon=":material/arrow_forward:", query_params={SHOWN: REVIEWS})


def origin_address(figure: str, month: Month | str = "") -> str:
    """The same as an address, for a table's cell."""
    return f"origen?{urlencode(origin_parameters(figure, month) | view_parameters())}"


def linked_figure(text: str, figure: str, month: Month | str = "") -> Node:
    """A figure in a table of HTML as a link to its rows; a figure that is missing stays as it is."""
    if text == MISSING:
        return text
    return h.a(".pc-origin", href=origin_address(figure, month), title=tr(QUESTION))[text]


def of_series(dataset: str, measure: str, series: Iterable[str] = ()) -> str:
    """How the address calls a measure of several series together; of all that there are, where none is named."""
    return f"{dataset}/{JOINED.join(series)}/{measure}"


def with_origins(table: pd.DataFrame, figure: str) -> pd.DataFrame:
    """The same table, each month of its column Mes a link to the rows behind it, but for those without data; without that column, or of
    several networks, as it was.
    """
    month = tr("Mes")
    if month not in table.columns or tr("Red") in table.columns:  # a table of several networks is of several figures
        return table
    real = next((name for name in table.columns if str(name).startswith(tr("Real"))), None)
    known = [True] * len(table) if real is None else list(table[real] != MISSING)
    linked = [
        f"[{text}]({origin_address(figure, month_of(text))})" if there else text
        for text, there in zip(table[month], known, strict=True)
    ]
    return table.assign(**{month: linked})


def month_of(text: str) -> Month:
    """The month written «mar 2018»."""
    name, year = text.split()
    return Month.of(dt.date(int(year), dates.month_names_short().index(name) + 1, 1))
