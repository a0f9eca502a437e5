"""The history in a browser: undone in any order, given back byte for byte, and every figure led back to its rows."""

import datetime as dt
import re

from browser import settle
from browser_office import PLAN, say_name, type_date
from export_files import filled_template, visits_by_month
from playwright.sync_api import expect

FIRST = visits_by_month({f"2017-{month:02}": 100 for month in range(1, 13)} | {"2018-01": 150, "2018-02": 150})
SECOND = visits_by_month({"2018-02": 30})
PROCEDURES = filled_template(
    "procedures",
    PLAN,
    [
        {"mes": dt.date(2018, month, 1), "tramite": "PQR", "canal": channel, "cantidad": count}
        for month in (1, 2)
        for channel, count in (("electrónico", 3), ("presencial", 9))
    ],
)
CUT_OFF = "2018-02-28"


def office_with_imports(office, office_app, tmp_path):
    for name, content in {"uno.csv": FIRST.encode(), "dos.csv": SECOND.encode(), "tramites.xlsx": PROCEDURES}.items():
        (tmp_path / name).write_bytes(content)
        assert office_app.command("import", str(tmp_path / name)).returncode == 0
    return office


def actual(office):
    return next(one for one in office.computed(CUT_OFF) if one["id"] == "visits")["actual_to_date"]


def test_imports_are_undone_in_any_order_after_their_effect_is_said(office, office_app, tmp_path):
    page = office_with_imports(office, office_app, tmp_path).open(f"/historial?corte={CUT_OFF}").page
    say_name(page, "Ana Ruiz")
    page.locator(".st-key-undo-2 button").click()
    dialog = page.get_by_test_id("stDialog")
    expect(dialog).to_contain_text("Deshacer la importación 2")
    expect(dialog).to_contain_text("Visitas a la página web: de 180 a 300")
    expect(dialog).to_contain_text("1 mes con datos distintos: feb 2018.")
    assert actual(office) == 180
    page.locator(".st-key-confirm-undo-2 button").click()
    expect(page.locator(".st-key-import-2")).to_contain_text(re.compile(r"Deshecha el .* por Ana Ruiz"))
    assert actual(office) == 300
    settle(page)
    office.press("undo-1")
    expect(page.locator(".st-key-redo-1")).to_be_visible()
    office.press("redo-2")
    expect(page.locator(".st-key-undo-2")).to_be_visible()
    assert actual(office) == 30
    office.press("redo-1")
    expect(page.locator(".st-key-undo-1")).to_be_visible()
    assert actual(office) == 180


def test_the_original_file_comes_back_byte_for_byte(office, office_app, tmp_path):
    page = office_with_imports(office, office_app, tmp_path).open(f"/historial?corte={CUT_OFF}").page
    details = page.locator(".st-key-import-3").get_by_role("button", name="Detalles")
    details.evaluate("button => button.scrollIntoView({ block: 'start' })")  # what it opens floats below it
    details.click()
    button = page.locator(".st-key-original-import-3 button")
    expect(button).to_be_visible()
    settle(page)
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename == "tramites.xlsx"
    assert download.value.path().read_bytes() == PROCEDURES
    done = office_app.command("imports", "--file", "1", "-o", str(tmp_path / "otra.csv"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "otra.csv").read_bytes() == FIRST.encode()


def test_two_clicks_lead_from_a_card_to_the_sheet_and_row(office, office_app, tmp_path):
    page = office_with_imports(office, office_app, tmp_path).open(f"/?corte={CUT_OFF}").page
    page.locator(".st-key-card-adoption").locator(".pc-actual a").click()
    expect(page.get_by_role("heading", name="De dónde sale", level=1)).to_be_visible()
    settle(page)
    page.get_by_test_id("stMain").get_by_role("radio", name=re.compile("feb 2018")).or_(
        page.get_by_test_id("stMain").get_by_role("button", name=re.compile("feb 2018"))
    ).first.click()
    expect(page.get_by_role("heading", name=re.compile("feb 2018: 25,0"))).to_be_visible()
    settle(page)
    row = page.get_by_test_id("stTable").first.locator("tbody tr").first
    expect(row).to_contain_text("tramites.xlsx")
    cells = row.locator("td")
    expect(cells.nth(0)).to_have_text("01/02/2018")
    expect(cells.nth(1)).to_have_text("3")
    expect(cells.nth(4)).to_have_text("4")  # headings, two rows of January, and this one
    page.wait_for_url(re.compile("mes=2018-02"))
    assert f"corte={CUT_OFF}" in page.url


def test_a_change_of_measurement_is_marked_and_seen(office, office_app, tmp_path):
    page = office_with_imports(office, office_app, tmp_path).open(f"/historial?corte={CUT_OFF}").page
    page.get_by_text("Marcar un cambio de medición").click()
    group = page.locator(".st-key-break-day").get_by_role("group").first
    group.scroll_into_view_if_needed()
    type_date(group, "01/02/2018")
    page.keyboard.press("Enter")
    page.locator(".st-key-break-what input").fill("UA → GA4")
    page.get_by_role("button", name="Marcar el cambio", exact=True).click()
    expect(page.locator(".st-key-break-1")).to_contain_text("01/02/2018 · UA → GA4")
    settle(page)
    office.visit("Resumen")
    expect(page.locator(".st-key-card-visits")).to_contain_text("No es comparable con la línea base")
    office.visit("Visitas")
    expect(page.get_by_text("Cambio de medición").first).to_be_visible()
