"""The same journeys in English: one click leads there, nothing Spanish is left on a page, and the figures are the same."""

import json

from browser import settle
from browser_office import PLAN
from export_files import days, ga4_exploration
from playwright.sync_api import expect
from spanish_remnants import PLAN_FILE, spanish_remnants

from plancom.language.translation import speaking
from plancom.plan import in_language, plan_words, written_amounts

CUT_OFF = "2018-09-30"
ENGLISH_PLAN = in_language(PLAN, plan_words(PLAN_FILE, "en"))


def test_the_switch_leads_to_the_same_view_in_english_and_back(office_with_samples):
    page = office_with_samples.open(f"/visitas?corte={CUT_OFF}").page
    assert page.locator("html").get_attribute("lang") == "es-CO"
    page.get_by_role("link", name="English", exact=True).click()
    expect(page.get_by_role("heading", name="Visits", level=1)).to_be_visible()
    settle(page)
    assert page.locator("html").get_attribute("lang") == "en"
    assert "lang=en" in page.url
    assert f"corte={CUT_OFF}" in page.url
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Press", exact=True).click()
    expect(page.get_by_role("heading", name="Press", level=1)).to_be_visible()
    settle(page)
    assert "lang=en" in page.url, "the language goes along from page to page"
    page.get_by_role("link", name="Español", exact=True).click()
    expect(page.get_by_role("heading", name="Prensa", level=1)).to_be_visible()


def test_from_an_empty_database_to_the_same_figures_and_back_in_english(office):
    visits = ga4_exploration({day: 10 + day.day % 7 for day in days("2017-01-01", "2018-03-31")})
    page = office.open("/mes?corte=2018-03-31&lang=en").page
    office.upload({"data-export.csv": visits})
    expect(office.file("data-export.csv")).to_contain_text("455 days, 1 Jan 2017 – 31 Mar 2018")
    office.confirm()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Overview", exact=True).click()
    expect(page.get_by_role("heading", name="Overview", level=1)).to_be_visible()
    figures = {one["id"]: one for one in office.computed("2018-03-31") if "." not in one["id"]}
    with speaking("en"):
        said = {
            ENGLISH_PLAN.indicator(name).name: written_amounts.amount_text(
                ENGLISH_PLAN.indicator(name), one["actual_to_date"]
            )
            for name, one in figures.items()
        }
    assert {name: card["actual"] for name, card in office.shown().items()} == said
    assert said[ENGLISH_PLAN.indicator("visits").name] == f"{figures['visits']['actual_to_date']:,.0f}"
    page.goto(f"{office.app.url}/historial?corte=2018-03-31&lang=en")
    settle(page)
    office.press("undo-1")
    expect(page.get_by_text("Undone", exact=False).first).to_be_visible()
    assert [one["actual_to_date"] for one in office.computed("2018-03-31") if one["id"] == "visits"] == [None]


def test_a_presentation_is_given_in_english_by_keyboard(office_with_samples):
    page = office_with_samples.page
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{office_with_samples.app.url}/presentacion?corte={CUT_OFF}&lang=en")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert page.locator("html").get_attribute("lang") == "en"
    spoken = office_with_samples.app.command("--language", "en", "indicators", "--as-of", CUT_OFF, "--json")
    names = [one["name"] for one in json.loads(spoken.stdout)["indicators"] if "." not in one["id"]]
    shown = []
    for _ in range(40):
        shown.append(page.locator("section.slide.present").inner_text())
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(60)
        if page.locator("section.slide.present").inner_text() == shown[-1]:
            break
    assert len(shown) > len(names)
    assert all(any(name in text for text in shown) for name in names)
    assert spanish_remnants(page) == {}
