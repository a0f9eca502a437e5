"""Provenance: what a report says that its figures rest on: the files that count, and the publications they list."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection

from plancom.store.figures import queries
from plancom.store.imports.history import history


@dataclass(frozen=True)
class ImportedFile:
    """A file whose rows count: what it is, which days it covers, and the SHA-256 by which it is known again."""

    id: int
    title: str
    dataset: str
    series: tuple[str, ...]
    file_name: str
    sha256: str
    created_at: dt.datetime  # UTC
    covers_from: dt.date | None
    covers_to: dt.date | None
    rows: int
    is_sample: bool


@dataclass(frozen=True)
class Publication:
    """A press publication that counts."""

    day: dt.date
    series: str
    outlet: str
    title: str
    link: str


@dataclass(frozen=True)
class Provenance:
    """Active imports, the oldest first, and press publications, the newest first."""

    imports: tuple[ImportedFile, ...] = ()
    publications: tuple[Publication, ...] = ()


def provenance(connection: Connection) -> Provenance:
    """What the figures rest on as of now; undone imports are left out."""
    covered = queries.coverage_by_import(connection)
    series = {int(str(key)): tuple(sorted(set(rows["series"]))) for key, rows in covered.groupby("import_id")}
    imports = tuple(
        ImportedFile(
            id=row["id"],
            title=row["title"],
            dataset=row["dataset"],
            series=series.get(row["id"], ()),
            file_name=row["file_name"],
            sha256=row["sha256"],
            created_at=row["created_at"],
            covers_from=row["covers_from"],
            covers_to=row["covers_to"],
            rows=row["rows_read"],
            is_sample=bool(row["is_sample"]),
        )
        for row in reversed(history(connection))
        if row["undone_at"] is None
    )
    publications = connection.execute(queries.publication_rows())
    return Provenance(imports, tuple(Publication(*row) for row in publications))
