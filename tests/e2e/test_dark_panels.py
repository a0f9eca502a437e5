"""Panels on a telephone in the dark: they stand outside the app's own element, and are as dark as it is."""

from browser import settle
from playwright.sync_api import expect


def test_a_panel_s_table_is_dark_where_the_app_is_and_its_figures_stand_under_their_heads(
    office_with_samples, office_app, browser
):
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="es-CO", color_scheme="dark")
    try:
        page = context.new_page()
        page.goto(f"{office_app.url}/visitas?corte=2018-09-30")
        settle(page)
        page.get_by_text("Datos", exact=True).first.click()
        panel = page.get_by_test_id("stPopoverBody")
        first = panel.locator("tbody tr").first
        expect(first.locator("td").first).to_have_css("background-color", "rgb(16, 24, 31)")
        expect(first.locator("td").nth(1)).to_have_css("text-align", "right")
        expect(panel.locator("thead th").nth(1)).to_have_css("text-align", "right")
        expect(first.locator("td").nth(3)).to_have_css("text-align", "left")
    finally:
        context.close()
