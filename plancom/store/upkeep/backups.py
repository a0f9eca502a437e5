"""Backups: copies of an SQLite database, made while the app runs, and put back in its place."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from plancom import settings
from plancom.access import acts
from plancom.language.translation import tr
from plancom.store.db.data_version import DATA_VERSION
from plancom.store.db.engine import StoreError, make_private, permit
from plancom.store.db.holder import is_held
from plancom.store.db.schema import occupied

_TEMPORARY = ""
"""What SQLite calls a database in a file that nobody else sees, and that is gone with its connection."""


def backup(engine: Engine, path: Path) -> None:
    """A whole copy of an SQLite database in `path`, consistent while the app runs. Raises StoreError."""
    permit(engine, acts.RESTORE)
    source = _sqlite_file(engine, "backup")
    if path.resolve() == Path(source).resolve():
        raise StoreError(tr("La copia no puede escribirse sobre la base de datos misma. Escoja otro archivo."))
    part = path.with_suffix(path.suffix + ".part")
    make_private(part)
    try:
        with closing(_opened(source)) as origin, closing(sqlite3.connect(part)) as copy:
            origin.backup(copy, progress=_Patience())
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            _held(error)
            or tr("No se pudo escribir la copia «{path}». Revise la carpeta y el espacio en el disco.", path=path)
        ) from error
    finally:
        part.unlink(missing_ok=True)


def restore(engine: Engine, path: Path) -> None:
    """Puts the copy `path` in the database's place, after checking it whole. Raises StoreError; then nothing changed.

    A damaged database is kept beside it as «….danada».
    """
    permit(engine, acts.RESTORE)
    target = _sqlite_file(engine, "restore")
    try:
        with closing(sqlite3.connect(f"file:{path.resolve().as_posix()}?mode=ro", uri=True)) as copy:
            whole = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            known = copy.execute(
                "SELECT count(*) FROM sqlite_master WHERE name IN ('imports', 'alembic_version')"
            ).fetchone()[0]
            if not whole or known != 2:  # noqa: PLR2004 - both tables
                raise StoreError(
                    tr(
                        "«{path}» no es una copia de plancom, o está dañada. La base de datos quedó como estaba.",
                        path=path,
                    )
                )
            _set_aside_if_damaged(Path(target))
            with closing(_opened(target)) as live, _copy_for(live, copy) as ready:
                _set_data_version(ready, max(_data_version(live), _data_version(ready)) + 1)
                ready.backup(live, progress=_Patience())  # one transaction: its number comes with what it counts
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            _held(error) or tr("No se pudo leer la copia «{path}». La base de datos quedó como estaba.", path=path)
        ) from error


def _opened(path: str) -> sqlite3.Connection:
    """The database's file, with as much patience as everywhere."""
    return sqlite3.connect(path, timeout=settings.database_wait())


def _held(error: Exception) -> str:
    """What is said where somebody else holds the database; "" for another reason."""
    return occupied() if isinstance(error, sqlite3.Error) and is_held(OperationalError("", None, error)) else ""


class _Patience:
    """Ends a copy that waits for somebody for too long: SQLite itself would have it try for ever. Raises StoreError."""

    def __init__(self) -> None:
        self._since: float | None = None

    def __call__(self, status: int, _remaining: int, _total: int) -> None:
        if status not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            self._since = None
            return
        self._since = self._since or time.monotonic()
        if time.monotonic() - self._since >= settings.database_wait():
            raise StoreError(occupied())


def _data_version(connection: sqlite3.Connection) -> int:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'facts'").fetchone():
        return 0
    found = connection.execute("SELECT value FROM facts WHERE name = ?", (DATA_VERSION,)).fetchone()
    return int(found[0]) if found else 0


def _set_data_version(connection: sqlite3.Connection, version: int) -> None:
    """A number that no cache has seen: an app that is running must not show what it read before under the same one."""
    upsert = "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    connection.execute(upsert, (DATA_VERSION, str(version)))
    connection.commit()


@contextmanager
def _copy_for(live: sqlite3.Connection, copy: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """The copy once more, where it may be changed; with pages as large as the database's: SQLite puts no others into a file with a journal."""
    size, wanted = (int(one.execute("PRAGMA page_size").fetchone()[0]) for one in (copy, live))
    if size == wanted:
        with closing(sqlite3.connect(_TEMPORARY)) as ready:
            copy.backup(ready)
            yield ready
        return
    with TemporaryDirectory(prefix="plancom-") as folder, closing(sqlite3.connect(Path(folder) / "copia.db")) as ready:
        copy.backup(ready)
        ready.executescript(f"PRAGMA journal_mode = DELETE; PRAGMA page_size = {wanted}; VACUUM")
        yield ready


def _set_aside_if_damaged(target: Path) -> None:
    """Renames a file that SQLite cannot write into, so that a copy can take its place; it is kept beside it."""
    try:
        with closing(sqlite3.connect(target)) as live:
            live.execute("PRAGMA schema_version").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
            raise
        for end in ("-wal", "-shm"):  # a journal of the damaged file must not be applied to the copy
            target.with_name(target.name + end).unlink(missing_ok=True)
        target.replace(target.with_name(f"{target.name}.danada"))


def _sqlite_file(engine: Engine, verb: str) -> str:
    database = engine.url.database
    if engine.dialect.name != "sqlite" or not database:
        tool = {"backup": "pg_dump", "restore": "pg_restore"}[verb]
        raise StoreError(
            tr("Esta base de datos no es un archivo: use las herramientas de su servidor ({tool}).", tool=tool)
        )
    return database
