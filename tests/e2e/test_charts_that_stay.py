"""A chart in a browser: it stays where it is while its figures change, fills the screen, follows the window, and asks for one small bundle."""

from pathlib import Path

import pytest
from browser import eventually, settle
from playwright.sync_api import expect

from plancom.charts import browser

MARKED = "() => [...document.querySelectorAll('.pc-plot')].map(one => one.marked ?? null)"
MARK = "() => document.querySelectorAll('.pc-plot').forEach((one, place) => (one.marked = place))"
LAST = "() => document.querySelector('.pc-plot').data.find(one => one.name === 'Real').y.filter(one => one !== null).length"
DRAWN = """() => [...document.querySelectorAll('.pc-plot')].map(one => {
  const { width, height } = one.querySelector('.main-svg').getBoundingClientRect();
  return [Math.round(width) - one.clientWidth, Math.round(height) - one.clientHeight];
})"""


@pytest.fixture
def redes(office_with_samples):
    """Redes in a window as wide as an office's screen, at rest."""
    office_with_samples.page.set_viewport_size({"width": 1366, "height": 768})
    office_with_samples.open("/redes?corte=2018-09-30")
    expect(office_with_samples.page.locator(".pc-plot .main-svg").first).to_be_visible()
    settle(office_with_samples.page)
    return office_with_samples.page


def test_another_cut_off_changes_the_charts_that_are_there(redes):
    redes.evaluate(MARK)
    before = redes.evaluate(MARKED)
    assert len(before) >= 5
    assert redes.evaluate(LAST) == 9
    redes.evaluate("() => history.pushState(null, '', '/redes?corte=2018-06-30')")
    redes.evaluate("() => dispatchEvent(new PopStateEvent('popstate'))")
    eventually(lambda: redes.evaluate(LAST), 6)
    settle(redes)
    assert redes.evaluate(MARKED) == before


def test_a_chart_is_as_wide_as_its_place_when_the_window_changes(redes):
    for width in (900, 1366):
        redes.set_viewport_size({"width": width, "height": 768})
        eventually(lambda: {tuple(one) for one in redes.evaluate(DRAWN)}, {(0, 0)})


def test_on_a_projector_charts_abreast_begin_at_one_height_whatever_is_said_over_them(redes):
    redes.set_viewport_size({"width": 1920, "height": 1080})
    plots = redes.locator(".pc-plot")
    eventually(lambda: len({plot.bounding_box()["x"] for plot in plots.all()}), 2)
    settle(redes)
    boxes = [plot.bounding_box() for plot in plots.all()]
    for left, right in ((boxes[0], boxes[1]), (boxes[2], boxes[3])):
        assert left["y"] == right["y"]
        assert left["x"] + left["width"] <= right["x"]
    heads = [head.bounding_box() for head in redes.locator("[class*='st-key-chart-'] h2").all()[:2]]
    assert heads[0]["height"] > heads[1]["height"], "one heading takes two lines, or this shows nothing"


def test_a_chart_fills_the_screen_and_comes_back(redes):
    plot = redes.locator(".pc-plot").first
    height = plot.bounding_box()["height"]
    plot.hover()
    plot.locator("[data-title='Pantalla completa']").click()
    eventually(lambda: redes.evaluate("() => document.fullscreenElement?.className.includes('pc-plot')"), True)
    eventually(lambda: tuple(redes.evaluate(DRAWN)[0]), (0, 0))
    assert plot.bounding_box()["height"] > height
    redes.evaluate("() => document.exitFullscreen()")
    eventually(lambda: plot.bounding_box()["height"], height)
    eventually(lambda: {tuple(one) for one in redes.evaluate(DRAWN)}, {(0, 0)})


def test_the_browser_asks_for_the_small_bundle_once_and_for_none_of_streamlit_s(office_with_samples):
    asked = []
    office_with_samples.page.on("response", lambda answer: asked.append(answer.url.rsplit("/", 1)[-1]))
    office_with_samples.open("/redes?corte=2018-09-30")
    expect(office_with_samples.page.locator(".pc-plot .main-svg").first).to_be_visible()
    settle(office_with_samples.page)
    assert asked.count(browser.PLOTLY) == 1
    assert not [name for name in asked if name.startswith("PlotlyChart")]


CUT = """() => [...document.querySelectorAll('.pc-plot')].flatMap(plot => {
  const box = plot.getBoundingClientRect();
  return [...plot.querySelectorAll('.xtick text, .ytick text')]
    .map(text => [text.textContent, text.getBoundingClientRect()])
    .filter(([, one]) => one.width && (one.left < box.left - 1 || one.right > box.right + 1 || one.bottom > box.bottom + 1))
    .map(([words]) => [plot.getAttribute('aria-label').slice(0, 30), words]);
})"""


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("name", ["redes", "visitas", "adopcion", "prensa", "cambios", "llegamos"])
def test_no_axis_word_is_cut_at_the_edge_of_its_chart(office_with_samples, name, width):
    """Margins are computed from the font's widths, not asked of the browser."""
    page = office_with_samples.page
    page.set_viewport_size({"width": width, "height": 844})
    office_with_samples.open(f"/{name}?corte=2019-09-30")
    expect(page.locator(".pc-plot .main-svg").first).to_be_visible()
    settle(page)
    assert page.locator(".ytick text").count() > 0
    eventually(lambda: page.evaluate(CUT), [])


DRAWN_OF_ALL = "() => [...document.querySelectorAll('.pc-plot')].map(one => one.querySelector('.main-svg') !== null)"


def test_charts_in_sight_are_drawn_first_and_the_others_when_seen_or_put_on_paper(office_with_samples):
    """Where the browser never has a moment for more."""
    page = office_with_samples.page
    page.set_viewport_size({"width": 1366, "height": 768})
    page.add_init_script("window.requestIdleCallback = () => 0")
    office_with_samples.open("/redes?corte=2018-09-30")
    expect(page.locator(".pc-plot .main-svg").first).to_be_visible()
    settle(page)
    drawn = page.evaluate(DRAWN_OF_ALL)
    assert (drawn[0], drawn[-1]) == (True, False)
    assert len(drawn) >= 5
    page.locator(".pc-plot").last.scroll_into_view_if_needed()
    eventually(lambda: page.evaluate(DRAWN_OF_ALL)[-1], True)
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert all(page.evaluate(DRAWN_OF_ALL))
    assert page.evaluate("() => document.querySelector('.pc-plot .svg-container').style.aspectRatio") != ""


@pytest.mark.parametrize(
    ("lang", "first"), [("es", "Mes;Real;Esperado;Estado"), ("en", "Month,Actual,Expected,Status")]
)
def test_the_file_of_a_chart_s_figures_is_in_the_language_of_who_asks(office_with_samples, lang, first):
    """It is made by the server when it is asked for, outside of the page's run."""
    office_with_samples.open(f"/redes?corte=2018-09-30&lang={lang}")
    with office_with_samples.page.expect_download() as download:
        office_with_samples.page.get_by_role("button", name="CSV").first.click()
    head, january, *_ = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert head.startswith(first)
    assert january.startswith({"es": "ene 2018;4,87;4,95;", "en": "Jan 2018,4.87,4.95,"}[lang])
