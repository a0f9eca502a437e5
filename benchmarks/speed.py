"""How long big files take from their bytes to committed figures, beside the bare parse and the naive way, all in one run.

Run from the project's folder: python -m benchmarks.speed [--xlsx 100000] [--csv 1000000] [--runs 3] [--skip-naive]
"""

import argparse
import gc
import io
import multiprocessing
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import fastexcel
import polars as pl
import python_calamine

from benchmarks import big_files, naive_import
from benchmarks.machine import machine
from benchmarks.memory import family, processor_seconds
from benchmarks.office_files import import_file, new_database, the_plan
from plancom.sources.sandbox import cache
from plancom.sources.sandbox import pool as guarded
from tests.figure_checks import damaged_figures

MB = 1024**2
FIRST, AGAIN, ANEW = (
    "plancom: bytes to committed",
    "plancom: the same file again",
    "plancom: again, another day (read anew)",
)
STEPS = (FIRST, AGAIN, ANEW)


@dataclass(frozen=True)
class Timing:
    """Seconds on the clock, and of processor time of all processes that worked on it: on a shared machine the second is steadier."""

    clock: float
    processor: float


def timing(work: Callable[[], object]) -> Timing:
    """What `work` takes here and in the processes that this one has started."""
    gc.collect()
    ours = family(os.getpid())
    busy, start = sum(map(processor_seconds, ours)), time.perf_counter()
    work()
    return Timing(time.perf_counter() - start, sum(map(processor_seconds, family(os.getpid()))) - busy)


def in_own_process(work: Callable[..., object], *args: object) -> Timing:
    """`work` in a process of its own, whose memory is not this program's; what it imports is not timed."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_timing_of, work, args).result()


def _timing_of(work: Callable[..., object], args: tuple[object, ...]) -> Timing:
    return timing(lambda: work(*args))


def calamine(path: Path) -> None:
    python_calamine.load_workbook(io.BytesIO(path.read_bytes())).get_sheet_by_index(0).to_python()


def fast(path: Path) -> None:
    fastexcel.read_excel(path.read_bytes()).load_sheet(0).to_arrow()


def polars_and_insert(path: Path, database: Path) -> None:
    """polars' bare read, and its rows into one SQLite table without an index."""
    frame = pl.read_csv(io.BytesIO(path.read_bytes()))
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"CREATE TABLE posts ({', '.join(frame.columns)})")
        marks = ", ".join("?" * len(frame.columns))
        connection.executemany(f"INSERT INTO posts VALUES ({marks})", frame.iter_rows())
    connection.close()


def naive_xlsx(path: Path, database: Path) -> None:
    naive_import.xlsx(path.read_bytes(), str(database))


def naive_csv(path: Path, database: Path) -> None:
    naive_import.csv(path.read_bytes(), str(database))


def plancom_import(path: Path, folder: Path, run: int) -> dict[str, Any]:
    """The file imported into a new database, imported again, and again when its reading is forgotten; everything it wrote proven right."""
    engine, plan = new_database(folder / f"ours-{path.name}-{run}.db"), the_plan()
    cache.forget()
    first = timing(lambda: import_file(engine, path, plan))
    again = timing(lambda: import_file(engine, path, plan))
    cache.forget()
    anew = timing(lambda: import_file(engine, path, plan))
    with engine.connect() as connection:
        if found := damaged_figures(connection):
            raise RuntimeError(found)
    engine.dispose()
    return {FIRST: first, AGAIN: again, ANEW: anew}


def most_memory(path: Path) -> list[str]:
    """The most memory in MB of a program that imports the file and imports it again: looked at apart, for looking takes time."""
    asked = [sys.executable, "-m", "benchmarks.import_memory", str(path)]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()


def table(title: str, rows: list[tuple[str, list[Timing]]]) -> None:
    """The least of each row's runs, and the middle of how many times the first row's each run took, run by run: a machine's speed drifts."""
    print(f"\n{title}\n  {'':<46} {'clock':>10} {'':>9} {'processor':>12}")
    base = rows[0][1]
    for name, runs in rows:
        if runs:
            best = least(runs)
            print(
                f"  {name:<46} {best.clock:>8.2f} s {times(runs, base, 'clock'):>7.2f} x"
                f" {best.processor:>10.2f} s {times(runs, base, 'processor'):>7.2f} x",
                flush=True,
            )


def times(runs: list[Timing], base: list[Timing], what: str) -> float:
    """The middle of how many times the base's each run took."""
    return median(getattr(one, what) / getattr(other, what) for one, other in zip(runs, base, strict=True))


def least(runs: list[Timing]) -> Timing:
    return Timing(min(one.clock for one in runs), min(one.processor for one in runs))


def workbook(folder: Path, rows: int, runs: int, *, naive: bool) -> None:
    path = big_files.write_xlsx(Path(tempfile.gettempdir()) / f"plancom-posts-{rows}.xlsx", rows)
    memory = most_memory(path)
    found, bare, fasts, slow = [], [], [], []
    for run in range(runs):
        bare.append(in_own_process(calamine, path))
        fasts.append(in_own_process(fast, path))
        found.append(plancom_import(path, folder, run))
        if naive:
            slow.append(in_own_process(naive_xlsx, path, folder / f"naive-{run}.db"))
    lines = [("bare parse: python-calamine", bare), ("bare parse: fastexcel", fasts)]
    lines += [(step, [one[step] for one in found]) for step in STEPS]
    lines += [("pandas + openpyxl + to_sql", slow)]
    size = path.stat().st_size / MB
    table(f"xlsx, {rows:,} posts, {size:.1f} MB; times the bare parse of python-calamine:", lines)
    first = [one[FIRST] for one in found]
    print(f"  the first import took {times(first, fasts, 'clock'):.2f} times fastexcel's bare parse")
    print(f"  the same file again took {times([one[AGAIN] for one in found], first, 'clock'):.2f} of the first time")
    if slow:
        print(f"  the naive way took {times(slow, first, 'clock'):.1f} times the first import")
    print(f"  peak memory of all processes: {memory[0]} MB, again {memory[1]} MB, read anew {memory[2]} MB")


def text(folder: Path, rows: int, runs: int, *, naive: bool) -> None:
    path = big_files.write_csv(Path(tempfile.gettempdir()) / f"plancom-posts-{rows}.csv", rows)
    memory = most_memory(path)
    found, bare, slow = [], [], []
    for run in range(runs):
        bare.append(in_own_process(polars_and_insert, path, folder / f"polars-{run}.db"))
        found.append(plancom_import(path, folder, run))
        if naive:
            slow.append(in_own_process(naive_csv, path, folder / f"naive-csv-{run}.db"))
    lines = [("polars read_csv + executemany", bare)]
    lines += [(step, [one[step] for one in found]) for step in STEPS]
    lines += [("pandas read_csv + to_sql", slow)]
    size = path.stat().st_size / MB
    table(f"csv, {rows:,} posts, {size:.0f} MB; times polars' read plus a bulk insert:", lines)
    print(f"  peak memory of all processes: {memory[0]} MB, again {memory[1]} MB, read anew {memory[2]} MB")


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
