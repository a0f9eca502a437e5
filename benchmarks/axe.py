"""What axe-core finds on every page, at three sizes, light and dark, with everything open that can be opened; and in all that leaves the app.

Run from the project's folder: python -m benchmarks.axe [page …] [390×844 …]

The sample data in a database of its own, the real app, Chromium. A page is looked at as it opens, then with every fold open, then with
each of its panels; what is presented, the presenter's window, the downloaded file, the public page and a card are looked at too. With pages'
addresses («visitas», «presentacion») only those are, with sizes only those sizes. The suite's own two looks are in tests/e2e/test_accessibility.py.
"""

import datetime as dt
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, sync_playwright

from benchmarks.machine import machine
from plancom.store.access.publication import publish
from tests.app_process import RunningApp, running_app
from tests.browser import CHROMIUM_ARGS, chromium, settle
from tests.engines import writable_engine

CUT_OFF = "2018-09-30"
SIZES = ((1366, 768), (1920, 1080), (390, 844))
SCHEMES = ("light", "dark")
PHONE = 600  # pixels of width under which a deck reads as a page
PAGES = (
    "", "visitas", "redes", "prensa", "adopcion", "tareas", "digitalizate", "participa-ya", "presentar", "mes", "historial", "plan", "lecturas",
    "ayuda", "origen", "cambios", "llegamos", "efectos", "hoja", "informes", "revisar", "acceso",
)  # fmt: skip
SHARED = ("publico", "tarjeta/visits")
PRESENTED = ("presentacion", "archivo")
PATIENCE = 5  # seconds in which what axe finds may still go away: roles are mended a moment after a page is drawn
OPEN_FOLDS = (
    "() => document.querySelectorAll('[data-testid=stMain] details:not([open])').forEach(one => { one.open = true; })"
)


@dataclass
class SizeReport:
    """One size and theme: how often it was looked, and what was found, by page."""

    name: str
    is_phone: bool = False
    looks: Counter[str] = field(default_factory=Counter)
    found: dict[str, dict[str, None]] = field(default_factory=dict)

    def at(self, page: Page, name: str, what: str) -> None:
        """Looks at `page`; `what` of it is open."""
        self.looks[name] += 1
        end = time.monotonic() + PATIENCE
        while (found := Axe().run(page).response["violations"]) and time.monotonic() < end:
            page.wait_for_timeout(300)
        lines = self.found.setdefault(name, {})
        for one in found:
            for node in one["nodes"]:
                said = " ".join(f"{node['html'][:180]} {node['failureSummary'][:220]}".split())
                lines.setdefault(f"{what}: {one['id']} ({one['impact']}) {said}")


def app_page(look: SizeReport, page: Page, app: RunningApp, name: str) -> None:
    """A page as it opens, with its folds open, and with each of its panels."""
    page.goto(f"{app.url}/{name}?corte={CUT_OFF}")
    settle(page)
    look.at(page, name, "page")
    page.evaluate(OPEN_FOLDS)
    settle(page)
    look.at(page, name, "folds")
    for panel in panels(page):
        look.at(page, name, panel)


def panels(page: Page) -> Iterator[str]:
    """Opens one panel after the other, and closes it again; those of one name once."""
    buttons = page.get_by_test_id("stPopover").locator("button")
    seen: set[str] = set()
    for place in range(buttons.count()):
        button = buttons.nth(place)
        with suppress(Error):
            name = button.inner_text(timeout=1_000).split("\n")[0]
            if name in seen or not button.is_visible():
                continue
            seen.add(name)
            button.click(timeout=3_000)
            page.get_by_test_id("stPopoverBody").first.wait_for(timeout=3_000)
            settle(page)
            yield f"panel «{name}»"
            page.keyboard.press("Escape")
            settle(page)


def examine_deck(look: SizeReport, page: Page, address: str, name: str) -> None:
    """A deck on the council's screen: its first slide, one with a chart, the grid; and the presenter's window."""
    page.goto(address)
    page.wait_for_selector("html[data-ready=true]", state="attached")
    look.at(page, name, "first slide")
    page.goto(f"{address}#/visits")
    page.wait_for_timeout(800)
    look.at(page, name, "a chart")
    if look.is_phone:  # where a deck is a page to be read, which nobody presents from
        return
    with page.context.expect_page() as opening:
        page.keyboard.press("s")
    window = opening.value
    window.get_by_role("heading").first.wait_for()
    look.at(window, name, "presenter")
    window.close()


def examine(browser: Browser, app: RunningApp, file: str, wanted: set[str]) -> Iterator[SizeReport]:
    """Every size in every theme."""
    sizes = {f"{width}×{height}": (width, height) for width, height in SIZES}
    named = {name: size for name, size in sizes.items() if name in wanted} or sizes
    wanted = wanted - sizes.keys()
    for size, (width, height) in named.items():
        for scheme in SCHEMES:
            look = SizeReport(f"{size} {scheme}", is_phone=width < PHONE)
            context = browser.new_context(
                viewport={"width": width, "height": height},
                locale="es-CO",
                color_scheme=scheme,
                bypass_csp=True,  # or axe could not be put into what is shared
            )
            context.set_default_timeout(60_000)
            page = context.new_page()
            for name in PAGES:
                if not wanted or name in wanted:
                    app_page(look, page, app, name)
            for name in SHARED:
                if not wanted or name in wanted:
                    page.goto(f"{app.url}/{name}")
                    look.at(page, name, "page")
            for name, address in zip(PRESENTED, (f"{app.url}/presentacion?corte={CUT_OFF}", file), strict=True):
                if not wanted or name in wanted:
                    examine_deck(look, page, address, name)
            context.close()
            print_findings(look)
            yield look


def print_findings(look: SizeReport) -> None:
    """Prints what was found at one size."""
    total = sum(map(len, look.found.values()))
    print(f"{look.name:<18} {len(look.looks):3d} pages {look.looks.total():4d} looks {total:4d} violations", flush=True)
    for name, lines in look.found.items():
        for line in lines:
            print(f"    /{name} {line}", flush=True)


def main(wanted: set[str]) -> None:
    """Prints a line per size and theme, and each violation below it."""
    print(machine())
    with tempfile.TemporaryDirectory() as folder, running_app(Path(folder)) as app, sync_playwright() as playwright:
        app.command("demo", "load")
        file = Path(folder) / "informe.html"
        made = app.command("report", "--format", "html", "-o", str(file), "--as-of", CUT_OFF)
        assert file.exists(), made.stderr
        engine = writable_engine(app.database_url)
        publish(engine, on=True, author="Ana", now=dt.datetime(2018, 10, 1))  # noqa: DTZ001 - local time, as people write it
        engine.dispose()
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS)
        every = list(examine(browser, app, file.as_uri(), wanted))
        browser.close()
    print(
        f"all: {sum(one.looks.total() for one in every)} looks, {sum(len(v) for one in every for v in one.found.values())} violations"
    )


if __name__ == "__main__":
    main(set(sys.argv[1:]))
