"""A page on paper: nothing cut at the sheet's edge, whose day it is, that sample figures are samples, and no buttons."""

import pytest
from browser import eventually
from playwright.sync_api import expect

CUT_OFF = "2018-09-30"
PAPER = 725  # CSS pixels between the margins of a letter sheet

OUTSIDE = """(width) => [...document.querySelectorAll('.js-plotly-plot text')]
  .map((text) => [text.textContent, text.getBoundingClientRect()])
  .filter(([words, box]) => words.trim() && box.width && (box.right > width + 1 || box.left < -1))
  .map(([words, box]) => [words, box.left, box.right])"""
HEIGHTS = """() => [...document.querySelectorAll('.js-plotly-plot .svg-container')].map((box) => {
  const drawn = box.querySelector('.main-svg').getBoundingClientRect();
  return [Math.round(drawn.width - box.clientWidth), Math.round(drawn.height - box.clientHeight)];
})"""

DRAWN = """() => [...document.querySelectorAll('.pc-plot')].every(one => one.querySelector('.main-svg'))"""
"""Whether every chart is drawn: what is drawn after the sheet was laid out is as wide as the screen."""


@pytest.fixture
def print_layout(office_with_samples):
    """A page as it is laid out on a letter sheet."""
    page = office_with_samples.page

    def lay_out(name: str):
        page.set_viewport_size({"width": 1366, "height": 768})
        page.emulate_media(media="screen")
        office_with_samples.open(f"/{name}?corte={CUT_OFF}")
        expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        page.wait_for_function(DRAWN)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": PAPER, "height": 950})
        return page

    return lay_out


@pytest.mark.parametrize("name", ["visitas", "cambios", "llegamos"])
def test_charts_are_on_the_sheet_with_their_last_month_and_their_goal(print_layout, name):
    page = print_layout(name)
    # A machine that is busy draws a chart once more, for the screen's width as it was: paper is laid out at rest.
    eventually(lambda: page.evaluate(OUTSIDE, PAPER), [])
    eventually(lambda: {tuple(one) for one in page.evaluate(HEIGHTS)}, {(0, 0)})
    if name == "visitas":
        expect(page.get_by_text("Meta 171.414").first).to_be_visible()


def test_a_sheet_says_its_cut_off_and_that_its_figures_are_samples_and_has_no_buttons(print_layout):
    page = print_layout("visitas")
    expect(page.get_by_text("cifras inventadas")).to_be_visible()
    expect(page.locator(".pc-paper")).to_be_visible()
    expect(page.locator(".pc-paper")).to_contain_text("Concejo Distrital de Cartagena de Indias")
    expect(page.locator(".pc-paper")).to_contain_text("Corte 30/09/2018")
    for words in ("Quitar los datos de ejemplo", "Origen", "CSV"):
        expect(page.get_by_text(words).first).to_be_hidden()


@pytest.mark.parametrize(("name", "words"), [("tareas", "Registrar un avance"), ("mes", "Elegir archivo")])
def test_what_is_pressed_on_the_screen_is_not_on_the_sheet(office_with_samples, name, words):
    page = office_with_samples.open(f"/{name}?corte={CUT_OFF}").page
    expect(page.get_by_text(words).first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text(words).first).to_be_hidden()


def test_the_screen_is_as_before_when_the_sheet_is_printed(print_layout):
    page = print_layout("visitas")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".js-plotly-plot .main-svg[viewBox]").count() == 0
