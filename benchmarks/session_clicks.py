"""How many clicks there are from the menu to a presented council session of eight slides with a headline of the office's own.

    .venv/bin/python -m benchmarks.session_clicks

The sample data in a database of its own, the real app, Chromium at 1366 × 768. Counted are the presses of the mouse that the page
receives, beginning with the menu's entry; the headline is typed once.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.month_clicks import COUNT
from tests.app_process import running_app
from tests.browser import CHROMIUM_ARGS, chromium, settle

HEADLINE = "Publicaremos más desde octubre, en las tres redes"
ENTRY = "presentar"


def session(page: Page, url: str) -> Page:
    """From the first page to the presented session, as somebody does who knows what they want; the presentation's own page."""
    page.goto(f"{url}/?corte=2018-09-30")
    settle(page)
    page.get_by_test_id("stSidebarNav").locator(f"a[href*='{ENTRY}']").click()
    settle(page)
    row = page.locator(".st-key-slide-daily_posts")
    row.get_by_role("button", name="Palabras y lugar").click()
    words = page.get_by_label("Titular").last
    words.click()
    words.fill(HEADLINE)
    page.keyboard.press("Control+Enter")
    settle(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-guardar-sesion button").click()
    page.get_by_text("Guardada: «Sesión de septiembre de 2018», versión 1.").wait_for()
    settle(page)
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="Abrir «Sesión de septiembre de 2018» en pantalla completa").click()
    shown = opening.value
    shown.wait_for_selector("html[data-ready=true]", state="attached")
    return shown


def main() -> None:
    """Prints the number."""
    with tempfile.TemporaryDirectory() as folder, running_app(Path(folder)) as app, sync_playwright() as playwright:
        app.command("demo", "load")
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS)
        context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="es-CO")
        page = context.new_page()
        page.add_init_script(COUNT)
        shown = session(page, app.url)
        slides = shown.evaluate("document.querySelectorAll('section.slide').length")
        own = shown.locator(".headline", has_text=HEADLINE).count()
        pressed = page.evaluate("Number(sessionStorage.getItem('pressed'))")
        print(
            f"from the menu to a presented session of {slides} slides, {own} with a headline of our own: {pressed} clicks"
        )
        browser.close()


if __name__ == "__main__":
    main()
