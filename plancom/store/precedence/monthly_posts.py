"""Totals of posts by month, where the same months are there day by day or post by post: no sum of both says how many there were."""

import datetime as dt
from itertools import groupby

from sqlalchemy import Connection, extract, or_, select

from plancom.datasets import Observations, Problem
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Month, Plan
from plancom.store.tables import imports, posts

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
    t = posts.c
    query = (
        select(t.series, t.day, imports.c.file_name)
        .join(imports, imports.c.id == t.import_id)
        .where(t.is_current, t.series.in_({series for series, _ in months}))
        .where(or_(t.grain == "post", extract("day", t.day) != 1))
        .where(t.day.between(min(m for _, m in months), Month.of(max(m for _, m in months)).last))
        .distinct()
        .order_by(t.series, t.day)
    )
    found = [row for row in connection.execute(query) if (row.series, row.day.replace(day=1)) in months]
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


def _problem(found: list, plan: Plan) -> Problem:  # type: ignore[type-arg]
    names = {network.id: network.name for network in plan.networks}
    told = []
    for series, rows in groupby(found, key=lambda row: row.series):
        months = sorted({row.day.replace(day=1) for row in rows})
        span = " – ".join(dict.fromkeys(map(dates.month, (months[0], months[-1]))))
        told.append(tr("{name} ({span})", name=names.get(series, series), span=span))
    files = listed(dict.fromkeys(tr("«{file}»", file=row.file_name) for row in found))
    return Problem(
        "months_over_days",
        tr(
            "Son totales por mes, y de esos meses ya hay publicaciones por día o una por una: {told}, de {files}. No se pueden juntar sin contar mal.",
            told=listed(told),
            files=files,
        ),
        tr("Quite esos meses del archivo, o deshaga primero aquella importación si el total es el bueno."),
    )
