"""How long each report takes, for a deck of twenty slides or more, from the counts to the finished bytes, and the PDF's drawings apart.

Run from the project's folder: python -m benchmarks.reports [--runs N]

The drawings are told in processor time, which other work on the machine moves less. The sample data on a SQLite of its own; the deck is repeated slides of the real one where it has fewer than twenty. The first run of a format
loads its libraries and is printed apart. No duration is asserted: machines differ.
"""

import argparse
import datetime as dt
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.machine import machine
from plancom import plan as plans
from plancom import settings
from plancom.charts.theme import Look
from plancom.indicators.view import View
from plancom.office import Figures, load
from plancom.reports.build import deck
from plancom.reports.deck import Deck
from plancom.reports.formats import FORMATS
from plancom.reports.pdf.drawing import drawing
from plancom.services import importing
from plancom.sources.sandbox import pool
from plancom.store.db import schema
from plancom.store.imports.plan_changes import follow_plan
from tests.engines import writable_engine

SLIDES = 20
RUNS = 5
MADE_AT = dt.datetime(2018, 10, 1, 9, 0)  # noqa: DTZ001 - local time, as the report bears it


def figures(folder: Path, as_of: dt.date = dt.date(2018, 9, 30)) -> Figures:
    """The sample data, imported, as of a day."""
    plan = plans.load(settings.plan_paths()[0])
    engine = writable_engine(f"sqlite:///{(folder / 'plancom.db').as_posix()}")
    schema.upgrade(engine)
    follow_plan(engine, plan)
    files = [importing.source_file(one.name, one.read_bytes()) for one in settings.sample_files()]
    importing.take_in(engine, files, plan, is_sample=True)
    office = load(engine, plan)
    engine.dispose()
    return Figures(office, View(office.plan, as_of))


def of_twenty(made: Deck) -> Deck:
    """The deck with indicators' slides repeated until it has twenty."""
    charts = [slide for slide in made.slides if slide.chart]
    more = [replace(charts[n % len(charts)], id=f"otra-{n}") for n in range(max(0, SLIDES - len(made.slides)))]
    return replace(made, slides=(*made.slides, *more))


def main() -> None:
    """Print a line per format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args().runs
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        found = figures(Path(folder))
        start = time.perf_counter()
        whole = of_twenty(deck(found, MADE_AT))
        print(f"deck: {len(whole.slides)} slides, {time.perf_counter() - start:.2f} s")
        for name, one in FORMATS.items():
            times = []
            for _ in range(runs + 1):
                start = time.perf_counter()
                content = one.write(whole)
                times.append(time.perf_counter() - start)
            first, rest = times[0], times[1:]
            print(
                f"{name:<10} {len(content) / 1e6:5.2f} MB  first {first:.2f} s  then {statistics.median(rest):.2f} s (max {max(rest):.2f})"
            )
        charts = [(slide.chart, bool(slide.tables)) for slide in whole.slides if slide.chart]
        spent = []
        for _ in range(runs):
            start = time.process_time()
            for chart, short in charts:
                drawing(chart, Look(), short=short)
            spent.append(time.process_time() - start)
        print(f"{'drawings':<10} {len(charts):5d}     {min(spent):.2f} s of processor time")
    pool.stop()


if __name__ == "__main__":
    main()
