"""The map in a browser: entries in sight, tabs in the address, addresses of before, and the cut-off wherever one is."""

import re

from browser import settle
from browser_office import type_date
from playwright.sync_api import expect

CUT_OFF = "2019-09-30"


def test_the_whole_menu_and_every_card_are_in_sight_on_a_laptop(office_with_samples):
    page = office_with_samples.open(f"/?corte={CUT_OFF}").page
    page.set_viewport_size({"width": 1366, "height": 768})
    below = "items => items.filter(one => one.getBoundingClientRect().bottom > innerHeight).length"
    assert page.locator("article.pc-card").count() == 6
    assert page.locator("article.pc-card").evaluate_all(below) == 0
    page.set_viewport_size({"width": 1366, "height": 650})  # what a browser's own bars leave
    assert page.get_by_test_id("stSidebarNavLink").count() == 10
    assert page.get_by_test_id("stSidebarNavLink").evaluate_all(below) == 0


def test_the_tab_names_the_page_without_data_and_the_month_that_is_looked_at(office):
    page = office.open("/visitas?corte=2018-10-31").page
    expect(page).to_have_title("Visitas · Concejo de Cartagena")
    office.open("/mes?corte=2018-10-31&mes=2018-03")
    expect(page).to_have_title("El mes · mar 2018 · Concejo de Cartagena")


def test_going_back_opens_the_tabs_that_were_open_the_first_one_too(office_with_samples):
    page = office_with_samples.open(f"/visitas?corte={CUT_OFF}").page
    for name, word in (("Qué cambió", "cambios"), ("¿Llegamos?", "llegamos")):
        page.get_by_role("tab", name=name).click()
        page.wait_for_url(re.compile(f"ver={word}"))
        settle(page)
    page.go_back()
    expect(page.get_by_role("tab", name="Qué cambió")).to_have_attribute("aria-selected", "true")
    settle(page)
    page.go_back()
    expect(page.get_by_role("tab", name="Hoy")).to_have_attribute("aria-selected", "true")
    settle(page)
    assert "ver=" not in page.url


def test_a_card_leads_to_its_goal_whose_tabs_are_in_the_address(office_with_samples):
    page = office_with_samples.open(f"/?corte={CUT_OFF}").page
    words = page.locator(".st-key-card-press .pc-gap").bounding_box()
    assert words is not None
    page.mouse.click(words["x"] + 5, words["y"] + 5)  # anywhere on the card
    expect(page.get_by_role("heading", name="Prensa", level=1)).to_be_visible()
    expect(page).to_have_title("Prensa · sep 2019 · Concejo de Cartagena")
    page.get_by_role("tab", name="¿Llegamos?").click()
    page.wait_for_url(re.compile("ver=llegamos"))
    settle(page)
    assert f"corte={CUT_OFF}" in page.url
    page.reload()
    settle(page)
    expect(page.get_by_role("tab", name="¿Llegamos?")).to_have_attribute("aria-selected", "true")
    expect(page.locator("p.pc-what-if")).to_be_visible()
    office_with_samples.visit("Visitas")
    expect(page.get_by_role("tab", name="Hoy")).to_have_attribute("aria-selected", "true")
    assert "ver=" not in page.url


def test_a_bookmark_of_before_opens_the_tab_that_the_page_became(office_with_samples):
    page = office_with_samples.open(f"/cambios?corte={CUT_OFF}&indicador=adoption&por=channel").page
    expect(page.get_by_role("heading", name="Adopción", level=1)).to_be_visible()
    page.wait_for_url(re.compile("/adopcion"))
    for said in ("ver=cambios", "indicador=adoption", "por=channel", f"corte={CUT_OFF}"):
        assert said in page.url


def test_on_a_phone_the_cut_off_is_one_button_above_everything(office_with_samples):
    page = office_with_samples.page
    page.set_viewport_size({"width": 390, "height": 844})
    office_with_samples.open(f"/visitas?corte={CUT_OFF}")
    button = page.locator(".st-key-corte-boton button").first
    box = button.bounding_box()
    assert box is not None
    assert box["x"] > 40
    assert box["x"] + box["width"] < 350
    assert box["height"] >= 40
    page.mouse.wheel(0, 1500)
    expect(button).to_be_in_viewport()
    button.click()
    type_date(page.get_by_role("group", name="Corte"), "31/03/2018")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("corte=2018-03-31"))
    settle(page)
    expect(button).to_contain_text("Corte 31/03/2018")
    page.set_viewport_size({"width": 1366, "height": 768})
