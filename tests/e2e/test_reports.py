"""Informes in a browser: one click gives a whole file, for the cut-off, the strategy and the title on the screen."""

import io
from pathlib import Path

from browser import settle
from openpyxl import load_workbook
from playwright.sync_api import expect


def test_one_click_gives_the_report_of_what_is_on_the_screen(office_with_samples):
    office = office_with_samples
    office.open("/informes?corte=2018-09-30")
    page = office.page
    page.get_by_role("textbox", name="Título").fill("Rendición de cuentas")
    page.get_by_role("textbox", name="Título").press("Enter")
    expect(page.get_by_text("«Rendición de cuentas». El archivo se prepara")).to_be_visible()
    settle(page)
    with page.expect_download() as arriving:
        page.get_by_role("button", name="Descargar Excel").click()
    assert arriving.value.suggested_filename == "informe-concejo-de-cartagena-2018-09-30.xlsx"
    book = load_workbook(io.BytesIO(Path(arriving.value.path()).read_bytes()), data_only=True)
    assert book["Resumen"]["A1"].value == "Rendición de cuentas"
    told = office.app.command("indicators", "--as-of", "2018-09-30", "--json")
    assert told.returncode == 0
    assert str(book["Resumen"]["B7"].value) in told.stdout
