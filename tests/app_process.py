"""The app in a process of its own, on a free port. The fixtures in conftest.py hand it out."""

import os
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60


@dataclass(frozen=True)
class RunningApp:
    """The app on a port of its own, with a database of its own. `environment` makes the command line use the same database."""

    url: str
    folder: Path
    environment: dict[str, str]

    @property
    def database_url(self) -> str:
        return self.environment["PLANCOM_DATABASE_URL"]

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`python -m plancom ARGUMENTS` on this app's database, in this process: a new one takes seconds to load its libraries.

        That the real command does the same is held by tests/cli/test_upkeep.py.
        """
        from plancom import cli

        done = CliRunner().invoke(cli.app, arguments, env=self.environment)
        error = "".join(traceback.format_exception(done.exception)) if isinstance(done.exception, Exception) else ""
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr + error)


@contextmanager
def running_app(
    folder: Path, script: Path = ROOT / "app.py", *, port: int = 0, **environment: str
) -> Iterator[RunningApp]:
    """`streamlit run SCRIPT` until the block ends. Its data, logs and SQLite database are in `folder`.

    For the project's own app.py the database is prepared, empty; a test's own script makes what it needs.
    """
    port = port or free_port()
    variables = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
        "PYTHONIOENCODING": "utf-8",
        "PLANCOM_DATA": str(folder),
        "PLANCOM_DATABASE_URL": f"sqlite:///{(folder / 'plancom.db').as_posix()}",
        **environment,
    }
    app = RunningApp(f"http://127.0.0.1:{port}", folder, variables)
    if script == ROOT / "app.py":
        prepared = app.command("db", "upgrade")
        assert prepared.returncode == 0, f"la base de datos no se pudo preparar:\n{prepared.stderr}"
    log = folder / "servidor.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)],
            cwd=script.parent,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(f"{app.url}/salud", server, log)
        yield app
    finally:
        end(server)


def end(server: "subprocess.Popen[bytes]") -> None:
    """Ends a server: asked to, and after ten seconds without being asked."""
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        with suppress(URLError, ConnectionError, TimeoutError), urlopen(url, timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    pytest.fail(f"el servidor no respondió en {url}:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")
