"""In a browser: a report is handed over, a month changes, the guard says so, and somebody looks at it."""

from browser import settle
from export_files import visits_by_month
from playwright.sync_api import expect

YEARS = {f"2017-{month:02}": 1000 + month for month in range(1, 13)} | {"2018-01": 1500, "2018-02": 1620}
CUT_OFF = "2018-02-28"


def import_visits(office_app, tmp_path, name, values):
    (tmp_path / name).write_text(visits_by_month(values), encoding="utf-8")
    assert office_app.command("import", str(tmp_path / name)).returncode == 0


def test_a_month_that_changed_since_it_was_presented_is_told_and_looked_at(office, office_app, tmp_path):
    import_visits(office_app, tmp_path, "a.csv", YEARS)
    page = office.open(f"/informes?corte={CUT_OFF}").page
    page.get_by_label("Título", exact=True).fill("Sesión de marzo")
    page.keyboard.press("Tab")
    settle(page)
    with page.expect_download():
        page.get_by_role("button", name="Descargar Datos abiertos").click()
    import_visits(office_app, tmp_path, "b.csv", {"2018-02": 1680})
    office.open(f"/visitas?corte={CUT_OFF}")
    notice = page.locator(".st-key-guard-notice")
    expect(notice).to_contain_text("Visitas: febrero de 2018 subió de 1.620 a 1.680 desde «Sesión de marzo», del")
    notice.get_by_role("link").click()
    expect(page.get_by_role("tab", name="Por revisar")).to_have_attribute("aria-selected", "true")
    settle(page)
    page.get_by_role("button", name="Ya lo revisé").click()
    page.get_by_label("¿Qué encontró?").fill("Matomo terminó de contar el 28")
    page.get_by_role("button", name="Guardar").click()
    expect(page.get_by_text("Ya revisados (1)")).to_be_visible()
    page.get_by_role("tab", name="Lo presentado").click()
    table = page.get_by_test_id("stTable")
    expect(table).to_contain_text("3.120")
    expect(table).to_contain_text("3.180")
    expect(table).to_contain_text("≠ distinta")
    office.open(f"/visitas?corte={CUT_OFF}")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    expect(page.locator(".st-key-guard-notice")).to_have_count(0)
