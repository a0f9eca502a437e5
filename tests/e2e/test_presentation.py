"""A whole presented session in a browser: prepared with the mouse, presented by keyboard, without Streamlit, outside hosts or scroll."""

import re
import urllib.error
import urllib.request

import pytest
from browser import settle
from export_files import visits_by_month
from playwright.sync_api import expect

YEARS = {f"{year}-{month:02}": 100 + month for year in (2017, 2018) for month in range(1, 13)}
CUT_OFF = "2018-09-30"


@pytest.fixture
def office_with_data(office, office_app, tmp_path):
    (tmp_path / "v.csv").write_text(visits_by_month(YEARS), encoding="utf-8")
    assert office_app.command("import", str(tmp_path / "v.csv")).returncode == 0
    return office


def slide(page):
    """The slide that is looked at."""
    return page.locator("section.slide.present")


def test_the_first_slides_are_seen_without_scrolling(office_with_data):
    page = office_with_data.open(f"/presentar?corte={CUT_OFF}").page
    third = page.locator(".st-key-slides > *").nth(2).bounding_box()
    assert third["y"] + third["height"] <= page.viewport_size["height"]


def test_a_session_is_prepared_saved_and_presented_by_keyboard(office_with_data, office_app):
    page = office_with_data.open(f"/presentar?corte={CUT_OFF}").page
    page.get_by_label("Nombre de la sesión").fill("Sesión de octubre")
    page.keyboard.press("Tab")
    settle(page)
    page.get_by_role("button", name="Completo").click()
    settle(page)
    row = page.locator(".st-key-slide-visits")
    row.get_by_role("button", name="Palabras y lugar").click()
    page.get_by_label("Titular").last.fill("Las visitas van adelante")
    page.keyboard.press("Control+Enter")
    settle(page)
    page.get_by_label("Mover al lugar").last.fill("2")
    page.keyboard.press("Enter")
    settle(page)
    page.keyboard.press("Escape")
    expect(row).to_contain_text("2. Visitas a la página web · Las visitas van adelante")
    page.locator(".st-key-slide-resumen").get_by_text("3. Resumen").click()
    settle(page)
    office_with_data.press("guardar-sesion")
    expect(page.get_by_text("Guardada: «Sesión de octubre», versión 1.")).to_be_visible()
    assert "sesion=Sesi" in page.url
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="Abrir «Sesión de octubre» en pantalla completa").click()
    shown = opening.value
    shown.set_viewport_size({"width": 1920, "height": 1080})
    shown.wait_for_selector("html[data-ready=true]", state="attached")
    expect(slide(shown)).to_contain_text("Informe de avance")
    assert shown.title().startswith("Sesión de octubre. Corte: 30/09/2018")
    shown.keyboard.press("ArrowRight")
    expect(slide(shown)).to_contain_text("Las visitas van adelante")
    actual = office_with_data.computed(CUT_OFF)[0]["actual_to_date"]
    expect(slide(shown).locator(".large")).to_contain_text(f"{actual:,.0f}".replace(",", "."))
    expect(slide(shown).locator(".main-svg").first).to_be_visible()
    shown.keyboard.press("PageDown")
    expect(slide(shown).get_by_role("heading", name="Resumen", exact=True)).to_have_count(0)
    shown.keyboard.press("PageUp")
    expect(slide(shown)).to_contain_text("Las visitas van adelante")
    shown.keyboard.press("b")
    expect(shown.locator(".reveal.paused")).to_be_attached()
    shown.keyboard.press("b")
    shown.keyboard.press("End")
    expect(slide(shown)).to_contain_text("Anexo: código de cada archivo")
    shown.keyboard.press("Home")
    expect(slide(shown)).to_contain_text("Informe de avance")
    assert shown.evaluate(
        "document.documentElement.scrollHeight <= innerHeight && !document.querySelector('[data-testid]')"
    )
    shown.goto(f"{shown.url.split('#')[0]}#/visits")
    shown.reload()
    expect(slide(shown)).to_contain_text("Las visitas van adelante")
    told = office_app.command("snapshots", "list")
    assert "session" in told.stdout


def test_the_presenter_s_window_stays_when_the_council_s_page_is_loaded_again(office_with_data, office_app):
    shown = office_with_data.page.context.new_page()
    shown.goto(f"{office_app.url}/presentacion?corte={CUT_OFF}")
    shown.wait_for_selector("html[data-ready=true]", state="attached")
    with shown.context.expect_page() as opening:
        shown.keyboard.press("s")
    window = opening.value
    number = window.locator("[data-part=number]")
    expect(number).to_have_text(re.compile(r"^1 / \d+$"))
    window.keyboard.press("ArrowRight")
    expect(slide(shown).get_by_role("heading", name="Resumen", exact=True)).to_be_visible()
    expect(shown).to_have_url(re.compile("#/resumen$"))  # reveal.js changes the address once in a second at most
    shown.reload()
    shown.wait_for_selector("html[data-ready=true]", state="attached")
    expect(number).to_have_text(re.compile(r"^2 / \d+$"))
    shown.keyboard.press("ArrowRight")
    expect(number).to_have_text(re.compile(r"^3 / \d+$"))
    window.close()
    shown.close()


def test_a_presentation_that_does_not_exist_is_said_in_words(office_with_data, office_app):
    page = office_with_data.page
    for query, said in {
        "corte=ayer": "«ayer» no es una fecha",
        f"corte={CUT_OFF}&sesion=Nadie": "No hay una sesión guardada con el nombre «Nadie».",
        f"corte={CUT_OFF}&anio=9": "no hay un año 9",
        f"corte={CUT_OFF}&version=7": "No se puede presentar",
    }.items():
        with pytest.raises(urllib.error.HTTPError) as error:
            urllib.request.urlopen(f"{office_app.url}/presentacion?{query}")
        assert error.value.code == 404
        assert said in error.value.read().decode()
    assert page is not None


def test_another_name_for_this_computer_does_not_open_it(office_with_data, office_app):
    port = office_app.url.rsplit(":", 1)[1]
    request = urllib.request.Request(f"{office_app.url}/presentacion", headers={"Host": f"malo.example:{port}"})
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(request)
    assert error.value.code == 403
    answer = urllib.request.urlopen(f"{office_app.url}/presentacion?corte={CUT_OFF}")
    policy = answer.headers["content-security-policy"]
    assert re.match(r"default-src 'none'; script-src 'sha256-", policy)
    assert "frame-ancestors 'none'" in policy
