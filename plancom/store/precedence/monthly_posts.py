"""Totals of posts by month, where the same months are there day by day or post by post: no sum of both says how many there were."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, extract, or_

from plancom.datasets import Observations, Problem
from plancom.datasets.problems.imports import MonthsOverDays
from plancom.language import dates
from plancom.plan import Month, Plan
from plancom.store.precedence.known_posts import PostsThere, files_named, networks_named, posts_there
from plancom.store.tables import posts

SEVERAL = 2
"""Months from which rows of first days alone are totals of months, where a sheet does not say so by itself."""


def over_details(connection: Connection, observations: Observations, plan: Plan) -> Problem | None:
    """Why totals by month are not taken in; None where the file has none, or nothing finer is there.

    A total stands on the first of its month. Beside days it would take the place of the first day alone, and beside a list of
    posts none at all: a figure that no file says.
    """
    months = _totals(observations)
    if not months:
        return None
    days = [day for _, day in months]
    finer = or_(posts.c.grain == "post", extract("day", posts.c.day) != 1)
    there = posts_there(connection, (series for series, _ in months), min(days), Month.of(max(days)).last, finer)
    found = [one for one in there if (one.series, one.day.replace(day=1)) in months]
    return _problem(found, plan) if found else None


def _totals(observations: Observations) -> set[tuple[str, dt.date]]:
    """The series and months of which the file gives totals."""
    table = observations.table
    if (
        observations.dataset != "posts"
        or table.empty
        or not ((table["grain"] == "count") & (table["day"].dt.day == 1)).all()
    ):
        return set()
    if observations.source != "handmade" and table["day"].nunique() < SEVERAL:
        return set()
    pairs = table[["series", "day"]].drop_duplicates()
    return {(series, day.date()) for series, day in zip(pairs["series"], pairs["day"], strict=True)}


def _months(days: Sequence[dt.date]) -> str:
    return " – ".join(dict.fromkeys(map(dates.month, (days[0], days[-1]))))


def _problem(found: Sequence[PostsThere], plan: Plan) -> Problem:
    return MonthsOverDays(told=networks_named(found, plan, _months), files=files_named(found)).at()
