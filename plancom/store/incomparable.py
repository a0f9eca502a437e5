"""Breaks in force: the days from which something is counted another way, so that months before and after are not alike."""

import pandas as pd
from sqlalchemy import Connection, select

from plancom.store.tables import breaks


def breaks_in_force(connection: Connection) -> pd.DataFrame:
    """Breaks that nobody withdrew or called comparable: day, dataset, series, measure ("" for all), what; by day."""
    c = breaks.c
    query = (
        select(c.day, c.dataset, c.series, c.measure, c.what)
        .where(c.withdrawn_at.is_(None), c.comparable.is_(False))
        .order_by(c.day, c.id)
    )
    return pd.DataFrame(connection.execute(query).all(), columns=["day", "dataset", "series", "measure", "what"])
