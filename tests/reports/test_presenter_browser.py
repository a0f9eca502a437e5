"""The presenter's window, the grid and the phone's page of the downloaded file: in step, readable in both themes, for everybody."""

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from plancom.reports.formats import FORMATS

THEMES = ("light", "dark")


@pytest.fixture(scope="module")
def address(cartagena, tmp_path_factory):
    deck = cartagena.deck("2019-09-30")
    path = tmp_path_factory.mktemp("presenta") / "informe.html"
    path.write_bytes(FORMATS["html"].write(deck))
    return path.as_uri(), deck


@pytest.fixture(params=THEMES)
def presented_page(request, browser, address):
    """The deck on the council's screen, in a theme."""
    context = browser.new_context(
        viewport={"width": 1920, "height": 1080}, color_scheme=request.param, bypass_csp=True
    )  # or axe could not be put in
    page = open_deck(context.new_page(), address[0])
    yield page
    context.close()


def open_deck(page: Page, url: str) -> Page:
    page.goto(url)
    page.wait_for_selector("html[data-ready=true]", state="attached")
    return page


def presenter(page: Page) -> Page:
    with page.context.expect_page() as opening:
        page.keyboard.press("s")
    window = opening.value
    window.set_viewport_size({"width": 1280, "height": 800})
    expect(window.get_by_role("heading", name="Quien presenta")).to_be_visible()
    return window


def violations(page: Page) -> list[str]:
    """What axe-core finds, in a line each; a page that is still being drawn is looked at again."""
    end = time.monotonic() + 6
    while (found := Axe().run(page).response["violations"]) and time.monotonic() < end:
        page.wait_for_timeout(300)
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def part(window: Page, name: str):
    return window.locator(f"[data-part={name}]")


def test_the_presenter_s_window_has_the_notes_the_next_slide_and_the_time_and_both_go_together(browser, address):
    url, deck = address
    page = open_deck(browser.new_page(viewport={"width": 1920, "height": 1080}), f"{url}#/visits")
    ids = [slide.id for slide in deck.slides]
    place = ids.index("visits")
    window = presenter(page)
    expect(part(window, "number")).to_have_text(f"{place + 1} / {len(ids)}")
    expect(part(window, "notes")).to_contain_text("Dice el plan: «Un 50% más de visitas a la página web»")
    expect(part(window, "now")).to_contain_text("Visitas a la página web")
    expect(part(window, "then")).to_contain_text(deck.slides[place + 1].title)
    expect(part(window, "now").locator(".main-svg").first).to_be_visible()
    expect(part(window, "clock")).to_have_text(re.compile(r"^\d{1,2}:\d\d$"))
    expect(part(window, "elapsed")).not_to_have_text("0:00")
    window.get_by_role("button", name="Reloj en cero").click()
    expect(part(window, "elapsed")).to_have_text("0:00")
    window.keyboard.press("ArrowRight")
    expect(page.locator("section.present")).to_have_attribute("id", ids[place + 1])
    page.keyboard.press("ArrowRight")
    expect(part(window, "number")).to_have_text(f"{place + 3} / {len(ids)}")
    window.get_by_role("button", name="Anterior").click()
    expect(page.locator("section.present")).to_have_attribute("id", ids[place + 1])
    window.keyboard.press("b")
    expect(page.locator(".reveal.paused")).to_be_attached()
    window.keyboard.press("b")
    window.keyboard.press("End")
    expect(part(window, "then")).to_have_text("Fin de la presentación")
    page.close()


def test_the_council_sees_no_notes_while_the_presenter_has_them(browser, address):
    page = open_deck(browser.new_page(viewport={"width": 1920, "height": 1080}), f"{address[0]}#/visits")
    page.keyboard.press("n")
    expect(page.locator("#notas")).to_be_visible()
    window = presenter(page)
    expect(page.locator("#notas")).to_be_hidden()
    page.keyboard.press("n")
    expect(page.locator("#notas")).to_be_hidden()
    window.close()
    page.wait_for_timeout(700)
    page.keyboard.press("n")
    expect(page.locator("#notas")).to_be_visible()
    page.close()


def test_slides_notes_keys_grid_and_presenter_keep_nobody_out(presented_page, address):
    found = {}
    for index, slide in enumerate(address[1].slides):
        presented_page.evaluate("place => window.plancomDeck.reveal.slide(place)", index)
        if lines := violations(presented_page):
            found[slide.id] = lines
    presented_page.keyboard.press("n")
    expect(presented_page.locator("#notas")).to_be_visible()
    found |= {"notas": lines} if (lines := violations(presented_page)) else {}
    presented_page.keyboard.press("n")
    presented_page.keyboard.press("?")
    expect(presented_page.locator("#ayuda")).to_be_visible()
    found |= {"teclas": lines} if (lines := violations(presented_page)) else {}
    presented_page.keyboard.press("Escape")
    presented_page.keyboard.press("o")
    expect(presented_page.locator("#todas button").first).to_be_visible()
    found |= {"todas": lines} if (lines := violations(presented_page)) else {}
    presented_page.keyboard.press("Escape")
    window = presenter(presented_page)
    found |= {"presenta": lines} if (lines := violations(window)) else {}
    assert found == {}


@pytest.mark.parametrize("theme", THEMES)
def test_on_a_phone_held_upright_the_deck_is_a_page_that_scrolls(browser, address, theme):
    url, deck = address
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=theme, bypass_csp=True)
    page = open_deck(context.new_page(), url)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    tops = page.evaluate("[...document.querySelectorAll('section.slide')].map(one => one.getBoundingClientRect().top)")
    assert tops == sorted(tops)
    assert len(tops) == len(deck.slides)
    assert tops[-1] > 3000
    chart = page.locator("#visits .chart .main-svg").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box["width"] <= 390
    assert box["height"] > 200
    cells = page.evaluate(
        "[...document.querySelectorAll('section.slide table.data td')]"
        ".map(one => [one.getBoundingClientRect().right, getComputedStyle(one, '::before').content, one.dataset.label])"
    )
    assert max(right for right, _, _ in cells) <= 390  # no status beyond the edge, where nobody looks for it
    assert all(written == f'"{label}"' for _, written, label in cells)
    assert {"Estado", "De lo esperado", "¿Llega?"} <= {label for _, _, label in cells}
    sizes = page.evaluate(
        "[...document.querySelectorAll('section.slide :is(p, td, th, dt, dd, li, small, span)')]"
        ".filter(one => one.checkVisibility() && !one.closest('.chart')).map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 14
    assert violations(page) == []
    context.close()
