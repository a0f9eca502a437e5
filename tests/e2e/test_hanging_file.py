"""One user's file hangs the process that reads it, then that process is killed: a sentence for them, and nothing for anybody else."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from app_process import RunningApp
from browser import eventually, settle
from browser_office import BrowserOffice
from export_files import visits_by_month
from playwright.sync_api import Browser, expect

T = TypeVar("T")
LONG = "fecha,red,id,texto\n\n" + "".join(
    f"2018-01-{1 + n % 28:02d},Facebook,{n},Publicación {n}\n" for n in range(150_000)
)
"""Some seconds of reading: its blank line keeps it from being read by columns."""

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")


def readers(app: RunningApp) -> dict[int, int]:
    """The app's reading processes, and the processor time that each has used."""
    found = {}
    mark = f"PLANCOM_DATABASE_URL={app.database_url}".encode()
    for folder in Path("/proc").iterdir():
        try:
            worker = folder.name.isdigit() and b"spawn_main" in (folder / "cmdline").read_bytes()
            if worker and mark in (folder / "environ").read_bytes().split(b"\0"):
                parts = (folder / "stat").read_text().rsplit(")", 1)[1].split()
                found[int(folder.name)] = int(parts[11]) + int(parts[12])
        except OSError:
            continue
    return found


def wait_for(there: Callable[[], T | None], seconds: float = 30) -> T:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := there():
            return found
        time.sleep(0.02)
    raise AssertionError(f"it did not happen: {there()}")


def idle_readers(app: RunningApp) -> dict[int, int] | None:
    """The reading processes once both are there and have loaded what they need; they start when the page is opened."""
    found = readers(app)
    time.sleep(1)
    return found if len(found) > 1 and readers(app) == found else None


def test_a_file_that_hangs_and_kills_its_reader_is_a_sentence_to_one_user_and_nothing_to_another(
    office: BrowserOffice, office_app: RunningApp, browser: Browser
) -> None:
    page = office.open("/mes").page
    before = wait_for(lambda: idle_readers(office_app))
    with page.expect_file_chooser() as chooser:
        page.get_by_test_id("stFileUploaderDropzone").locator("button").click()
    chooser.value.set_files([{"name": "larga.csv", "mimeType": "text/csv", "buffer": LONG.encode()}])
    busy = wait_for(
        lambda: next((pid for pid, spent in readers(office_app).items() if spent > before.get(pid, 0) + 20), None)
    )
    os.kill(busy, signal.SIGSTOP)
    try:
        other_context = browser.new_context(locale="es-CO", timezone_id="America/Bogota")
        other = BrowserOffice(office_app, other_context.new_page())
        other.open("/mes?corte=2018-01-31")
        other.upload({"visitas.csv": visits_by_month({"2018-01": 31})})
        other.confirm()
        other.visit("Resumen")
        eventually(lambda: other.shown().get("Visitas a la página web", {}).get("actual"), "31")
        other_context.close()
        expect(page.get_by_text("Leyendo", exact=False).first).to_be_visible()
    finally:
        os.kill(busy, signal.SIGKILL)
    alert = office.file("larga.csv").get_by_role("alert").first
    expect(alert).to_contain_text("El archivo hace fallar al programa que lo abre")
    settle(page)
    assert [one["file_name"] for one in office.imports()] == ["visitas.csv"]
    page.reload()
    settle(page)
    office.upload({"otra.csv": visits_by_month({"2018-02": 28})})
    office.confirm()
    assert len(office.imports()) == 2
    assert busy not in readers(office_app)
