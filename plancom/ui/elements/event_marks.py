"""Marks of what happened for the charts of this run: made once by the frame, drawn by every chart over time that they concern."""

from dataclasses import dataclass

import streamlit as st

from plancom.charts import Look
from plancom.charts.event_marks import EventMark
from plancom.charts.marked_days import marks_of, on_chart
from plancom.indicators.view import View
from plancom.office import Office
from plancom.plan import Plan
from plancom.ui.state.figures import is_shared, words_key
from plancom.ui.state.memory import shared
from plancom.ui.state.outlooks import events_now
from plancom.ui.state.pickers import current_look, current_view

MARKS = "event-marks"
MARKS_KEPT = 64  # cut-offs of the plans that are looked at


@dataclass(frozen=True)
class Marks:
    """The marks up to the cut-off, the plan whose goals they concern, and the look in which they are drawn."""

    marks: tuple[EventMark, ...]
    plan: Plan
    look: Look


def keep_marks(office: Office) -> None:
    """Makes the marks of this run."""
    view = current_view(office)
    if is_shared(office, view):
        marks = _shared_marks((*words_key(office, view.plan), view.as_of), office, view)
    else:
        marks = _marks(office, view)
    st.session_state[MARKS] = Marks(marks, view.plan, current_look(office.plan))


@shared(MARKS_KEPT)
def _shared_marks(key: tuple[object, ...], office: Office, view: View) -> tuple[EventMark, ...]:  # noqa: ARG001 - the key
    return _marks(office, view)


def _marks(office: Office, view: View) -> tuple[EventMark, ...]:
    return marks_of(view.plan, events_now(office), office.notes, view.as_of)


def kept_marks(origin: str) -> Marks | None:
    """The marks of this run that concern a chart's `origin` (an indicator, or «dataset/series/measure»); None where there are none."""
    found = st.session_state.get(MARKS)
    if not isinstance(found, Marks):
        return None
    mine = on_chart(found.marks, found.plan, origin)
    return Marks(mine, found.plan, found.look) if mine else None
