"""Questions about single rows that pages ask: publications, procedures by channel, types of post, coverage by import; and up to which day figures are known."""

import datetime as dt
from typing import Any

import pandas as pd
from sqlalchemy import BigInteger, Connection, Select, case, cast, func, select

from plancom.plan import Month
from plancom.store.attribution.attributions import strategy_column
from plancom.store.tables import activities, coverage, imports, posts, press, procedures, rollup


def _table(connection: Connection, query: Select[tuple[object, ...]]) -> pd.DataFrame:
    result = connection.execute(query)
    # Plain tuples: pandas asks each of SQLAlchemy's rows whether it is a dataclass, which takes longer than the query.
    return pd.DataFrame(list(map(tuple, result)), columns=list(result.keys()))


def publications(connection: Connection, plan: str) -> pd.DataFrame:
    """Press publications that count: day, series, outlet, title, link, type, section, strategy of `plan`; the newest first."""
    c = press.c
    return _table(connection, publication_rows().add_columns(c.type, c.section, strategy_column(press, plan)))


def publication_rows() -> Select[Any]:
    """The same with day, series, outlet, title and link alone, for whoever needs no table of them."""
    c = press.c
    query = select(c.day, c.series, c.outlet, c.title, c.link)
    return query.where(c.is_current).order_by(c.day.desc(), c.id)


def outlet_names(connection: Connection) -> pd.DataFrame:
    """Press outlets as files write them: series, outlet, rows; of each series the spelling used most comes first."""
    c = press.c
    rows = func.count().label("rows")
    query = select(c.series, c.outlet, rows).group_by(c.series, c.outlet).order_by(c.series, rows.desc(), c.outlet)
    return _table(connection, query)


def procedures_by_channel(connection: Connection) -> pd.DataFrame:
    """Transactions that count, by month: day (the month's first), procedure, channel, is_electronic, quantity; the earliest first."""
    c = procedures.c
    kinds = (c.month, c.procedure, c.channel, c.is_electronic)
    # A sum is a Decimal on PostgreSQL.
    query = select(*kinds, cast(func.sum(c.quantity), BigInteger).label("quantity")).where(c.is_current)
    table = _table(connection, query.group_by(*kinds).order_by(c.month, c.procedure, c.channel))
    table.insert(0, "day", [Month.parse(month).first for month in table.pop("month")])
    return table


def posts_by_type(connection: Connection) -> pd.DataFrame:
    """Own posts that count (no replies) as they stand, the earliest first: day, series, type, grain, posts; months are left to the reader."""
    c = posts.c
    amount = func.sum(case((c.is_reply, 0), else_=c.publications)).label("posts")
    query = (
        select(c.day, c.series, c.type, c.grain, amount)
        .where(c.is_current)
        .group_by(c.day, c.series, c.type, c.grain)
        .order_by(c.day)
    )
    return _table(connection, query)


def activity_list(connection: Connection, plan: str) -> pd.DataFrame:
    """Activities that count: day, medium, task, strategy of `plan`, quantity, description, evidence; the newest first."""
    c = activities.c
    query = (
        select(c.day, c.medium, c.task, strategy_column(activities, plan), c.quantity, c.description, c.evidence)
        .where(c.is_current)
        .order_by(c.day.desc(), c.id)
    )
    return _table(connection, query)


def first_deliveries(connection: Connection) -> dict[str, dt.date]:
    """The first day on which something was delivered, by the task that activities name."""
    c = activities.c
    query = select(c.task, func.min(c.day)).where(c.is_current, c.quantity > 0, c.task != "").group_by(c.task)
    return {str(task): day for task, day in connection.execute(query)}


def coverage_by_import(connection: Connection) -> pd.DataFrame:
    """What each active import covers: import_id, source, title, dataset, series, measure, first_day, last_day; by dataset and series."""
    c = coverage.c
    query = (
        select(c.import_id, imports.c.source, imports.c.title, c.dataset, c.series, c.measure, c.first_day, c.last_day)
        .join(imports, imports.c.id == c.import_id)
        .where(imports.c.undone_at.is_(None))
        .order_by(c.dataset, c.series, c.first_day)
    )
    return _table(connection, query)


def has_samples(connection: Connection) -> bool:
    """Whether sample data is among the figures."""
    query = select(imports.c.id).where(imports.c.is_sample, imports.c.undone_at.is_(None)).limit(1)
    return connection.execute(query).first() is not None


def last_days(connection: Connection) -> dict[str, dt.date]:
    """The last day of which each dataset has figures that count."""
    query = select(rollup.c.dataset, func.max(rollup.c.day).label("day")).group_by(rollup.c.dataset)
    return {row.dataset: row.day for row in connection.execute(query)}


def last_import(connection: Connection) -> dt.datetime | None:
    """When the newest import that counts was made, UTC; None without any."""
    query = select(func.max(imports.c.created_at)).where(imports.c.undone_at.is_(None))
    found: dt.datetime | None = connection.execute(query).scalar_one()
    return found
