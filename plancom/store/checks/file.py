"""The file of an SQLite database: its pages, its indexes, and what a stopped import left beside it."""

import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from plancom.datasets.problems.damages import BrokenIndex, OverwrittenPages, StagingLeft
from plancom.language.phrases import counted
from plancom.store.checks.found import Found, Known, is_sqlite
from plancom.store.db.staged_files import PREFIX, beside

MOST = 100
"""Complaints of SQLite that are asked for."""
_OF_INDEX = re.compile(r"index (\S+)$")
_OF_TREE = re.compile(r"[Tt]ree (\d+)")
_OF_PAGE = re.compile(r"[Oo]n tree page (\d+)")
_IDLE = re.compile(r"never used|Freelist|freelist")


def pages(connection: Connection, _known: Known) -> Iterator[Found]:
    """Pages that were overwritten: of tables for good, of indexes until they are made anew."""
    if not is_sqlite(connection):
        return
    try:
        said = [
            line.strip()
            for (text,) in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST})").fetchall()
            for line in str(text).splitlines()
            if not line.startswith("***")
        ]
        trees = dict(connection.exec_driver_sql("SELECT rootpage, type || ' ' || name FROM sqlite_master").fetchall())
    except DatabaseError as error:
        yield Found(OverwrittenPages(count=counted(1, "falla", "fallas"), detail=str(error.orig)))
        return
    if said == ["ok"]:
        return
    faults = [line for line in said if not _IDLE.search(line)]
    indexes = {_index_of(line, trees) for line in faults}
    if faults and "" not in indexes and _tables_are_read(connection):
        for name in sorted(indexes):
            yield Found(BrokenIndex(detail=name), subject=(name,))
        return
    yield Found(OverwrittenPages(count=counted(len(faults or said), "falla", "fallas"), detail=(faults or said)[0]))


def _index_of(line: str, trees: dict[int, str]) -> str:
    """The index that a complaint is about; "" where it is about anything else."""
    if found := _OF_INDEX.search(line):
        return found[1]
    if found := _OF_TREE.search(line) or _OF_PAGE.search(line):
        kind, _, name = trees.get(int(found[1]), "").partition(" ")
        return name if kind == "index" else ""
    return ""


def _tables_are_read(connection: Connection) -> bool:
    """Whether every row of every table can be read without an index."""
    named = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    quote = connection.dialect.identifier_preparer.quote_identifier
    try:
        for name in named:
            cursor = connection.exec_driver_sql(f"SELECT * FROM {quote(name)} NOT INDEXED")
            while cursor.fetchmany(1000):
                pass
    except DatabaseError:
        return False
    return True


def leavings(connection: Connection, _known: Known) -> Iterator[Found]:
    """Folders of rows on their way into the database, of imports that ended without tidying up."""
    folder = beside(connection.engine) if is_sqlite(connection) else None
    if folder is None:
        return
    for one in left_beside(folder):
        yield Found(StagingLeft(folder=one.name), subject=(str(one),))


def left_beside(folder: Path) -> list[Path]:
    """The folders that imports put beside a database. Whoever asks is not importing; another process may be."""
    return sorted(one for one in folder.glob(f"{PREFIX}*") if one.is_dir())
