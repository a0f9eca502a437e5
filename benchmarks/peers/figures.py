"""The six charts of plancom's page «Redes», as a developer would draw them from the office's csv of posts: the peers' own.

As many figures, traces and points as plancom's, of the same values (tests/pages/test_peers.py); the look is plotly's default. Plain
`graph_objects`, which are built some twenty times faster than plotly.express: the peers are given the better of the two.

This file imports nothing of plancom: it runs in the peers' own environment too.
"""

import datetime as dt
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

NETWORKS = ("Facebook", "Instagram", "Twitter")
DAILY, FACEBOOK = 3, 2
"""What the plan promises for its third year: posts a day in every network, and posts in Facebook, in times those of the year before the plan."""
BASE_YEAR, FIRST_YEAR = 2017, 2018
WEEKS = 54


def read(path: str | Path) -> pd.DataFrame:
    """The posts: fecha (a day), red, tipo, compartidos; columns that no chart needs are left out."""
    return pd.read_csv(path, usecols=["fecha", "red", "tipo", "compartidos"], parse_dates=["fecha"])


def six(posts: pd.DataFrame, cut_off: dt.date) -> list[go.Figure]:
    """All of them, in the page's order, for the year of `cut_off` up to it."""
    day = pd.Timestamp(cut_off)
    known = posts[posts["fecha"] <= day]
    year = known[known["fecha"].dt.year == day.year]
    base = posts.loc[posts["fecha"].dt.year == BASE_YEAR, "red"].value_counts()
    goals = {name: DAILY * int(base.get(name, 0)) / 365 for name in NETWORKS}
    return [
        all_networks(year, day, goals),
        each_network(year, day, goals),
        facebook(year, day, FACEBOOK * int(base.get("Facebook", 0))),
        shares(known, day),
        types(year),
        calendar(year, day),
    ]


def months_of(day: pd.Timestamp) -> pd.DatetimeIndex:
    return pd.date_range(f"{day.year}-01-01", periods=12, freq="MS")


def monthly(year: pd.DataFrame, day: pd.Timestamp) -> pd.Series:
    """Posts of each month of the year; NaN from the first month that the cut-off does not end."""
    months = months_of(day)
    counted = year.groupby(year["fecha"].dt.to_period("M").dt.to_timestamp()).size()
    return counted.reindex(months, fill_value=0).where(months + pd.offsets.MonthEnd(0) <= day)


def per_day(year: pd.DataFrame, day: pd.Timestamp) -> list[float | None]:
    counted = monthly(year, day)
    return points(counted / counted.index.days_in_month)


def points(values: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in values]


def against_goal(actual: list[float | None], expected: list[float], day: pd.Timestamp) -> list[go.Scatter]:
    """What was expected, what happened, and the goal at the year's end."""
    months = list(months_of(day))
    return [
        go.Scatter(x=months, y=expected, mode="lines", name="Esperado"),
        go.Scatter(x=months, y=actual, mode="lines+markers", name="Real"),
        go.Scatter(x=months[-1:], y=expected[-1:], mode="markers", name="Meta"),
    ]


def all_networks(year: pd.DataFrame, day: pd.Timestamp, goals: dict[str, float]) -> go.Figure:
    figure = go.Figure(against_goal(per_day(year, day), [sum(goals.values())] * 12, day))
    return figure.update_layout(title="Publicaciones diarias en redes sociales", yaxis_title="publicaciones por día")


def each_network(year: pd.DataFrame, day: pd.Timestamp, goals: dict[str, float]) -> go.Figure:
    figure = make_subplots(rows=1, cols=len(goals), subplot_titles=list(goals), shared_yaxes=True)
    for place, (name, goal) in enumerate(goals.items(), start=1):
        for trace in against_goal(per_day(year[year["red"] == name], day), [goal] * 12, day):
            figure.add_trace(trace, row=1, col=place)
    return figure.update_layout(title="Publicaciones por día en cada red", showlegend=False)


def facebook(year: pd.DataFrame, day: pd.Timestamp, goal: int) -> go.Figure:
    actual = points(monthly(year[year["red"] == "Facebook"], day).cumsum())
    figure = go.Figure(against_goal(actual, [goal * (place + 1) / 12 for place in range(12)], day))
    return figure.update_layout(title="Publicaciones en Facebook", yaxis_title="publicaciones")


def calendar(year: pd.DataFrame, day: pd.Timestamp) -> go.Figure:
    """A column for each week that a year may have, a row for each day of the week."""
    days = pd.date_range(f"{day.year}-01-01", day, freq="D")
    counted = year.groupby("fecha").size().reindex(days, fill_value=0)
    offset = days[0].weekday()
    cells: list[list[int | None]] = [[None] * WEEKS for _ in range(7)]
    for place, posts in enumerate(counted, start=offset):
        cells[place % 7][place // 7] = int(posts)
    starts = pd.date_range(days[0] - pd.Timedelta(days=offset), periods=WEEKS, freq="7D")
    heat = go.Heatmap(x=list(starts), y=list("LMXJVSD"), z=cells)
    missing = go.Scatter(x=[], y=[], mode="markers", name="Sin datos")
    return go.Figure([heat, missing]).update_layout(title="Calendario de publicación", yaxis_autorange="reversed")


def types(year: pd.DataFrame) -> go.Figure:
    counted = year["tipo"].value_counts()
    bars = go.Bar(x=list(counted.to_numpy()), y=list(counted.index), orientation="h", name="Total")
    return go.Figure(bars).update_layout(title="Tipos de publicación")


def shares(known: pd.DataFrame, day: pd.Timestamp) -> go.Figure:
    """Month by month since the plan began."""
    in_plan = known[known["fecha"].dt.year >= FIRST_YEAR]
    added = in_plan.groupby(in_plan["fecha"].dt.to_period("M").dt.to_timestamp())["compartidos"].sum()
    months = pd.date_range(f"{FIRST_YEAR}-01-01", day, freq="MS")
    line = go.Scatter(x=list(months), y=points(added.reindex(months)), mode="lines+markers", name="Real")
    return go.Figure(line).update_layout(title="Veces que se compartieron", yaxis_title="veces")
