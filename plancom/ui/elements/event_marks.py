"""Marks of the office's activities for the charts of this run: made once by the frame, drawn by every chart over time."""

from dataclasses import dataclass

import streamlit as st

from plancom.charts import Look
from plancom.charts.event_marks import EventMark
from plancom.language.numbers import number
from plancom.language.translation import later
from plancom.office import Office
from plancom.ui.state.outlooks import events_now
from plancom.ui.state.pickers import current_look, current_view

MARKS = "event-marks"
NOTE = later("▼ marca actividades y tareas hechas: pase el cursor, o véalas en los datos.")


@dataclass(frozen=True)
class Marks:
    """The marks up to the cut-off, and the look in which they are drawn."""

    marks: tuple[EventMark, ...]
    look: Look


def keep_marks(office: Office) -> None:
    """Makes the marks of this run."""
    as_of = current_view(office).as_of
    marks = tuple(
        EventMark(event.day, f"{event.name} ({number(event.quantity)})" if event.quantity else event.name)
        for event in events_now(office)
        if event.day <= as_of
    )
    st.session_state[MARKS] = Marks(marks, current_look(office.plan))


def kept_marks() -> Marks | None:
    """The marks of this run; None where the frame made none."""
    found = st.session_state.get(MARKS)
    return found if isinstance(found, Marks) and found.marks else None
