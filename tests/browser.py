"""A Chromium for the tests and the benchmarks: where it is, what its pages must not do, and when they are at rest."""

import os
import re
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, WebError, WebSocket
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

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
class PageMonitor:
    """Everything a page did that a page must not do: console errors, exceptions, requests to other hosts.

    And when it last spoke with its server, for whoever has to find out why a test failed on a machine that they cannot see.
    """

    troubles: list[str] = field(default_factory=list)
    tolerated: list[re.Pattern[str]] = field(default_factory=list)
    sockets: list[str] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)

    def attach(self, page: Page) -> None:
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

    def connection_state(self, page: Page) -> str:
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
