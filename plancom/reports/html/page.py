"""The page: reveal.js, plotly.js, the slides and their figures in one file, with a policy that lets nothing else in."""

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import htpy as h

from plancom.charts import STATUS, browser, config
from plancom.charts.theme import Look, palette
from plancom.html import VIEWPORT, Node, html_of, policy, verbatim, web_page
from plancom.language import dates
from plancom.language.translation import tr
from plancom.reports.deck import Deck, Result
from plancom.reports.html.enlarged import enlarged
from plancom.reports.html.slide_markup import around_slides, dialog, section
from plancom.reports.vendor import FAMILY, REVEAL, WEB_FONTS

HERE = Path(__file__).parent
FACTOR = 24 / 13  # the screen's smallest letters are 13 px; on a slide of 1920 × 1080 nothing is under 24


PRESENTED = 'fetch(location.pathname + "/mostrada" + location.search, { method: "POST", keepalive: true });'
"""What the server's own page says to it once it stands: that it was opened, and is to be remembered."""


def page(deck: Deck, *, says_presented: bool = False) -> bytes:
    """The deck as one HTML file. It asks nothing of any network, and its policy forbids it to; but that a served one `says_presented` to its server."""
    scripts = _scripts() + ([PRESENTED] if says_presented else [])
    content = json_script(deck)
    style = _style() + _colours(deck.accent)
    slides = [section(slide, deck, number) for number, slide in enumerate(deck.slides, start=1)]
    body: list[Node] = [
        h.main[h.div(".reveal")[h.div(".slides")[slides]]],
        [dialog(slide) for slide in deck.slides],
        around_slides(),
        h.script(type="application/json", id="deck")[verbatim(content)],
        [h.script[verbatim(script)] for script in scripts],
    ]
    head = [policy(rules(scripts, asks_server=says_presented)), VIEWPORT, h.meta(name="generator", content="plancom")]
    title = tr("{title}. Corte: {day}", title=deck.session or deck.title, day=dates.date(deck.as_of))
    return html_of(web_page(title, body, head=head, style=style)).encode("utf-8")


def _scripts() -> list[str]:
    return [_library("reveal"), _library("plotly"), (HERE / "deck.js").read_text(encoding="utf-8")]


@cache
def served_policy() -> str:
    """The policy that an answer with such a page must bring: the page's own, and that nobody frames it."""
    return f"{rules([*_scripts(), PRESENTED], asks_server=True)}; frame-ancestors 'none'"


def rules(scripts: list[str], *, asks_server: bool = False) -> str:
    """Nothing from outside, and of scripts only these very ones. Styles inline, because plotly and reveal set them so."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts)
    asks = " connect-src 'self';" if asks_server else ""
    return f"default-src 'none'; script-src {hashes};{asks} style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"


def json_script(deck: Deck) -> str:
    """Figures and charts as JSON that cannot end its own script element."""
    charts = {
        slide.id: {
            "light": _figure(slide.chart, Look(accent=deck.accent)),
            "dark": _figure(slide.chart, Look(accent=deck.accent, dark=True)),
        }
        for slide in deck.slides
        if slide.chart
    }
    document = {
        "plan": deck.plan_id,
        "as_of": deck.as_of.isoformat(),
        "title": deck.title,
        "indicators": [_result(result) for result in deck.results],
        "charts": charts,
        "advance": deck.advance,
        "config": config(deck.plan_id) | {"displayModeBar": False},
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _result(result: Result) -> dict[str, Any]:
    figure = result.progress
    return {
        "id": figure.id, "name": figure.name, "status": figure.status, "plan_year": figure.plan_year, "readings": list(figure.reading),
        **{fact.id: fact.value for fact in result.facts},
    }  # fmt: skip


def _figure(chart: Any, look: Look) -> dict[str, Any]:
    drawn = chart.figure(look, slide=True)
    figure = json.loads(drawn.to_json(validate=False))
    large = enlarged(figure, FACTOR)
    large["layout"].pop("height", None)
    return large


@cache
def _library(name: str) -> str:
    """A library's script, made safe to stand in a page: without a source map, and without anything that ends the element."""
    file = REVEAL / "reveal.js" if name == "reveal" else browser.FOLDER / browser.PLOTLY
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"//# sourceMappingURL=\S+", "", text)
    return re.sub(r"</(script)", r"<\\/\1", text, flags=re.IGNORECASE)


@cache
def _style() -> str:
    faces = "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:url(data:font/woff2;base64,{base64.b64encode(path.read_bytes()).decode()}) format('woff2')}}"
        for weight, path in WEB_FONTS.items()
    )
    reveal = _without_print((REVEAL / "reveal.css").read_text(encoding="utf-8"))
    return faces + reveal + (HERE / "deck.css").read_text(encoding="utf-8")


def _without_print(css: str) -> str:
    """reveal.js's sheet without its own rules for paper, which make every title 20 points: ours print slides as they are."""
    start = css.find("@media print")
    while start >= 0:
        depth, end = 0, css.index("{", start)
        while True:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
            if not depth:
                break
        css = css[:start] + css[end:]
        start = css.find("@media print", start)
    return css


def _colours(accent: str) -> str:
    """Custom properties for light and dark, from the same palette as the charts."""
    rules = []
    for dark in (False, True):
        look = palette(Look(accent=accent, dark=dark))
        values = {"paper": look.paper, "ink": look.ink, "soft": look.soft, "grid": look.grid, "accent": look.actual}
        values |= {key: mark.colour(dark=dark) for key, mark in STATUS.items()}
        body = "".join(f"--{key.replace('_', '-')}:{value};" for key, value in values.items())
        rules.append(
            f":root[data-theme={'dark' if dark else 'light'}]{{{body}color-scheme:{'dark' if dark else 'light'}}}"
        )
    return (
        rules[0].replace(":root[data-theme=light]", ":root,:root[data-theme=light]")
        + rules[1]
        + "@media print{"
        + rules[0].replace(":root[data-theme=light]", ":root,:root[data-theme]")
        + "}"
    )
