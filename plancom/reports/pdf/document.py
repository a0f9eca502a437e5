"""The document: the deck as data for report.typ, compiled by Typst in this process."""

import base64
import datetime as dt
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import htpy as h
import typst
from fontTools.ttLib import TTFont
from matplotlib import get_data_path

from plancom.charts.colours import mix
from plancom.charts.event_marks import COLUMN
from plancom.charts.status import coloured_labels
from plancom.charts.theme import Look, palette
from plancom.html import html_of
from plancom.language import dates
from plancom.language.tags import office_tag
from plancom.language.translation import tr
from plancom.reports.deck import Deck, Fact, Logo, Slide, Table
from plancom.reports.pdf.drawing import drawing
from plancom.reports.vendor import EMOJI, FONT_FOLDER, FONTS

TEMPLATE = Path(__file__).with_name("report.typ")
SYMBOLS = (
    Path(get_data_path()) / "fonts" / "ttf"
)  # matplotlib's DejaVu Sans has the shapes that Source Sans lacks: ◇ and ◐
WORDS = 6.0  # how many times as wide as a figure's column is that of what happened in each month
STANDARDS: Any = ["ua-1", "a-2a"]  # for screen readers, and for the archive
UNKNOWN = "\u25a1"  # in the place of a letter that no font of ours has


def document(deck: Deck) -> bytes:
    """The deck as a PDF/A-2a that is also PDF/UA-1, on letter paper."""
    look = Look(accent=deck.accent)
    colours = palette(look)
    content = {
        "title": deck.title,
        "institution": deck.institution,
        "short": deck.short_institution,
        "plan": deck.plan_name,
        "cut": tr("Corte: {day}", day=dates.date(deck.as_of)),
        "made": tr("{source}. Hecho el {moment}.", source=deck.plan_source, moment=dates.moment(deck.made_at)),
        "words": _words(deck),
        "sample": tr("Datos de ejemplo: cifras inventadas") if deck.has_samples else "",
        "logo": _logo(deck.logo) if deck.logo else "",
        "colours": {
            "accent": colours.actual,
            "ink": colours.ink,
            "soft": colours.soft,
            "grid": colours.grid,
            "pale": mix(colours.actual, "#ffffff", 0.93),
        },
        "status": coloured_labels(),
        "cover": _slide(deck.slides[0], look),
        "chapters": [_slide(slide, look) for slide in deck.slides[1:]],
    }
    compiler = typst.Compiler(TEMPLATE.read_bytes(), font_paths=_fonts())
    made = compiler.compile(
        format="pdf",
        sys_inputs={"deck": json.dumps(_writable(content), ensure_ascii=False)},
        pdf_standards=STANDARDS,
        timestamp=deck.made_at.replace(tzinfo=dt.timezone(deck.made_at.utcoffset() or dt.timedelta())),
    )
    if not isinstance(made, bytes):  # a list of pages is for pictures
        raise TypeError
    return made


def _words(deck: Deck) -> dict[str, str]:
    """What the template says of its own, and the language it says it in."""
    language, country = f"{office_tag()}".split("-")
    return {
        "language": language,
        "country": country,
        "keyword": tr("plan de comunicaciones"),
        "page": tr("1 de 1"),
        "empty": tr("Sin datos para dibujar."),
        "how": tr("Cómo se calcula y de dónde sale"),
        "notes": tr("Notas"),
        "logo": tr("Logo: {institution}", institution=deck.institution),
        "contents": tr("Contenido"),
    }


@cache
def _fonts() -> typst.Fonts:
    """Our fonts and no others: the same document on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONT_FOLDER, SYMBOLS])


def _logo(logo: Logo) -> str:
    """The logo as an SVG around its PNG: Typst takes texts from us, not bytes."""
    data = base64.b64encode(logo.png).decode()
    box = {"width": logo.width, "height": logo.height}
    picture = h.svg(box, xmlns="http://www.w3.org/2000/svg")[h.image(box, href=f"data:image/png;base64,{data}")]
    return html_of(picture)


def _slide(slide: Slide, look: Look) -> dict[str, Any]:
    return {
        "id": slide.id,
        "kind": slide.kind,
        "title": slide.title,
        "headline": slide.headline,
        "status": slide.mark.label if slide.mark else "",
        "chart": drawing(slide.chart, look, short=bool(slide.tables)) if slide.chart else "",
        "alt": slide.chart.alt if slide.chart else "",
        "caption": slide.chart.title if slide.chart else "",
        "data": _months(slide),
        "facts": [_fact(fact) for fact in slide.facts],
        "tables": [_table(table) for table in slide.tables],
        "points": list(slide.points),
        "foot": list(slide.foot),
        "notes": [note for note in slide.notes if note not in {slide.headline, *slide.foot, *slide.points}],
    }


def _months(slide: Slide) -> dict[str, Any] | None:
    """The chart's table, for those who read figures rather than lines."""
    if slide.chart is None:
        return None
    found = slide.chart.table
    says = tr(COLUMN) in found.columns
    words = 2 if says else 1  # columns at the end that hold words: the state, and what happened
    align = ["left", *("right",) * (len(found.columns) - 1 - words), *("left",) * words]
    return {
        "title": tr("Año por año: {unit}", unit=slide.chart.unit)
        if slide.kind == "years"
        else tr("Mes a mes: {unit}", unit=slide.chart.unit),
        "head": list(found.columns),
        "rows": found.to_numpy().tolist(),
        "align": align,
        "widths": [*[1.0] * (len(found.columns) - 1), WORDS if says else 1.0],
        "says": says,
    }


def _fact(fact: Fact) -> dict[str, str]:
    return {"label": fact.label, "text": fact.text}


def _table(table: Table) -> dict[str, Any]:
    return {"title": table.title, "head": list(table.head), "rows": [list(map(breakable, row)) for row in table.rows],
            "align": list(table.align), "widths": list(table.widths)}  # fmt: skip


def breakable(text: str) -> str:
    """`text` with places to break in every word that is longer than a column: a vendor's file name would run over the next one."""
    return _LONG_WORD.sub(lambda word: _LONG_RUN.sub("\\g<0>\u200b", _JOINT.sub("\\g<0>\u200b", word[0])), text)


_LONG_WORD = re.compile(r"\S{23,}")
_JOINT = re.compile(r"[_\-.](?=\w)")
_LONG_RUN = re.compile(r"[^\W_]{32}(?=[^\W_])")


_INVISIBLE = frozenset({0xA0, 0xAD, 0x200B})


@cache
def _letters() -> frozenset[int]:
    """Every letter that one of our fonts can show, and those that are not seen."""
    found: set[int] = {0x0A, 0x20, *_INVISIBLE}
    for path in (FONTS[0], EMOJI, SYMBOLS / "DejaVuSans.ttf"):
        with TTFont(path, lazy=True) as font:
            found |= set(font.getBestCmap())
    return frozenset(found)


def _boxed(text: str) -> str:
    known = _letters()
    return "".join(letter if ord(letter) in known else UNKNOWN for letter in text)


def _writable(content: Any) -> Any:
    """`content` with a box for every letter that no font has: an archive may not hold a letter without a shape."""
    if isinstance(content, str):
        return content if content.isascii() else _boxed(content)
    if isinstance(content, dict):
        return {_writable(key): _writable(value) for key, value in content.items()}
    return [_writable(value) for value in content] if isinstance(content, list) else content
