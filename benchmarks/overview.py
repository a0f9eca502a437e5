"""From the key that commits a new cut-off to the moment when every chart on the page shows it, in Chromium.

Run from the project's folder: python -m benchmarks.overview [--runs N]

The real app with four years of data, and beside it in the same run the same page as a first Streamlit app would have it (naive_app.py). The
cut-off is typed into the sidebar's date field, and the clock runs from the Tab that leaves it; measure.js says when it stops. Afterwards the
same reruns are asked for without a browser, to see the server's part alone (from the request to the script's end, all figures sent).
No duration is asserted: machines differ.
"""

import argparse
import base64
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from benchmarks import office_files
from benchmarks.machine import machine
from plancom.sources.sandbox import pool
from tests.app_process import RunningApp, running_app
from tests.browser import CHROMIUM_ARGS, chromium, settle

CUT_OFFS = ("30/06/2020", "30/09/2020")
RUNS = 15
WARM_UP = 2
NAIVE = Path(__file__).with_name("naive_app.py")
NAIVE_SETTINGS = {"STREAMLIT_SERVER_HEADLESS": "true", "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}
"""Everything else is Streamlit's default; these two keep it from opening a browser and from calling a server outside."""

Milliseconds = list[float]


@dataclass
class PageTimes:
    """What one page took, run by run."""

    name: str
    charts: int = 0
    page: Milliseconds = field(default_factory=list)
    asked: Milliseconds = field(default_factory=list)
    server: Milliseconds = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    messages: list[int] = field(default_factory=list)


# ------------------------------------------------------------------------------------------------------------ the apps


@contextmanager
def office_app(files: Path) -> Iterator[RunningApp]:
    """The real app, with the office's files imported."""
    with tempfile.TemporaryDirectory() as name:
        folder, plan = Path(name), office_files.the_plan()
        engine = office_files.new_database(folder / "plancom.db")
        for path in sorted(files.glob("*.csv")):
            office_files.import_file(engine, path, plan)
        engine.dispose()
        pool.stop()
        with running_app(folder) as app:
            yield app


@contextmanager
def naive_app(files: Path, *, cached: bool) -> Iterator[RunningApp]:
    """The naive one, with the same tables as workbooks."""
    with tempfile.TemporaryDirectory() as name:
        own = {"NAIVE_FILES": str(files), "NAIVE_CACHE": "1" if cached else "0"}
        with running_app(Path(name), NAIVE, **NAIVE_SETTINGS, **own) as app:
            yield app


# --------------------------------------------------------------------------------------------------------- the browser


def page_times(browser: Browser, name: str, url: str, runs: int) -> PageTimes:
    """`runs` changes of the cut-off on one page, then the same ones without the browser."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="es-CO", timezone_id="America/Bogota", color_scheme="light"
    )
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.add_init_script(path=Path(__file__).with_name("measure.js"))
    page.goto(url)
    settle(page)
    at_rest, requests = {}, []
    for cut_off in CUT_OFFS:
        page.evaluate("bench.sent.length = 0")
        type_cut_off(page, cut_off)
        page.keyboard.press("Tab")
        page.wait_for_function("() => bench.sent.length > 0")
        at_rest[cut_off] = state_at_rest(page)
        requests.append(base64.b64decode(page.evaluate("bench.sent[0][2]")))
    if at_rest[CUT_OFFS[0]] == at_rest[CUT_OFFS[1]]:
        raise RuntimeError(f"{name}: the page is the same for both cut-offs")
    result = PageTimes(name, charts=page.evaluate("bench.charts()"))
    for run in range(WARM_UP + runs):
        cut_off = CUT_OFFS[run % len(CUT_OFFS)]
        change(page, cut_off, at_rest[cut_off], result if run >= WARM_UP else PageTimes(""))
    context.close()
    result.server = request_times(url, requests, runs)
    return result


def change(page: Page, cut_off: str, expected: list[str], into: PageTimes) -> None:
    """One change of the cut-off. Raises RuntimeError where the page changes again after the clock stopped."""
    type_cut_off(page, cut_off)
    page.evaluate("expected => bench.start(expected)", expected)
    page.keyboard.press("Tab")
    times = page.evaluate("bench.run")
    settle(page)
    page.wait_for_timeout(250)
    if not page.evaluate("expected => bench.equals(expected)", expected):
        raise RuntimeError(f"{into.name}: the page went on changing after it had shown the new state")
    traffic = page.evaluate("bench.traffic()")
    into.page.append(times["total"])
    into.asked.append(times["before"])
    into.sizes.append(traffic["bytes"])
    into.messages.append(traffic["messages"])


def type_cut_off(page: Page, cut_off: str) -> None:
    """All of it but the key that leaves the field: only then does Streamlit take a typed date for meant."""
    parts = page.locator(".st-key-corte [role=spinbutton]")
    if (
        not parts.count() and (button := page.locator(".st-key-corte-boton button")).count()
    ):  # the field is behind a button
        button.first.click()
    parts.first.focus()  # a click may meet the hint of the field beside it
    page.keyboard.type(cut_off.replace("/", ""))
    page.keyboard.press("Tab")  # to the calendar's button, which still belongs to the field
    page.wait_for_timeout(200)


def state_at_rest(page: Page) -> list[str]:
    """What the page shows once it has not changed for a second."""
    settle(page)
    before: list[str] = []
    while True:
        page.wait_for_timeout(1000)
        settle(page)
        now: list[str] = page.evaluate("bench.state()")
        if now and now == before:
            return now
        before = now


# ---------------------------------------------------------------------------------------------------------- the server


def request_times(url: str, requests: Sequence[bytes], runs: int) -> Milliseconds:
    """Milliseconds from each of the browser's requests, sent again by a client that draws nothing, to the script's end."""
    address = url.replace("http://", "ws://").split("/", 3)
    socket_url = "/".join([*address[:3], "_stcore/stream"])
    spent = []
    with connect(socket_url, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        for run in range(WARM_UP + runs):
            start = time.perf_counter()
            socket.send(requests[run % len(requests)])
            while True:
                message = ForwardMsg()
                message.ParseFromString(bytes(socket.recv(timeout=60)))  # type: ignore[arg-type]
                if message.WhichOneof("type") == "script_finished":
                    break
            if run >= WARM_UP:
                spent.append((time.perf_counter() - start) * 1000)
            time.sleep(0.1)
    return spent


# ----------------------------------------------------------------------------------------------------------- the table


def row(one: PageTimes) -> str:
    page = f"{min(one.page):>8.0f} {statistics.median(one.page):>8.0f} {percentile(one.page, 95):>8.0f}"
    asked = f"{statistics.median(one.asked):>8.0f}"
    server = f"{min(one.server):>8.0f} {statistics.median(one.server):>8.0f}"
    size = f"{statistics.median(one.sizes) / 1024:>8.1f} {statistics.median(one.messages):>8.0f}"
    return f"{one.name:<32} {one.charts:>6} {page} {asked}  {server}  {size}"


def percentile(values: Sequence[float], share: int) -> float:
    """The nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


HEADER = (
    f"{'':<32} {'':>6} {'key to all charts, ms':>26} {'to the':>8}  {'server, ms':>17}  {'websocket':>17}\n"
    f"{'page':<32} {'charts':>6} {'min':>8} {'median':>8} {'p95':>8} {'request':>8}  {'min':>8} {'median':>8}  {'KiB':>8} {'messages':>8}"
)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--runs", type=int, default=RUNS, help=f"changes of the cut-off per page (default {RUNS})")
    asked.add_argument("--only", default="", help="the pages whose name has this text: «plancom», «Resumen»…")
    options = asked.parse_args()
    runs: int = options.runs
    with ExitStack() as stack:
        files = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        office_files.write_csv(files)
        office_files.write_xlsx(files)
        path = chromium()
        print(machine(path))
        print(
            f"{runs} changes of the cut-off per page, after {2 + WARM_UP} to warm up; the clock includes two animation frames (33 ms)\n"
        )
        print(HEADER)
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        stack.callback(browser.close)
        app = stack.enter_context(office_app(files))
        naive = stack.enter_context(naive_app(files, cached=False))
        cached = stack.enter_context(naive_app(files, cached=True))
        pages = {
            "plancom: Resumen": app.url,
            "naive: Resumen": naive.url,
            "naive: Resumen, files in cache": cached.url,
            "plancom: Visitas": f"{app.url}/visitas",
            "plancom: Redes": f"{app.url}/redes",
        }
        for name, url in pages.items():
            if options.only in name:
                print(row(page_times(browser, name, url, runs)), flush=True)


if __name__ == "__main__":
    main()
