"""Tries some three thousand broken, enormous and harmful files, and says what became of them and of the program that took them.

Run from the project's folder: python -m benchmarks.hostile [--family "zip bomb"] [--every N]

Each file is read, compared and committed as the app does it. Its outcome is an import, or a refusal with a sentence in Spanish. Whatever else
happens is printed as a fault: an exception, a refusal without a reason, a change of the figures by a file that was refused, a process or a
temporary file left behind, memory that does not come back, a database that no longer agrees with itself.
"""

import argparse
import gc
import os
import re
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine, select

from benchmarks.hostile_files import Hostile, corpus
from benchmarks.machine import machine
from benchmarks.memory import family, resident
from benchmarks.office_files import new_database, the_plan
from plancom.plan import Plan
from plancom.services import importing
from plancom.sources.sandbox import pool
from plancom.store.tables import imports, rollup
from tests.figure_checks import damaged_figures

LIMITS = {"too_slow", "crashed", "too_big"}
OURS = {"failed", "not_written"}  # what is said where plancom itself did not know what to do
TECHNICAL = re.compile(r"Traceback|Error\b|Exception|\bNone\b|\bnan\b|<class|0x[0-9a-f]{6}", re.IGNORECASE)
MB = 1024**2
GROWN = 150 * MB
"""What the parent may have grown by after everything: the libraries that it loads on first use, and the allocator's spare pages."""


@dataclass
class Family:
    """What became of the files of one family."""

    count: int = 0
    imported: int = 0
    declined: int = 0
    killed: int = 0
    slowest: tuple[float, str] = (0.0, "")
    before: int = 0
    after: int = 0
    codes: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))


def state(engine: Engine) -> tuple[object, ...]:
    with engine.connect() as connection:
        return (
            tuple(connection.execute(select(imports.c.id))),
            hash(tuple(connection.execute(select(rollup).order_by(*rollup.primary_key)))),
        )


def import_faults(engine: Engine, one: Hostile, plan: Plan, into: Family) -> list[str]:
    """One file taken in; what was wrong about how it was taken."""
    content = one.make()
    before, left = state(engine), set(Path(tempfile.gettempdir()).iterdir())
    start = time.perf_counter()
    try:
        (taken,) = importing.take_in(engine, [importing.source_file(one.name, content)], plan)
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return [f"raised {error!r:.200}"]
    spent = time.perf_counter() - start
    into.slowest = max(into.slowest, (spent, one.name))
    found = [f"left {name}" for name in set(Path(tempfile.gettempdir()).iterdir()) - left]
    codes = {problem.code for problem in taken.result.problems}
    for code in codes or {"-"}:
        into.codes[code] += 1
    if taken.outcome in {"imported", "unchanged"}:
        into.imported += 1
    else:
        into.declined += 1
        into.killed += bool(codes & LIMITS)
        found += ["the figures changed"] if state(engine) != before else []
        found += [] if taken.result.problems else ["refused without a reason"]
    found += [f"«{code}»" for code in codes & OURS]
    for problem in taken.result.problems:
        written = problem.message.replace(problem.value, "") if problem.value else problem.message
        if not problem.message.strip().endswith((".", "?", "»", "…")) or len(problem.message) > 1500:
            found.append(f"no sentence: {problem.code}: {problem.message[:150]}")
        elif TECHNICAL.search(re.sub("«[^»]*»", "", written)):
            found.append(f"technical: {problem.message[:150]}")
    return list(dict.fromkeys(found))


def run(engine: Engine, plan: Plan, files: list[Hostile]) -> tuple[dict[str, Family], list[str]]:
    families: dict[str, Family] = {}
    wrong = []
    for one in files:
        if one.family not in families:
            gc.collect()
            families[one.family] = Family(before=resident(os.getpid()))
        into = families[one.family]
        into.count += 1
        wrong += [f"{one.family} / {one.name}: {fault}" for fault in import_faults(engine, one, plan, into)]
        into.after = resident(os.getpid())
    return families, wrong


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--family", default="")
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--codes", action="store_true")
    chosen = options.parse_args()
    files = [one for one in corpus() if chosen.family in ("", one.family)][:: chosen.every]
    plan = the_plan()
    print(machine(), f"· {len(files)} files")
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "tmp"  # so that what other programs leave beside it is not taken for ours
        own.mkdir()
        os.environ["TMPDIR"] = tempfile.tempdir = str(own)
        engine = new_database(Path(folder) / "plancom.db")
        importing.take_in(engine, [importing.source_file("v.csv", b"fecha,visitas\n2017-12-31,5\n")], plan)
        gc.collect()
        started, first = time.perf_counter(), resident(os.getpid())
        families, wrong = run(engine, plan, files)
        (last,) = importing.take_in(engine, [importing.source_file("v.csv", b"fecha,visitas\n2017-12-30,7\n")], plan)
        wrong += [] if last.outcome == "imported" else ["the last good file was not imported"]
        with engine.connect() as connection:
            wrong += map(str, damaged_figures(connection))
        engine.dispose()
    pool.stop()
    gc.collect()
    print(f"{'family':<22}{'files':>6}{'imported':>9}{'declined':>9}{'killed':>7}{'slowest':>9}{'parent MB':>16}")
    for name, one in families.items():
        memory = f"{one.before / MB:.0f} → {one.after / MB:.0f}"
        print(
            f"{name:<22}{one.count:>6}{one.imported:>9}{one.declined:>9}{one.killed:>7}{one.slowest[0]:>7.1f} s{memory:>16}   {one.slowest[1][:40]}"
        )
        if chosen.codes:
            print("    ", dict(one.codes))
    total, memory = len(files), resident(os.getpid())
    left = [pid for pid in family(os.getpid()) if pid != os.getpid() and "resource_tracker" not in _command(pid)]
    wrong += [f"processes left: {left}"] if left else []
    wrong += [f"memory: {first / MB:.0f} → {memory / MB:.0f} MB"] if memory - first > GROWN else []
    print(f"{total} files in {time.perf_counter() - started:.0f} s; parent {first / MB:.0f} → {memory / MB:.0f} MB")
    print(f"faults: {len(wrong)}", *wrong, sep="\n  ")
    sys.exit(bool(wrong))


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return "resource_tracker"


if __name__ == "__main__":
    main()
