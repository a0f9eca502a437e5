"""Before and after an event: weeks counted, and what the weeks after it would have been without it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plancom.charts.axes import value_axis
from plancom.charts.colours import see_through
from plancom.charts.frame import figure, key, value_text
from plancom.charts.theme import SMALL, Look, Properties, palette
from plancom.language import dates
from plancom.language.translation import tr

SHOWN = 26  # weeks drawn: half a year; the comparison may rest on more
EVERY = 4  # weeks between labels of the axis


@dataclass(frozen=True, slots=True)
class WeekRow:
    """Seven days from `first`: what was counted; after the event, what was to be expected without it, and between what."""

    first: dt.date
    actual: float
    without: float | None = None
    low: float | None = None
    high: float | None = None


def effect_chart(weeks: Sequence[WeekRow], *, unit: str, look: Look) -> go.Figure:
    """The last half year of weeks in order; those with a `without` come after the event, which a thin line marks."""
    rows = list(weeks[-SHOWN:])
    colours = palette(look)
    names = [dates.date(row.first) for row in rows]
    after = [i for i, row in enumerate(rows) if row.without is not None]
    axis = value_axis([value for row in rows for value in (row.actual, row.high)])
    data: list[Properties] = []
    if after:
        data += _without_event([rows[i] for i in after], look)
    data.append(
        {
            "type": "scatter",
            "name": tr("Real"),
            "mode": "lines+markers",
            "x": names,
            "y": [row.actual for row in rows],
            "line": {"color": colours.actual, "width": 2.5},
            "marker": {"size": 7, "color": colours.actual},
            "customdata": [value_text(row.actual) for row in rows],
            "hovertemplate": tr("Real: <b>%{customdata}</b><extra></extra>"),
            "cliponaxis": False,
        }
    )
    entries = [
        ("●", colours.actual, tr("real")),
        ("╌╌", colours.goal, tr("esperado sin el evento")),
        ("■", see_through(colours.goal, 0.3), tr("entre qué valores")),
    ]
    line, top = key(look, entries, unit)
    ticks = list(range(len(rows) - 1, -1, -EVERY))[::-1]
    layout: Properties = {
        "height": 300,
        "xaxis": {
            "type": "category",
            "unifiedhovertitle": {"text": tr("<b>Semana desde el %{x}</b>")},
            "categoryorder": "array",
            "categoryarray": names,
            "range": [-0.55, len(rows) - 0.45],
            "tickmode": "array",
            "tickvals": [names[i] for i in ticks],
            "ticktext": [dates.day_month(rows[i].first).replace(" ", "<br>") for i in ticks],
        },
        "yaxis": axis,
        "annotations": line,
        "margin": {"t": top},
    }
    if after:
        rule, word = _event(after[0] - 0.5, look)
        layout["shapes"] = [rule]
        layout["annotations"] = [*line, word]
    return figure(data, layout, look)


def _without_event(weeks: Sequence[WeekRow], look: Look) -> list[Properties]:
    """What was to be expected of the weeks after the event, and the band in which it was."""
    goal = palette(look).goal
    x = [dates.date(row.first) for row in weeks]
    edge: Properties = {"type": "scatter", "mode": "lines", "x": x, "line": {"width": 0}, "hoverinfo": "skip"}
    return [
        {**edge, "name": tr("Mínimo"), "y": [row.low for row in weeks]},
        {
            **edge,
            "name": tr("Máximo"),
            "y": [row.high for row in weeks],
            "fill": "tonexty",
            "fillcolor": see_through(goal, 0.16),
        },
        {
            "type": "scatter",
            "name": tr("Sin el evento"),
            "mode": "lines",
            "x": x,
            "y": [row.without for row in weeks],
            "line": {"color": goal, "width": 2, "dash": "dash"},
            "customdata": [value_text(round(row.without or 0.0)) for row in weeks],
            "hovertemplate": tr("Cabía esperar: %{customdata}<extra></extra>"),
        },
    ]


def _event(at: float, look: Look) -> tuple[Properties, Properties]:
    """The thin line of the event, and its word."""
    soft = palette(look).soft
    rule: Properties = {
        "type": "line", "xref": "x", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1,
        "line": {"color": soft, "width": 1.5, "dash": "dot"},
    }  # fmt: skip
    word: Properties = {
        "x": at, "y": 1, "xref": "x", "yref": "paper", "xanchor": "right", "yanchor": "top", "xshift": -4,
        "text": tr("evento"), "showarrow": False, "font": {"size": SMALL, "color": soft},
    }  # fmt: skip
    return rule, word


def effect_table(weeks: Sequence[WeekRow]) -> pd.DataFrame:
    """What `effect_chart` shows: a row per week, the last `SHOWN`, every cell text in the unit of `weeks`; no columns without weeks.

    Semana desde (its first day), Real, Cabía esperar, Desde and Hasta (the interval of what was to be expected).
    """
    return pd.DataFrame(
        [
            {
                tr("Semana desde"): dates.date(row.first),
                tr("Real"): value_text(row.actual),
                tr("Cabía esperar"): value_text(_rounded(row.without)),
                tr("Desde"): value_text(_rounded(row.low)),
                tr("Hasta"): value_text(_rounded(row.high)),
            }
            for row in weeks[-SHOWN:]
        ]
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
