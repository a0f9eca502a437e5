"""How long it takes to import four years of an office's files, to import them again, and to compute every indicator.

Run from the project's folder: python -m benchmarks.imports
"""

import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from benchmarks import office_files
from benchmarks.machine import machine
from plancom.indicators.overview import all_progress
from plancom.indicators.trajectory import trajectory
from plancom.indicators.view import View
from plancom.plan import Plan
from plancom.sources.sandbox import pool
from plancom.store.figures.counts import counts
from plancom.store.plans import task_states

RUNS = 15
AS_OF = dt.date(2020, 9, 30)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds, and what came of it."""
    start = time.perf_counter()
    result = work()
    return (time.perf_counter() - start) * 1000, result


def imports(engine: Engine, plan: Plan, files: list[Path]) -> None:
    print(f"{'file':<20} {'rows':>8} {'import ms':>12} {'again ms':>12}")
    totals = [0.0, 0.0]
    for path in files:
        cold, taken = timed(lambda path=path: office_files.import_file(engine, path, plan))
        again, same = timed(lambda path=path: office_files.import_file(engine, path, plan))
        if (taken.outcome, same.outcome) != ("imported", "unchanged"):
            raise RuntimeError(f"{path.name}: {taken.outcome}, then {same.outcome}")
        rows = len(taken.result.table)
        print(f"{path.name:<20} {rows:>8,} {cold:>12,.0f} {again:>12,.0f}")
        totals = [totals[0] + cold, totals[1] + again]
    print(f"{'all':<20} {'':>8} {totals[0]:>12,.0f} {totals[1]:>12,.0f}")


def figures(engine: Engine, plan: Plan) -> None:
    view = View(plan, AS_OF)
    with engine.connect() as connection:
        found, states = (
            counts(connection, office_files.the_plan().id),
            task_states.states(connection, office_files.the_plan().id),
        )
        steps: dict[str, Callable[[], object]] = {
            "counts (one version's data, read once)": lambda: counts(connection, office_files.the_plan().id),
            "all_progress (every indicator)": lambda: all_progress(view, found, states),
            "trajectory of every indicator": lambda: [
                trajectory(view, indicator.id, found, states) for indicator in plan.indicators
            ],
        }
        print(f"\n{'step':<42} {'min ms':>10} {'median ms':>10}   ({RUNS} runs)")
        for name, step in steps.items():
            spent = [timed(step)[0] for _ in range(RUNS)]
            print(f"{name:<42} {min(spent):>10.1f} {statistics.median(spent):>10.1f}")


def start_reading(plan: Plan) -> None:
    """Files are read in processes of their own, which the app starts before the first file comes."""
    spent, _ = timed(lambda: pool.read("visitas.csv", b"fecha,visitas\n2017-01-01,1\n", plan, AS_OF))
    print(f"start of the reading process: {spent:,.0f} ms\n")


def main() -> None:
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files, plan = office_files.write_csv(folder), office_files.the_plan()
        engine = office_files.new_database(folder / "plancom.db")
        start_reading(plan)
        imports(engine, plan, files)
        figures(engine, plan)
        engine.dispose()
        pool.stop()


if __name__ == "__main__":
    main()
