"""Totals of posts by month beside the same months day by day or post by post: no sum of both says how many there were."""

import datetime as dt
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, extract, or_, select

from plancom.datasets import Observations, Problem
from plancom.datasets.problems.imports import DaysOverMonths, MonthsOverDays, PostsByDetails, PostsByTotal
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan import Month, Plan
from plancom.store.precedence.covered_days import Range, joined, months_within
from plancom.store.precedence.known_posts import KnownPosts, files_named, networks_named, posts_there
from plancom.store.precedence.post_totals import BY_MONTH, SEVERAL, PostTotal, finer_days, post_totals
from plancom.store.tables import imports, posts


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


def beside_totals(connection: Connection, observations: Observations, plan: Plan) -> tuple[Problem, ...]:
    """What is to be said of posts of months of which somebody told the total: which of both counts, or why the file is not taken in.

    Numbers of some of a month's days are refused: that of its first day would take the total's place.
    """
    if observations.dataset != "posts" or observations.table.empty or _totals(observations):
        return ()
    partial, whole = _met(connection, observations)
    table = observations.table
    numbers = table[table["grain"] == "count"]
    by_day = {
        (series, day.date().replace(day=1)) for series, day in zip(numbers["series"], numbers["day"], strict=True)
    }
    if refused := [one for one in _there(connection, partial) if (one.series, one.day) in by_day]:
        return (DaysOverMonths(told=networks_named(refused, plan, _months), files=files_named(refused)).at(),)
    return tuple(_said(connection, plan, partial, whole))


def _said(
    connection: Connection, plan: Plan, partial: Sequence[PostTotal], whole: Sequence[PostTotal]
) -> Iterator[Problem]:
    this = tr("este archivo")
    if found := _there(connection, partial):
        what = networks_named(found, plan, _months)
        yield PostsByTotal(what=what, winners=files_named(found), losers=this, collective="", more="").at()
    if found := _there(connection, whole):
        what = networks_named(found, plan, _months)
        yield PostsByDetails(what=what, winners=this, losers=files_named(found), collective="", more="").at()


def _met(connection: Connection, observations: Observations) -> tuple[list[PostTotal], list[PostTotal]]:
    """The totals that count and have posts of the file beside them: those whose month it leaves partly told, and those that it tells wholly."""
    there = post_totals(connection)
    beside = [one for one in there.newest if one not in there.whole]
    if not beside:
        return [], []
    days = observations.table[["series", "day"]].drop_duplicates()
    months = {(series, day.date().replace(day=1)) for series, day in zip(days["series"], days["day"], strict=True)}
    met = [one for one in beside if (one.series, one.day) in months]
    finer = finer_days(connection, {one.series for one in met}, there.monthly)
    whole = {series: months_within(joined([*finer[series], *_own(observations, series)])) for series, _ in months}
    return [one for one in met if one.month not in whole[one.series]], [
        one for one in met if one.month in whole[one.series]
    ]


def _own(observations: Observations, series: str) -> list[Range]:
    return [(one.first, one.last) for one in observations.coverage if one.series == series]


def _there(connection: Connection, totals: Sequence[PostTotal]) -> list[KnownPosts]:
    """The totals with the names of their files, by network and month."""
    files = select(imports.c.id, imports.c.file_name).where(imports.c.id.in_({one.import_id for one in totals}))
    names = {row.id: row.file_name for row in connection.execute(files)}
    return sorted(KnownPosts(one.series, one.day, names[one.import_id]) for one in totals)


def _totals(observations: Observations) -> set[tuple[str, dt.date]]:
    """The series and months of which the file gives totals."""
    table = observations.table
    if (
        observations.dataset != "posts"
        or table.empty
        or not ((table["grain"] == "count") & (table["day"].dt.day == 1)).all()
    ):
        return set()
    if observations.source != BY_MONTH and table["day"].nunique() < SEVERAL:
        return set()
    pairs = table[["series", "day"]].drop_duplicates()
    return {(series, day.date()) for series, day in zip(pairs["series"], pairs["day"], strict=True)}


def _months(days: Sequence[dt.date]) -> str:
    return " – ".join(dict.fromkeys(map(dates.month, (days[0], days[-1]))))


def _problem(found: Sequence[KnownPosts], plan: Plan) -> Problem:
    return MonthsOverDays(told=networks_named(found, plan, _months), files=files_named(found)).at()
