"""A new file for an SQLite database whose indexes are damaged: every row is copied, and every index made anew."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from plancom.language.translation import tr
from plancom.store.db.engine import StoreError


def write_new_file(engine: Engine, path: Path) -> None:
    """Writes the database anew into `path`, reading no index. Raises StoreError; then there is no such file."""
    database = str(engine.url.database)
    path.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(database)) as old:
            (size,) = old.execute("PRAGMA page_size").fetchone()
            described = old.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
            with closing(sqlite3.connect(path)) as new:
                new.execute(f"PRAGMA page_size = {size}")
                for kind, name, sql in described:
                    if kind == "table" and not name.startswith("sqlite_"):
                        new.execute(sql)
                new.commit()
            old.execute("ATTACH ? AS anew", (str(path),))
            for kind, name, _ in described:
                if kind == "table" and (name == "sqlite_sequence" or not name.startswith("sqlite_")):
                    old.execute(f'DELETE FROM anew."{name}"')
                    # With a condition SQLite reads row by row: without one it would copy the pages, those of the indexes too.
                    old.execute(f'INSERT INTO anew."{name}" SELECT * FROM main."{name}" NOT INDEXED WHERE true')
            old.commit()
            with closing(sqlite3.connect(path)) as new:
                for kind, _, sql in described:
                    if kind in {"index", "trigger"}:
                        new.execute(sql)
                new.commit()
                if new.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                    raise sqlite3.DatabaseError
    except sqlite3.Error as error:
        path.unlink(missing_ok=True)
        raise StoreError(
            tr(
                "No se pudo escribir la base de datos de nuevo; quedó como estaba. Restaure una copia: python -m plancom db restore COPIA."
            )
        ) from error
