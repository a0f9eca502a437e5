"""History: every import there ever was, and the file that it came from."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, func, select

from plancom.store.tables import coverage, files, imports


class UnknownImportError(LookupError):
    """There is no import of that number."""


def history(connection: Connection) -> Sequence[RowMapping]:
    """All imports, the newest first, with the columns of `imports` and covers_from and covers_to."""
    spans = (
        select(
            coverage.c.import_id,
            func.min(coverage.c.first_day).label("covers_from"),
            func.max(coverage.c.last_day).label("covers_to"),
        )
        .group_by(coverage.c.import_id)
        .subquery()
    )
    query = (
        select(imports, spans.c.covers_from, spans.c.covers_to)
        .outerjoin(spans, spans.c.import_id == imports.c.id)
        .order_by(imports.c.id.desc())
    )
    return connection.execute(query).mappings().all()


def content(connection: Connection, import_id: int) -> bytes:
    """The file of an import as it arrived. Raises UnknownImportError."""
    query = select(files.c.content).join(imports, imports.c.sha256 == files.c.sha256).where(imports.c.id == import_id)
    found = connection.execute(query).scalar_one_or_none()
    if found is None:
        raise UnknownImportError(str(import_id))
    return bytes(found)
