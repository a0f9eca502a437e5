"""Marks of what the office did, on the charts of anything: small triangles above the months or days, grouped where they are many."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plancom.charts.frame import OVERLAY
from plancom.charts.theme import Look, Properties, palette
from plancom.html import plotly_text
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import later, tr

SAID = 4  # events of one month that its mark names; the rest are counted
COLUMN = later("Actividades")


@dataclass(frozen=True, slots=True)
class EventMark:
    """Something done on a day, in few words."""

    day: dt.date
    text: str


def marked(figure: go.Figure, marks: Sequence[EventMark], look: Look) -> bool:
    """Adds `marks` to a chart over months or days, one triangle for all of a month (or day); whether it has got any.

    Of several panels over the same months the first one bears them. Charts over something else stay as they are.
    """
    axis = figure.layout.xaxis
    panels = "xaxis2" in figure.layout and bool(figure.layout.xaxis2.to_plotly_json())
    if panels and figure.layout.xaxis2.matches != "x":
        return False
    if axis.type == "category":
        places = {name: name for name in axis.categoryarray or ()}
        grouped = _by(marks, {mark: dates.month(mark.day) for mark in marks})
    elif axis.type == "date" and axis.range:
        first, last = (str(end)[:10] for end in axis.range)
        grouped = _by(marks, {mark: mark.day.isoformat() for mark in marks})
        places = {day: day for day in grouped if first <= day <= last}
    else:
        return False
    shown = {place: grouped[place] for place in places if place in grouped}
    if not shown:
        return False
    if not panels:  # panels have laid theirs over their own axes
        figure.layout.yaxis9 = OVERLAY
    figure.add_trace(_triangles(shown, look))
    return True


def _by(marks: Sequence[EventMark], places: dict[EventMark, str]) -> dict[str, list[EventMark]]:
    grouped: defaultdict[str, list[EventMark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda one: one.day):
        grouped[places[mark]].append(mark)
    return dict(grouped)


def _triangles(shown: dict[str, list[EventMark]], look: Look) -> Properties:
    colours = palette(look)
    return {
        "type": "scatter",
        "name": tr("Actividades"),
        "mode": "markers",
        "x": list(shown),
        "y": [0.985] * len(shown),
        "yaxis": "y9",
        "marker": {"symbol": "triangle-down", "size": 9, "color": colours.soft},
        "customdata": ["<br>".join(plotly_text(text) for text in words(found)) for found in shown.values()],
        "hovertemplate": "▼ %{customdata}<extra></extra>",
        "cliponaxis": False,
    }


def words(marks: Sequence[EventMark]) -> list[str]:
    """«14/03 Folletos (500)», each; beyond `SAID` the rest are counted."""
    said = [f"{mark.day:%d/%m} {mark.text}" for mark in marks[:SAID]]
    more = len(marks) - SAID
    return [*said, tr("y {count} más", count=counted(more, "actividad", "actividades"))] if more > 0 else said


def with_marks(table: pd.DataFrame, marks: Sequence[EventMark]) -> pd.DataFrame:
    """`table` with a column of the events of each of its months («Mes») or days («Fecha»)."""
    written = {tr("Mes"): dates.month, tr("Fecha"): dates.date}
    column = next((name for name in written if name in table), None)
    if column is None:
        return table
    grouped = _by(marks, {mark: written[column](mark.day) for mark in marks})
    texts = ["; ".join(f"{m.day:%d/%m} {m.text}" for m in grouped.get(str(cell), ())) for cell in table[column]]
    return table.assign(**{tr(COLUMN): texts}) if any(texts) else table
