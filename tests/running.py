"""Real things for the tests to talk to: a running app, a Chromium, a PostgreSQL. The fixtures in conftest.py hand them out."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, WebError, WebSocket
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
WINDOWLESS = "chromium-headless-shell"
"""The same Chromium, as Debian builds it, without the window that `chromium --headless` draws and nobody sees: two thirds of its processor time."""
CHROMIUM_ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--font-render-hinting=none",  # or without a window small words are up to a tenth wider than with one
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# ------------------------------------------------------------------------------------------------------------- the app


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


# --------------------------------------------------------------------------------------------------------- the browser


def chromium(*rather: str) -> str:
    """Where Chromium is, or `rather` another that is named and installed.

    Without any the test is skipped, or fails where PLANCOM_REQUIRE_BROWSER=1 says that there must be one.
    """
    for name in (*rather, *CHROMIUM_NAMES):
        if path := shutil.which(name):
            return path
    reason = (
        "no hay Chromium en este equipo: instale chromium (Debian: apt install chromium) para las pruebas de navegador"
    )
    if os.environ.get("PLANCOM_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


# Streamlit asks for its health at each level of a deep link's path until one answers; the others are 404 by design.
_PROBES = re.compile(r"/_stcore/(health|host-config)$")


_GONE = re.compile(r"^/media/\w+(?:\.\w+)? .*404|Download Button source error - 404")
"""Streamlit looks whether a download is there while a newer run takes its button away; a test that downloads would notice a real lack."""


@dataclass
class Watch:
    """Everything a page did that a page must not do: console errors, exceptions, requests to other hosts.

    And when it last spoke with its server, for whoever has to find out why a test failed on a machine that they cannot see.
    """

    home: str
    troubles: list[str] = field(default_factory=list)
    tolerated: list[re.Pattern[str]] = field(default_factory=list)
    sockets: list[str] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("websocket", self._socket)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"excepción: {error}"))
        page.on("request", self._request)
        page.context.on("weberror", self._weberror)

    def tolerate(self, pattern: str) -> None:
        """Let pass whatever matches: for a test that provokes an error on purpose."""
        self.tolerated.append(re.compile(pattern))

    def remaining(self) -> list[str]:
        return [trouble for trouble in self.troubles if not any(pattern.search(trouble) for pattern in self.tolerated)]

    def told(self, page: Page) -> str:
        """How the page stands with its server, in a line."""
        now = time.monotonic()
        state = page.locator("[data-testid=stApp]").get_attribute("data-test-script-state", timeout=2_000)
        last = ", ".join(f"{now - at:.1f}" for at in self.sent[-4:])
        return f"página: {state}; conexiones: {', '.join(self.sockets)}; últimos envíos hace {last} s"

    def _socket(self, socket: WebSocket) -> None:
        place = len(self.sockets)
        self.sockets.append("abierta")
        socket.on("framesent", lambda _: self.sent.append(time.monotonic()))
        socket.on("close", lambda _: self.sockets.__setitem__(place, "cerrada"))

    def _console(self, message: ConsoleMessage) -> None:
        path = urlsplit(message.location.get("url", "")).path
        gone = _GONE.search(f"{path} {message.text}")
        if message.type == "error" and not gone and not _PROBES.search(path):
            self.troubles.append(f"consola: {message.text} ({message.location.get('url', '')})")

    def _weberror(self, error: WebError) -> None:
        self.troubles.append(f"excepción: {error.error}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in {"127.0.0.1", "localhost"}:
            self.troubles.append(f"petición externa: {request.url}")


# The script's state is "notRunning" for a moment between a click and the run that it asks for: quiet is a page whose state
# and markup have stayed the same for a while.
_QUIET = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const drawn = app && app.dataset.testScriptState === 'notRunning' && !document.querySelector('[data-testid=stAppSkeleton]');
  const now = performance.now(), last = window.plancomQuiet;
  const markup = drawn ? document.body.innerHTML.length : -1;
  if (!last || last.markup !== markup) window.plancomQuiet = { markup, since: now };
  return drawn && last && last.markup === markup && now - last.since > 200;
}"""


def settle(page: Page) -> None:
    """Wait until the app has drawn its page, is not running, and stays so."""
    page.locator("[data-testid=stApp]").wait_for()
    page.evaluate("window.plancomQuiet = null")
    page.wait_for_function(_QUIET, polling=40)


_SENT = """() => {
  if (!window.plancomSent) {
    window.plancomSent = { count: 0 };
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (...message) { window.plancomSent.count += 1; return send.apply(this, message); };
  }
  return window.plancomSent.count;
}"""


def press(button: Locator) -> None:
    """Clicks, and once more where the page told its server nothing within three seconds: on a busy machine a click gets lost."""
    page = button.page
    for _ in range(3):
        before = page.evaluate(_SENT)
        button.click()
        with suppress(PlaywrightTimeoutError):
            page.wait_for_function(f"before => ({_SENT})() > before", arg=before, timeout=3_000)
            break
    settle(page)


def eventually(read: Callable[[], Any], expected: Any, seconds: float = 20) -> None:
    """`read()` gives `expected`, at once or while the page is still being drawn anew."""
    end = time.monotonic() + seconds
    while (found := read()) != expected and time.monotonic() < end:
        time.sleep(0.1)
    assert found == expected
