"""Kept charts: what a page draws of a view, made once for everybody who looks at it, until the data changes."""

from collections.abc import Callable, Sequence

import streamlit as st

from plancom.charts import Look
from plancom.indicators.view import View
from plancom.office import Office
from plancom.ui.elements.sections import ChartSection, chart_section, with_events
from plancom.ui.state.figures import asked_of, is_shared, words_key
from plancom.ui.state.memory import shared

CHARTS_KEPT = 256  # of a page five at the most; thirty cut-offs of every page come to less
Made = Sequence[ChartSection | str]
"""Charts, and what is said where there is none to be drawn."""


def kept_charts_section(make: Callable[..., Made], office: Office, view: View, look: Look, *of: str) -> None:
    """Draws what `make(office, view, look, *of)` makes, which depends on these alone and draws nothing by itself."""
    if is_shared(office, view):
        data = words_key(office, view.plan)
        asked = repr((make.__module__, make.__qualname__, asked_of(view), look, of))
        made = _kept(data, asked, make, office, view, look, of)
    else:
        made = _with_events(make(office, view, look, *of))
    for one in made:
        if isinstance(one, str):
            st.info(one)
        else:
            chart_section(one)


@shared(CHARTS_KEPT, key=2)
def _kept(
    data: tuple[object, ...],  # noqa: ARG001 - the key, with the one that follows
    asked: str,  # noqa: ARG001
    _make: Callable[..., Made],
    _office: Office,
    _view: View,
    _look: Look,
    _of: tuple[str, ...],
) -> Made:
    return _with_events(_make(_office, _view, _look, *_of))


def _with_events(made: Made) -> Made:
    """The same with what happened marked: it is of the office, its plan, the cut-off and the look too."""
    return [one if isinstance(one, str) else with_events(one) for one in made]
