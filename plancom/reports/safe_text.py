"""Text made safe for every format: no characters that XML forbids, nothing longer than its place."""

import re
from dataclasses import replace

from plancom.reports.deck import Slide, Table

TITLE = 110  # characters of a title on a slide; the whole one stands in the file's properties

# What XML 1.0 has no place for (https://www.w3.org/TR/xml/#charsets), and the marks that turn the reading direction round.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"[ \t\r\n]+")


def clean(text: str) -> str:
    """`text` on one line, without what XML forbids; no-break spaces stay."""
    return _SPACES.sub(" ", _FORBIDDEN.sub("", text)).strip()


def after_label(sentence: str) -> str:
    """What a sentence says after its label: «55 (dada por el plan)» of «Línea base: 55 (dada por el plan)»; without a label, all of it."""
    label, colon, rest = sentence.partition(": ")
    return rest if colon else label


def shortened(text: str, limit: int) -> str:
    """`text` up to `limit` characters, cut at a word, with «…» where something is left out; one word alone, as names of files are, keeps its end."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    if " " not in cut:
        end = (limit - 1) // 2
        return f"{text[: limit - 1 - end]}…{text[len(text) - end :]}"
    space = cut.rfind(" ")
    return f"{cut[:space] if space > limit * 0.5 else cut}…"


def tidy(slide: Slide) -> Slide:
    """`slide` with every text clean."""
    return replace(
        slide,
        title=clean(slide.title),
        headline=clean(slide.headline),
        points=tuple(map(clean, slide.points)),
        foot=tuple(map(clean, slide.foot)),
        notes=tuple(map(clean, slide.notes)),
        tables=tuple(_tidy(table) for table in slide.tables),
    )


def _tidy(table: Table) -> Table:
    return replace(
        table,
        title=clean(table.title),
        head=tuple(map(clean, table.head)),
        rows=tuple(tuple(map(clean, row)) for row in table.rows),
    )
