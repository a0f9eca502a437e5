"""The four servers: plancom as `start.py` starts it, the page of Dash behind gunicorn, and the two pages of Streamlit with its defaults.

Dash has an environment of its own, made once from requirements.txt in `.peers/` of the project's folder.
"""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks import office_files
from plancom.sources.sandbox import pool
from start import ALLOCATOR
from tests.app_process import ROOT, end, free_port

HERE = Path(__file__).parent
REQUIREMENTS = HERE / "requirements.txt"
CACHE = ROOT / ".peers"
START_SECONDS = 60
STREAMLIT = {"STREAMLIT_SERVER_HEADLESS": "true", "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}
"""Everything else is Streamlit's default; these two keep it from opening a browser and from calling a server outside."""


@dataclass(frozen=True)
class RunningServer:
    """A server that answers; `seconds` from the start of its process to its first answer."""

    url: str
    process: int
    seconds: float


@dataclass(frozen=True)
class App:
    """One of the four. `command` has PORT and, of Dash, WORKERS to be filled in; `page` and `query` are the address of its six charts."""

    name: str
    command: tuple[str, ...]
    folder: Path
    health: str
    variables: Mapping[str, str] = field(default_factory=dict)
    page: str = ""
    query: str = ""

    @contextmanager
    def served(self, log: Path, workers: int = 1) -> Iterator[RunningServer]:
        """The server on a port of its own until the block ends. Raises RuntimeError, with its log's end, where it does not answer."""
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        filled = [part.replace("PORT", str(port)).replace("WORKERS", str(workers)) for part in self.command]
        start = time.perf_counter()
        with log.open("wb") as output:
            server = subprocess.Popen(
                filled, cwd=self.folder, env={**os.environ, **self.variables}, stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            _wait_for(f"{url}{self.health}", server, log)
            yield RunningServer(url, server.pid, time.perf_counter() - start)
        finally:
            end(server)


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        with suppress(URLError, ConnectionError, TimeoutError), urlopen(url, timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.02)
    raise RuntimeError(f"no answer from {url}:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")


def apps(folder: Path, python: str) -> list[App]:
    """plancom with four years of an office's files imported, and its three peers with the same posts as csv; `python` is that of Dash."""
    files = folder / "csv"
    files.mkdir()
    office_files.write_csv(files)
    import_office(files, folder / "plancom.db")
    streamlit = (sys.executable, "-m", "streamlit", "run")
    peer = {"PEERS_FILES": str(files), "PYTHONDONTWRITEBYTECODE": "1"}
    page = (*streamlit, "streamlit_page.py", "--server.port", "PORT")
    dash = (
        python,
        "-m",
        "gunicorn",
        "--bind",
        "127.0.0.1:PORT",
        "--workers",
        "WORKERS",
        "--threads",
        "4",
        "--keep-alive",
        "60",
    )
    own = {
        "PLANCOM_DATA": str(folder),
        "PLANCOM_DATABASE_URL": f"sqlite:///{(folder / 'plancom.db').as_posix()}",
        "PYTHONPATH": str(ROOT),
        **ALLOCATOR,
    }
    return [
        App(
            "plancom",
            (*streamlit, "app.py", "--server.port", "PORT"),
            ROOT,
            "/salud",
            own,
            "redes",
            "?corte=2020-12-31",
        ),
        App("Dash", (*dash, "--no-control-socket", "dash_page:server"), HERE, "/", peer),
        App("naive", page, HERE, "/_stcore/health", {**peer, **STREAMLIT, "PEERS_CACHE": "0"}),
        App("cached", page, HERE, "/_stcore/health", {**peer, **STREAMLIT, "PEERS_CACHE": "1"}),
    ]


def import_office(files: Path, database: Path) -> None:
    engine, plan = office_files.new_database(database), office_files.the_plan()
    for path in sorted(files.glob("*.csv")):
        office_files.import_file(engine, path, plan)
    engine.dispose()
    pool.stop()


def dash_python() -> str:
    """The Python of the environment of Dash, made where it is not there yet or its requirements have changed."""
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    python, stamp = CACHE / "bin" / "python", CACHE / "requirements.sha256"
    if not stamp.exists() or stamp.read_text() != wanted:
        print(f"making {CACHE} with Dash …", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(CACHE)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "-r", str(REQUIREMENTS)], check=True)
        stamp.write_text(wanted)
    return str(python)
