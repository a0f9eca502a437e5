"""How much of a screen is what somebody came for: words, cards and entries in sight, what stands around a chart, and clicks to answers.

Run from the project's folder: python -m benchmarks.screen

A word has a letter: figures, signs and the names of icons are none. A real browser on the sample data, at 1366×768; the menu in a window of 1366×650, which is what a browser's own bars leave of that.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.machine import machine
from tests.app_process import running_app
from tests.browser import CHROMIUM_ARGS, chromium, settle

CUT_OFF = "2018-10-31"
QUESTIONS = {
    "¿Cómo vamos?": (),
    "¿Llegamos?": (("tab", "¿Llegamos?"),),
    "¿Por qué bajó octubre?": (("tab", "Qué cambió"),),
    "¿Qué pasó en cada año del plan?": (("tab", "Año por año"),),
    "¿De dónde sale esa cifra?": (("figure", "visits"),),
}
"""What the council asks, and what is clicked for each from Resumen."""
SEEN = {
    "¿Cómo vamos?": "p.pc-verdict",
    "¿Llegamos?": "p.pc-answer",
    "¿Por qué bajó octubre?": "h2#detalle",
    "¿Qué pasó en cada año del plan?": "table.pc-readings",
    "¿De dónde sale esa cifra?": "[data-testid=stTable]",
}
ABOVE_THE_FOLD = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let words = 0;
  for (let node; (node = walk.nextNode());) {
    const box = node.parentElement.getBoundingClientRect();
    const hidden = box.width < 2 || box.height < 2 || getComputedStyle(node.parentElement).visibility === 'hidden';
    if (node.parentElement.closest('details:not([open]) > :not(summary)')) continue;
    if (hidden || box.top >= innerHeight || node.parentElement.closest('style,script,svg,.st-key-sample-banner,[data-testid=stIconMaterial]')) continue;
    words += node.textContent.split(/\\s+/).filter((one) => /\\p{L}/u.test(one)).length;
  }
  return words;
}"""
FURNITURE = """() => [...document.querySelectorAll('[class*=st-key-chart-]')].map(chart => {
  const part = (selector) => [...chart.querySelectorAll(selector)].reduce((sum, one) => sum + one.getBoundingClientRect().height, 0);
  return [chart.querySelector('h2')?.innerText ?? '', Math.round(part('[class*=st-key-row-]') + part('[data-testid=stCaptionContainer]') + part('details'))];
})"""


def measures(page: Page, url: str) -> None:
    """Prints everything."""
    page.goto(f"{url}/?corte={CUT_OFF}")
    settle(page)
    cards = page.locator("article.pc-card").evaluate_all(
        "cards => cards.filter(one => one.getBoundingClientRect().bottom <= innerHeight).length"
    )
    print(
        f"Resumen above the fold: {page.evaluate(ABOVE_THE_FOLD)} words; {cards} whole cards of {page.locator('article.pc-card').count()}"
    )
    page.set_viewport_size({"width": 1366, "height": 650})
    entries = page.get_by_test_id("stSidebarNavLink").evaluate_all(
        "links => [links.length, links.filter(one => one.getBoundingClientRect().bottom <= innerHeight).length]"
    )
    print(f"menu: {entries[0]} entries, {entries[1]} in sight in a window of 1366×650")
    page.set_viewport_size({"width": 1366, "height": 768})
    for name in ("visitas", "redes", "prensa", "adopcion"):
        page.goto(f"{url}/{name}?corte={CUT_OFF}")
        settle(page)
        found = page.evaluate(FURNITURE)
        print(f"{name}: pixels around each chart: {', '.join(str(height) for _, height in found)}")
    for question, clicks in QUESTIONS.items():
        page.goto(f"{url}/?corte={CUT_OFF}")
        settle(page)
        for kind, what in clicks:
            if kind == "tab":
                page.get_by_role("tab", name=what).click()
            else:
                page.locator(f".st-key-card-{what} .pc-actual a").click()
        page.locator(SEEN[question]).first.wait_for()
        print(f"«{question}»: {len(clicks)} clicks")


def main() -> None:
    """On the sample data, in Chromium."""
    print(machine())
    with tempfile.TemporaryDirectory() as folder, running_app(Path(folder)) as app, sync_playwright() as playwright:
        app.command("demo", "load")
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS)
        measures(browser.new_page(viewport={"width": 1366, "height": 768}, locale="es-CO"), app.url)
        browser.close()


if __name__ == "__main__":
    main()
