"""The file of an SQLite database: its pages, its indexes, and what a stopped import left beside it."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from plancom.datasets.problems.database_damages import BrokenIndex, OverwrittenPages, StagingLeft
from plancom.language.phrases import counted
from plancom.store.checks.damages import CheckContext, FoundDamage, is_sqlite
from plancom.store.db.staged_files import PREFIX, database_folder
from plancom.store.tables import metadata

LONGEST_IMPORT = 3600.0
"""Seconds without a new file in it after which a folder of an import is nobody's: a million rows take ten."""
MOST = 100
"""Complaints of SQLite that are asked for."""
_OF_INDEX = re.compile(r"index (\S+)$")
_OF_TREE = re.compile(r"[Tt]ree (\d+)")
_OF_PAGE = re.compile(r"[Oo]n tree page (\d+)")
_IDLE = re.compile(r"never used|Freelist|freelist")


def pages(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Pages that were overwritten: of tables for good, of indexes until they are made anew."""
    if not is_sqlite(connection):
        return
    try:
        faults = _complaints(connection, "")
    except DatabaseError as error:
        faults, indexes = [str(error.orig)], _stumbled_over(connection)
    else:
        if not faults:
            return
        roots = connection.exec_driver_sql("SELECT rootpage, type || ' ' || name FROM sqlite_master")
        trees = {int(page): str(name) for page, name in roots}
        indexes = {_index_of(line, trees) for line in faults}
    if indexes and "" not in indexes and _tables_are_read(connection):
        for name in sorted(indexes):
            yield FoundDamage(BrokenIndex(detail=name), subject=(name,))
        return
    yield FoundDamage(OverwrittenPages(count=counted(len(faults), "falla", "fallas"), detail=faults[0]))


def _complaints(connection: Connection, table: str) -> list[str]:
    """What SQLite has to say against the database, or one table of it. Raises DatabaseError."""
    said = connection.exec_driver_sql(f"PRAGMA integrity_check({table or MOST})").scalars().all()
    lines = [line.strip() for text in said for line in str(text).splitlines() if not line.startswith("***")]
    faults = [line for line in lines if not _IDLE.search(line)]
    return [] if lines == ["ok"] else faults or lines


def _stumbled_over(connection: Connection) -> set[str]:
    """The indexes over which SQLite stumbles when it looks at their tables; "" among them where it is a table itself."""
    quote = connection.dialect.identifier_preparer.quote_identifier
    found: set[str] = set()
    for table in metadata.sorted_tables:
        try:
            _complaints(connection, quote(table.name))
        except DatabaseError:
            found |= {str(index.name) for index in table.indexes} or {""}
    return found or {""}


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


def leavings(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Folders of rows on their way into the database, of imports that ended without tidying up."""
    folder = database_folder(connection.engine) if is_sqlite(connection) else None
    if folder is None:
        return
    for one in left_beside(folder):
        yield FoundDamage(StagingLeft(folder=one.name), subject=(str(one),))


def left_beside(folder: Path) -> list[Path]:
    """The folders that imports put beside a database, which nobody has written into for long: another process may be importing."""
    before = time.time() - LONGEST_IMPORT
    return sorted(one for one in folder.glob(f"{PREFIX}*") if one.is_dir() and one.stat().st_mtime < before)
