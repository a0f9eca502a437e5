"""Import coverage: the days that each active import says something about."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select

from plancom.datasets import Dataset
from plancom.store.tables import coverage, imports


@dataclass(frozen=True, slots=True)
class ImportCoverage:
    """Days that an active import says something about, from which tool, and when it was imported (UTC)."""

    dataset: Dataset
    series: str
    measure: str
    source: str
    first: dt.date
    last: dt.date
    imported_at: dt.datetime
    import_id: int
    title: str


def import_coverage(connection: Connection) -> list[ImportCoverage]:
    """What every active import covers, by dataset, series and first day."""
    c = coverage.c
    query = (
        select(
            c.dataset, c.series, c.measure, imports.c.source, c.first_day, c.last_day, imports.c.created_at, imports.c.id, imports.c.title
        )
        .join(imports, imports.c.id == c.import_id)
        .where(imports.c.undone_at.is_(None))
        .order_by(c.dataset, c.series, c.first_day, imports.c.id)
    )  # fmt: skip
    return [
        ImportCoverage(dataset, series, measure, source, first, last, moment, import_id, title)
        for dataset, series, measure, source, first, last, moment, import_id, title in connection.execute(query)
    ]
