"""The web page in a real browser: offline, by keyboard, readable from the back of a room, in both themes, printed."""

from dataclasses import replace

import pytest
from browser import eventually
from playwright.sync_api import Page, expect

from plancom.reports.formats import FORMATS
from tests.pdf_text import pages_of_pdf

GRID = "#todas"
MEASURE = """() => {
  const bad = [];
  for (const section of document.querySelectorAll('section.slide')) {
    const all = [...document.querySelectorAll('section.slide')];
    window.plancomDeck.reveal.slide(all.indexOf(section));
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      const parent = node.parentElement;
      if (!node.textContent.trim() || parent.closest('aside.notes, .hidden')) continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      if (size < 23.99) bad.push([section.id, size, node.textContent]);
    }
    const body = section.querySelector('.body');
    if (section.scrollHeight > 1081 || (body && body.scrollHeight > body.clientHeight + 2)) bad.push([section.id, 'se sale']);
  }
  return bad;
}"""


@pytest.fixture(scope="module")
def address(cartagena, tmp_path_factory):
    deck = cartagena.deck("2018-09-30", title="Informe <b>de prueba</b>")
    path = tmp_path_factory.mktemp("pagina") / "informe.html"
    path.write_bytes(FORMATS["html"].write(deck))
    return path.as_uri(), deck


def open_deck(page: Page, address: str) -> Page:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(address)
    page.wait_for_selector("html[data-ready=true]", state="attached")
    return page


def test_slides_are_read_by_keyboard_and_opened_by_their_address(page, address):
    url, deck = address
    open_deck(page, url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Informe <b>de prueba</b>")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Resumen", level=2)).to_be_visible()
    page.keyboard.press("End")
    expect(page.get_by_role("heading", name="Anexo: código de cada archivo")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", name="De dónde salen las cifras")).to_be_visible()
    page.keyboard.press("Home")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".reveal.paused")).to_be_attached()
    page.keyboard.press("b")
    place = [slide.id for slide in deck.slides].index("visits") + 1
    for hash_ in ("#/visits", f"#/{place}"):
        open_deck(page, url + hash_)
        page.reload()
        page.wait_for_selector("html[data-ready=true]", state="attached")
        expect(page.get_by_role("heading", name="Visitas a la página web", exact=True)).to_be_visible()
    chart = page.locator("#visits .chart")
    assert chart.get_attribute("aria-label") == next(s.chart.alt for s in deck.slides if s.id == "visits")
    expect(chart.locator(".main-svg").first).to_be_visible()


def test_any_key_that_goes_on_brings_the_picture_back_from_black(page, address):
    open_deck(page, address[0] + "#/visits")
    for key in ("PageDown", "Escape", "ArrowLeft"):
        page.keyboard.press("b")
        expect(page.locator(".reveal.paused")).to_be_attached()
        page.keyboard.press(key)
        expect(page.locator(".reveal.paused")).to_have_count(0)
        expect(page.locator("section.present")).to_have_attribute("id", "visits")
        expect(page.locator(GRID)).to_be_hidden()


def test_escape_shows_a_grid_of_all_slides_from_which_one_jumps(page, address):
    url, deck = address
    open_deck(page, url + "#/resumen")
    page.keyboard.press("Escape")
    buttons = page.locator(f"{GRID} button")
    expect(buttons).to_have_count(len(deck.slides))
    expect(page.locator(f"{GRID} button[aria-current]")).to_be_focused()
    expect(buttons.nth(1)).to_contain_text("2. Resumen")
    page.keyboard.press("ArrowRight")
    expect(buttons.nth(2)).to_be_focused()
    row = buttons.evaluate_all("all => all.filter(one => one.offsetTop === all[0].offsetTop).length")
    assert row > 2
    page.keyboard.press("ArrowDown")
    expect(buttons.nth(2 + row)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(GRID)).to_be_hidden()
    expect(page.locator("section.present")).to_have_attribute("id", deck.slides[2 + row].id)
    page.keyboard.press("o")
    buttons.nth(0).click()
    expect(page.locator("section.present")).to_have_attribute("id", "portada")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(GRID)).to_be_hidden()


def test_slides_go_on_by_themselves_where_that_was_asked_and_a_key_stops_them(page, address, tmp_path):
    path = tmp_path / "sola.html"
    path.write_bytes(FORMATS["html"].write(replace(address[1], advance=1)))
    open_deck(page, path.as_uri())
    eventually(lambda: page.evaluate("window.plancomDeck.reveal.getIndices().h") > 0, True)
    assert page.evaluate("window.plancomDeck.reveal.isAutoSliding()")
    page.keyboard.press("ArrowLeft")
    eventually(lambda: page.evaluate("window.plancomDeck.reveal.isAutoSliding()"), False)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_smaller_than_24_pixels_and_nothing_leaves_its_slide(page, address, theme):
    page.emulate_media(color_scheme=theme)
    open_deck(page, address[0])
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    assert page.evaluate(MEASURE) == []
    paper = page.evaluate("getComputedStyle(document.querySelector('section.slide')).backgroundColor")
    assert paper == ("rgb(255, 255, 255)" if theme == "light" else "rgb(16, 24, 31)")


def test_the_charts_figures_open_as_a_table_and_close_again(page, address):
    open_deck(page, address[0] + "#/visits")
    page.get_by_role("button", name="Ver los datos").first.click()
    table = page.locator("#datos-visits table")
    expect(table).to_be_visible()
    expect(table.locator("tbody tr")).to_have_count(12)
    page.keyboard.press("Escape")
    expect(table).to_be_hidden()


def test_it_prints_a_page_per_slide_and_the_tables_behind(page, address, tmp_path):
    url, deck = address
    open_deck(page, url)
    page.pdf(path=tmp_path / "impreso.pdf", prefer_css_page_size=True)
    pages = pages_of_pdf(tmp_path / "impreso.pdf")
    charts = sum(1 for slide in deck.slides if slide.chart)
    assert len(deck.slides) + charts <= len(pages) <= len(deck.slides) + charts + 1
    for slide, printed in zip(deck.slides[1:], pages[1:], strict=False):
        assert slide.title in printed
