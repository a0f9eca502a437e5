"""A browser asks for Streamlit's page once: one script, one style sheet of ours, the server found at the first place; what comes later still comes."""

from urllib.parse import urlsplit

from browser import settle
from playwright.sync_api import expect

from plancom.web.shell import bundle, static_files

MOST = 40


def asked_paths(page):
    """Where the page sends its requests, from now on."""
    paths = []
    page.on("request", lambda request: paths.append(urlsplit(request.url).path))
    return paths


def test_redes_stands_after_few_requests_of_which_one_is_for_streamlits_modules(office_with_samples):
    paths = asked_paths(office_with_samples.page)
    office_with_samples.open("/redes?corte=2018-09-30")
    expect(office_with_samples.page.locator(".pc-plot .main-svg").first).to_be_visible()
    settle(office_with_samples.page)
    assert [path for path in paths if path.startswith("/static/js/")] == [f"/static/js/{bundle.bundle().page}"]
    assert paths.count(static_files.STYLE) == 1
    assert [path for path in paths if path.endswith("/_stcore/health")] == ["/_stcore/health"]
    assert len(paths) <= MOST


def test_what_a_page_loads_later_works_with_the_one_script(office_with_samples):
    """Tables and files to hand over are modules of their own, which take what they need out of the one."""
    page = office_with_samples.page
    paths = asked_paths(page)
    office_with_samples.open("/plan?pestana=declaracion")
    settle(page)
    office_with_samples.open("/mes")
    expect(page.locator("[data-testid=stFileUploader]").first).to_be_visible()
    office_with_samples.open("/ayuda")
    expect(page.locator("[data-testid=stTable]").first).to_be_visible()
    loaded = {path.rsplit("/", 1)[-1].split(".")[0] for path in paths if path.startswith("/static/js/")}
    assert {"FileUploader", "Table"} <= loaded


def test_cards_look_as_our_style_sheet_says(office_with_samples):
    """It has the last word, though Streamlit writes its own styles into the page while it draws."""
    office_with_samples.page.set_viewport_size({"width": 1366, "height": 768})
    office_with_samples.open("/")
    settle(office_with_samples.page)
    grid = office_with_samples.page.locator("[class*=st-key-cards-]").first
    assert grid.evaluate("one => getComputedStyle(one).display") == "grid"
    sheets = office_with_samples.page.evaluate("() => [...document.styleSheets].map(one => one.href ?? '')")
    assert static_files.STYLE in sheets[-1]
