"""How many clicks there are from a month's files to a closed month.

    .venv/bin/python -m benchmarks.month_clicks

Seven files of November 2018 on an empty database, one with a question, in Chromium at 1366 × 768. Counted are the presses of the
mouse that the page receives; the name is typed once, and the drop of the files is one.
"""

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Page, sync_playwright

from tests.app_process import running_app
from tests.browser import CHROMIUM_ARGS, chromium, settle

COUNT = """addEventListener('pointerdown', (event) => {
  if (event.isTrusted) sessionStorage.setItem('pressed', 1 + Number(sessionStorage.getItem('pressed')));
}, true);"""
DAYS = [dt.date(2018, 11, 1) + dt.timedelta(days=n) for n in range(30)]


def table(rows: Iterable[Sequence[Any]]) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def posts(network: str, address: str) -> str:
    """A post a day, under the page's own address."""
    return table([("fecha", "red", "enlace"), *((day, network, f"https://{address}/{day:%d}") for day in DAYS)])


FILES = {
    "visitas noviembre 2018.csv": table([("fecha", "visitas"), *((day, 900) for day in DAYS)]),
    "facebook noviembre 2018.csv": posts("facebook", "facebook.com/concejo/posts"),
    "instagram noviembre 2018.csv": posts("instagram", "instagram.com/p"),
    "x noviembre 2018.csv": posts("twitter", "x.com/concejo/status"),
    "prensa noviembre 2018.csv": table(
        [("fecha", "medio", "titulo", "enlace"), *((day, "El Universal", f"Nota {day}", f"https://eluniversal.com.co/{day}") for day in DAYS)]
    ),
    "tramites noviembre 2018.csv": table(
        [("mes", "tramite", "canal", "cantidad"), ("2018-11", "PQR", "Página web", 4), ("2018-11", "PQR", "presencial", 6)]
    ),
    "actividades noviembre 2018.csv": table([("fecha", "medio", "cantidad"), ("2018-11-14", "Folletos", 500)]),
}  # fmt: skip


def month(page: Page, url: str) -> None:
    """From the welcome to the closed month, as somebody does who sees the page for the first time."""
    page.goto(f"{url}/?corte=2018-12-05")
    settle(page)
    with page.expect_file_chooser() as chooser:
        page.get_by_test_id("stFileUploaderDropzone").locator("button").click()
    chooser.value.set_files(
        [FilePayload(name=name, mimeType="text/csv", buffer=content.encode()) for name, content in FILES.items()]
    )
    page.locator("[class*='st-key-file-']").nth(len(FILES) - 1).wait_for()
    settle(page)
    page.get_by_text("Sí: es «electrónico»").click()
    settle(page)
    page.locator(".st-key-confirm button").click()
    dialog = page.get_by_test_id("stDialog")
    dialog.get_by_role("textbox").fill("Ana Pérez")
    dialog.get_by_role("textbox").press("Enter")
    page.get_by_text("7 archivos quedaron guardados.").wait_for()
    settle(page)
    page.locator(".st-key-close-month button").click()
    dialog.get_by_role("button", name="Cerrar noviembre de 2018").click()
    page.get_by_text("por Ana Pérez").first.wait_for()


def main() -> None:
    """Prints the number."""
    with tempfile.TemporaryDirectory() as folder, running_app(Path(folder)) as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS)
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="es-CO")
        page.add_init_script(COUNT)
        month(page, app.url)
        pressed = page.evaluate("Number(sessionStorage.getItem('pressed'))")
        print(f"from {len(FILES)} files with one question to a closed month: {pressed} clicks and a name typed once")
        browser.close()


if __name__ == "__main__":
    main()
