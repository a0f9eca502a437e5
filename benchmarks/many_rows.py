"""Whether an overview over ten million posts takes longer than one over ten thousand.

Run from the project's folder: python -m benchmarks.many_rows [--rows 10000000] [--few 10000] [--runs 15]

The posts are written into two SQLite databases by SQL, with the columns and indexes of the app; the rollups are those of a recount, which is
what every import's own transaction keeps (tests hold the two together). Timed, in turns: the whole script of «Resumen» with nothing in its caches,
the same again with its caches full, and alone what it asks the database.
"""

import argparse
import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from sqlalchemy import Connection, Engine, insert, text
from streamlit.testing.v1 import AppTest

from benchmarks.machine import machine
from benchmarks.office_files import DAYS, FIRST, LAST, new_database, the_plan
from plancom.access import acts
from plancom.indicators.overview import all_progress
from plancom.indicators.view import View
from plancom.store.attribution.attributions import keep, number_of
from plancom.store.db.data_version import advance
from plancom.store.db.engine import writing
from plancom.store.figures.counts import counts
from plancom.store.imports.plan_changes import follow_plan
from plancom.store.plans import task_states
from plancom.store.precedence import rollups
from plancom.store.tables import coverage, imports
from plancom.ui.state import memory

SERIES = ("facebook", "instagram", "twitter")
MAIN = Path(__file__).resolve().parent.parent / "plancom" / "ui" / "main.py"
ROWS = """
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :rows)
INSERT INTO posts (import_id, "key", fingerprint, is_current, sheet, "row", series, grain, attribution, day, publications,
  is_reply, post_id, link, address, text, type, reach, interactions, shares, stated_strategy)
SELECT 1, 'post' || i, i, 1, '', i + 2, CASE i % 3 WHEN 0 THEN 'facebook' WHEN 1 THEN 'instagram' ELSE 'twitter' END, 'post',
  CASE WHEN (i / 3) % 7 = 0 AND i % 5 = 0 THEN :both WHEN (i / 3) % 7 = 0 THEN :of_strategy WHEN i % 5 = 0 THEN :about ELSE 0 END,
  date(:first, '+' || (i * 7919 % :days) || ' days'), 1, i % 11 = 0,
  CAST(i AS TEXT), '', '', 'Publicación número ' || i, 'Foto', i % 20000, NULL, i % 40, ''
FROM n
"""


def database(path: Path, rows: int) -> Engine:
    """A database of `rows` posts over four years on three networks, its rollups added up."""
    engine = new_database(path)
    plan = the_plan()
    follow_plan(engine, plan)
    with writing(engine, acts.IMPORT) as connection:
        now = dt.datetime(2021, 1, 1)  # noqa: DTZ001 - as the store keeps it
        about = {
            "file_name": "muchas.csv",
            "sha256": "0" * 64,
            "size": 0,
            "source": "template",
            "title": "",
            "dataset": "posts",
        }
        kept = {"rows_read": rows, "rows_new": rows, "rows_changed": 0, "rows_same": 0, "rows_rejected": 0}
        connection.execute(insert(imports).values(**about, **kept, author="", created_at=now))
        span = {
            "import_id": 1,
            "dataset": "posts",
            "measure": "",
            "grain": "post",
            "first_day": FIRST,
            "last_day": LAST,
        }
        connection.execute(insert(coverage), [{**span, "series": one} for one in SERIES])
        strategy = plan.strategies[0].id
        meanings = {"both": (strategy, True), "of_strategy": (strategy, False), "about": ("", True)}
        numbers = {name: number_of(((plan.id, *said),)) for name, said in meanings.items()}
        keep(connection, {numbers[name]: ((plan.id, *said),) for name, said in meanings.items()})
        given = {"rows": rows, **numbers, "first": FIRST.isoformat(), "days": len(DAYS)}
        connection.execute(text(ROWS), given)
        rollups.recount(connection)
        advance(connection)
    return engine


def ask_overview(connection: Connection) -> None:
    """What the overview asks the database, and every figure from it."""
    found = counts(connection, the_plan().id)
    all_progress(View(the_plan(), LAST), found, task_states.states(connection, the_plan().id))


def page(engine: Engine) -> Callable[[], None]:
    """The whole script of «Resumen» on that database."""
    os.environ["PLANCOM_DATABASE_URL"] = str(engine.url)
    app = AppTest.from_file(str(MAIN), default_timeout=600)
    app.query_params["corte"] = LAST.isoformat()

    def run() -> None:
        os.environ["PLANCOM_DATABASE_URL"] = str(engine.url)
        app.run()
        if app.exception:
            raise RuntimeError(app.exception[0].value)

    return run


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def forget() -> None:
    """Empties every cache: Streamlit's, and what sessions share."""
    st.cache_data.clear()
    st.cache_resource.clear()
    memory.forget()


def page_times(engine: Engine, run: Callable[[], None]) -> tuple[float, float, float]:
    """The page without its caches, with them, and its questions alone, in milliseconds."""
    forget()
    cold = milliseconds(run)
    warm = milliseconds(run)
    with engine.connect() as connection:
        return cold, warm, milliseconds(lambda: ask_overview(connection))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, default=10_000_000)
    options.add_argument("--few", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=15)
    chosen = options.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        os.environ["PLANCOM_DATA"] = name
        engines: dict[int, Engine] = {}
        for rows in (chosen.few, chosen.rows):
            start = time.perf_counter()
            engines[rows] = database(Path(name) / f"{rows}.db", rows)
            size = (Path(name) / f"{rows}.db").stat().st_size / 1024**2
            print(f"{rows:>12,} posts written in {time.perf_counter() - start:.0f} s, {size:,.0f} MB", flush=True)
        runs = {rows: page(engine) for rows, engine in engines.items()}
        for rows, run in runs.items():
            page_times(engines[rows], run)  # libraries and templates are loaded once, for whichever comes first
        found: dict[int, list[tuple[float, float, float]]] = {rows: [] for rows in engines}
        for _ in range(chosen.runs):
            for rows, engine in engines.items():
                found[rows].append(page_times(engine, runs[rows]))
        print(
            f"\n{'of ' + str(chosen.runs) + ' runs, ms':<34}{'least':>20}{'':>10}{'ratio':>7}{'median':>17}{'':>10}{'ratio':>7}"
        )
        print(f"{'posts':<34}" + f"{chosen.few:>15,}{chosen.rows:>15,}{'':>7}" * 2)
        for place, what in enumerate(("Resumen, nothing in its caches", "Resumen, caches full", "its questions alone")):
            line = f"{what:<34}"
            for of in (min, statistics.median):
                few, many = (of([one[place] for one in found[rows]]) for rows in (chosen.few, chosen.rows))
                line += f"{few:>15.0f}{many:>15.0f}{many / few:>7.2f}"
            print(line)
        for engine in engines.values():
            engine.dispose()


if __name__ == "__main__":
    sys.path.insert(0, str(MAIN.parents[2]))
    main()
