"""How much of each slide its chart or table takes: at least 60 % of it, in the web page and in PowerPoint.

    .venv/bin/python -m benchmarks.slide_ink [CUT-OFF]

The sample data at a cut-off (2018-09-30). Measured are the boxes of the layout: in Chromium at 1920 × 1080, and the frames of the
shapes in the .pptx. The PDF is a document for the record rather than slides: of an indicator's page is measured what the chart and the tables take
of the text's height, beside the formula, the quote and the sources. The cover has neither chart nor table.
"""

import datetime as dt
import io
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from pptx import Presentation
from pypdf import PdfReader

from benchmarks.reports import MADE_AT, figures
from plancom.reports.build import deck as deck_of
from plancom.reports.deck import Deck
from plancom.reports.formats import FORMATS
from plancom.reports.pdf.drawing import SHORT, TALL
from tests.browser import CHROMIUM_ARGS, chromium

LEAST = 0.6
BOXES = """() => [...document.querySelectorAll('section.slide')].map((section, index) => {
  window.plancomDeck.reveal.slide(index);
  const whole = section.getBoundingClientRect();
  const parts = [...section.querySelectorAll('.chart-box, table.data, .body > ul')].map((one) => one.getBoundingClientRect());
  return [section.id, parts.reduce((sum, box) => sum + box.width * box.height, 0) / (whole.width * whole.height)];
})"""
# Points of a letter page between its margins.
PDF_WIDTH, PDF_HEIGHT = 612 - 72 / 2.54 * 4.6, 792 - 72 / 2.54 * (2.3 + 2)


def html_shares(page: Page) -> dict[str, float]:
    """The share of each slide of the deck that `page` shows."""
    return dict(page.evaluate(BOXES))


def pptx_shares(content: bytes, deck: Deck) -> dict[str, float]:
    """The share of each slide of `deck` as PowerPoint."""
    file = Presentation(io.BytesIO(content))
    whole = file.slide_width * file.slide_height
    shares = {}
    for slide, drawn in zip(deck.slides, file.slides, strict=True):
        parts = [shape.width * shape.height for shape in drawn.shapes if shape.has_chart]
        parts += [
            shape.width * sum(row.height for row in shape.table.rows) for shape in drawn.shapes if shape.has_table
        ]
        if slide.points and not parts:  # a list: its text frame, which stands between headline and foot
            parts = [max(shape.width * shape.height for shape in drawn.shapes if shape.has_text_frame)]
        shares[slide.id] = sum(parts) / whole
    return shares


def pdf_shares(content: bytes, deck: Deck) -> dict[str, float]:
    """Of each indicator's page, what its chart (as wide as the text) and its tables under it take of the text's height."""
    shares = {}
    for page in PdfReader(io.BytesIO(content)).pages:
        places: list[tuple[str, float]] = []
        page.extract_text(visitor_text=lambda *said, seen=places: seen.append((said[0], _height(*said[1:3]))))
        for slide in deck.slides:
            if slide.kind != "indicator" or not any(slide.title in text for text, _ in places):
                continue
            top = [y for text, y in places if ("Por partes" if slide.tables else "Mes a mes") in text]
            end = [y for text, y in places if "Cómo se calcula y de dónde sale" in text]
            if top and end:
                wide, high = SHORT if slide.tables else TALL
                shares[slide.id] = (PDF_WIDTH * high / wide + max(top) - min(end)) / PDF_HEIGHT
    return shares


def _height(outer: Sequence[float], own: Sequence[float]) -> float:
    """Where a text stands on its page, from below: its own place under the page's transformation."""
    return outer[1] * own[4] + outer[3] * own[5] + outer[5]


def main() -> None:
    """Prints the table."""
    as_of = dt.date.fromisoformat(sys.argv[1] if len(sys.argv) > 1 else "2018-09-30")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        deck = deck_of(figures(folder, as_of), MADE_AT)
        path = folder / "informe.html"
        path.write_bytes(FORMATS["html"].write(deck))
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS)
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready=true]", state="attached")
        web = html_shares(page)
        browser.close()
        powerpoint = pptx_shares(FORMATS["pptx"].write(deck), deck)
        document = pdf_shares(FORMATS["pdf"].write(deck), deck)
    for slide in deck.slides[1:]:
        paper = f"{document[slide.id]:.0%}" if slide.id in document else ""
        print(f"{slide.id:28} html {web[slide.id]:.0%}  pptx {powerpoint[slide.id]:.0%}  pdf {paper}")
    low = [one.id for one in deck.slides[1:] if min(web[one.id], powerpoint[one.id]) < LEAST]
    print(f"under {LEAST:.0%}: {', '.join(low) or 'none'}")


if __name__ == "__main__":
    main()
