"""Sheet notes: what a sheet says of itself and not of its figures: its sources, its form, the law it follows, when it was made."""

import re

from plancom.language.text import fold
from plancom.sources.files.sheets import Cell

_NOTE = re.compile(
    r"\W*(?:(?:fuente|nota|observacion|aclaracion|source|note|dato)(?:e?s)?\b[^:]{0,40}:"
    r"|(?:fuente|source|elabor(?:o|ad[oa])|proyecto|reviso|revisad[oa]|aprobo|aprobad[oa]|actualizad[oa]|generad[oa])\b"
    r"(?: por| de| el| en| a|\s*:)"
    r"|(?:tomad[oa]s?|datos tomados) de )|\s*\*"
)
_PIECES = re.compile(r"[·|;\n]")
LAWS = (
    r"ley|acuerdo|decreto|resolucion|circular|ordenanza|sentencia|norma|conpes"
    r"|(?:leyes|acuerdos|decretos|resoluciones) (?:n\S* )?\d+ (?:de|y)"
)
_MADE = (
    r"elabor(?:o|acion|ad[oa]s?)|actualiz(?:o|acion|ad[oa]s?)|generad[oa]s?|revis(?:o|ion|ad[oa]s?)|aprob(?:o|acion|ad[oa]s?)"
    r"|impres[oa]s?|consultad[oa]s?|descargad[oa]s?|corte|fecha de \w+|version|codigo"
)
_ASIDE = re.compile(rf"\b(?:{LAWS}|{_MADE})\b(?:(?! [-–—] )[^)])*")
"""From such a word on a piece speaks of the paper: until its bracket ends, or a dash stands alone."""
_PAPER = re.compile(rf"\W*(?:{_MADE})\b")
_FORM = re.compile(r"\b(?:codigo|version)\b")
_IN_FORCE = re.compile(r"\W*vigen(?:cia|te)\b.*")
_DATES = re.compile(r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?!\d)")
_SPELLED = re.compile(r"(\b(?:al?|hasta|hasta el|y el?) )?\b\d{1,2} de [a-z]+,? (?:de|del) \d{4}\b")


def is_of_paper(cell: Cell) -> bool:
    """Whether a cell is words that speak of the paper alone («Fecha de elaboración»)."""
    is_words = isinstance(cell, str) and bool(_PAPER.match(fold(cell)))
    return is_words and not any(map(str.isalnum, about_figures(str(cell))))


def is_note(text: str) -> bool:
    """Whether a line is a note about the table («Fuente: …», «Elaboró: …»), which names no part of it."""
    return bool(_NOTE.match(fold(text)))


def about_figures(text: str) -> str:
    """`text`, folded, without what speaks of the paper: notes, laws, the form's code and dates of issue.

    A form's head («Código: … | Versión: … | Vigencia: 2016») says since when the form is used.
    """
    folded = fold(text)
    form = bool(_FORM.search(folded))
    pieces = [
        _ASIDE.sub(" ", piece)
        for piece in _PIECES.split(folded)
        if not is_note(piece) and not (form and _IN_FORCE.match(piece))
    ]
    plain = _DATES.sub(" ", " · ".join(pieces))
    return _SPELLED.sub(lambda found: found.group() if found.group(1) else " ", plain)
