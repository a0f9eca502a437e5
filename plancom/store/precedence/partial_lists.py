"""Partial lists of posts («Top 50») beside numbers of posts by day: both would count, and their sum is in no file."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection, exists

from plancom.datasets import Observations, Problem
from plancom.datasets.problems.imports import BesidePartialList, PartialList
from plancom.language import dates
from plancom.plan import Plan
from plancom.store.precedence.known_posts import KnownPosts, files_named, networks_named, posts_there
from plancom.store.tables import coverage, posts

Days = set[tuple[str, dt.date]]


def beside_numbers(connection: Connection, observations: Observations, plan: Plan) -> Problem | None:
    """Why a list that covers no day is not taken in beside numbers of its days, nor they beside it; None where neither meets the other."""
    if observations.dataset != "posts" or observations.table.empty:
        return None
    covering = {one.series for one in observations.coverage}
    table = observations.table[["series", "day", "grain"]]
    partial = _days(table[~table["series"].isin(covering)], "post")
    if found := _there(connection, partial, "count"):
        return PartialList(told=networks_named(found, plan, _span), files=files_named(found)).at()
    if found := _there(connection, _days(table, "count"), "post"):
        return BesidePartialList(told=networks_named(found, plan, _span), files=files_named(found)).at()
    return None


def _days(table: pd.DataFrame, grain: str) -> Days:
    rows = table.loc[table["grain"] == grain, ["series", "day"]].drop_duplicates()
    return {(series, day.date()) for series, day in zip(rows["series"], rows["day"], strict=True)}


def _there(connection: Connection, wanted: Days, grain: str) -> list[KnownPosts]:
    """Posts of that grain that count on the days; of lists only those of imports that cover no day of the series."""
    if not wanted:
        return []
    c, days = coverage.c, [day for _, day in wanted]
    covers = exists().where(c.import_id == posts.c.import_id, c.dataset == "posts", c.series == posts.c.series)
    conditions = [posts.c.grain == grain, *([~covers] if grain == "post" else [])]
    found = posts_there(connection, (series for series, _ in wanted), min(days), max(days), *conditions)
    return [one for one in found if (one.series, one.day) in wanted]


def _span(days: Sequence[dt.date]) -> str:
    return dates.span(days[0], days[-1])
