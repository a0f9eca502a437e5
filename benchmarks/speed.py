"""How long big files take from their bytes to committed figures, beside the bare parse and the naive way, all in one run.

Run from the project's folder: python -m benchmarks.speed [--xlsx 100000] [--csv 1000000] [--runs 3] [--skip-naive]
"""

import argparse
import gc
import io
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import fastexcel
import polars as pl
import python_calamine

from benchmarks import big_files, naive_import
from benchmarks.machine import machine
from benchmarks.memory import watched
from benchmarks.office_files import import_file, new_database, the_plan
from plancom.sources import guarded
from plancom.store.checks import faults

MB = 1024**2


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def calamine(content: bytes) -> None:
    python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def fast(content: bytes) -> None:
    fastexcel.read_excel(content).load_sheet(0).to_arrow()


def polars_and_insert(content: bytes, database: str) -> None:
    """polars' bare read, and its rows into one SQLite table without an index."""
    frame = pl.read_csv(io.BytesIO(content))
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"CREATE TABLE posts ({', '.join(frame.columns)})")
        marks = ", ".join("?" * len(frame.columns))
        connection.executemany(f"INSERT INTO posts VALUES ({marks})", frame.iter_rows())
    connection.close()


def ours(path: Path, folder: Path, run: int) -> dict[str, float]:
    """The file imported into a new database, imported again, and everything it wrote proven right."""
    engine, plan = new_database(folder / f"ours-{path.name}-{run}.db"), the_plan()
    with watched() as peak:
        first = timed(lambda: import_file(engine, path, plan))
        first_peak = peak.total
    with watched() as peak:
        again = timed(lambda: import_file(engine, path, plan))
    with engine.connect() as connection:
        if found := faults(connection):
            raise RuntimeError(found)
    engine.dispose()
    return {"import": first, "again": again, "peak": first_peak / MB, "peak again": peak.total / MB}


def best(results: list[dict[str, float]]) -> dict[str, float]:
    return {name: min(one[name] for one in results) for name in results[0]}


def table(title: str, rows: list[tuple[str, float]], base: float) -> None:
    print(f"\n{title}")
    for name, seconds in rows:
        print(f"  {name:<52} {seconds:>8.2f} s {seconds / base:>8.2f} x")


def workbook(folder: Path, rows: int, runs: int, *, naive: bool) -> None:
    path = big_files.write_xlsx(Path(tempfile.gettempdir()) / f"plancom-posts-{rows}.xlsx", rows)
    content = path.read_bytes()
    found, bare, fasts, slow = [], [], [], []
    for run in range(runs):
        bare.append(timed(lambda: calamine(content)))
        fasts.append(timed(lambda: fast(content)))
        found.append(ours(path, folder, run))
    if naive:
        slow.append(timed(lambda: naive_import.xlsx(content, str(folder / "naive-xlsx.db"))))
    mine, fastest = best(found), min(*bare, *fasts)
    lines = [("bare parse: python-calamine", min(bare)), ("bare parse: fastexcel", min(fasts))]
    lines += [("plancom: bytes to committed", mine["import"]), ("plancom: the same file again", mine["again"])]
    lines += [("pandas + openpyxl + to_sql", min(slow))] if slow else []
    table(f"xlsx, {rows:,} posts, {len(content) / MB:.1f} MB; times the fastest bare parse:", lines, fastest)
    print(f"  peak memory of all processes: {mine['peak']:.0f} MB, again {mine['peak again']:.0f} MB")


def text(folder: Path, rows: int, runs: int, *, naive: bool) -> None:
    path = big_files.write_csv(Path(tempfile.gettempdir()) / f"plancom-posts-{rows}.csv", rows)
    content = path.read_bytes()
    slow = []
    bare = [timed(lambda run=run: polars_and_insert(content, str(folder / f"polars-{run}.db"))) for run in range(runs)]
    if naive:
        slow.append(timed(lambda: naive_import.csv(content, str(folder / "naive-csv.db"))))
    size = len(content) / MB
    content = b""  # not this program's memory while ours is watched
    found = [ours(path, folder, run) for run in range(runs)]
    mine = best(found)
    lines = [("polars read_csv + executemany", min(bare))]
    lines += [("plancom: bytes to committed", mine["import"]), ("plancom: the same file again", mine["again"])]
    lines += [("pandas read_csv + to_sql", min(slow))] if slow else []
    table(f"csv, {rows:,} posts, {size:.0f} MB; times polars' read plus a bulk insert:", lines, min(bare))
    print(f"  peak memory of all processes: {mine['peak']:.0f} MB, again {mine['peak again']:.0f} MB")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--xlsx", type=int, default=100_000)
    options.add_argument("--csv", type=int, default=1_000_000)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--skip-naive", action="store_true")
    chosen = options.parse_args()
    print(machine())
    guarded.warm()
    with tempfile.TemporaryDirectory() as name:
        for rows, measure in ((chosen.xlsx, workbook), (chosen.csv, text)):
            if rows:
                measure(Path(name), rows, chosen.runs, naive=not chosen.skip_naive)
    guarded.stop()


if __name__ == "__main__":
    main()
