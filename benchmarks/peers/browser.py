"""What one person waits for, in Chromium: the page with an empty cache, the page again, a new cut-off, another one.

The clock is the page's own (measure.js). A page stands from the frame on after which no chart changes any more; the clock of a load begins
with the navigation, that of a new cut-off with the key that commits it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.overview import type_cut_off

MEASURE = Path(__file__).parents[1] / "measure.js"
QUIET = 700
"""Milliseconds without a change after which a page is taken to stand."""
CHARTS = 6


@dataclass
class Traffic:
    """Requests over the network, and bytes as they came, packed or not; a websocket is one request, its messages are counted."""

    requests: int = 0
    bytes: int = 0
    _cached: set[str] = field(default_factory=set)

    def watch(self, session: CDPSession) -> None:
        session.send("Network.enable")
        session.on("Network.responseReceived", self._response)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.webSocketCreated", self._socket)
        session.on("Network.webSocketFrameReceived", self._frame)

    def _response(self, event: dict[str, Any]) -> None:
        answer = event["response"]
        if answer.get("fromDiskCache") or answer["url"].startswith(("data:", "blob:")):
            self._cached.add(event["requestId"])
        else:
            self.requests += 1

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self._cached:
            self.bytes += int(event["encodedDataLength"])

    def _socket(self, _event: dict[str, Any]) -> None:
        self.requests += 1

    def _frame(self, event: dict[str, Any]) -> None:
        self.bytes += (
            len(event["response"]["payloadData"]) * 3 // 4
        )  # base64, as the protocol hands over what is binary


@contextmanager
def visitor(browser: Browser) -> Iterator[Page]:
    """Somebody who was never here: a page with an empty cache."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="es-CO", timezone_id="America/Bogota", color_scheme="light"
    )
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.add_init_script(path=MEASURE)
    page.add_init_script("bench.follow()")
    try:
        yield page
    finally:
        context.close()


def load(page: Page, url: str, charts: int = CHARTS) -> float:
    """Milliseconds from the navigation until all charts stand. Raises RuntimeError where there are others than so many."""
    page.goto(url, wait_until="commit")
    page.wait_for_function(
        "([charts, quiet]) => bench.charts() >= charts && bench.stands(quiet)", arg=[charts, QUIET], polling=50
    )
    if (drawn := page.evaluate("bench.charts()")) != charts:
        raise RuntimeError(f"{url}: {drawn} charts instead of {charts}")
    return float(page.evaluate("bench.changed"))


def first_load(page: Page, url: str) -> tuple[float, Traffic]:
    """The same with all that comes over the network."""
    traffic = Traffic()
    session = page.context.new_cdp_session(page)
    traffic.watch(session)
    spent = load(page, url)
    session.detach()
    return spent, traffic


def change(page: Page, cut_off: str, *, is_dash: bool) -> tuple[float, float]:
    """Milliseconds from the key that commits `cut_off` (dd/mm/yyyy) until all charts stand, and until those in sight do.

    Raises Playwright's TimeoutError where none changes.
    """
    if is_dash:
        page.locator("#corte").click()
        page.keyboard.press("Control+A")
        page.keyboard.type(cut_off)
        page.wait_for_timeout(200)
    else:
        type_cut_off(page, cut_off)
    page.evaluate("bench.sent.length = 0")
    page.keyboard.press("Tab")
    page.wait_for_function(
        "quiet => bench.sent.length > 0 && bench.changed > bench.sent[0][0] && bench.stands(quiet)",
        arg=QUIET,
        polling=50,
    )
    whole, in_sight = page.evaluate("[bench.changed - bench.sent[0][1], bench.changedInSight - bench.sent[0][1]]")
    return float(whole), float(in_sight)
