"""History: every import there ever was, and the file that it came from."""

import zlib
from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, func, select

from plancom.store.tables import coverage, files, imports

ZLIB = "zlib"
PACKED_FROM = 64 * 1024  # bytes
WORTHWHILE = 0.9  # of the size, below which packing is worth reading it back


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
    query = (
        select(files.c.content, files.c.packing)
        .join(imports, imports.c.sha256 == files.c.sha256)
        .where(imports.c.id == import_id)
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        raise UnknownImportError(str(import_id))
    return zlib.decompress(found.content) if found.packing == ZLIB else bytes(found.content)


def packed(content: bytes) -> tuple[bytes, str]:
    """`content` as it is kept, and how: large files packed where that makes them smaller (text does, a workbook does not)."""
    if len(content) < PACKED_FROM:
        return content, ""
    small = zlib.compress(content, 6)
    return (small, ZLIB) if len(small) < WORTHWHILE * len(content) else (content, "")
