"""History: every import there ever was, who undid it, and the file that it came from."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Subquery, exists, func, insert, or_, select

from plancom.language.numbers import number
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.store.db.kept_files import packed, unpacked
from plancom.store.tables import coverage, files, import_changes, imports


class UnknownImportError(LookupError):
    """There is no import of that number."""


class NoRoomError(RuntimeError):
    """The original of a file does not fit; the message says in Spanish how much there is and what to do."""


@dataclass(frozen=True, slots=True)
class ImportSearch:
    """Which imports are looked for: words of the file's name, title or author; a dataset; active ones or undone ones."""

    words: str = ""
    dataset: str = ""
    active: bool | None = None

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as SQL."""
        found: list[ColumnElement[bool]] = []
        for word in fold(self.words).split():
            like = f"%{word.replace('%', '').replace('_', '')}%"
            found.append(
                or_(*(func.lower(c).like(like) for c in (imports.c.file_name, imports.c.title, imports.c.author)))
            )
        if self.dataset:
            found.append(imports.c.dataset == self.dataset)
        if self.active is not None:
            found.append(imports.c.undone_at.is_(None) if self.active else imports.c.undone_at.is_not(None))
        return found


EVERYTHING = ImportSearch()


def history(
    connection: Connection, sought: ImportSearch = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> Sequence[RowMapping]:
    """The imports looked for, the newest first, with the columns of `imports` and covers_from and covers_to."""
    spans = _spans()
    query = (
        select(imports, spans.c.covers_from, spans.c.covers_to)
        .outerjoin(spans, spans.c.import_id == imports.c.id)
        .where(*sought.conditions)
        .order_by(imports.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return connection.execute(query).mappings().all()


def how_many(connection: Connection, sought: ImportSearch = EVERYTHING) -> int:
    """How many imports there are of those looked for."""
    return int(connection.execute(select(func.count()).select_from(imports).where(*sought.conditions)).scalar_one())


def _spans() -> Subquery:
    return (
        select(
            coverage.c.import_id,
            func.min(coverage.c.first_day).label("covers_from"),
            func.max(coverage.c.last_day).label("covers_to"),
        )
        .group_by(coverage.c.import_id)
        .subquery()
    )


def changes(connection: Connection, import_ids: Sequence[int]) -> Mapping[int, Sequence[RowMapping]]:
    """Who undid and redid each import and when, the oldest first: import_id, action (undo or redo), author, created_at."""
    c = import_changes.c
    query = select(c.import_id, c.action, c.author, c.created_at).where(c.import_id.in_(import_ids)).order_by(c.id)
    found: dict[int, list[RowMapping]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["import_id"], []).append(row)
    return found


def record_change(connection: Connection, import_id: int, action: str, author: str, now: dt.datetime) -> None:
    """Keeps that somebody undid or redid an import."""
    connection.execute(insert(import_changes).values(import_id=import_id, action=action, author=author, created_at=now))


def covered_by(connection: Connection, import_id: int) -> Sequence[RowMapping]:
    """What an import covers: series, measure, grain, first_day, last_day."""
    c = coverage.c
    query = (
        select(c.series, c.measure, c.grain, c.first_day, c.last_day)
        .where(c.import_id == import_id)
        .order_by(c.series, c.measure, c.first_day)
    )
    return connection.execute(query).mappings().all()


def rows_written(connection: Connection, import_id: int) -> Mapping[str, Any]:
    """What an import did when it was written: rows_new, rows_changed, rows_same; nothing where it is gone."""
    c = imports.c
    query = select(c.rows_new, c.rows_changed, c.rows_same).where(c.id == import_id)
    row = connection.execute(query).mappings().first()
    return {str(name): count for name, count in row.items()} if row else {}


def file_name(connection: Connection, import_id: int) -> str:
    """The name under which an import's file arrived. Raises UnknownImportError."""
    found = connection.execute(select(imports.c.file_name).where(imports.c.id == import_id)).scalar_one_or_none()
    if found is None:
        raise UnknownImportError(str(import_id))
    return str(found)


def content(connection: Connection, import_id: int) -> bytes:
    """The file of an import as it arrived, byte for byte. Raises UnknownImportError."""
    query = (
        select(files.c.content, files.c.packing)
        .join(imports, imports.c.sha256 == files.c.sha256)
        .where(imports.c.id == import_id)
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        raise UnknownImportError(str(import_id))
    return unpacked(found.content, found.packing)


def keep(connection: Connection, sha256: str, content: bytes, most: int | None = None) -> None:
    """Keeps an original, once. Raises NoRoomError where all of them would take more than `most` bytes."""
    if connection.execute(select(exists().where(files.c.sha256 == sha256))).scalar():
        return
    small, packing = packed(content)
    if most is not None and (taken := kept_bytes(connection)) + len(small) > most:
        raise NoRoomError(
            tr(
                "El archivo original ocupa {mb} MB y no cabe: los originales guardados suman {mb_2} MB y el máximo es {mb_3} MB.",
                mb=number(_mb(len(small)), 1),
                mb_2=number(_mb(taken), 1),
                mb_3=number(_mb(most), 0),
            )
        )
    connection.execute(insert(files).values(sha256=sha256, content=small, packing=packing))


def kept_bytes(connection: Connection) -> int:
    """How much the originals take, all together."""
    return int(connection.execute(select(func.coalesce(func.sum(func.length(files.c.content)), 0))).scalar_one())


def _mb(size: int) -> float:
    return size / 1024**2
