"""How long the council waits: from opening the presentation to its first slide, and from a key to the next slide with its chart.

    .venv/bin/python -m benchmarks.presentation

The sample data in a database of its own, the real app, Chromium at 1920 × 1080. The next slide's chart is drawn while the present one is
looked at, and all of them once nobody waits.
"""

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.app_process import running_app
from tests.browser import CHROMIUM_ARGS, chromium

PAINTED = """() => new Promise((done) => {
  const start = performance.now();
  const before = Plancom.reveal.getIndices().h;
  Plancom.reveal.next();
  const look = () => {
    const slide = Plancom.reveal.getCurrentSlide();
    const chart = slide.querySelector('.chart');
    if (Plancom.reveal.getIndices().h !== before && (!chart || chart.querySelector('.main-svg'))) {
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
    } else requestAnimationFrame(look);
  };
  look();
})""".replace("Plancom", "window.plancomDeck")


def slides(page: Page) -> list[float]:
    """Milliseconds from the key to the painted slide, for every slide after the first."""
    count = page.evaluate("document.querySelectorAll('section.slide').length")
    return [page.evaluate(PAINTED) for _ in range(count - 1)]


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder, running_app(Path(folder)) as app:
        app.command("demo", "load")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS)
            for name in ("first opening", "opened again"):
                page = browser.new_page(viewport={"width": 1920, "height": 1080})
                page.goto(f"{app.url}/presentacion?corte=2018-09-30", wait_until="commit")
                page.wait_for_selector("section.slide.present")
                shown = page.evaluate("performance.now()")
                print(f"{name}: first slide after {shown:.0f} ms")
                page.wait_for_selector("html[data-ready=true]", state="attached")
                times = slides(page)
                print(
                    f"  next slide: median {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms, of {len(times)}"
                )
                page.close()
            browser.close()


if __name__ == "__main__":
    main()
