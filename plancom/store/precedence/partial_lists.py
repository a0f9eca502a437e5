"""Partial lists of posts («Top 50») beside numbers of posts by day: both would count, and their sum is in no file."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, exists, select

from plancom.datasets import Observations, Problem
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.store.tables import coverage, imports, posts

Days = set[tuple[str, dt.date]]


class Found(NamedTuple):
    """Posts of a network and day that count, and the file that brought them."""

    series: str
    day: dt.date
    file: str


def beside_numbers(connection: Connection, observations: Observations, plan: Plan) -> Problem | None:
    """Why a list that covers no day is not taken in beside numbers of its days, nor they beside it; None where neither meets the other."""
    if observations.dataset != "posts" or observations.table.empty:
        return None
    covering = {one.series for one in observations.coverage}
    partial = {one for one in _days(observations, "post") if one[0] not in covering}
    if found := _there(connection, partial, "count"):
        message = tr(
            "La lista no está completa, y de esos días ya está cuántas publicaciones hubo: {told}, de {files}. Juntas se contarían dos veces.",
            told=_told(found, plan),
            files=_files(found),
        )
        fix = tr("No hace falta subirla. Si quiere las publicaciones una por una, suba la lista completa del período.")
        return Problem("partial_list", message, fix)
    if found := _there(connection, _days(observations, "count"), "post"):
        message = tr(
            "De esos días ya hay publicaciones de una lista que no está completa: {told}, de {files}. Juntas se contarían dos veces.",
            told=_told(found, plan),
            files=_files(found),
        )
        fix = tr("Deshaga primero aquella importación en «Historial»: estas cantidades las traen todas.")
        return Problem("partial_list", message, fix)
    return None


def _days(observations: Observations, grain: str) -> Days:
    rows = observations.table[observations.table["grain"] == grain][["series", "day"]].drop_duplicates()
    return {(series, day.date()) for series, day in zip(rows["series"], rows["day"], strict=True)}


def _there(connection: Connection, wanted: Days, grain: str) -> list[Found]:
    """Posts of that grain that count on the days; of lists only those of imports that cover no day of the series."""
    if not wanted:
        return []
    t = posts.c
    covers = exists().where(
        coverage.c.import_id == t.import_id, coverage.c.dataset == "posts", coverage.c.series == t.series
    )
    query = (
        select(t.series, t.day, imports.c.file_name)
        .join(imports, imports.c.id == t.import_id)
        .where(t.is_current, t.grain == grain, t.series.in_({series for series, _ in wanted}))
        .where(t.day.between(min(day for _, day in wanted), max(day for _, day in wanted)))
        .distinct()
        .order_by(t.series, t.day)
    )
    if grain == "post":
        query = query.where(~covers)
    rows = (Found(*row) for row in connection.execute(query))
    return [row for row in rows if (row.series, row.day) in wanted]


def _told(found: Iterable[Found], plan: Plan) -> str:
    names = {network.id: network.name for network in plan.networks}
    by_series: dict[str, list[dt.date]] = {}
    for row in found:
        by_series.setdefault(row.series, []).append(row.day)
    return listed(
        tr("{name} ({span})", name=names.get(series, series), span=dates.span(days[0], days[-1]))
        for series, days in by_series.items()
    )


def _files(found: Iterable[Found]) -> str:
    return listed(dict.fromkeys(tr("«{file}»", file=row.file) for row in found))
